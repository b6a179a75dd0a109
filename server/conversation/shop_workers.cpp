#include "server/conversation/shop_workers.h"

#include <algorithm>
#include <iterator>

namespace aisle {

ShopWorkers::ShopWorkers(int count) : per_site_max_(std::max(1, count / 2)) {
  for (int i = 0; i < std::max(1, count); ++i) threads_.emplace_back([this] { work(); });
}

void ShopWorkers::run(const std::string& site, Task task) {
  {
    std::lock_guard guard(mutex_);
    if (stopping_) return;
    sites_[site].waiting.push_back(std::move(task));
  }
  wake_.notify_one();
}

void ShopWorkers::stop() {
  Sites dropped;
  {
    std::lock_guard guard(mutex_);
    stopping_ = true;
    for (auto& [name, site] : sites_) dropped[name].waiting.swap(site.waiting);
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

// The next site, behind the last one, that has a task and may have it run.
ShopWorkers::Sites::iterator ShopWorkers::next() {
  const auto may_run = [&](const Sites::value_type& one) {
    return !one.second.waiting.empty() && one.second.running < per_site_max_;
  };
  const auto behind = sites_.upper_bound(last_);
  const auto found = std::find_if(behind, sites_.end(), may_run);
  if (found != sites_.end()) return found;
  const auto again = std::find_if(sites_.begin(), behind, may_run);
  return again == behind ? sites_.end() : again;
}

void ShopWorkers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    Sites::iterator at = sites_.end();
    wake_.wait(lock, [&] { return stopping_ || (at = next()) != sites_.end(); });
    if (stopping_) return;
    last_ = at->first;
    Task task = std::move(at->second.waiting.front());
    at->second.waiting.pop_front();
    ++at->second.running;
    lock.unlock();
    task();
    task = nullptr;
    lock.lock();
    --at->second.running;  // What runs keeps its site in the map.
    if (at->second.running == 0 && at->second.waiting.empty()) sites_.erase(at);
  }
}

}  // namespace aisle
