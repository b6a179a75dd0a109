#include <string>

#include "server/storage/migrations.h"
#include "server/storage/soci.h"

namespace aisle {
namespace {

// SOCI runs one statement at a time. The files have no semicolon inside text or comment.
void run_all(soci::session& sql, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    const std::string_view statement = text.substr(0, end);
    if (statement.find_first_not_of(" \n") == std::string_view::npos) return;
    sql << std::string(statement);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

int schema_version(soci::session& sql) {
  sql << "create table if not exists schema_version (number integer not null primary key)";
  int number = 0;
  sql << "select coalesce(max(number), 0) from schema_version", soci::into(number);
  return number;
}

void migrate(soci::session& sql) {
  const int current = schema_version(sql);
  for (const Migration& step : migrations()) {
    if (step.number <= current) continue;
    soci::transaction transaction(sql);
    run_all(sql, step.sql);
    sql << "insert into schema_version (number) values (:number)", soci::use(step.number);
    transaction.commit();
  }
}

}  // namespace aisle
