#include "server/storage/database.h"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "server/storage/migrations.h"

namespace aisle {
namespace {

sqlite_api::sqlite3* handle(soci::session& sql) {
  return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

Error error_of(int code, const std::string& text) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::unavailable, "the database is locked by another program"};
    case SQLITE_FULL: return {ErrorCode::unavailable, "the disk is full"};
    case SQLITE_IOERR: return {ErrorCode::unavailable, "the disk is full or fails: " + text};
    case SQLITE_CORRUPT: return {ErrorCode::data_loss, "the database file is damaged: " + text};
    case SQLITE_NOTADB: return {ErrorCode::data_loss, "the file is not a database: " + text};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::permission_denied, "the database can't be written: " + text};
    case SQLITE_CONSTRAINT: return {ErrorCode::conflict, "a row contradicts another: " + text};
    default: return {ErrorCode::unavailable, "the database can't be used: " + text};
  }
}

Error system_error(const std::string& what, int number) {
  const bool denied = number == EACCES || number == EPERM || number == EROFS;
  return {denied ? ErrorCode::permission_denied : ErrorCode::unavailable,
          what + ": " + std::strerror(number)};
}

// Takes the lock that keeps a second process out. Answers the descriptor.
Result<int> lock(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return system_error("the lock file " + path + " can't be opened", errno);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  ::close(file);
  return Error{ErrorCode::unavailable,
               "another process has this database open (it holds " + path + ")"};
}

// Makes the file with rights for its owner alone; SQLite gives its log the same ones.
Result<void> make_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return system_error("the database " + path + " can't be opened", errno);
  ::close(file);
  return {};
}

std::uint64_t size_of(const std::string& path) {
  struct stat about {};
  return ::stat(path.c_str(), &about) == 0 ? static_cast<std::uint64_t>(about.st_size) : 0;
}

std::string first_problem(soci::session& sql, std::uint64_t bytes) {
  std::string verdict = "ok";
  if (bytes <= kFullCheckBytesMax) sql << "PRAGMA quick_check(1)", soci::into(verdict);
  return verdict == "ok" ? "" : verdict;
}

}  // namespace

Result<void> guarded(soci::session& sql, const std::function<void()>& body) {
  try {
    body();
    return {};
  } catch (const soci::sqlite3_soci_error& error) {
    return error_of(error.result(), error.get_error_message());
  } catch (const soci::soci_error& error) {
    const int code = sql.get_backend() ? sqlite_api::sqlite3_errcode(handle(sql)) : SQLITE_ERROR;
    return error_of(code, error.get_error_message());
  }
}

Result<std::unique_ptr<soci::session>> Database::connect() const {
  auto sql = std::make_unique<soci::session>();
  auto done = guarded(*sql, [&] {
    sql->open(*soci::factory_sqlite3(), "db=\"" + path_ + "\"");
    sqlite_api::sqlite3_busy_timeout(handle(*sql), kLockWaitMs);
    sqlite_api::sqlite3_extended_result_codes(handle(*sql), 0);
    // A program that has the file open with other settings must not find what was erased.
    for (const char* setting : {"PRAGMA journal_mode=WAL", "PRAGMA secure_delete=ON"}) {
      std::string now;
      *sql << setting, soci::into(now);
    }
    for (const char* setting : {"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
                                "PRAGMA trusted_schema=OFF", "PRAGMA wal_autocheckpoint=1000"}) {
      *sql << setting;
    }
  });
  if (!done) return done.error();
  return sql;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path) {
  if (path.empty() || path.find('"') != std::string::npos) {
    return Error{ErrorCode::unavailable, "the path of the database is empty or has a quote in it"};
  }
  auto locked = lock(path + ".lock");
  if (!locked) return locked.error();
  std::unique_ptr<Database> database(new Database(path, *locked));
  if (auto made = make_file(path); !made) return made.error();
  auto sql = database->connect();
  if (!sql) return sql.error();

  std::string problem;
  int version = 0;
  const int known = migrations().back().number;
  auto checked = guarded(**sql, [&] {
    problem = first_problem(**sql, size_of(path));
    if (!problem.empty()) return;
    version = schema_version(**sql);
    if (version <= known) migrate(**sql);
  });
  if (!checked) return checked.error();
  if (!problem.empty()) {
    return Error{ErrorCode::data_loss, "the database file is damaged: " + problem};
  }
  if (version > known) {
    return Error{ErrorCode::conflict, "the database is of a newer version (schema " +
                                          std::to_string(version) + ", this program knows " +
                                          std::to_string(known) + ")"};
  }
  return database;
}

Database::~Database() { ::close(lock_); }

bool empty_log(soci::session& sql, int wait_ms) {
  sqlite_api::sqlite3* connection = handle(sql);
  sqlite_api::sqlite3_busy_timeout(connection, wait_ms);
  const int code = sqlite_api::sqlite3_wal_checkpoint_v2(
      connection, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite_api::sqlite3_busy_timeout(connection, kLockWaitMs);
  return code == SQLITE_OK;
}

}  // namespace aisle
