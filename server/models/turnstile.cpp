#include "server/models/turnstile.h"

#include <algorithm>

namespace aisle {

Turnstile::Entry Turnstile::enter(std::uint64_t who, const std::string& site) {
  if (inside_ < inside_max_) {
    ++inside_;
    return Entry::inside;
  }
  if (waiting_ >= waiting_max_) return Entry::full;
  auto& queue = queues_[site];
  if (queue.empty()) turns_.push_back(site);
  queue.push_back(who);
  ++waiting_;
  return Entry::waiting;
}

std::optional<std::uint64_t> Turnstile::leave() {
  --inside_;
  if (turns_.empty() || inside_ >= inside_max_) return std::nullopt;
  const std::string site = std::move(turns_.front());
  turns_.pop_front();
  const auto queue = queues_.find(site);
  const std::uint64_t who = queue->second.front();
  queue->second.pop_front();
  if (queue->second.empty()) {
    queues_.erase(queue);
  } else {
    turns_.push_back(site);
  }
  --waiting_;
  ++inside_;
  return who;
}

bool Turnstile::give_up(std::uint64_t who, const std::string& site) {
  const auto queue = queues_.find(site);
  if (queue == queues_.end()) return false;
  const auto found = std::find(queue->second.begin(), queue->second.end(), who);
  if (found == queue->second.end()) return false;
  queue->second.erase(found);
  --waiting_;
  if (queue->second.empty()) {
    queues_.erase(queue);
    turns_.erase(std::find(turns_.begin(), turns_.end(), site));
  }
  return true;
}

}  // namespace aisle
