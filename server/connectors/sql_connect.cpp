#include "server/connectors/sql_connect.h"

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr const char* kConnectSeconds = "5";

// As libpq reads values of its connection strings: in quotes, with backslashes before ' and \.
std::string in_libpq_quotes(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

// On this machine: no host at all, a socket's folder, or the loopback.
bool is_near(const std::string& parameters) {
  const std::size_t host = parameters.find("host=");
  if (host == parameters.npos) return true;
  const std::string rest = parameters.substr(host + 5);
  const std::string name = rest.substr(0, rest.find(' '));
  return name.starts_with('/') || name == "localhost" || name == "127.0.0.1" || name == "::1";
}

std::string postgresql_parameters(const SqlConnect& connect, const std::string& password,
                                  std::chrono::milliseconds statement_max) {
  const std::string ms = std::to_string(statement_max.count());
  std::string all = connect.parameters;
  if (!password.empty()) all += " password=" + in_libpq_quotes(password);
  if (connect.parameters.find("sslmode") == all.npos && !is_near(connect.parameters)) {
    all += " sslmode=require";
  }
  all += std::string(" connect_timeout=") + kConnectSeconds + " tcp_user_timeout=" + ms;
  all += " options='-c default_transaction_read_only=on -c statement_timeout=" + ms + "'";
  return all;
}

}  // namespace

Result<std::string> sql_parameters(const SqlConnect& connect, const std::string& password,
                                   std::chrono::milliseconds statement_max) {
  if (connect.backend == SqlBackend::sqlite3) {
    if (password.empty()) return "db=\"" + connect.parameters + "\" readonly=true";
    return Error{ErrorCode::invalid_argument, "key_file: a file of SQLite has no password"};
  }
  if (connect.backend == SqlBackend::postgresql) {
    return postgresql_parameters(connect, password, statement_max);
  }
  if (password.find_first_of("'\";{} \\") != password.npos) {
    return Error{ErrorCode::invalid_argument,
                 "key_file: this backend takes no password with quotes, \";\", braces or spaces"};
  }
  if (connect.backend == SqlBackend::odbc) {
    return connect.parameters + (password.empty() ? "" : ";PWD=" + password);
  }
  return connect.parameters + (password.empty() ? "" : " password='" + password + "'") +
         " charset=utf8mb4";
}

}  // namespace aisle
