#include "server/http/problem.h"

#include "shared/base/json.h"

namespace aisle {

std::string to_json(const Problem& problem) {
  JsonWriter out;
  out.begin_object();
  out.key("type");
  out.string("about:blank");
  out.key("status");
  out.integer(problem.status);
  out.key("code");
  out.string(problem.code);
  out.key("detail");
  out.string(problem.detail);
  if (!problem.member.empty()) {
    out.key("member");
    out.string(problem.member);
  }
  out.end_object();
  return out.take();
}

Problem problem_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::unavailable:
      return {.status = 503,
              .code = "unavailable",
              .detail = "Not now; please try again.",
              .retry_after_s = 2};
    case ErrorCode::deadline_exceeded:
      return {.status = 504,
              .code = "deadline_exceeded",
              .detail = "It took too long.",
              .retry_after_s = 2};
    case ErrorCode::conflict:
      return {
          .status = 409, .code = "conflict", .detail = "This contradicts what is there already."};
    case ErrorCode::not_found:
      return {.status = 404, .code = "not_found", .detail = "There is no such thing."};
    case ErrorCode::too_large:
      return {.status = 422, .code = "too_large", .detail = "A bound was passed."};
    case ErrorCode::invalid_argument:
      return {.status = 422, .code = "invalid_argument", .detail = "This does not fit here."};
    case ErrorCode::permission_denied:
      return {.status = 403, .code = "permission_denied", .detail = "This is not allowed."};
    case ErrorCode::data_loss: break;
  }
  return {.status = 500, .code = "data_loss", .detail = "What was stored can't be read."};
}

}  // namespace aisle
