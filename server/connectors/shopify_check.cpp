#include "server/connectors/shopify_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "server/connectors/shape.h"
#include "server/connectors/shopify_documents.h"

namespace aisle {
namespace {

constexpr std::size_t kScopesMax = 500;

/// A capability and the scopes that it needs; one without any is not possible.
struct ShopifyNeed {
  std::string_view capability;
  std::vector<std::string_view> scopes;
};

const std::vector<ShopifyNeed>& needs() {
  static const std::vector<ShopifyNeed> all = {
      {"catalog", {"read_products"}},
      {"policies", {"read_legal_policies"}},
      {"orders", {"read_orders", "read_customers", "read_returns"}},
      {"cancellation", {"read_orders", "read_customers", "read_returns", "write_orders"}},
      {"address_change", {"read_orders", "read_customers", "read_returns", "write_orders"}},
      {"item_change", {}},
      {"payment_change", {}},
      {"returns", {"read_orders", "read_customers", "write_returns"}},
      {"exchanges", {}},
  };
  return all;
}

Result<std::set<std::string>> scopes_of(ShopifyApi& api, const std::string& path) {
  const auto data = ask_graphql(api, path, shopify::kScopes, nlohmann::json::object(), true);
  if (!data) return data.error();
  Drift drift("shopify scopes");
  const ShopValue installation = ShopValue(*data, drift)["currentAppInstallation"];
  std::set<std::string> scopes;
  for (const ShopValue& scope : installation["accessScopes"].list(kScopesMax)) {
    const std::string handle = scope["handle"].text();
    scopes.insert(handle);
    if (handle.starts_with("write_")) scopes.insert("read_" + handle.substr(6));
  }
  if (drift.found()) return drift.error();
  return scopes;
}

}  // namespace

std::vector<CapabilityCheck> check_shopify(ShopifyApi& api, const std::string& path) {
  const auto scopes = scopes_of(api, path);
  std::vector<CapabilityCheck> checks;
  for (const ShopifyNeed& need : needs()) {
    if (need.scopes.empty()) {
      checks.push_back({std::string(need.capability), Standing::not_possible, ""});
      continue;
    }
    if (!scopes) {
      checks.push_back(check_of(need.capability, &scopes.error(), ""));
      continue;
    }
    const auto lacking =
        std::find_if(need.scopes.begin(), need.scopes.end(),
                     [&](std::string_view scope) { return !scopes->contains(std::string(scope)); });
    const Error denied{ErrorCode::permission_denied, "shopify: the token lacks a scope"};
    const bool works = lacking == need.scopes.end();
    checks.push_back(check_of(need.capability, works ? nullptr : &denied, works ? "" : *lacking));
  }
  return checks;
}

}  // namespace aisle
