#include "server/http/refusal.h"

#include <iterator>

namespace aisle {
namespace {

struct Row {
  HttpRefusalReason reason;
  int status;
  std::string_view code;
  std::string_view title;
};

// In the order of the enumeration, which `row_of` asserts at compile time.
constexpr Row kRows[] = {
    {HttpRefusalReason::bad_request_line, 400, "bad_request_line",
     "The request line is malformed."},
    {HttpRefusalReason::bad_target, 400, "bad_target", "The request target is malformed."},
    {HttpRefusalReason::bad_field, 400, "bad_field", "A header field is malformed."},
    {HttpRefusalReason::bad_host, 400, "bad_host", "Exactly one valid Host is needed."},
    {HttpRefusalReason::encoded_control, 400, "encoded_control",
     "A header field has an encoded control character."},
    {HttpRefusalReason::duplicate_field, 400, "duplicate_field",
     "A header field was sent more than once."},
    {HttpRefusalReason::bad_content_length, 400, "bad_content_length",
     "Content-Length is malformed or repeated."},
    {HttpRefusalReason::body_not_allowed, 400, "body_not_allowed", "This method takes no body."},
    {HttpRefusalReason::upgrade_not_supported, 400, "upgrade_not_supported",
     "No other protocol is spoken here."},
    {HttpRefusalReason::trailer_not_supported, 400, "trailer_not_supported",
     "Trailers are not supported."},
    {HttpRefusalReason::not_found, 404, "not_found", "There is nothing here."},
    {HttpRefusalReason::method_not_allowed, 405, "method_not_allowed",
     "This method is not allowed."},
    {HttpRefusalReason::head_timeout, 408, "head_timeout",
     "The request's head did not come in time."},
    {HttpRefusalReason::body_timeout, 408, "body_timeout",
     "The request's body did not come in time."},
    {HttpRefusalReason::length_required, 411, "length_required",
     "The body's length must be given by Content-Length."},
    {HttpRefusalReason::body_too_large, 413, "body_too_large", "The body is too large."},
    {HttpRefusalReason::target_too_long, 414, "target_too_long", "The request target is too long."},
    {HttpRefusalReason::unsupported_content_encoding, 415, "unsupported_content_encoding",
     "An encoded body is not accepted."},
    {HttpRefusalReason::unsupported_multipart, 415, "unsupported_multipart",
     "A multipart body is not accepted."},
    {HttpRefusalReason::range_not_supported, 416, "range_not_supported",
     "This range can't be answered."},
    {HttpRefusalReason::expectation_not_supported, 417, "expectation_not_supported",
     "No expectation is met here."},
    {HttpRefusalReason::head_too_large, 431, "head_too_large", "The request's head is too large."},
    {HttpRefusalReason::too_many_fields, 431, "too_many_fields",
     "There are too many header fields."},
    {HttpRefusalReason::internal_error, 500, "internal_error", "Something went wrong on our side."},
    {HttpRefusalReason::unknown_method, 501, "unknown_method", "This method is not known here."},
    {HttpRefusalReason::overloaded, 503, "overloaded", "The server is busy. Please try again."},
    {HttpRefusalReason::unsupported_version, 505, "unsupported_version",
     "HTTP/1.1 and HTTP/1.0 are spoken here."},
};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (static_cast<std::size_t>(kRows[i].reason) != i) return false;
  }
  return std::size(kRows) == static_cast<std::size_t>(HttpRefusalReason::unsupported_version) + 1;
}
static_assert(rows_are_in_order());

const Row& row_of(HttpRefusalReason reason) { return kRows[static_cast<std::size_t>(reason)]; }

}  // namespace

int status_of(HttpRefusalReason reason) { return row_of(reason).status; }

std::string_view code_of(HttpRefusalReason reason) { return row_of(reason).code; }

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "";
  }
}

std::string problem_of(HttpRefusalReason reason) {
  const Row& row = row_of(reason);
  std::string body = R"({"type":"about:blank","title":")";
  body.append(row.title).append(R"(","status":)").append(std::to_string(row.status));
  body.append(R"(,"code":")").append(row.code).append("\"}");
  return body;
}

std::string refusal_answer(HttpRefusalReason reason, bool keep_connection, bool for_head) {
  const int status = status_of(reason);
  const std::string body = problem_of(reason);
  std::string answer = "HTTP/1.1 " + std::to_string(status) + " ";
  answer.append(reason_phrase(status));
  answer += "\r\nContent-Type: application/problem+json\r\nContent-Length: ";
  answer += std::to_string(body.size());
  answer += "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
  if (reason == HttpRefusalReason::method_not_allowed) {
    answer += "Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n";
  }
  if (reason == HttpRefusalReason::overloaded) answer += "Retry-After: 1\r\n";
  if (!keep_connection) answer += "Connection: close\r\n";
  answer += "\r\n";
  if (!for_head) answer += body;
  return answer;
}

}  // namespace aisle
