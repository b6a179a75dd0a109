#include "shared/markdown/inlines.h"

#include <algorithm>
#include <utility>

#include "shared/markdown/autolink.h"
#include "shared/markdown/chars.h"
#include "shared/markdown/emphasis.h"
#include "shared/markdown/escape.h"

namespace aisle::markdown {
namespace {

constexpr std::size_t kBackticksMax = 80;  // A longer run of backticks opens no code span.
constexpr std::size_t kTitleBytesMax = 1000;

bool is_space(char c) { return is_blank(c) || c == '\n'; }

// What the first pass finds: text as it will be shown, and the places where something may begin or
// end. Runs of marks are settled by `Emphasis`, links by a list of open brackets.
struct Piece {
  enum Kind { text, code, line_break, marks, link, image, link_end, bracket };
  Kind kind = text;
  std::string value;         // Text, code, or a link's url.
  std::size_t marks_at = 0;  // Which run.
};

struct Bracket {
  std::size_t piece;  // Becomes `link` or `image` when it closes well, else it stays text.
  std::size_t runs;   // How many runs of marks stood before it.
  bool image;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : in_(text) {}

  std::vector<Inline> run() {
    while (pos_ < in_.size()) step();
    emphasis_.settle(0);
    return build();
  }

 private:
  char at(std::size_t pos) const { return pos < in_.size() ? in_[pos] : '\0'; }

  std::string& text() {
    if (pieces_.empty() || pieces_.back().kind != Piece::text) pieces_.emplace_back();
    return pieces_.back().value;
  }
  void take(std::size_t n) {
    text().append(in_, pos_, n);
    pos_ += n;
  }
  void push(Piece::Kind kind, std::string value = {}) {
    pieces_.push_back({kind, std::move(value), 0});
  }

  void step() {
    switch (const char c = in_[pos_]) {
      case '\\': return backslash();
      case '`': return code_span();
      case '*':
      case '_':
      case '~': return marks(c);
      case '[': return open_bracket(1);
      case ']': return close_bracket();
      case '\n': return new_line();
      case '<': return angle();
      case '&': return entity();
      case '!':
        if (at(pos_ + 1) == '[') return open_bracket(2);
        return take(1);
      default:
        if (is_alnum(c) && (pos_ == 0 || !is_alnum(in_[pos_ - 1]))) return word();
        return take(1);
    }
  }

  // A word may be the start of an address; between brackets it is a link's text.
  void word() {
    if (brackets_.empty()) {
      if (const Autolink link = find_autolink(in_, pos_); link.length > 0) return autolink(link);
    }
    std::size_t end = pos_ + 1;
    while (is_alnum(at(end))) ++end;
    take(end - pos_);
  }

  void autolink(const Autolink& link) {
    push(Piece::link, link.url);
    text().append(link.shown);
    push(Piece::link_end);
    pos_ += link.length;
  }

  void angle() {
    if (const Autolink link = find_angle_link(in_, pos_); link.length > 0) return autolink(link);
    take(1);
  }

  void backslash() {
    const char next = at(pos_ + 1);
    if (next == '\n') {
      push(Piece::line_break);
      pos_ += 2;
      return;
    }
    if (is_ascii_punctuation(static_cast<unsigned char>(next))) ++pos_;
    take(1);
  }

  void entity() {
    const std::size_t n = entity_length(in_.substr(pos_));
    if (n == 0) return take(1);
    text() += unescape(in_.substr(pos_, n));
    pos_ += n;
  }

  void new_line() {
    std::size_t spaces = 0;
    if (!pieces_.empty() && pieces_.back().kind == Piece::text) {
      std::string& before = pieces_.back().value;
      // Only spaces that stand in the source count, not those that an entity gave.
      while (spaces < before.size() && spaces < pos_ && in_[pos_ - 1 - spaces] == ' ') ++spaces;
      before.resize(before.size() - spaces);
    }
    ++pos_;
    while (is_blank(at(pos_))) ++pos_;
    if (spaces >= 2)
      push(Piece::line_break);
    else
      text() += ' ';
  }

  // Where a run of exactly `length` backticks begins, from pos_ on.
  std::size_t find_backticks(std::size_t length) {
    if (length > kBackticksMax || (all_seen_ && last_seen_[length] < pos_)) return in_.npos;
    for (std::size_t i = in_.find('`', pos_); i != in_.npos;) {
      const std::size_t run = run_length(in_, i);
      if (run <= kBackticksMax) last_seen_[run] = i;
      if (run == length) return i;
      i = in_.find('`', i + run);
    }
    all_seen_ = true;
    return in_.npos;
  }

  void code_span() {
    const std::size_t length = run_length(in_, pos_);
    const std::size_t start = pos_ + length;
    take(length);
    const std::size_t end = find_backticks(length);
    if (end == in_.npos) return;
    std::string& before = pieces_.back().value;
    before.resize(before.size() - length);
    std::string code(in_.substr(start, end - start));
    std::replace(code.begin(), code.end(), '\n', ' ');
    if (code.size() > 2 && code.front() == ' ' && code.back() == ' ' &&
        code.find_first_not_of(' ') != code.npos) {
      code = code.substr(1, code.size() - 2);
    }
    push(Piece::code, std::move(code));
    pos_ = end + length;
  }

  void marks(char mark) {
    const std::size_t length = run_length(in_, pos_);
    if (mark == '~' && length > 2) return take(length);
    push(Piece::marks);
    pieces_.back().marks_at = emphasis_.add(in_, pos_, length);
    pos_ += length;
  }

  void open_bracket(std::size_t n) {
    brackets_.push_back({pieces_.size(), emphasis_.waiting(), n == 2});
    push(Piece::bracket, std::string(in_.substr(pos_, n)));
    pos_ += n;
  }

  void close_bracket() {
    if (brackets_.empty()) return take(1);
    const Bracket bracket = brackets_.back();
    const bool dead = !bracket.image && brackets_.size() <= dead_;
    brackets_.pop_back();
    dead_ = std::min(dead_, brackets_.size());
    std::string url;
    std::size_t end = pos_ + 1;
    if (dead || !link_tail(end, url)) return take(1);
    pieces_[bracket.piece].kind = bracket.image ? Piece::image : Piece::link;
    pieces_[bracket.piece].value = std::move(url);
    emphasis_.settle(bracket.runs);
    push(Piece::link_end);
    if (!bracket.image) dead_ = brackets_.size();  // No link stands inside a link.
    pos_ = end;
  }

  void skip_space(std::size_t& pos) const {
    while (is_space(at(pos))) ++pos;
  }

  // "(/url "title")"; `pos` moves behind it.
  bool link_tail(std::size_t& pos, std::string& url) const {
    if (at(pos) != '(') return false;
    ++pos;
    skip_space(pos);
    const std::size_t begin = pos;
    if (!destination(pos)) return false;
    std::string_view raw = in_.substr(begin, pos - begin);
    if (!raw.empty() && raw.front() == '<') raw = raw.substr(1, raw.size() - 2);
    const std::size_t before_space = pos;
    skip_space(pos);
    if (pos > before_space && is_any_of(at(pos), "\"'(")) {
      if (!title(pos)) return false;
      skip_space(pos);
    }
    if (at(pos) != ')') return false;
    ++pos;
    url = unescape(raw);
    return true;
  }

  bool destination(std::size_t& pos) const {
    const std::size_t limit = std::min(in_.size(), pos + kUrlBytesMax);
    const bool angle = at(pos) == '<';
    int parentheses = 0;
    for (std::size_t i = pos + angle; i < limit; ++i) {
      const char c = in_[i];
      if (c == '\\' && is_ascii_punctuation(static_cast<unsigned char>(at(i + 1)))) {
        ++i;
      } else if (angle) {
        if (c == '\n' || c == '<') return false;
        if (c == '>') {
          pos = i + 1;
          return true;
        }
      } else if (c == '(') {
        if (++parentheses > 32) return false;
      } else if (static_cast<unsigned char>(c) <= ' ' || (c == ')' && parentheses-- == 0)) {
        pos = i;
        return parentheses <= 0;
      }
    }
    return false;
  }

  bool title(std::size_t& pos) const {
    const char end = in_[pos] == '(' ? ')' : in_[pos];
    const std::size_t limit = std::min(in_.size(), pos + kTitleBytesMax);
    for (std::size_t i = pos + 1; i < limit; ++i) {
      if (in_[i] == '\\') {
        ++i;
      } else if (in_[i] == end) {
        pos = i + 1;
        return true;
      } else if (in_[i] == '(' && end == ')') {
        return false;
      }
    }
    return false;
  }

  std::vector<Inline> build();

  std::string_view in_;
  std::size_t pos_ = 0;
  std::vector<Piece> pieces_;
  Emphasis emphasis_;
  std::vector<Bracket> brackets_;
  std::size_t dead_ = 0;  // Brackets below this height may open images only.
  bool all_seen_ = false;
  std::size_t last_seen_[kBackticksMax + 1] = {};
};

// Puts the pieces into a tree. Each thing that opens is noted, also when it gets no node of its
// own.
class Tree {
 public:
  void text(std::string_view value) {
    if (value.empty()) return;
    std::vector<Inline>& list = *place_;
    if (list.empty() || list.back().kind != InlineKind::text) list.emplace_back();
    list.back().text += value;
  }
  void leaf(InlineKind kind, std::string_view value) {
    if (plain_ > 0) return text(kind == InlineKind::line_break ? " " : value);
    place_->emplace_back();
    place_->back().kind = kind;
    place_->back().text = value;
  }
  void open(InlineKind kind, bool wanted, std::string_view url = {}) {
    const bool link = kind == InlineKind::link;
    wanted = wanted && plain_ == 0 && depth_ < kDepthMax && !(link && in_link_);
    opened_.push_back({place_, wanted, wanted && link, false});
    if (!wanted) return;
    place_->emplace_back();
    place_->back().kind = kind;
    place_->back().url = url;
    place_ = &place_->back().children;
    ++depth_;
    in_link_ = in_link_ || link;
  }
  void open_image() {
    opened_.push_back({place_, false, false, true});
    ++plain_;
  }
  void close() {
    const Opened last = opened_.back();
    opened_.pop_back();
    place_ = last.place;
    depth_ -= last.node;
    plain_ -= last.image;
    if (last.link) in_link_ = false;
  }
  std::vector<Inline> take() { return std::move(root_); }

 private:
  struct Opened {
    std::vector<Inline>* place;
    bool node, link, image;
  };
  std::vector<Inline> root_;
  std::vector<Inline>* place_ = &root_;
  std::vector<Opened> opened_;
  int depth_ = 0;
  int plain_ = 0;
  bool in_link_ = false;
};

std::vector<Inline> Scanner::build() {
  Tree tree;
  for (const Piece& piece : pieces_) {
    switch (piece.kind) {
      case Piece::text:
      case Piece::bracket: tree.text(piece.value); break;
      case Piece::code: tree.leaf(InlineKind::code, piece.value); break;
      case Piece::line_break: tree.leaf(InlineKind::line_break, {}); break;
      case Piece::link:
        tree.open(InlineKind::link, is_allowed_url(piece.value), piece.value);
        break;
      case Piece::image: tree.open_image(); break;
      case Piece::link_end: tree.close(); break;
      case Piece::marks: {
        const MarkRun& run = emphasis_.run(piece.marks_at);
        for (std::size_t i = 0; i < run.closes; ++i) tree.close();
        tree.text(std::string(run.left, run.mark));
        for (auto kind = run.opens.rbegin(); kind != run.opens.rend(); ++kind)
          tree.open(*kind, true);
        break;
      }
    }
  }
  return tree.take();
}

}  // namespace

std::vector<Inline> parse_inlines(std::string_view text) { return Scanner(text).run(); }

}  // namespace aisle::markdown
