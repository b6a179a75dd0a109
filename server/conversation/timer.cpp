#include "server/conversation/timer.h"

namespace aisle {

Timer::Timer() : thread_([this] { work(); }) {}

void Timer::after(std::chrono::milliseconds delay, std::function<void()> function) {
  {
    std::lock_guard guard(mutex_);
    if (stopping_) return;
    due_.emplace(Clock::now() + delay, std::move(function));
  }
  wake_.notify_one();
}

void Timer::stop() {
  {
    std::lock_guard guard(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Timer::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (due_.empty()) {
      wake_.wait(lock);
    } else if (const auto next = due_.begin()->first; Clock::now() < next) {
      wake_.wait_until(lock, next);
    } else {
      auto function = std::move(due_.begin()->second);
      due_.erase(due_.begin());
      lock.unlock();
      function();
      function = nullptr;
      lock.lock();
    }
  }
}

}  // namespace aisle
