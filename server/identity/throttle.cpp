#include "server/identity/throttle.h"

namespace aisle {

bool Throttle::is_over(const std::string& name, Time now) {
  const auto found = shares_.find(name);
  if (found == shares_.end()) return !has_room(now);
  if (now - found->second.since < window_) return found->second.used >= max_;
  shares_.erase(found);
  return false;
}

void Throttle::count(const std::string& name, Time now) {
  if (!shares_.contains(name) && !has_room(now)) return;
  Share& share = shares_.try_emplace(name, Share{0, now}).first->second;
  if (now - share.since >= window_) share = {0, now};
  ++share.used;
}

// Looks through all names at most once a second.
bool Throttle::has_room(Time now) {
  if (shares_.size() < kNamesMax) return true;
  if (now - swept_ >= std::chrono::seconds(1)) {
    swept_ = now;
    std::erase_if(shares_, [&](const auto& entry) { return now - entry.second.since >= window_; });
  }
  return shares_.size() < kNamesMax;
}

}  // namespace aisle
