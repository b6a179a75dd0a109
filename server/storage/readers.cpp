#include "server/storage/readers.h"

namespace aisle {

Result<std::unique_ptr<ReadSession>> Readers::borrow() {
  {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [&] { return lent_ < kReadersMax; });
    ++lent_;
    if (!idle_.empty()) {
      auto session = std::move(idle_.back());
      idle_.pop_back();
      return session;
    }
  }
  std::unique_ptr<ReadSession> session;
  auto connection = database_.connect();
  Result<void> prepared;
  if (connection) {
    soci::session& sql = **connection;
    prepared = guarded(sql, [&] {
      sql << "PRAGMA query_only=ON";
      session = std::make_unique<ReadSession>(*connection);
    });
  } else {
    prepared = connection.error();
  }
  if (prepared) return session;
  give_back(nullptr);
  return prepared.error();
}

void Readers::give_back(std::unique_ptr<ReadSession> session) {
  {
    std::lock_guard guard(mutex_);
    --lent_;
    if (session) idle_.push_back(std::move(session));
  }
  free_.notify_one();
}

}  // namespace aisle
