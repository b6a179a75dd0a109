#include "server/storage/writer.h"

#include <algorithm>
#include <chrono>
#include <future>

namespace aisle {
namespace {

constexpr std::chrono::seconds kCleanEvery{1};  ///< While the log still holds what was erased.
constexpr int kCleanWaitMs = 20;                ///< Others are waiting to write.

}  // namespace

Writer::Writer(const Database& database) : database_(database), thread_([this] { work(); }) {}

Writer::~Writer() {
  {
    std::lock_guard guard(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Writer::submit(Operation operation, Storage::Done done) {
  {
    std::lock_guard guard(mutex_);
    if (jobs_.size() < kWritesWaitingMax) {
      jobs_.push_back({std::move(operation), std::move(done)});
      wake_.notify_one();
      return;
    }
  }
  done(Error{ErrorCode::unavailable, "too many writes are waiting for the disk"});
}

Result<void> Writer::run(Operation operation) {
  // Shared, so that it is still there while the writer's thread leaves `set_value`.
  auto outcome = std::make_shared<std::promise<Result<void>>>();
  auto answer = outcome->get_future();
  submit(std::move(operation),
         [outcome](Result<void> result) { outcome->set_value(std::move(result)); });
  return answer.get();
}

std::int64_t Writer::commits() const {
  std::lock_guard guard(mutex_);
  return commits_;
}

void Writer::work() {
  for (;;) {
    std::vector<Job> batch = take();
    if (!batch.empty()) {
      commit(std::move(batch));
      continue;
    }
    clean();
    std::lock_guard guard(mutex_);
    if (stopping_ && jobs_.empty()) return;
  }
}

// Empty when it is time to stop or to clean.
std::vector<Writer::Job> Writer::take() {
  std::unique_lock lock(mutex_);
  const auto ready = [&] { return stopping_ || !jobs_.empty(); };
  if (log_has_erased_)
    wake_.wait_for(lock, kCleanEvery, ready);
  else
    wake_.wait(lock, ready);
  const std::size_t count = std::min(jobs_.size(), kWritesTogetherMax);
  std::vector<Job> batch(std::make_move_iterator(jobs_.begin()),
                         std::make_move_iterator(jobs_.begin() + static_cast<long>(count)));
  jobs_.erase(jobs_.begin(), jobs_.begin() + static_cast<long>(count));
  return batch;
}

void Writer::commit(std::vector<Job> batch) {
  std::vector<Result<void>> outcomes;
  const Result<void> together = in_transaction(batch, outcomes);
  if (together) {
    log_has_erased_ = log_has_erased_ || session_->erased;
    clean();
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i].done(together ? std::move(outcomes[i]) : together);
  }
}

Result<void> Writer::in_transaction(const std::vector<Job>& batch,
                                    std::vector<Result<void>>& outcomes) {
  if (!session_) {
    auto connection = database_.connect();
    if (!connection) return connection.error();
    soci::session& sql = **connection;
    auto prepared = guarded(sql, [&] { session_ = std::make_unique<WriteSession>(*connection); });
    if (!prepared) return prepared;
  }
  session_->erased = false;
  auto written = guarded(*session_->sql, [&] {
    *session_->sql << "BEGIN IMMEDIATE";
    for (const Job& job : batch) outcomes.push_back(job.operation(*session_));
    *session_->sql << "COMMIT";
  });
  // SOCI drops a statement that failed, and closing the connection rolls back.
  if (!written) session_.reset();
  std::lock_guard guard(mutex_);
  if (written) ++commits_;
  return written;
}

void Writer::clean() {
  if (log_has_erased_ && session_ && empty_log(*session_->sql, kCleanWaitMs)) {
    log_has_erased_ = false;
  }
}

}  // namespace aisle
