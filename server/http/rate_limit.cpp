#include "server/http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace aisle {

int RateLimit::take(const std::string& caller, Instant now) {
  if (per_minute_ <= 0) return 0;
  const double per_second = per_minute_ / 60.0;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kCallersMax && !buckets_.contains(caller)) forget_idle(now);
  auto [found, is_new] = buckets_.try_emplace(caller, Bucket{double(per_minute_), now});
  Bucket& bucket = found->second;
  const double elapsed = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens =
      std::min<double>(per_minute_, bucket.tokens + std::max(0.0, elapsed) * per_second);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / per_second)));
}

// A bucket is full again after a minute, and a full bucket says nothing that a new one doesn't.
void RateLimit::forget_idle(Instant now) {
  std::erase_if(buckets_, [&](const auto& entry) {
    return now - entry.second.filled >= std::chrono::minutes(1);
  });
  if (buckets_.size() >= kCallersMax) buckets_.clear();
}

}  // namespace aisle
