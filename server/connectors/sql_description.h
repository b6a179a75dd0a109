// What a merchant has written about a database. All keys: README.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/connectors/described_values.h"
#include "server/connectors/sql_query.h"

namespace aisle {

enum class SqlBackend { sqlite3, postgresql, mysql, odbc };
constexpr auto enum_names(SqlBackend) {
  return std::to_array<std::string_view>({"sqlite3", "postgresql", "mysql", "odbc"});
}

struct SqlConnect {
  SqlBackend backend = SqlBackend::sqlite3;
  std::string parameters;  ///< The backend's own, without a password. sqlite3: the file.
};

struct SqlDescription {
  SqlConnect connect;
  ValueForms values;
  std::optional<SqlQuery> products, order, order_lines, parcels, returns, customer,
      orders_of_customer;
};

/// Notes what is unknown, missing or not of its form, and a backend that isn't installed. Paths are
/// relative to `folder`; `currency` is the site's.
SqlDescription parse_sql_description(const toml::table& root, const std::string& folder,
                                     std::string_view currency,
                                     std::vector<ConfigMistake>& mistakes);

}  // namespace aisle
