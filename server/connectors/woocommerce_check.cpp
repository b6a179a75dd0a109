#include "server/connectors/woocommerce_check.h"

#include <array>
#include <optional>

#include "server/connectors/woocommerce_api.h"
#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

constexpr std::size_t kWooGatewaysMax = 200;
constexpr std::size_t kWooSettingsMax = 500;
constexpr std::size_t kWooRightsMax = 100;

CapabilityCheck not_woo(const char* capability) { return {capability, Standing::not_possible, ""}; }

CapabilityCheck woo_standing(std::string_view capability, const std::optional<Error>& error,
                             std::string_view right) {
  CapabilityCheck check = check_of(capability, error ? &*error : nullptr, right);
  if (check.standing == Standing::failed) {
    check.mend += "; where permalinks are \"plain\", `url` ends with /index.php";
  } else if (check.standing == Standing::not_allowed) {
    check.mend += "; `user` is the consumer key, ck_..., and `key_file` has its secret, cs_...";
  }
  return check;
}

std::optional<Error> woo_trouble(ShopApi& api, const std::string& path) {
  const auto answer = ask_woo(api, {.path = path});
  return answer ? std::nullopt : std::optional(answer.error());
}

// The ways to pay that are in use and can't pay back, as the shop calls them.
Result<std::string> woo_one_way_payments(ShopApi& api) {
  const auto answer =
      ask_woo(api, {.path = "/payment_gateways?" + woo_fields("id,enabled,method_supports")});
  if (!answer) return answer.error();
  Drift drift("woocommerce payment gateways");
  std::string names;
  for (const ShopValue& gateway : ShopValue(answer->body, drift).list(kWooGatewaysMax)) {
    bool pays_back = !gateway["enabled"].flag();
    for (const ShopValue& one : woo_list(gateway, "method_supports", kWooRightsMax)) {
      pays_back = pays_back || one.json() == "refunds";
    }
    if (!pays_back) names += (names.empty() ? "" : ", ") + gateway["id"].text();
  }
  if (drift.found()) return drift.error();
  return names;
}

// Prices come as they were entered: without tax although the shop's pages show them with it.
bool woo_shows_other_prices(ShopApi& api) {
  const auto answer = ask_woo(api, {.path = "/settings/tax?" + woo_fields("id,value")});
  if (!answer) return false;
  Drift drift("woocommerce settings");
  std::string entered_with = "no", shown = "excl";
  for (const ShopValue& setting : ShopValue(answer->body, drift).list(kWooSettingsMax)) {
    const std::string id = woo_text(setting, "id");
    if (id == "woocommerce_prices_include_tax") entered_with = woo_text(setting, "value");
    if (id == "woocommerce_tax_display_shop") shown = woo_text(setting, "value");
  }
  return !drift.found() && (entered_with == "yes") != (shown == "incl");
}

CapabilityCheck check_woo_catalog(ShopApi& api) {
  auto trouble =
      woo_trouble(api, "/settings/general/woocommerce_currency?" + woo_fields("id,value"));
  if (!trouble) trouble = woo_trouble(api, "/products?per_page=1&" + woo_fields("id"));
  CapabilityCheck check = woo_standing("catalog", trouble, "read, of a shop manager");
  if (check.standing == Standing::works && woo_shows_other_prices(api)) {
    check.mend = "prices are entered and shown with another tax: cards show them as entered";
  }
  return check;
}

}  // namespace

std::vector<CapabilityCheck> check_woo(ShopApi& api) {
  std::vector<CapabilityCheck> checks = {check_woo_catalog(api), not_woo("policies")};
  auto reading = woo_trouble(api, "/orders?per_page=1&" + woo_fields("id"));
  if (!reading) reading = woo_trouble(api, "/customers?role=all&per_page=1&" + woo_fields("id"));
  checks.push_back(woo_standing("orders", reading, "read"));
  std::optional<Error> writing = reading;
  if (!writing) {
    const auto tried =
        ask_woo(api, {.method = "PUT", .path = "/orders/0", .body = nlohmann::json::object()});
    if (!tried && tried.error().code != ErrorCode::invalid_argument) writing = tried.error();
  }
  checks.push_back(woo_standing("cancellation", writing, "read/write"));
  if (checks.back().standing == Standing::works) {
    const auto payments = woo_one_way_payments(api);
    if (!payments) {
      checks.back() = woo_standing("cancellation", payments.error(), "read, of a shop manager");
    } else if (!payments->empty()) {
      checks.back().mend = "orders paid by " + *payments + " are left to a person";
    }
  }
  checks.push_back(woo_standing("address_change", writing, "read/write"));
  for (const char* one : {"item_change", "payment_change", "returns", "exchanges"}) {
    checks.push_back(not_woo(one));
  }
  return checks;
}

}  // namespace aisle
