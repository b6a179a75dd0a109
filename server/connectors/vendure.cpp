// The connector for a Vendure: its catalog, and with a key its orders. See README.md.
#include <array>
#include <set>

#include "server/connectors/platform_orders.h"
#include "server/connectors/registry.h"
#include "server/connectors/vendure_catalog.h"
#include "server/connectors/vendure_documents.h"
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

// What a product's slug is put behind.
std::string pages_of(const ConnectorSettings& settings) {
  if (settings.base_url.empty() || settings.base_url.ends_with('/')) return settings.base_url;
  return settings.base_url + "/";
}

struct NeededRight {
  std::string_view capability, right;
};
constexpr auto kNeededRights = std::to_array<NeededRight>({{"orders", "ReadOrder"},
                                                           {"orders", "ReadCustomer"},
                                                           {"cancellation", "UpdateOrder"},
                                                           {"address_change", "UpdateOrder"}});

class Vendure final : public Connector {
 public:
  explicit Vendure(const ConnectorSettings& settings)
      : has_key_(!settings.key.empty()),
        channel_(settings.channel),
        shop_(make_api(settings)),
        admin_(make_admin(settings)) {
    if (!shop_) return;
    catalog_.emplace(*shop_, admin_.get(),
                     VendureCatalogSettings{{settings.url, pages_of(settings)},
                                            settings.channel,
                                            settings.language,
                                            settings.currency});
    if (!admin_) return;
    platform_.emplace(*admin_, *catalog_, settings.language);
    orders_ = make_platform_orders(*platform_, settings.rules, capabilities());
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

  std::vector<CapabilityCheck> check() override {
    std::vector<CapabilityCheck> checks = Connector::check();
    if (!admin_) return checks;
    const auto rights = rights_of_key();
    if (!rights) return checks;  // An API key isn't told its rights; the questions above tried it.
    for (CapabilityCheck& check : checks) {
      for (const NeededRight& needed : kNeededRights) {
        if (check.capability != needed.capability || check.standing != Standing::works) continue;
        if (rights->contains(needed.right)) continue;
        const Error lack{ErrorCode::permission_denied, "vendure: the key may not do this"};
        check = check_of(check.capability, &lack, needed.right);
      }
    }
    return checks;
  }

 private:
  Result<std::set<std::string, std::less<>>> rights_of_key() {
    const auto data = ask_graphql(*admin_, kVendureAdminPath, vendure::kRights, {}, true);
    if (!data) return data.error();
    Drift drift("vendure rights");
    std::set<std::string, std::less<>> rights;
    for (const ShopValue& channel : ShopValue(*data, drift)["me"]["channels"].list()) {
      if (!channel_.empty() && channel["token"].text() != channel_) continue;
      for (const ShopValue& right : channel["permissions"].list()) rights.insert(right.text());
    }
    if (drift.found()) return drift.error();
    return rights;
  }

  const bool has_key_;
  const std::string channel_;
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
