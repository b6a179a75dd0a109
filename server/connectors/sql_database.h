// A merchant's database: a few connections that are kept, and who may use one when.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/connectors/sql_session.h"

namespace aisle {

inline constexpr int kSqlSessionsMax = 4;  ///< At a time; as many more wait for one.
inline constexpr std::chrono::milliseconds kSqlTurnMax{8'000};       ///< Of all queries of a turn.
inline constexpr std::chrono::milliseconds kSqlCatalogMax{600'000};  ///< Of reading all products.
inline constexpr std::size_t kSqlRowsMax = 1'000;                    ///< But of products.

class SqlDatabase;

/// The right to ask for a while. Gives its connection back at its end.
class SqlTurn {
 public:
  SqlTurn(SqlDatabase& database, std::unique_ptr<SqlSession> session,
          SqlClock::time_point deadline);
  ~SqlTurn();
  SqlTurn(SqlTurn&& other) noexcept = default;
  SqlTurn& operator=(SqlTurn&&) = delete;

  /// All rows as a list. Errors: those of SqlSession; data_loss (over kSqlRowsMax).
  Result<nlohmann::json> rows(const SqlQuery& query, const SqlColumns& columns,
                              const SqlValues& values);

 private:
  SqlDatabase* database_;
  std::unique_ptr<SqlSession> session_;
  SqlClock::time_point deadline_;
  bool is_sound_ = true;
};

/// Any thread may ask.
class SqlDatabase {
 public:
  SqlDatabase(SqlConnect connect, std::string password)
      : connect_(std::move(connect)), password_(std::move(password)) {}

  /// Errors: unavailable (it can't be opened; too many wait, or none gave way in time).
  Result<SqlTurn> begin();

  /// Every row, on a connection of its own. Errors: those of SqlSession.
  Result<void> stream(const SqlQuery& query, const SqlColumns& columns,
                      const std::function<Result<bool>(nlohmann::json)>& take) const;

 private:
  friend class SqlTurn;
  void give_back(std::unique_ptr<SqlSession> session);

  const SqlConnect connect_;
  const std::string password_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<SqlSession>> idle_;
  int taken_ = 0;
  int waiting_ = 0;
};

}  // namespace aisle
