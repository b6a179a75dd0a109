// Which web pages may speak to this server: an exact list of origins for each site.
//
// Protects shoppers' browsers; programs can claim any Origin, rate limits protect the server from
// them. Source: RFC 6454 section 7, Fetch standard "CORS protocol" (2026).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aisle {

/// "https://shop.example", "http://localhost:8080": scheme, host, port and nothing more, as
/// browsers write it (lower case, no default port). Refuses anything with `%`, `@`, white space or
/// a path.
bool is_origin(std::string_view text);

/// The origin part of an address: "https://chat.example/x" gives "https://chat.example"; or "".
std::string origin_of(std::string_view url);

/// Whether `origin` is on the list, byte for byte. An empty list allows nothing.
bool is_allowed(std::string_view origin, const std::vector<std::string>& allowed);

}  // namespace aisle
