// The connector for a Vendure: its catalog, and with a key its orders. See README.md.
#include "server/connectors/platform_orders.h"
#include "server/connectors/registry.h"
#include "server/connectors/vendure_catalog.h"
#include "server/connectors/vendure_orders.h"
#include "server/connectors/vendure_session.h"

namespace aisle {
namespace {

std::unique_ptr<ShopApi> make_api(const ConnectorSettings& settings) {
  if (!settings.http) return nullptr;
  ShopApiSettings api{.name = "vendure", .base_url = settings.url};
  if (!settings.channel.empty()) api.fields.push_back({"vendure-token", settings.channel});
  return make_shop_api(*settings.http, std::move(api));
}

// Null without a key: there is nobody to ask as.
std::unique_ptr<ShopApi> make_admin(const ConnectorSettings& settings) {
  auto api = make_api(settings);
  if (!api || settings.key.empty()) return nullptr;
  return make_vendure_session(std::move(api), {settings.user, settings.key});
}

class Vendure final : public Connector {
 public:
  explicit Vendure(const ConnectorSettings& settings)
      : has_key_(!settings.key.empty()), shop_(make_api(settings)), admin_(make_admin(settings)) {
    if (!shop_) return;
    catalog_.emplace(*shop_, admin_.get(),
                     VendureCatalogSettings{{settings.url, settings.base_url},
                                            settings.channel,
                                            settings.language,
                                            settings.currency});
    if (!admin_) return;
    platform_.emplace(*admin_, *catalog_, settings.language);
    orders_ = make_platform_orders(*platform_, settings.rules);
  }

  std::string_view name() const override { return "vendure"; }

  Capabilities capabilities() const override {
    return {
        .catalog = true, .orders = has_key_, .cancellation = has_key_, .address_change = has_key_};
  }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    if (catalog_) return catalog_->products(take);
    return Error{ErrorCode::unavailable, "vendure: there is no way out to the shop"};
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

  Orders* orders() override { return orders_.get(); }

 private:
  const bool has_key_;
  const std::unique_ptr<ShopApi> shop_, admin_;
  std::optional<VendureCatalog> catalog_;
  std::optional<VendureOrders> platform_;
  std::unique_ptr<Orders> orders_;
};

Error wrong(const char* message) { return {ErrorCode::invalid_argument, message}; }

}  // namespace

Result<std::unique_ptr<Connector>> make_vendure(const ConnectorSettings& settings) {
  if (settings.url.empty()) return wrong("url: expected the address of the shop's server");
  if (!settings.currency.empty() && !is_currency(settings.currency)) {
    return wrong("currency: expected a code like EUR");
  }
  const bool is_api_key = settings.key.find(':') != settings.key.npos;
  if (!settings.key.empty() && settings.user.empty() && !is_api_key) {
    return wrong("user: expected an administrator's name, unless the key is an API key: id:secret");
  }
  return std::unique_ptr<Connector>(std::make_unique<Vendure>(settings));
}

}  // namespace aisle
