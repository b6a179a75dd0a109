// How long a busy server wants to be left alone.
//
// Source: Retry-After as in RFC 9110 section 10.2.3, its date as in section 5.6.7 (IMF-fixdate).
#pragma once

#include <chrono>
#include <optional>

#include "server/net/http_client.h"
#include "shared/base/time.h"

namespace aisle {

/// Whole seconds, or until a date; what is over is 0. A date counts from the answer's own `Date`
/// where it has one, so that clocks that differ do no harm, else from `now`. Nothing when the
/// answer says nothing, or nothing that can be read.
std::optional<std::chrono::seconds> retry_after(const HttpHead& head, Time now);

}  // namespace aisle
