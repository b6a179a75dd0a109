// Which route a request's path means. Literal segments and `{id}`; no regular expressions, so the
// cost is linear in the path whatever it holds.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace aisle {

/// One line of a table of routes. `Handler` is whatever the table's owner calls.
template <class Handler>
struct Route {
  std::string_view method;  ///< "GET"; a HEAD is looked up as a GET.
  std::string_view
      pattern;  ///< "/v1/conversations/{id}/stop"; a last "{rest*}" takes all that is left.
  Handler handler;
};

inline constexpr std::size_t kRouteValueBytesMax = 100;  ///< Of `{id}`; `{rest*}` has 200.

/// The values of a pattern's `{…}` in order. They borrow the path.
struct RouteMatch {
  bool matched = false;
  std::vector<std::string_view> values;
};

RouteMatch match_route(std::string_view pattern, std::string_view path);

/// What a table says about a method and a path.
template <class Handler>
struct Found {
  const Route<Handler>* route = nullptr;  ///< Null when no line fits.
  std::vector<std::string_view> values;
  std::vector<std::string_view> other_methods;  ///< Of lines that fit but for their method.
};

template <class Handler>
Found<Handler> find_route(const std::vector<Route<Handler>>& table, std::string_view method,
                          std::string_view path) {
  if (method == "HEAD") method = "GET";
  Found<Handler> found;
  for (const Route<Handler>& route : table) {
    RouteMatch match = match_route(route.pattern, path);
    if (!match.matched) continue;
    if (route.method == method) return {&route, std::move(match.values), {}};
    found.other_methods.push_back(route.method);
  }
  return found;
}

}  // namespace aisle
