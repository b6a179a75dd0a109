// Times as people write them, of a place whose clock is put forward in summer.
//
// Source: the zones of the machine's tz database (package tzdata), read by Hinnant's date library.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/time.h"

namespace aisle {

/// Whether the machine knows the zone: "Europe/Berlin", "UTC".
bool is_time_zone(const std::string& zone);

/// "2026-11-24 09:30:00" on the clocks of `zone`, with a "T" in between, without seconds, with
/// fractions of them, or the day alone (its beginning). One with an offset
/// ("2026-11-24 09:30:00+01", or as in RFC 3339) is read by that. An hour that is there twice is
/// the first; one that is left out is when it would have begun. Nothing when it is another text, or
/// no such day or zone.
std::optional<Time> parse_local_time(std::string_view text, const std::string& zone);

}  // namespace aisle
