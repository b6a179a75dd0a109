// The one thread that writes, and its group commit: what has gathered while the last commit was on
// its way to the disk goes into the next one together, so many callers share one wait for the disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/storage/conversations.h"
#include "server/storage/database.h"
#include "server/storage/model_spends.h"
#include "server/storage/storage.h"

namespace aisle {

inline constexpr std::size_t kWritesWaitingMax = 10'000;  ///< More are refused as unavailable.
inline constexpr std::size_t kWritesTogetherMax = 512;    ///< Of one commit.

/// The connection that writes, as operations see it.
struct WriteSession {
  /// Takes the connection over, unless it throws.
  explicit WriteSession(std::unique_ptr<soci::session>& connection)
      : conversations(*connection), model_spends(*connection) {
    sql = std::move(connection);
  }

  std::unique_ptr<soci::session> sql;
  ConversationWriting conversations;
  ModelSpendWriting model_spends;
  bool erased = false;  ///< Set by an operation that deleted what must leave no trace on the disk.
};

class Writer {
 public:
  /// Runs inside a transaction that it shares with others. It may throw soci_error, which refuses
  /// the whole transaction; when it returns an error it must not have written anything.
  using Operation = std::function<Result<void>(WriteSession&)>;

  /// `database` must outlive the writer.
  explicit Writer(const Database& database);

  /// Ends what has been given so far, then stops.
  ~Writer();

  /// `done` is called once, on the writer's thread, after the commit; or at once on this one when
  /// too much is waiting.
  void submit(Operation operation, Storage::Done done);

  /// The same, and waits for the outcome. Not from `done`.
  Result<void> run(Operation operation);

  std::int64_t commits() const;

 private:
  struct Job {
    Operation operation;
    Storage::Done done;
  };

  void work();
  std::vector<Job> take();
  void commit(std::vector<Job> batch);
  Result<void> in_transaction(const std::vector<Job>& batch, std::vector<Result<void>>& outcomes);
  void clean();

  const Database& database_;
  std::unique_ptr<WriteSession> session_;  ///< Made anew after every failure.
  bool log_has_erased_ = false;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  std::int64_t commits_ = 0;
  bool stopping_ = false;
  std::thread thread_;  ///< The last member: it starts when all others are there.
};

}  // namespace aisle
