// One SQLite file: opened with the settings that durability needs, checked, and brought up to date.
//
// Folder-internal, like all headers here but storage.h. SOCI throws; `guarded` is where it ends.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/storage/soci.h"
#include "shared/base/result.h"

namespace aisle {

/// How long a statement waits for somebody else's transaction before it is `unavailable`.
inline constexpr int kLockWaitMs = 2'000;

/// Up to this size the whole file is checked at the start (about a second); of a larger one only
/// that its schema and its newest rows can be read. `PRAGMA quick_check` costs a read of
/// everything.
inline constexpr std::uint64_t kFullCheckBytesMax = 512ull << 20;

/// Runs `body` and turns what SQLite has against it into an Error. The message holds no values of
/// statements, since those are what shoppers said.
Result<void> guarded(soci::session& sql, const std::function<void()>& body);

class Database {
 public:
  /// Errors: unavailable (the folder is missing, another process has the file open, disk full,
  /// locked), permission_denied, data_loss (damaged, or no database at all), conflict (made by a
  /// newer version of this program).
  static Result<std::unique_ptr<Database>> open(const std::string& path);

  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// A new connection; any number may be open.
  Result<std::unique_ptr<soci::session>> connect() const;

 private:
  Database(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

  std::string path_;
  int lock_;  ///< The descriptor of the lock file; the kernel frees the lock when the process dies.
};

/// Moves the write-ahead log into the file and empties it, so that what was erased is nowhere.
/// False when a reader is in the way; try again later. Waits at most `wait_ms`.
bool empty_log(soci::session& sql, int wait_ms);

}  // namespace aisle
