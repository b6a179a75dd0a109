// The connector for a database whose merchant has written the queries. See README.md.
#include <filesystem>

#include "server/connectors/described_check.h"
#include "server/connectors/described_product.h"
#include "server/connectors/description.h"
#include "server/connectors/registry.h"
#include "server/connectors/sql_connect.h"
#include "server/connectors/sql_orders.h"

namespace aisle {
namespace {

class DescribedSql final : public Connector {
 public:
  DescribedSql(SqlDescription description, const ConnectorSettings& settings)
      : description_(std::move(description)),
        base_url_(settings.base_url),
        database_(description_.connect, settings.key) {
    if (!description_.order) return;
    platform_.emplace(database_, description_);
    orders_ = make_platform_orders(*platform_, settings.rules, capabilities());
  }

  std::string_view name() const override { return "sql"; }

  Capabilities capabilities() const override {
    return {.catalog = description_.products.has_value(), .orders = description_.order.has_value()};
  }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    if (!description_.products) return ReadReport();
    DescribedCatalog catalog(description_.values, base_url_, "sql", take);
    const auto read = database_.stream(*description_.products, {product_names(), true},
                                       [&](const nlohmann::json& row) { return catalog.add(row); });
    if (!read) return read.error();
    return catalog.finish();
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

  Orders* orders() override { return orders_.get(); }

  std::vector<CapabilityCheck> check() override { return check_described(*this); }

 private:
  const SqlDescription description_;
  const std::string base_url_;
  SqlDatabase database_;
  std::optional<SqlOrders> platform_;
  std::unique_ptr<Orders> orders_;
};

}  // namespace

Result<std::unique_ptr<Connector>> make_sql(const ConnectorSettings& settings) {
  if (!settings.url.empty()) {
    return Error{ErrorCode::invalid_argument,
                 "url: a database has none; `connect` in the description says where it is"};
  }
  SqlDescription description;
  const std::string folder = std::filesystem::path(settings.description).parent_path().string();
  const auto read =
      read_description(settings.description, [&](const toml::table& root, auto& mistakes) {
        description = parse_sql_description(root, folder, settings.currency, mistakes);
      });
  if (!read) return read.error();
  if (const auto takes = sql_parameters(description.connect, settings.key, kSqlTurnMax); !takes) {
    return takes.error();
  }
  return std::unique_ptr<Connector>(
      std::make_unique<DescribedSql>(std::move(description), settings));
}

}  // namespace aisle
