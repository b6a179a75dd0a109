#include "server/connectors/shopify_catalog.h"

#include <algorithm>
#include <set>

#include "server/connectors/html_sections.h"
#include "server/connectors/html_text.h"
#include "server/connectors/policy_text.h"
#include "server/connectors/shopify_documents.h"
#include "server/connectors/shopify_product.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kPageMax = 250;  // More than a page of ours ever has.
constexpr std::size_t kPoliciesMax = 30;
constexpr std::size_t kDayBytes = 10;  // "2026-10-01"

Error drifted(const std::string& what) { return {ErrorCode::data_loss, "shopify " + what}; }

// Where the next page begins; nothing when this was the last one.
std::optional<std::string> next_page(const ShopValue& connection) {
  const ShopValue info = connection["pageInfo"];
  if (!info["hasNextPage"].flag()) return std::nullopt;
  return info["endCursor"].text();
}

// A variant that is there twice, which a list that changes while it is read may give, is one.
void drop_repeated(std::vector<Variant>& variants) {
  std::set<VariantId> seen;
  std::erase_if(variants, [&](const Variant& one) { return !seen.insert(one.id).second; });
}

void skip(ReadReport& report, const std::string& reason) {
  ++report.skipped_count;
  if (report.skipped.size() < kSkippedMax) report.skipped.push_back({"shopify", 0, reason});
}

std::string policy_id(std::string type) {
  std::transform(type.begin(), type.end(), type.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c;
  });
  return type;
}

}  // namespace

Result<Json> ShopifyCatalog::ask(std::string_view document, const Json& variables) {
  return ask_graphql(api_, path_, document, variables, true);
}

Result<ReadReport> ShopifyCatalog::products(const std::function<bool(Product)>& take) {
  const std::string document =
      shopify::with_fragment(shopify::kProducts, shopify::kProductFragment);
  ReadReport report;
  std::set<ProductId> seen;
  std::optional<std::string> after;
  for (int pages = 0;; ++pages) {
    if (pages == kShopifyPagesMax) return drifted("products: more pages than can be");
    const auto data = ask(document, {{"after", after ? Json(*after) : Json()}});
    if (!data) return data.error();
    Drift drift("shopify products");
    const ShopValue answer(*data, drift);
    const std::string currency = answer["shop"]["currencyCode"].text();
    const std::vector<ShopValue> nodes = answer["products"]["nodes"].list(kPageMax);
    const auto next = next_page(answer["products"]);
    if (drift.found()) return drift.error();
    for (const ShopValue& node : nodes) {
      auto product = read(node.json(), currency);
      if (!product) return product.error();
      if (!seen.insert(product->id).second) continue;
      ++report.rows;
      if (product->variants.empty() || product->title.empty()) {
        skip(report, "product " + product->id.value + ": without a title or variants");
      } else if (!take(std::move(*product))) {
        return report;
      }
    }
    if (!next) break;
    if (after == next) return drifted("products: a page that leads to itself");
    after = next;
  }
  const std::string served = api_.served_version();
  if (!served.empty() && served != version_) {
    skip(report, "Shopify serves version " + served + " of its API in the place of " + version_ +
                     "; set `version` to one that it supports");
  }
  return report;
}

Result<Product> ShopifyCatalog::read(const Json& node, const std::string& currency) {
  Drift drift("shopify product");
  const ShopValue json(node, drift);
  Product product = read_shopify_product(json, currency);
  const auto next = next_page(json["variants"]);
  const std::string gid = json["id"].text();
  if (drift.found()) return drift.error();
  if (next) {
    if (auto added = add_variants(product, gid, *next, currency); !added) return added.error();
  }
  drop_repeated(product.variants);
  return product;
}

Result<void> ShopifyCatalog::add_variants(Product& product, const std::string& gid,
                                          std::string after, const std::string& currency) {
  while (product.variants.size() < kShopifyVariantsMax) {
    const auto data = ask(shopify::kVariants, {{"product", gid}, {"after", after}});
    if (!data) return data.error();
    Drift drift("shopify variants");
    const ShopValue answer(*data, drift);
    const auto found = answer.maybe("product");
    if (!found) return {};  // Gone since; the next reading won't have it.
    const ShopValue variants = (*found)["variants"];
    const std::vector<ShopValue> nodes = variants["nodes"].list(kPageMax);
    for (const ShopValue& node : nodes) {
      product.variants.push_back(read_shopify_variant(node, currency));
    }
    const auto next = next_page(variants);
    if (drift.found()) return drift.error();
    if (!next) return {};
    if (*next == after) return drifted("variants: a page that leads to itself");
    after = *next;
  }
  return drifted("variants: more than " + std::to_string(kShopifyVariantsMax));
}

Result<std::vector<Product>> ShopifyCatalog::products(const std::vector<ProductId>& ids) {
  const std::string document =
      shopify::with_fragment(shopify::kProductsById, shopify::kProductFragment);
  std::vector<Product> products;
  for (std::size_t from = 0; from < ids.size(); from += kShopifyProductsAtOnce) {
    Json gids = Json::array();
    for (std::size_t i = from; i < std::min(ids.size(), from + kShopifyProductsAtOnce); ++i) {
      const std::string gid = shopify_gid("Product", ids[i].value);
      if (!gid.empty()) gids.push_back(gid);
    }
    if (gids.empty()) continue;
    const auto data = ask(document, {{"ids", gids}});
    if (!data) return data.error();
    Drift drift("shopify products");
    const ShopValue answer(*data, drift);
    const std::string currency = answer["shop"]["currencyCode"].text();
    const std::vector<ShopValue> nodes = answer["nodes"].list(kPageMax);
    for (const ShopValue& node : nodes) {
      if (node.is_null() || node["status"].text() != "ACTIVE") continue;
      auto product = read(node.json(), currency);
      if (!product) return product.error();
      products.push_back(std::move(*product));
    }
    if (drift.found()) return drift.error();
  }
  return products;
}

Result<std::vector<Policy>> ShopifyCatalog::policies() {
  const auto data = ask(shopify::kPolicies, Json::object());
  if (!data) return data.error();
  Drift drift("shopify policies");
  const ShopValue answer(*data, drift);
  std::vector<Policy> policies;
  for (const ShopValue& json : answer["shop"]["shopPolicies"].list(kPoliciesMax)) {
    Policy policy;
    policy.id = {policy_id(json["type"].text())};
    policy.title = std::string(cut_utf8(html_to_line(json["title"].text()), kPolicyLineBytesMax));
    const std::string url = shopify_text(json, "url");
    if (url.starts_with("https://") || url.starts_with("http://")) policy.url = url;
    policy.updated = json["updatedAt"].text().substr(0, kDayBytes);
    policy.language = language_;
    policy.passages = html_to_passages(shopify_text(json, "body"), policy.title);
    if (!policy.passages.empty()) policies.push_back(std::move(policy));
  }
  if (drift.found()) return drift.error();
  return policies;
}

}  // namespace aisle
