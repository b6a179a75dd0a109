// The connector for a Medusa v2: its catalog, and with a secret key its orders. See README.md.
#include "server/connectors/medusa_api.h"
#include "server/connectors/medusa_catalog.h"
#include "server/connectors/medusa_orders.h"

namespace aisle {
namespace {

class Medusa final : public Connector {
 public:
  explicit Medusa(const ConnectorSettings& settings)
      : has_key_(!settings.key.empty()),
        store_(make_medusa_store(settings)),
        admin_(make_medusa_admin(settings)) {
    if (!store_) return;
    catalog_.emplace(*store_, settings.channel, settings.base_url);
    if (!admin_) return;
    platform_.emplace(*admin_, *catalog_);
    orders_ = make_platform_orders(*platform_, settings.rules, capabilities());
  }

  std::string_view name() const override { return "medusa"; }

  Capabilities capabilities() const override {
    return {.catalog = true,
            .orders = has_key_,
            .cancellation = has_key_,
            .address_change = has_key_,
            .returns = has_key_};
  }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    if (catalog_) return catalog_->products(take);
    return Error{ErrorCode::unavailable, "medusa: there is no way out to the shop"};
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

  Orders* orders() override { return orders_.get(); }

 private:
  const bool has_key_;
  const std::unique_ptr<ShopApi> store_, admin_;
  std::optional<MedusaCatalog> catalog_;
  std::optional<MedusaOrders> platform_;
  std::unique_ptr<Orders> orders_;
};

Error wrong(const char* message) { return {ErrorCode::invalid_argument, message}; }

}  // namespace

Result<std::unique_ptr<Connector>> make_medusa(const ConnectorSettings& settings) {
  if (settings.url.empty()) return wrong("url: expected the address of the shop's server");
  if (settings.public_key.empty()) return wrong("public_key: expected a publishable key: pk_...");
  if (settings.channel.empty()) return wrong("channel: expected the id of a region: reg_...");
  return std::unique_ptr<Connector>(std::make_unique<Medusa>(settings));
}

}  // namespace aisle
