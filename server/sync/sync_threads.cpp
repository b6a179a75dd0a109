#include "server/sync/sync_threads.h"

#include <algorithm>

namespace aisle {

using std::chrono::milliseconds;

SyncThreads::~SyncThreads() {
  stop();
  for (std::thread& thread : threads_) thread.join();
}

void SyncThreads::add(SiteSync& sync) {
  threads_.emplace_back([this, &sync] { run(sync); });
}

void SyncThreads::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
  }
  changed_.notify_all();
}

void SyncThreads::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
}

void SyncThreads::run(SiteSync& sync) {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const std::int64_t seen = wakes_;
    lock.unlock();
    const Time next = sync.step();
    lock.lock();
    // The system's clock may be set meanwhile, so it is not waited for longer than the bound.
    const auto pause = std::clamp<milliseconds>(next - now_(), milliseconds(0), kSyncLookAgain);
    changed_.wait_for(lock, pause, [&] { return stopping_ || wakes_ != seen; });
  }
}

}  // namespace aisle
