#include "shared/markdown/blocks.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "shared/base/text.h"
#include "shared/markdown/chars.h"
#include "shared/markdown/escape.h"
#include "shared/markdown/inlines.h"
#include "shared/markdown/table.h"

namespace aisle::markdown {
namespace {

// A table's cells lie two levels below it, and everything else one below its container.
constexpr std::size_t kContainersMax = kDepthMax - 3;
constexpr std::size_t kCellCost = 16;  // Bytes that a cell counts for at least.

bool can_hold(BlockKind parent, BlockKind child) {
  switch (parent) {
    case BlockKind::quote:
    case BlockKind::item: return child != BlockKind::item;
    case BlockKind::bullet_list:
    case BlockKind::ordered_list: return child == BlockKind::item;
    default: return false;
  }
}

std::string_view without_last_line(std::string_view text) {
  const auto end = text.substr(0, text.size() - 1).rfind('\n');
  return end == text.npos ? std::string_view{} : text.substr(0, end + 1);
}

}  // namespace

Blocks::Blocks() {
  open_.emplace_back();
  open_[0].block.kind = BlockKind::quote;
}

std::vector<Block> Blocks::take() { return std::exchange(open_[0].block.children, {}); }

void Blocks::find_word() {
  std::size_t column = column_;
  for (word_ = pos_; word_ < line_.size() && is_blank(line_[word_]); ++word_) {
    column += line_[word_] == '\t' ? 4 - column % 4 : 1;
  }
  indent_ = column - column_;
}

void Blocks::advance(std::size_t count, bool columns) {
  while (count > 0 && pos_ < line_.size()) {
    std::size_t step = 1;
    inside_tab_ = false;
    if (line_[pos_] == '\t') {
      const std::size_t width = 4 - column_ % 4;
      inside_tab_ = columns && width > count;
      step = inside_tab_ ? count : width;
    }
    column_ += step;
    pos_ += !inside_tab_;
    count -= columns ? step : 1;
  }
  find_word();
}

void Blocks::advance_to_word() {
  column_ += indent_;
  pos_ = word_;
  inside_tab_ = false;
  indent_ = 0;
}

void Blocks::add_line(std::string_view line) {
  line_ = line;
  pos_ = column_ = 0;
  inside_tab_ = used_up_ = false;
  find_word();
  open_bytes_ += line.size() + 1;

  for (level_ = 1; level_ < open_.size(); ++level_) {
    const Step step = match(open_[level_], level_);
    if (step == Step::line_done) return;
    if (step == Step::stop) break;
  }
  // Nothing starts inside code; what starts as code or takes the whole line ends the search.
  if (open_[level_ - 1].block.kind != BlockKind::code) {
    while (!blank() && !start_leaf() && start_container()) {
    }
  }
  if (used_up_)
    after_blank_ = false;
  else
    add_rest();
  line_ = {};
}

// Whether the line continues an open block; what belongs to the block's own marks is used up.
Blocks::Step Blocks::match(const Open& open, std::size_t level) {
  switch (open.block.kind) {
    case BlockKind::quote:
      if (indented() || blank() || line_[word_] != '>') return Step::stop;
      advance_to_word();
      advance(1, false);
      if (pos_ < line_.size() && is_blank(line_[pos_])) advance(1, true);
      return Step::matched;
    case BlockKind::item:
      // An item that is still empty ends with a blank line.
      if (blank() && open.block.children.empty() && level + 1 == open_.size()) return Step::stop;
      if (indent_ >= open.indent)
        advance(open.indent, true);
      else if (blank())
        advance_to_word();
      else
        return Step::stop;
      return Step::matched;
    case BlockKind::code: {
      if (open.mark == 0) {
        if (indented())
          advance(4, true);
        else if (blank())
          advance_to_word();
        else
          return Step::stop;
        return Step::matched;
      }
      const std::string_view fence = rest();
      if (!indented() && !blank() && fence[0] == open.mark) {
        const std::size_t length = run_length(fence, 0);
        if (length >= open.fence && trim(fence.substr(length)).empty()) {
          close_to(level);
          after_blank_ = false;
          return Step::line_done;
        }
      }
      advance(std::min(indent_, open.indent), true);
      return Step::matched;
    }
    case BlockKind::paragraph:
    case BlockKind::table: return blank() ? Step::stop : Step::matched;
    default: return Step::matched;
  }
}

bool Blocks::start_leaf() {
  if (indented()) return start_indented();
  return start_heading() || start_fence() || start_underlined() || start_rule();
}

bool Blocks::start_container() {
  return !indented() && (start_quote() || start_item() || start_table());
}

bool Blocks::start_quote() {
  if (line_[word_] != '>' || level_ > kContainersMax) return false;
  advance_to_word();
  advance(1, false);
  if (pos_ < line_.size() && is_blank(line_[pos_])) advance(1, true);
  push(BlockKind::quote);
  return true;
}

bool Blocks::start_heading() {
  const std::string_view text = rest();
  if (text[0] != '#') return false;
  const std::size_t length = run_length(text, 0);
  if (length > 6 || (length < text.size() && !is_blank(text[length]))) return false;
  std::string_view title = trim(text.substr(length));
  const auto end = title.find_last_not_of('#');
  if (end == title.npos)
    title = {};
  else if (is_blank(title[end]))
    title = trim(title.substr(0, end));
  Open& heading = push(BlockKind::heading);
  heading.block.level = static_cast<int>(length);
  heading.text = title;
  close_to(open_.size() - 1);
  use_up();
  return true;
}

bool Blocks::start_fence() {
  const std::string_view text = rest();
  if (text[0] != '`' && text[0] != '~') return false;
  const std::size_t length = run_length(text, 0);
  std::string_view info = trim(text.substr(length));
  if (length < 3 || (text[0] == '`' && info.find('`') != info.npos)) return false;
  const std::size_t indent = indent_;
  Open& code = push(BlockKind::code);
  code.mark = text[0];
  code.fence = length;
  code.indent = indent;
  code.block.info = unescape(info.substr(0, info.find_first_of(" \t")));
  use_up();
  return true;
}

// A line of "=" or "-" makes a heading of the paragraph above.
bool Blocks::start_underlined() {
  const std::string_view text = trim(rest());
  if (level_ != open_.size() || !in_paragraph() || text.empty() ||
      (text[0] != '=' && text[0] != '-') || run_length(text, 0) != text.size()) {
    return false;
  }
  top().block.kind = BlockKind::heading;
  top().block.level = text[0] == '=' ? 1 : 2;
  close_to(open_.size() - 1);
  use_up();
  return true;
}

bool Blocks::start_rule() {
  const std::string_view text = rest();
  if (!is_any_of(text[0], "*-_")) return false;
  std::size_t marks = 0;
  for (const char c : text) {
    if (c == text[0])
      ++marks;
    else if (!is_blank(c))
      return false;
  }
  if (marks < 3) return false;
  push(BlockKind::rule);
  close_to(open_.size() - 1);
  use_up();
  return true;
}

bool Blocks::start_item() {
  const std::string_view text = rest();
  std::size_t digits = 0;
  while (digits < text.size() && digits < 10 && is_digit(text[digits])) ++digits;
  const char mark = digits < text.size() ? text[digits] : '\0';
  if (digits > 9 || mark == '\0' || !is_any_of(mark, digits > 0 ? ".)" : "*+-")) return false;
  if (digits + 1 < text.size() && !is_blank(text[digits + 1])) return false;
  int number = 0;
  std::from_chars(text.data(), text.data() + digits, number);
  const bool empty = trim(text.substr(digits + 1)).empty();
  // A sentence that happens to go on with a dash alone or a number is no list.
  const bool interrupts = open_[level_ - 1].block.kind == BlockKind::paragraph;
  if (interrupts && (empty || (digits > 0 && number != 1))) return false;
  const BlockKind kind = digits > 0 ? BlockKind::ordered_list : BlockKind::bullet_list;
  const Open& around = open_[level_ - 1];
  const bool joins = around.block.kind == kind && around.mark == mark;
  if (level_ + !joins > kContainersMax) return false;

  const std::size_t marker_indent = indent_;
  advance_to_word();
  advance(digits + 1, true);
  std::size_t padding = indent_;
  if (padding < 1 || padding > 4 || empty) {
    padding = 1;
    if (pos_ < line_.size()) advance(1, true);
  } else {
    advance(padding, true);
  }
  if (!joins) {
    Open& list = push(kind);
    list.mark = mark;
    list.block.level = number;
  }
  push(BlockKind::item).indent = marker_indent + digits + 1 + padding;
  return true;
}

bool Blocks::start_indented() {
  if (in_paragraph()) return false;
  advance(4, true);
  push(BlockKind::code);
  return true;
}

// A line like "|---|:-:|" under a line with as many cells makes a table of both.
bool Blocks::start_table() {
  if (level_ != open_.size() || !in_paragraph()) return false;
  std::vector<int> alignments = parse_alignments(rest());
  if (alignments.empty()) return false;
  const std::string_view before = without_last_line(top().text);
  const std::string head = top().text.substr(before.size());
  if (split_cells(head).size() != alignments.size()) return false;
  if (before.empty()) {
    open_.pop_back();
  } else {
    top().text.resize(before.size());
  }
  level_ = open_.size();
  Open& table = push(BlockKind::table);
  table.alignments = std::move(alignments);
  add_row(table, head);
  use_up();
  return true;
}

void Blocks::use_up() {
  pos_ = word_ = line_.size();
  used_up_ = true;
}

// What is left of the line behind the marks of its blocks: text, or nothing.
void Blocks::add_rest() {
  const bool lazy = level_ < open_.size() && !blank() && in_paragraph();
  if (!lazy) close_to(level_);
  switch (top().block.kind) {
    case BlockKind::paragraph:
    case BlockKind::code: add_text(); break;
    case BlockKind::table: add_row(top(), rest()); break;
    default:
      if (blank()) break;
      push(BlockKind::paragraph);
      add_text();
  }
  const Open& around = top();
  after_blank_ = blank() && around.block.kind != BlockKind::quote && around.fence == 0 &&
                 !(around.block.kind == BlockKind::item && around.block.children.empty());
}

void Blocks::add_text() {
  std::string& text = top().text;
  if (in_paragraph()) {
    text += rest();
  } else {
    if (inside_tab_) text.append(4 - column_ % 4, ' '), ++pos_;
    text += line_.substr(pos_);
  }
  text += '\n';
}

Blocks::Open& Blocks::push(BlockKind kind) {
  close_to(level_);
  while (open_.size() > 1 && !can_hold(top().block.kind, kind)) close_to(open_.size() - 1);
  // A blank line between two items, or between two blocks of one item, makes their list loose.
  if (after_blank_ && !top().block.children.empty()) {
    if (kind == BlockKind::item)
      top().block.tight = false;
    else if (top().block.kind == BlockKind::item)
      open_[open_.size() - 2].block.tight = false;
  }
  if (open_.size() == 1) open_bytes_ = line_.size() + 1;
  open_.emplace_back();
  top().block.kind = kind;
  level_ = open_.size();
  return top();
}

void Blocks::close_to(std::size_t height) {
  while (open_.size() > height) {
    finish(top());
    Block block = std::move(top().block);
    open_.pop_back();
    top().block.children.push_back(std::move(block));
  }
  if (height == 1) open_bytes_ = 0;
}

void Blocks::finish(Open& open) {
  if (open.block.kind == BlockKind::paragraph || open.block.kind == BlockKind::heading) {
    open.block.inlines = parse_inlines(trim(open.text));
  } else if (open.block.kind == BlockKind::code) {
    if (!open.text.empty()) open.text.pop_back();
    if (open.mark == 0) {  // Blank lines at the end belong to what follows.
      const auto last_word = open.text.find_last_not_of(" \t\n");
      const auto end = last_word == open.text.npos ? 0 : open.text.find('\n', last_word);
      open.text.resize(std::min(end, open.text.size()));
    }
    open.block.text = std::move(open.text);
  }
}

void Blocks::add_row(Open& table, std::string_view line) {
  std::vector<std::string> cells = split_cells(line);
  cells.resize(table.alignments.size());
  Block row{.kind = BlockKind::row};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Block cell{.kind = BlockKind::cell, .level = table.alignments[i]};
    cell.inlines = parse_inlines(cells[i]);
    row.children.push_back(std::move(cell));
  }
  table.block.children.push_back(std::move(row));
  open_bytes_ += cells.size() * kCellCost;
}

}  // namespace aisle::markdown
