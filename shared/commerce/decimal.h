// Plain decimals with a point and their exact value in units of the last place. No floating point.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

/// "19.99" with two places is 1999, "20" is 2000. Zeros behind the last place are accepted, other
/// digits there are not. `places` is 0 to 6, `max` at most 10^17.
/// Errors: invalid_argument (form, sign, precision), too_large (over `max`).
Result<std::int64_t> parse_decimal(std::string_view decimal, int places, std::int64_t max);

/// "19.99" for 1999 with two places: the inverse of `parse_decimal`, with all places.
std::string format_decimal(std::int64_t value, int places);

}  // namespace aisle
