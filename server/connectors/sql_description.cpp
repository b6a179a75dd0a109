#include "server/connectors/sql_description.h"

#include <filesystem>

#include "server/connectors/description.h"
#include "server/connectors/sql_session.h"
#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::size_t kQueryBytesMax = 20'000;
constexpr std::size_t kConnectBytesMax = 2'000;

// A password stands in a file of its own, and how a session behaves is ours to say.
bool says_too_much(const std::string& parameters) {
  const std::string folded = fold(parameters);
  for (const char* word : {"password", "passwd", "pass=", "pwd", "options", "readonly"}) {
    if (folded.find(word) != folded.npos) return true;
  }
  return false;
}

std::optional<SqlConnect> connect_of(const std::string& text, const std::string& folder) {
  const std::size_t colon = text.find("://");
  if (colon == text.npos) return std::nullopt;
  const auto backend = enum_value<SqlBackend>(text.substr(0, colon));
  std::string parameters = text.substr(colon + 3);
  if (!backend || parameters.empty()) return std::nullopt;
  if (*backend == SqlBackend::sqlite3 && !std::filesystem::path(parameters).is_absolute()) {
    parameters = (std::filesystem::path(folder) / parameters).lexically_normal().string();
  }
  return SqlConnect{*backend, std::move(parameters)};
}

void read_connect(ConfigTable& table, const std::string& folder, SqlConnect& out) {
  std::string text;
  table.text("connect", text, kConnectBytesMax);
  table.require("connect", !text.empty(), "where the database is, like \"sqlite3://erp.db\"");
  if (text.empty()) return;
  const auto connect = connect_of(text, folder);
  if (!connect) {
    return table.mistake("connect",
                         "expected \"sqlite3://erp.db\", or postgresql, mysql or odbc with "
                         "\"://\" and the parameters of a connection");
  }
  out = *connect;
  if (out.backend == SqlBackend::sqlite3) {
    if (out.parameters.find('"') != out.parameters.npos) {
      table.mistake("connect", "expected a path without quotes");
    }
  } else if (says_too_much(out.parameters)) {
    table.mistake("connect",
                  "the password belongs into key_file of the config, and options are Aisle's");
  }
  if (!has_sql_backend(out.backend)) {
    const std::string name(enum_names(out.backend)[static_cast<std::size_t>(out.backend)]);
    table.mistake("connect", "the library for " + name +
                                 " isn't installed: apt-get install libsoci-" + name + "4.0");
  }
}

void check_queries(ConfigTable& table, const SqlDescription& read) {
  if (!read.products && !read.order) {
    table.require("products", false, "a query `products`, `order`, or both");
  }
  const auto together = [&](const char* key, bool is_there, const char* with, bool is_needed) {
    if (is_needed)
      table.require(key, is_there, std::string("a query, since there is `") + with + "`");
  };
  const bool has_order = read.order.has_value();
  together("order_lines", read.order_lines.has_value(), "order", has_order);
  together("order", has_order, "order_lines", read.order_lines.has_value());
  together("order", has_order, "parcels", read.parcels.has_value());
  together("order", has_order, "returns", read.returns.has_value());
  together("order", has_order, "customer", read.customer.has_value());
  together("customer", read.customer.has_value(), "orders_of_customer",
           read.orders_of_customer.has_value());
  together("orders_of_customer", read.orders_of_customer.has_value(), "customer",
           read.customer.has_value());
}

}  // namespace

SqlDescription parse_sql_description(const toml::table& root, const std::string& folder,
                                     std::string_view currency,
                                     std::vector<ConfigMistake>& mistakes) {
  SqlDescription read;
  ConfigTable table(root, "the description", mistakes, kDescriptionReference);
  read_connect(table, folder, read.connect);
  const auto query = [&](const char* key, std::optional<SqlQuery>& out,
                         const std::vector<std::string>& parameters) {
    std::string text;
    table.text(key, text, kQueryBytesMax);
    if (text.empty()) return;
    auto parsed = parse_sql_query(key, text, parameters);
    if (!parsed) return table.mistake(key, parsed.error().message);
    out = std::move(*parsed);
  };
  query("products", read.products, {});
  query("order", read.order, {"number"});
  query("order_lines", read.order_lines, {"number"});
  query("parcels", read.parcels, {"number"});
  query("returns", read.returns, {"number"});
  query("customer", read.customer, {"customer"});
  query("orders_of_customer", read.orders_of_customer, {"customer"});
  read.values = read_value_forms(table.table("values"), currency, mistakes);
  table.finish();
  check_queries(table, read);
  return read;
}

}  // namespace aisle
