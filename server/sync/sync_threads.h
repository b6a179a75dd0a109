// One thread for each site that is kept fresh, so that a slow shop holds up no other.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "server/sync/site_sync.h"

namespace aisle {

class SyncThreads {
 public:
  /// `now` is the clock of the sites.
  explicit SyncThreads(std::function<Time()> now) : now_(std::move(now)) {}
  ~SyncThreads();

  /// `sync` outlives it.
  void add(SiteSync& sync);

  /// Something may be due earlier than it was.
  void wake();

  /// No step begins any more. The threads are waited for by the destructor.
  void stop();

 private:
  void run(SiteSync& sync);

  const std::function<Time()> now_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t wakes_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace aisle
