// The connector for a Shopify shop, by its Admin API. See README.md.
#include <algorithm>
#include <optional>

#include "server/connectors/platform_orders.h"
#include "server/connectors/registry.h"
#include "server/connectors/shopify_catalog.h"
#include "server/connectors/shopify_check.h"
#include "server/connectors/shopify_orders.h"

namespace aisle {
namespace {

constexpr std::string_view kNewestVersion = "2026-10";

bool is_version(const std::string& version) {
  constexpr std::string_view kForm = "0000-00";
  if (version == "unstable") return true;
  return version.size() == kForm.size() &&
         std::equal(version.begin(), version.end(), kForm.begin(), [](char c, char form) {
           return form == '0' ? c >= '0' && c <= '9' : c == form;
         });
}

std::unique_ptr<ShopifyApi> make_api(const ConnectorSettings& settings) {
  if (!settings.http) return nullptr;
  return std::make_unique<ShopifyApi>(
      make_shop_api(*settings.http, {.name = "shopify",
                                     .base_url = settings.url,
                                     .fields = {{"x-shopify-access-token", settings.key}}}));
}

class Shopify final : public Connector {
 public:
  Shopify(const ConnectorSettings& settings, const std::string& version)
      : api_(make_api(settings)), path_("/admin/api/" + version + "/graphql.json") {
    if (!api_) return;
    catalog_.emplace(*api_, path_, version, settings.language);
    platform_.emplace(*api_, path_, *catalog_);
    orders_ = make_platform_orders(*platform_, settings.rules, capabilities());
  }

  std::string_view name() const override { return "shopify"; }

  Capabilities capabilities() const override {
    return {.catalog = true,
            .policies = true,
            .orders = true,
            .cancellation = true,
            .address_change = true,
            .returns = true};
  }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    if (!catalog_) return only_checked();
    return catalog_->products(take);
  }

  Result<std::vector<Policy>> policies() override {
    if (!catalog_) return only_checked();
    return catalog_->policies();
  }

  Orders* orders() override { return orders_.get(); }

  std::vector<CapabilityCheck> check() override {
    return api_ ? check_shopify(*api_, path_) : Connector::check();
  }

 private:
  static Error only_checked() {
    return {ErrorCode::unavailable, "shopify: there is no way out to the shop"};
  }

  const std::unique_ptr<ShopifyApi> api_;
  const std::string path_;
  std::optional<ShopifyCatalog> catalog_;
  std::optional<ShopifyOrders> platform_;
  std::unique_ptr<Orders> orders_;
};

}  // namespace

Result<std::unique_ptr<Connector>> make_shopify(const ConnectorSettings& settings) {
  if (settings.url.empty()) {
    return Error{ErrorCode::invalid_argument,
                 "shopify: url is missing, like \"https://acme.myshopify.com\""};
  }
  const std::string version =
      settings.version.empty() ? std::string(kNewestVersion) : settings.version;
  if (!is_version(version)) {
    return Error{ErrorCode::invalid_argument,
                 "shopify: version: expected one like \"" + std::string(kNewestVersion) + "\""};
  }
  return std::unique_ptr<Connector>(std::make_unique<Shopify>(settings, version));
}

}  // namespace aisle
