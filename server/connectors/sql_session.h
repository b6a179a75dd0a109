// One connection to a merchant's database, which only reads. The file where SOCI's exceptions end.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "server/connectors/described_names.h"
#include "server/connectors/sql_description.h"

namespace aisle {

inline constexpr std::size_t kSqlValueBytesMax = 100'000;

/// What the columns of a query may be called, beside "option …" and "attribute …" where a row has
/// such pairs.
struct SqlColumns {
  const std::vector<DescribedName>& names;
  bool has_pairs = false;
};

using SqlClock = std::chrono::steady_clock;
using SqlValues = std::map<std::string, std::string>;  ///< By parameter; bound as texts.

/// One thread at a time. After an error it is of no use any more.
class SqlSession {
 public:
  virtual ~SqlSession() = default;

  /// Begins to read; what `ask` reads from then on is of one moment, where the database can.
  virtual Result<void> begin() = 0;
  virtual void end() = 0;

  /// Gives each row as a record (described_values.h) until `take` answers false; values are texts.
  /// Errors: unavailable (locked, gone, the query fails), deadline_exceeded, invalid_argument (a
  /// query that the database doesn't understand, a column without a meaning, a needed one missing),
  /// data_loss (a value that is no UTF-8, or too long). Messages never hold a value.
  virtual Result<void> ask(const SqlQuery& query, const SqlColumns& columns,
                           const SqlValues& values, SqlClock::time_point deadline,
                           const std::function<Result<bool>(nlohmann::json)>& take) = 0;

  /// Whether it is still a connection to what is there now: a file may have been replaced.
  virtual bool is_current() const = 0;
};

/// Errors: unavailable (without the password, and without what the database said).
Result<std::unique_ptr<SqlSession>> open_sql_session(const SqlConnect& connect,
                                                     const std::string& password,
                                                     std::chrono::milliseconds statement_max);

/// Whether the library for it is on this machine.
bool has_sql_backend(SqlBackend backend);

}  // namespace aisle
