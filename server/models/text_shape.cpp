#include "server/models/text_shape.h"

#include <algorithm>

#include "shared/base/json.h"

namespace aisle {
namespace {

constexpr std::string_view kOtherText = "Is it here?";

std::string string_of(std::string_view literal) { return JsonReader(literal).string(); }

// The position behind the string that begins at `from`. The text is valid JSON.
std::size_t end_of_string(std::string_view json, std::size_t from) {
  std::size_t at = from + 1;
  while (json[at] != '"') at += json[at] == '\\' ? 2 : 1;
  return at + 1;
}

}  // namespace

std::optional<std::string> TextShape::read(std::string_view event) const {
  if (before_.empty() || event.size() < before_.size() + behind_.size()) return std::nullopt;
  if (!event.starts_with(before_) || !event.ends_with(behind_)) return std::nullopt;
  const std::size_t first = before_.size() - 1;
  const std::string_view literal = event.substr(first, event.size() - behind_.size() + 1 - first);
  if (!check_json(literal, {.bytes_max = literal.size(), .depth_max = 0})) return std::nullopt;
  return string_of(literal);
}

void TextShape::learn(std::string_view event, std::string_view text, const Says& says) {
  if (tries_ == kTriesMax) return;
  ++tries_;
  int same = 0;
  std::size_t end = 0;
  for (std::size_t at = event.find('"'); at != event.npos; at = event.find('"', end)) {
    end = end_of_string(event, at);
    if (string_of(event.substr(at, end - at)) != text) continue;
    if (++same > kStringsMax) return;
    const std::string_view before = event.substr(0, at + 1), behind = event.substr(end - 1);
    std::string other(before);
    other.append(kOtherText).append(behind);
    if (says(other) != kOtherText) continue;
    before_ = before;
    behind_ = behind;
    return;
  }
}

}  // namespace aisle
