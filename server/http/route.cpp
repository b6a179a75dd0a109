#include "server/http/route.h"

#include <algorithm>

namespace aisle {
namespace {

inline constexpr std::size_t kRestBytesMax = 200;

}  // namespace

RouteMatch match_route(std::string_view pattern, std::string_view path) {
  if (pattern.empty() || path.empty() || pattern[0] != '/' || path[0] != '/') return {};
  RouteMatch match;
  bool pattern_left = true;
  while (pattern_left) {
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const std::size_t pattern_end = std::min(pattern.find('/'), pattern.size());
    const std::string_view want = pattern.substr(0, pattern_end);
    if (want.size() > 2 && want.substr(want.size() - 2) == "*}") {
      if (path.empty() || path.size() > kRestBytesMax) return {};
      match.values.push_back(path);
      match.matched = true;
      return match;
    }
    const std::size_t path_end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, path_end);
    if (!want.empty() && want[0] == '{') {
      if (segment.empty() || segment.size() > kRouteValueBytesMax) return {};
      match.values.push_back(segment);
    } else if (segment != want) {
      return {};
    }
    pattern.remove_prefix(pattern_end);
    path.remove_prefix(path_end);
    pattern_left = !pattern.empty();
    if (pattern_left == path.empty()) return {};
  }
  match.matched = true;
  return match;
}

}  // namespace aisle
