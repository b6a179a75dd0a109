// The connector for a WooCommerce shop, by its REST API. See README.md.
#include "server/connectors/woocommerce_api.h"
#include "server/connectors/woocommerce_catalog.h"
#include "server/connectors/woocommerce_check.h"
#include "server/connectors/woocommerce_orders.h"
#include "server/connectors/woocommerce_webhook.h"

namespace aisle {
namespace {

class WooCommerce final : public Connector {
 public:
  explicit WooCommerce(const ConnectorSettings& settings)
      : webhook_key_(settings.webhook_key), api_(make_woo_api(settings)) {
    if (!api_) return;
    catalog_.emplace(*api_);
    platform_.emplace(*api_, *catalog_);
    orders_ = make_platform_orders(*platform_, settings.rules, capabilities());
  }

  std::string_view name() const override { return "woocommerce"; }

  Capabilities capabilities() const override {
    return {.catalog = true, .orders = true, .cancellation = true, .address_change = true};
  }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    if (catalog_) return catalog_->products(take);
    return Error{ErrorCode::unavailable, "woocommerce: there is no way out to the shop"};
  }

  Result<std::vector<ShopHint>> hints(const WebhookRequest& request) const override {
    return read_woo_webhook(request, webhook_key_);
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

  Orders* orders() override { return orders_.get(); }

  std::vector<CapabilityCheck> check() override {
    return api_ ? check_woo(*api_) : Connector::check();
  }

 private:
  const std::string webhook_key_;
  const std::unique_ptr<ShopApi> api_;
  std::optional<WooCatalog> catalog_;
  std::optional<WooOrders> platform_;
  std::unique_ptr<Orders> orders_;
};

Error wrong_woo(const char* message) { return {ErrorCode::invalid_argument, message}; }

}  // namespace

Result<std::unique_ptr<Connector>> make_woocommerce(const ConnectorSettings& settings) {
  if (settings.url.empty()) return wrong_woo("url: expected the shop's address");
  if (settings.user.empty()) return wrong_woo("user: expected the consumer key: ck_...");
  if (!settings.version.empty() && settings.version != "v3") {
    return wrong_woo("version: expected \"v3\", or none");
  }
  return std::unique_ptr<Connector>(std::make_unique<WooCommerce>(settings));
}

}  // namespace aisle
