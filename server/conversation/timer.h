// Calls functions later, on one thread for all of them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace aisle {

class Timer {
 public:
  Timer();
  ~Timer() { stop(); }

  /// Calls `function` once, `delay` from now, on the timer's thread. It must not block.
  void after(std::chrono::milliseconds delay, std::function<void()> function);

  /// What has not been called yet is dropped. Not from a function.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::multimap<Clock::time_point, std::function<void()>> due_;
  bool stopping_ = false;
  std::thread thread_;  ///< The last member: it starts when all others are there.
};

}  // namespace aisle
