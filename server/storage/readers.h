// A few connections that read beside the writer, lent out one caller at a time.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "server/storage/conversations.h"
#include "server/storage/database.h"

namespace aisle {

inline constexpr std::size_t kReadersMax = 4;  ///< More callers than this wait for one another.

struct ReadSession {
  /// Takes the connection over, unless it throws.
  explicit ReadSession(std::unique_ptr<soci::session>& connection) : conversations(*connection) {
    sql = std::move(connection);
  }

  std::unique_ptr<soci::session> sql;
  ConversationReading conversations;
};

class Readers {
 public:
  explicit Readers(const Database& database) : database_(database) {}

  /// Runs `body`, which answers a Result and may throw soci_error, with a connection of its own.
  template <class Body>
  auto read(Body body) -> decltype(body(std::declval<ReadSession&>())) {
    auto session = borrow();
    if (!session) return session.error();
    decltype(body(std::declval<ReadSession&>())) outcome = Error{};
    auto done = guarded(*(*session)->sql, [&] { outcome = body(**session); });
    give_back(done ? *std::move(session) : nullptr);
    if (!done) return done.error();
    return outcome;
  }

 private:
  Result<std::unique_ptr<ReadSession>> borrow();
  void give_back(std::unique_ptr<ReadSession> session);  ///< Null: it was no good any more.

  const Database& database_;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<std::unique_ptr<ReadSession>> idle_;
  std::size_t lent_ = 0;
};

}  // namespace aisle
