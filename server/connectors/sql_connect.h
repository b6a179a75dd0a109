// The parameters of a connection that only reads, for one who knows the password.
#pragma once

#include <chrono>
#include <string>

#include "server/connectors/sql_description.h"

namespace aisle {

/// As SOCI's backends want them: quoted, with bounds on connecting and on each statement.
/// PostgreSQL: transactions are read-only, and a server elsewhere needs TLS unless `sslmode` says
/// otherwise. Errors: invalid_argument (a password that the backend can't take, or that it has no
/// use for).
Result<std::string> sql_parameters(const SqlConnect& connect, const std::string& password,
                                   std::chrono::milliseconds statement_max);

}  // namespace aisle
