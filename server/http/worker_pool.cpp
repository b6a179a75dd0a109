#include "server/http/worker_pool.h"

#include <algorithm>
#include <cassert>
#include <system_error>

namespace aisle {
namespace {

constexpr std::size_t kStackBytes = 8 << 20;

}  // namespace

WorkerPool::WorkerPool(int threads, std::size_t waiting_max) : waiting_max_(waiting_max) {
  assert(threads >= 1);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackBytes);
  for (int i = 0; i < threads; ++i) {
    pthread_t thread{};
    const int failed = pthread_create(&thread, &attributes, thread_main, this);
    if (failed == 0) threads_.push_back(thread);
  }
  pthread_attr_destroy(&attributes);
}

WorkerPool::~WorkerPool() { stop(); }

void* WorkerPool::thread_main(void* pool) {
  static_cast<WorkerPool*>(pool)->work();
  return nullptr;
}

bool WorkerPool::submit(Task task) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || threads_.empty() || tasks_.size() >= waiting_max_) return false;
    tasks_.push_back(std::move(task));
    wake = should_wake();
  }
  if (wake) wake_.notify_one();
  return true;
}

/// One thread is woken at a time, and wakes the next if there is still work when it looks: short
/// tasks are done by then, and waking a thread for each of them would cost more than they do.
/// The lock must be held.
bool WorkerPool::should_wake() {
  if (idle_ == 0 || waking_ || tasks_.empty()) return false;
  waking_ = true;
  return true;
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    while (tasks_.empty() && !stopping_) {
      ++idle_;
      wake_.wait(lock);
      --idle_;
      waking_ = false;
    }
    if (tasks_.empty()) return;
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    const bool wake = should_wake();
    lock.unlock();
    if (wake) wake_.notify_one();
    task();
    lock.lock();
  }
}

void WorkerPool::stop() {
  std::vector<pthread_t> threads;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    threads.swap(threads_);
  }
  wake_.notify_all();
  for (const pthread_t thread : threads) pthread_join(thread, nullptr);
}

}  // namespace aisle
