#include "shared/cache/freshness.h"

#include <algorithm>

namespace aisle {

Freshness freshness(Time stored_at, Time now, Lifetime lifetime) {
  // In whole seconds, rounded up, so that very long lifetimes can't overflow the milliseconds.
  const auto age = std::chrono::ceil<std::chrono::seconds>(std::max(now, stored_at) - stored_at);
  if (age <= lifetime.fresh) return Freshness::fresh;
  return age - lifetime.fresh <= lifetime.grace ? Freshness::stale : Freshness::expired;
}

}  // namespace aisle
