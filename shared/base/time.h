// Points in time as UTC milliseconds, and their RFC 3339 text.
//
// Pure: nothing here reads a clock. Time arrives in events and arguments.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

/// "2026-11-24T09:30:00.123Z". Years 0000 to 9999; what lies outside is clamped.
std::string format_time(Time time);

/// Reads RFC 3339 section 5.6 with any offset; digits after the third decimal are cut off.
/// Errors: invalid_argument.
Result<Time> parse_time(std::string_view text);

}  // namespace aisle
