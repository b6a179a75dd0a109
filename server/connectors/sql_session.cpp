#include "server/connectors/sql_session.h"

#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "server/connectors/sql_connect.h"
#include "server/toml/config_table.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kSqlColumnsMax = 100;
constexpr std::size_t kSaidBytesMax = 300;
constexpr std::int64_t kLockWaitMaxMs = 8'000;
constexpr int kStepsBetweenLooks = 1'000;  // Of SQLite's machine, before the clock is looked at.

std::string backend_name(SqlBackend backend) {
  return std::string(enum_names(backend)[static_cast<std::size_t>(backend)]);
}

// Which file it is, so that another one in its place is noticed.
struct FileIdentity {
  dev_t device = 0;
  ino_t number = 0;
  bool operator==(const FileIdentity&) const = default;
};
std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return std::nullopt;
  return FileIdentity{about.st_dev, about.st_ino};
}

// What a column means: a name, or one of the pairs.
struct SqlColumn {
  std::string name;   ///< Ours; of a pair: its list.
  std::string label;  ///< Of a pair: its name.
};

Result<SqlColumn> meaning_of_column(const std::string& query, const std::string& column,
                                    const SqlColumns& known) {
  if (known.has_pairs) {
    for (const auto& [word, list] :
         {std::pair{"option ", "options"}, {"attribute ", "attributes"}}) {
      if (column.starts_with(word) && column.size() > std::string_view(word).size()) {
        return SqlColumn{list, column.substr(std::string_view(word).size())};
      }
    }
  }
  const std::string folded = fold(column);
  std::vector<std::string> names;
  for (const DescribedName& one : known.names) {
    if (one.name == folded) return SqlColumn{folded, ""};
    names.emplace_back(one.name);
  }
  const std::string near = nearest_key(folded, names);
  return Error{ErrorCode::invalid_argument,
               "sql: the query `" + query + "` has a column \"" +
                   std::string(cut_utf8(column, 100)) + "\", which has no meaning" +
                   (near.empty() ? "; see server/connectors/README.md"
                                 : "; did you mean \"" + near + "\"?")};
}

Result<std::vector<SqlColumn>> meanings_of_columns(const std::string& query,
                                                   const std::vector<std::string>& columns,
                                                   const SqlColumns& known) {
  std::vector<SqlColumn> meanings;
  if (columns.size() > kSqlColumnsMax) {
    return Error{ErrorCode::invalid_argument,
                 "sql: the query `" + query + "` has over 100 columns"};
  }
  for (const std::string& column : columns) {
    auto meaning = meaning_of_column(query, column, known);
    if (!meaning) return meaning.error();
    meanings.push_back(std::move(*meaning));
  }
  for (const DescribedName& name : known.names) {
    const bool is_there = std::any_of(meanings.begin(), meanings.end(), [&](const SqlColumn& one) {
      return one.label.empty() && one.name == name.name;
    });
    if (name.is_needed && !is_there) {
      return Error{ErrorCode::invalid_argument, "sql: the query `" + query + "` has no column \"" +
                                                    std::string(name.name) + "\""};
    }
  }
  return meanings;
}

class SociSession final : public SqlSession {
 public:
  SociSession(const SqlConnect& connect, const std::string& parameters) : connect_(connect) {
    if (connect.backend == SqlBackend::sqlite3) {
      file_ = identity_of(connect.parameters);
      sql_.open(*soci::factory_sqlite3(), parameters);
      sqlite_api::sqlite3_progress_handler(sqlite(), kStepsBetweenLooks, &SociSession::is_late,
                                           this);
      return;
    }
    sql_.open(backend_name(connect.backend), parameters);
    if (connect.backend == SqlBackend::mysql) sql_ << "SET SESSION TRANSACTION READ ONLY";
  }

  Result<void> begin() override {
    return guarded_by_query("", [&]() -> Result<void> {
      sql_.begin();
      return {};
    });
  }
  void end() override {
    static_cast<void>(guarded_by_query("", [&]() -> Result<void> {
      sql_.rollback();
      return {};
    }));
  }

  Result<void> ask(const SqlQuery& query, const SqlColumns& columns, const SqlValues& values,
                   SqlClock::time_point deadline,
                   const std::function<Result<bool>(nlohmann::json)>& take) override {
    deadline_ = deadline;
    if (connect_.backend == SqlBackend::sqlite3) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - SqlClock::now());
      sqlite_api::sqlite3_busy_timeout(
          sqlite(), static_cast<int>(std::clamp<std::int64_t>(left.count(), 1, kLockWaitMaxMs)));
    }
    is_understood_ = false;
    return guarded_by_query(query.name, [&]() -> Result<void> {
      auto& meanings = meanings_[query.name];
      if (meanings.empty()) {
        auto read = meanings_of_columns(query.name, columns_of(query), columns);
        if (!read) return read.error();
        meanings = std::move(*read);
      }
      is_understood_ = true;
      return run(query, meanings, values, take);
    });
  }

  bool is_current() const override {
    return connect_.backend != SqlBackend::sqlite3 ||
           (file_ && identity_of(connect_.parameters) == file_);
  }

 private:
  static int is_late(void* self) {
    return SqlClock::now() > static_cast<SociSession*>(self)->deadline_ ? 1 : 0;
  }

  sqlite_api::sqlite3* sqlite() {
    return static_cast<soci::sqlite3_session_backend*>(sql_.get_backend())->conn_;
  }

  static void bind(soci::statement& statement, const SqlQuery& query, const SqlValues& values) {
    for (const std::string& name : query.parameters) {
      statement.exchange(soci::use(values.at(name), name));
    }
  }

  // Some databases run a query to say what its columns are. It gets no rows then, and no value of
  // anybody's, so that what they say about it can be told.
  std::string for_columns(const std::string& text) const {
    const bool has_limit =
        connect_.backend == SqlBackend::postgresql || connect_.backend == SqlBackend::mysql;
    return has_limit ? "SELECT * FROM (" + text + ") described LIMIT 0" : text;
  }

  std::vector<std::string> columns_of(const SqlQuery& query) {
    SqlValues nobodys;
    for (const std::string& name : query.parameters) nobodys[name] = "0";
    soci::row row;
    soci::statement statement(sql_);
    statement.alloc();
    statement.prepare(for_columns(query.text));
    bind(statement, query, nobodys);
    statement.exchange(soci::into(row));
    statement.define_and_bind();
    statement.execute(false);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < row.size(); ++i) names.push_back(row.get_properties(i).get_name());
    return names;
  }

  // Every value is read as a text: that keeps decimals exact and large numbers whole, which the
  // types that a column was declared with don't.
  Result<void> run(const SqlQuery& query, const std::vector<SqlColumn>& meanings,
                   const SqlValues& values,
                   const std::function<Result<bool>(nlohmann::json)>& take) {
    soci::statement statement(sql_);
    statement.alloc();
    statement.prepare(query.text);
    std::vector<std::string> cells(meanings.size());
    std::vector<soci::indicator> states(meanings.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      statement.exchange(soci::into(cells[i], states[i]));
    }
    bind(statement, query, values);
    statement.define_and_bind();
    for (bool is_there = statement.execute(true); is_there; is_there = statement.fetch()) {
      if (SqlClock::now() > deadline_) return late(query.name);
      auto record = record_of(query.name, meanings, cells, states);
      if (!record) return record.error();
      const auto more = take(std::move(*record));
      if (!more) return more.error();
      if (!*more) return {};
    }
    return {};
  }

  static Result<Json> record_of(const std::string& query, const std::vector<SqlColumn>& meanings,
                                const std::vector<std::string>& cells,
                                const std::vector<soci::indicator>& states) {
    Json record = Json::object();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (states[i] == soci::i_null) continue;
      const SqlColumn& column = meanings[i];
      if (cells[i].size() > kSqlValueBytesMax || !is_utf8(cells[i])) {
        return Error{ErrorCode::data_loss, "sql: the query `" + query + "` has a value of \"" +
                                               column.name +
                                               "\" that is no UTF-8, or over 100000 bytes"};
      }
      if (column.label.empty()) {
        record[column.name] = cells[i];
      } else {
        record[column.name].push_back(Json::array({column.label, cells[i]}));
      }
    }
    return record;
  }

  static Error late(const std::string& query) {
    return {ErrorCode::deadline_exceeded, "sql: the query `" + query + "` took too long"};
  }

  // What a database says about a query that it doesn't understand names no values. What it says
  // when it carries one out may.
  Error error_of(const std::string& query, const soci::soci_error& error) {
    const std::string which = query.empty() ? "the database" : "the query `" + query + "`";
    const std::string said(cut_utf8(error.get_error_message(), kSaidBytesMax));
    const Error failed = {ErrorCode::unavailable,
                          "sql: " + which + " failed; are parameters compared with texts?"};
    if (connect_.backend != SqlBackend::sqlite3) {
      const bool is_safe = !is_understood_ && !query.empty() && sql_.is_connected() &&
                           connect_.backend != SqlBackend::odbc;
      return is_safe ? not_understood(which, said) : failed;
    }
    switch (sqlite_api::sqlite3_errcode(sqlite()) & 0xff) {
      case SQLITE_BUSY:
      case SQLITE_LOCKED: return {ErrorCode::unavailable, "sql: the database is locked"};
      case SQLITE_INTERRUPT: return late(query);
      case SQLITE_NOTADB:
      case SQLITE_CORRUPT:
      case SQLITE_CANTOPEN: return {ErrorCode::unavailable, "sql: the file is no sound database"};
      case SQLITE_ERROR: return is_understood_ ? failed : not_understood(which, said);
      default: return failed;
    }
  }

  static Error not_understood(const std::string& which, const std::string& said) {
    return {ErrorCode::invalid_argument,
            "sql: the database doesn't understand " + which + ": " + said};
  }

  template <class Body>
  Result<void> guarded_by_query(const std::string& query, Body body) {
    try {
      return body();
    } catch (const soci::soci_error& error) {
      return error_of(query, error);
    } catch (const std::exception&) {
      return Error{ErrorCode::unavailable, "sql: the query `" + query + "` failed"};
    }
  }

  const SqlConnect connect_;
  soci::session sql_;
  std::optional<FileIdentity> file_;  ///< Of SQLite.
  std::map<std::string, std::vector<SqlColumn>> meanings_;
  SqlClock::time_point deadline_ = SqlClock::time_point::max();
  bool is_understood_ = false;  ///< The query; what goes wrong then is another matter.
};

}  // namespace

Result<std::unique_ptr<SqlSession>> open_sql_session(const SqlConnect& connect,
                                                     const std::string& password,
                                                     std::chrono::milliseconds statement_max) {
  const auto parameters = sql_parameters(connect, password, statement_max);
  if (!parameters) return parameters.error();
  try {
    return std::unique_ptr<SqlSession>(std::make_unique<SociSession>(connect, *parameters));
  } catch (const std::exception&) {  // Its text may hold what the connection was asked with.
    return Error{ErrorCode::unavailable,
                 "sql: the database can't be opened; check `connect`, the password, and whether it "
                 "runs"};
  }
}

bool has_sql_backend(SqlBackend backend) {
  if (backend == SqlBackend::sqlite3) return true;  // It is linked.
  const std::string name = backend_name(backend);
  try {
    const std::vector<std::string> known = soci::dynamic_backends::list_all();
    if (std::find(known.begin(), known.end(), name) != known.end()) return true;
    soci::dynamic_backends::register_backend(name);
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace aisle
