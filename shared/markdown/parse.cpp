#include "shared/markdown/parse.h"

#include <iterator>
#include <utility>

#include "shared/markdown/chars.h"

namespace aisle::markdown {
namespace {

// A whole line never has more, so a block that has reached this is sealed before it passes the
// bound.
constexpr std::size_t kSealBytes = kOpenBlockBytesMax - 2 * kLineBytesMax;

// Marks that mean nothing certain yet: "-" may begin an item or underline a heading.
bool is_undecided(std::string_view line) {
  return line.find_first_not_of("-=*_+#`~>|: \t") == line.npos;
}

void add_line(Blocks& blocks, std::string_view line) {
  if (line.find('\0') == line.npos) return blocks.add_line(line);
  std::string clean;
  for (const char c : line) {
    if (c == '\0')
      clean += "\xEF\xBF\xBD";
    else
      clean += c;
  }
  blocks.add_line(clean);
}

}  // namespace

void Parser::append(std::string_view piece) {
  while (!piece.empty()) {
    if (std::exchange(after_cr_, false) && piece[0] == '\n') {
      piece.remove_prefix(1);
      continue;
    }
    const std::string_view room = piece.substr(0, kLineBytesMax - rest_.size());
    const auto end = room.find_first_of("\r\n");
    rest_ += room.substr(0, end);
    if (end != room.npos) {
      after_cr_ = room[end] == '\r';
      piece.remove_prefix(end + 1);
      end_line(rest_.size());
    } else {
      piece.remove_prefix(room.size());
      if (rest_.size() == kLineBytesMax) end_line(kLineBytesMax - unfinished_bytes(rest_));
    }
  }
  std::vector<Block> ended = blocks_.take();
  sealed_.insert(sealed_.end(), std::make_move_iterator(ended.begin()),
                 std::make_move_iterator(ended.end()));
}

void Parser::end_line(std::size_t bytes) {
  add_line(blocks_, std::string_view(rest_).substr(0, bytes));
  rest_.erase(0, bytes);
  if (blocks_.open_bytes() >= kSealBytes) blocks_.close();
}

void Parser::finish() {
  if (!rest_.empty()) append("\n");
  blocks_.close();
  append({});
}

std::vector<Block> Parser::open() const {
  Blocks blocks = blocks_;
  std::string_view line = rest_;
  line.remove_suffix(unfinished_bytes(line));
  if (!is_undecided(line)) add_line(blocks, line);
  blocks.close();
  return blocks.take();
}

std::vector<Block> parse(std::string_view text) {
  Parser parser;
  parser.append(text);
  parser.finish();
  return std::vector<Block>(parser.sealed());
}

}  // namespace aisle::markdown
