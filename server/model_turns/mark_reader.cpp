#include "server/model_turns/mark_reader.h"

#include <utility>

namespace aisle {

std::string MarkReader::add(std::string_view piece) {
  if (held_.empty() && piece.find('[') == piece.npos) return std::string(piece);
  std::string out;
  for (const char c : piece) {
    held_ += c;
    while (!held_.empty() && read_mark(out)) {
    }
  }
  return out;
}

// True when something was decided. Linear: what is held is at most kMarkBytesMax long.
bool MarkReader::read_mark(std::string& out) {
  const std::size_t start = held_.find('[');
  if (start != 0) {
    out.append(held_, 0, start);
    held_.erase(0, start);
    return start != held_.npos;
  }
  const std::string_view closing = held_.size() > 1 && held_[1] == '[' ? "]]" : "]";
  const std::size_t end = held_.size() > 1 ? held_.find(closing) : held_.npos;
  if (end != held_.npos) {
    const std::size_t size = end + closing.size();
    if (auto instead = resolve_(std::string_view(held_).substr(0, size))) {
      out += *instead;
      held_.erase(0, size);
      return true;
    }
  } else if (held_.size() < kMarkBytesMax && held_.find('\n') == held_.npos) {
    return false;
  }
  out += held_.front();
  held_.erase(0, 1);
  return true;
}

std::string MarkReader::finish() {
  std::string out;
  std::string rest = std::exchange(held_, {});
  // What is left has no end: brackets and all are text, but a whole mark may stand behind one.
  while (!rest.empty()) {
    out += rest.front();
    rest.erase(0, 1);
    held_ = std::exchange(rest, {});
    while (!held_.empty() && read_mark(out)) {
    }
    rest = std::exchange(held_, {});
  }
  return out;
}

}  // namespace aisle
