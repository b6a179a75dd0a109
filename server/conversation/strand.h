// Keeps each conversation to one thread at a time, on a small pool that all of them share.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace aisle {

using Task = std::function<void()>;

/// Counts what is under way, for a stop that waits for it.
class Activity {
 public:
  void begin();
  void end();
  void wait();
  /// False when something is still under way at the end of this time.
  bool wait_for(std::chrono::milliseconds time);

 private:
  std::mutex mutex_;
  std::condition_variable idle_;
  std::int64_t count_ = 0;
};

/// A few threads that run tasks in the order in which they were given.
class Workers {
 public:
  explicit Workers(int count);
  ~Workers() { stop(); }

  /// False after `stop`: then the task is dropped.
  bool run(Task task);

  /// Ends what was given so far. Not from a task.
  void stop();

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

/// Runs its tasks one after another. It lives as long as one of them waits. Once the workers have
/// stopped, tasks are dropped.
class Strand : public std::enable_shared_from_this<Strand> {
 public:
  /// Both must outlive the last task.
  Strand(Workers& workers, Activity& activity) : workers_(workers), activity_(activity) {}
  virtual ~Strand() = default;

  /// From any thread.
  void post(Task task);

  /// The same, but on this thread and at once when nothing else runs or waits: for what is quick
  /// and never blocks. A thread that is woken costs more than most of what it would do.
  template <class Function>
  void post_quick(Function&& task) {
    if (!begin_here()) return post(std::forward<Function>(task));
    task();
    end_here();
  }

 protected:
  /// Inside a task: after it, nothing runs until `resume_with`, which must follow.
  void hold();

  /// From any thread: this task comes first, then those that have waited.
  void resume_with(Task task);

 private:
  bool begin_here();
  void end_here();
  void wake(std::unique_lock<std::mutex>& lock);
  void run();

  Workers& workers_;
  Activity& activity_;
  std::mutex mutex_;
  std::deque<Task> tasks_;
  bool running_ = false;
  bool held_ = false;
};

}  // namespace aisle
