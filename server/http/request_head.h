// Decides whether the head of a request may be believed, and what it says.
//
// Pure: bytes in, a value out; linear in the bytes. Where RFC 9112 lets a server choose, the strict
// side is taken, since whatever stands in front of us may have read the same bytes differently:
// that difference is what request smuggling is made of.
// Source: RFC 9112 sections 2 to 6 and 11.2, RFC 9110 sections 5, 7.2, 8.6, 10.1.1 and 14.2.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "server/http/refusal.h"

namespace aisle {

struct HeadLimits {
  std::size_t target_bytes_max = 2 << 10;
  std::size_t fields_max = 64;
};

/// A name as it was sent, and its value without white space at the ends. Both are never decoded.
struct HeadField {
  std::string_view name;
  std::string_view value;
};

/// All views point into the text that was parsed.
struct RequestHead {
  std::string_view method;
  std::string_view target;  ///< Starts with '/'; the path, then maybe '?' and the query.
  std::string_view path;    ///< Percent-encoded, and without what would change its meaning.
  std::string_view range;   ///< A single `bytes=` range on a GET, or empty.
  std::vector<HeadField> fields;
  std::size_t body_bytes = 0;
  bool keep_alive = false;  ///< The peer will send more: HTTP/1.1 and no `Connection: close`.
  bool is_http_1_0 = false;

  /// The first field of that name (lower case), or nothing.
  const HeadField* find(std::string_view lower_case_name) const;
};

/// Reads a head that ends with the first empty line and includes it.
///
/// Accepted are: GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS; a target in origin form without
/// fragment, dot segments, raw or encoded '\', encoded '/', '.', '%' or controls in its path, or
/// NUL anywhere; names of token characters without '_'; values without controls, raw or encoded
/// (except in Referer, which is left out then: a browser copies addresses into it); one Host; one
/// Content-Length of 1 to 9 digits, needed for POST, PUT and PATCH and 0 for GET, HEAD and OPTIONS;
/// no Transfer-Encoding, Content-Encoding, Trailer, Upgrade or Expect, no multipart body, and no
/// second Authorization, Content-Type, Origin or Range.
std::variant<RequestHead, HttpRefusal> parse_request_head(std::string_view text,
                                                          const HeadLimits& limits);

/// Compares a name with one in lower case.
bool is_name(std::string_view name, std::string_view lower_case_name);

}  // namespace aisle
