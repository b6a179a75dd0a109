// Why the front refuses a request, and the short answer that says so.
//
// Source: statuses of RFC 9110 section 15 and RFC 6585; bodies as in RFC 9457.
#pragma once

#include <string>
#include <string_view>

namespace aisle {

enum class HttpRefusalReason {
  bad_request_line,
  bad_target,
  bad_field,
  bad_host,
  encoded_control,
  duplicate_field,
  bad_content_length,
  body_not_allowed,
  upgrade_not_supported,
  trailer_not_supported,
  not_found,
  method_not_allowed,
  head_timeout,
  body_timeout,
  length_required,
  body_too_large,
  target_too_long,
  unsupported_content_encoding,
  unsupported_multipart,
  range_not_supported,
  expectation_not_supported,
  head_too_large,
  too_many_fields,
  internal_error,
  unknown_method,
  overloaded,
  unsupported_version,
};

/// `keeps_connection` says that the request's end is known and already read.
struct HttpRefusal {
  HttpRefusalReason reason = HttpRefusalReason::bad_request_line;
  bool keeps_connection = false;

  bool operator==(const HttpRefusal&) const = default;
};

int status_of(HttpRefusalReason reason);
std::string_view code_of(HttpRefusalReason reason);

/// The words after a status in a response's first line; "" for those that nobody here sends.
std::string_view reason_phrase(int status);

/// The problem+json body.
std::string problem_of(HttpRefusalReason reason);

/// The whole answer. `for_head`: without its body, as HEAD wants it.
std::string refusal_answer(HttpRefusalReason reason, bool keep_connection, bool for_head);

}  // namespace aisle
