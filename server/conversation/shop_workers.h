// Threads that wait for shop systems, so that those which work on turns don't.
//
// Sites take turns, and one has at most half of the threads at a time: a shop that is slow holds up
// its own shoppers alone.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/conversation/strand.h"

namespace aisle {

class ShopWorkers {
 public:
  explicit ShopWorkers(int count);
  ~ShopWorkers() { stop(); }

  /// After `stop` the task is dropped.
  void run(const std::string& site, Task task);

  /// Waits for what runs, and drops what waits. Not from a task.
  void stop();

 private:
  struct Site {
    std::deque<Task> waiting;
    int running = 0;
  };
  using Sites = std::map<std::string, Site>;

  void work();
  Sites::iterator next();

  const int per_site_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Sites sites_;  ///< Those that have something.
  std::string last_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace aisle
