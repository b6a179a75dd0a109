// The steps that bring a database from nothing to what this program knows.
//
// The texts are the files of migrations/, put into the program by migrations.cmake. A file that has
// been released is never changed; a new one follows.
#pragma once

#include <string_view>
#include <vector>

namespace soci {
class session;
}

namespace aisle {

struct Migration {
  int number = 0;
  std::string_view name;  ///< The file's.
  std::string_view sql;
};

/// Numbered 1, 2, 3, ... without a gap.
const std::vector<Migration>& migrations();

/// The number of the newest step that the database has; 0 when it has none. Throws soci_error.
int schema_version(soci::session& sql);

/// Runs the steps that are missing, each in its own transaction. Throws soci_error.
void migrate(soci::session& sql);

}  // namespace aisle
