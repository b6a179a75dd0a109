// An error as the API tells it: RFC 9457 problem+json with a stable `code`.
//
// The words are for the developer of a client; a shopper never sees them.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

struct Problem {
  int status = 500;
  std::string_view code = "internal";  ///< Stable: clients compare it. A literal.
  std::string detail;                  ///< One sentence.
  std::string member;                  ///< Of the request's body, where one is to blame.
  int retry_after_s = 0;               ///< Sent as Retry-After when above 0.

  bool operator==(const Problem&) const = default;
};

inline constexpr std::string_view kProblemType = "application/problem+json";

std::string to_json(const Problem& problem);

/// What a failure inside means for the caller. Storage's and the runner's own words stay in the
/// log: unavailable 503, deadline_exceeded 504, conflict 409, not_found 404, too_large 422,
/// invalid_argument 422, permission_denied 403, data_loss 500.
Problem problem_of(const Error& error);

}  // namespace aisle
