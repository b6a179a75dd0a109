#include "server/conversation/strand.h"

namespace aisle {
namespace {

constexpr int kTasksInARow = 16;  ///< Then others get their turn on the thread.

}  // namespace

void Activity::begin() {
  std::lock_guard guard(mutex_);
  ++count_;
}

void Activity::end() {
  std::lock_guard guard(mutex_);
  if (--count_ == 0) idle_.notify_all();
}

void Activity::wait() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return count_ == 0; });
}

bool Activity::wait_for(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, time, [&] { return count_ == 0; });
}

Workers::Workers(int count) {
  for (int i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

bool Workers::run(Task task) {
  {
    std::lock_guard guard(mutex_);
    if (stopping_) return false;
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
  return true;
}

void Workers::stop() {
  {
    std::lock_guard guard(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return stopping_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // What it holds is let go outside the lock.
    lock.lock();
  }
}

void Strand::post(Task task) {
  activity_.begin();
  std::unique_lock lock(mutex_);
  tasks_.push_back(std::move(task));
  if (!held_) wake(lock);
}

bool Strand::begin_here() {
  std::lock_guard guard(mutex_);
  if (running_ || held_ || !tasks_.empty()) return false;
  activity_.begin();
  return running_ = true;
}

void Strand::end_here() {
  activity_.end();
  std::unique_lock lock(mutex_);
  running_ = false;
  if (!held_ && !tasks_.empty()) wake(lock);
}

void Strand::hold() {
  activity_.begin();
  std::lock_guard guard(mutex_);
  held_ = true;
}

void Strand::resume_with(Task task) {
  std::unique_lock lock(mutex_);
  held_ = false;
  tasks_.push_front(std::move(task));
  wake(lock);
}

void Strand::wake(std::unique_lock<std::mutex>& lock) {
  if (running_) return;
  running_ = true;
  lock.unlock();
  if (workers_.run([self = shared_from_this()] { self->run(); })) return;
  std::deque<Task> dropped;  // They may hold this strand.
  lock.lock();
  dropped.swap(tasks_);
  running_ = false;
  lock.unlock();
}

void Strand::run() {
  for (int i = 0; i < kTasksInARow; ++i) {
    Task task;
    {
      std::lock_guard guard(mutex_);
      if (held_ || tasks_.empty()) {
        running_ = false;
        return;
      }
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task();
    task = nullptr;
    activity_.end();
  }
  workers_.run([self = shared_from_this()] { self->run(); });
}

}  // namespace aisle
