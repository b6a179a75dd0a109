// A few threads that run tasks in the order in which they came, with a bound on those that wait.
//
// The stacks are 8 MiB whatever the process's limits say: httplib matches routes with std::regex,
// which recurses once per character and overflows small ones.
#pragma once

#include <pthread.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace aisle {

class WorkerPool {
 public:
  using Task = std::function<void()>;

  /// `threads` is 1 or more.
  WorkerPool(int threads, std::size_t waiting_max);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False: too many wait already, or `stop` was called; the task was not taken.
  /// A task must not throw.
  bool submit(Task task);

  /// Runs what was taken, then ends the threads. May be called again.
  void stop();

 private:
  static void* thread_main(void* pool);
  void work();
  bool should_wake();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;
  std::vector<pthread_t> threads_;
  std::size_t waiting_max_;
  std::size_t idle_ = 0;
  bool waking_ = false;  ///< A thread was woken and has not looked yet.
  bool stopping_ = false;
};

}  // namespace aisle
