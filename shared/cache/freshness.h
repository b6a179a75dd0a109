// Decides, from times alone, whether an answer that was kept may still be shown.
//
// Pure: `now` is an argument, nothing is read or stored. Any thread may call it.
// Source: freshness as in RFC 9111 section 4.2, late serving as in RFC 5861 section 3.
#pragma once

#include <chrono>

#include "shared/base/time.h"

namespace aisle {

/// How long an answer may be shown, counted from the moment it was stored.
struct Lifetime {
  std::chrono::seconds fresh;  ///< Shown as it is up to this age. 0 or more.
  std::chrono::seconds grace;  ///< Then shown for this much longer while it is fetched anew.
};

enum class Freshness { fresh, stale, expired };

/// Classifies an answer of age `now - stored_at`; both bounds are inclusive.
/// An answer from the future (the clock was set back) has age zero.
/// Errors: none. Cost: constant, no allocation.
Freshness freshness(Time stored_at, Time now, Lifetime lifetime);

}  // namespace aisle
