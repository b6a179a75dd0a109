#include "server/connectors/sql_database.h"

namespace aisle {

SqlTurn::SqlTurn(SqlDatabase& database, std::unique_ptr<SqlSession> session,
                 SqlClock::time_point deadline)
    : database_(&database), session_(std::move(session)), deadline_(deadline) {}

SqlTurn::~SqlTurn() {
  if (!session_) return;
  session_->end();
  database_->give_back(is_sound_ ? std::move(session_) : nullptr);
}

Result<nlohmann::json> SqlTurn::rows(const SqlQuery& query, const SqlColumns& columns,
                                     const SqlValues& values) {
  nlohmann::json rows = nlohmann::json::array();
  const auto asked =
      session_->ask(query, columns, values, deadline_, [&](nlohmann::json row) -> Result<bool> {
        if (rows.size() == kSqlRowsMax) {
          return Error{ErrorCode::data_loss,
                       "sql: the query `" + query.name + "` has more than 1000 rows"};
        }
        rows.push_back(std::move(row));
        return true;
      });
  if (asked) return rows;
  is_sound_ = false;
  return asked.error();
}

Result<SqlTurn> SqlDatabase::begin() {
  const auto deadline = SqlClock::now() + kSqlTurnMax;
  std::unique_ptr<SqlSession> session;
  {
    std::unique_lock lock(mutex_);
    const Error busy = {ErrorCode::unavailable, "sql: too many questions wait for the database"};
    if (waiting_ >= kSqlSessionsMax) return busy;
    ++waiting_;
    const bool has_place =
        changed_.wait_until(lock, deadline, [&] { return taken_ < kSqlSessionsMax; });
    --waiting_;
    if (!has_place) return busy;
    ++taken_;
    while (!session && !idle_.empty()) {
      session = std::move(idle_.back());
      idle_.pop_back();
      if (!session->is_current()) session.reset();
    }
  }
  if (!session) {
    auto opened = open_sql_session(connect_, password_, kSqlTurnMax);
    if (!opened) {
      give_back(nullptr);
      return opened.error();
    }
    session = std::move(*opened);
  }
  if (const auto begun = session->begin(); !begun) {
    give_back(nullptr);
    return begun.error();
  }
  return SqlTurn(*this, std::move(session), deadline);
}

Result<void> SqlDatabase::stream(const SqlQuery& query, const SqlColumns& columns,
                                 const std::function<Result<bool>(nlohmann::json)>& take) const {
  const auto session = open_sql_session(connect_, password_, kSqlCatalogMax);
  if (!session) return session.error();
  return (*session)->ask(query, columns, {}, SqlClock::now() + kSqlCatalogMax, take);
}

void SqlDatabase::give_back(std::unique_ptr<SqlSession> session) {
  const std::lock_guard lock(mutex_);
  --taken_;
  if (session) idle_.push_back(std::move(session));
  changed_.notify_one();
}

}  // namespace aisle
