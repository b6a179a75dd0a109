#include "shared/markdown/emphasis.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/markdown/chars.h"

namespace aisle::markdown {
namespace {

enum class Side { space, punctuation, other };

// Beyond ASCII: the blocks that hold punctuation and symbols. A list of each character would cost
// more than it is worth in a page; what is missing from here merely counts as a letter.
Side side(char32_t c) {
  if (c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
      c == 0x205F || c == 0x3000) {
    return Side::space;
  }
  const bool mark = is_ascii_punctuation(c) ||
                    (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 ||
                    c == 0xF7 || (c >= 0x2010 && c <= 0x2BFF) || (c >= 0x3001 && c <= 0x3020) ||
                    (c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF0F) ||
                    (c >= 0xFF1A && c <= 0xFF20) || (c >= 0x1F000 && c <= 0x1FAFF);
  return mark ? Side::punctuation : Side::other;
}

Side side_before(std::string_view text, std::size_t pos) {
  if (pos == 0) return Side::space;
  std::size_t begin = pos - 1;
  while (begin > 0 && pos - begin < 4 && continues_code_point(text[begin])) --begin;
  return side(next_code_point(text, begin));
}

Side side_after(std::string_view text, std::size_t pos) {
  return pos == text.size() ? Side::space : side(next_code_point(text, pos));
}

bool pairs(const MarkRun& opener, const MarkRun& closer) {
  if (opener.mark != closer.mark) return false;
  if (closer.mark == '~') return opener.left == closer.left;
  // The rule of three: "*foo**bar*" is one emphasis.
  const bool both = opener.can_close || closer.can_open;
  return !both || closer.length % 3 == 0 || (opener.length + closer.length) % 3 != 0;
}

// Closers with the same key can't pair with the same openers.
std::size_t key(const MarkRun& closer) {
  const std::size_t mark = closer.mark == '*' ? 0 : closer.mark == '_' ? 1 : 2;
  return (mark * 2 + closer.can_open) * 3 + closer.length % 3;
}

}  // namespace

std::size_t Emphasis::add(std::string_view text, std::size_t pos, std::size_t length) {
  const char mark = text[pos];
  const Side before = side_before(text, pos);
  const Side after = side_after(text, pos + length);
  const bool left = after == Side::other || (after == Side::punctuation && before != Side::other);
  const bool right = before == Side::other || (before == Side::punctuation && after != Side::other);
  const bool within = mark == '_';
  const bool can_open = left && (!within || !right || before == Side::punctuation);
  const bool can_close = right && (!within || !left || after == Side::punctuation);
  waiting_.push_back(runs_.size());
  runs_.push_back({mark, length, length, can_open, can_close, 0, {}});
  return runs_.size() - 1;
}

void Emphasis::settle(std::size_t from) {
  std::vector<std::size_t> openers;
  std::size_t searched[18] = {};  // By key: below this height there is no opener for it.
  const auto shrink = [&](std::size_t height) {
    openers.resize(height);
    for (std::size_t& s : searched) s = std::min(s, height);
  };
  for (std::size_t i = from; i < waiting_.size(); ++i) {
    MarkRun& closer = runs_[waiting_[i]];
    while (closer.can_close && closer.left > 0) {
      std::size_t& bottom = searched[key(closer)];
      std::size_t height = openers.size();
      while (height > bottom && !pairs(runs_[openers[height - 1]], closer)) --height;
      if (height <= bottom) {
        bottom = openers.size();
        break;
      }
      MarkRun& opener = runs_[openers[height - 1]];
      const std::size_t n = opener.left >= 2 && closer.left >= 2 ? 2 : 1;
      opener.opens.push_back(closer.mark == '~' ? InlineKind::strikethrough
                             : n == 2           ? InlineKind::strong
                                                : InlineKind::emphasis);
      ++closer.closes;
      opener.left -= n;
      closer.left -= n;
      shrink(opener.left > 0 ? height : height - 1);
    }
    if (closer.can_open && closer.left > 0) openers.push_back(waiting_[i]);
  }
  waiting_.resize(from);
}

}  // namespace aisle::markdown
