// The catalog and the policies of a Shopify shop, over answers of the Admin API's shape.
#include <gtest/gtest.h>

#include "server/connectors/html_sections.h"
#include "server/connectors/shopify_api.h"
#include "tests/support/shopify_shop.h"

namespace aisle::test {
namespace {

using nlohmann::json;

json variant(int id, const std::string& size, const std::string& price) {
  return {{"id", "gid://shopify/ProductVariant/" + std::to_string(id)},
          {"price", price},
          {"compareAtPrice", nullptr},
          {"availableForSale", true},
          {"inventoryQuantity", 3},
          {"inventoryItem", {{"tracked", true}}},
          {"selectedOptions", {{{"name", "Size"}, {"value", size}}}},
          {"image", nullptr}};
}

json product(const json& variants) {
  return {{"id", "gid://shopify/Product/8"},
          {"title", "Rain jacket"},
          {"vendor", "Tarnfell"},
          {"productType", "Jackets"},
          {"descriptionHtml", "<p>Light &amp; dry.</p>"},
          {"onlineStoreUrl", "https://acme.example/products/rain-jacket"},
          {"status", "ACTIVE"},
          {"featuredMedia", {{"preview", {{"image", {{"url", "https://cdn.example/j.png"}}}}}}},
          {"collections", {{"nodes", json::array()}}},
          {"variants", variants}};
}

json products(const std::vector<json>& nodes, const json& next = nullptr) {
  return {{"data",
           {{"shop", {{"currencyCode", "EUR"}}}, {"products", shopify_page(json(nodes), next)}}}};
}

class ShopifyTest : public testing::Test {
 protected:
  Result<ReadReport> read() {
    return shop.connector->products([&](Product one) {
      found.push_back(std::move(one));
      return true;
    });
  }
  // What the first variant of a product with this one becomes, in a shop of its own.
  static Variant read_variant(const json& one) {
    ShopifyShop other;
    other.then(products({product(shopify_page(json::array({one})))}));
    Product read;
    const auto report = other.connector->products([&](Product found) {
      read = std::move(found);
      return true;
    });
    EXPECT_TRUE(report);
    return read.variants.empty() ? Variant() : read.variants.front();
  }

  ShopifyShop shop;
  std::vector<Product> found;
};

TEST_F(ShopifyTest, AProductIsWhatTheShopSays) {
  shop.then(products({product(shopify_page(json::array({variant(42, "M", "19.9")})))}));
  ASSERT_TRUE(read());
  Product expected{.id = {"8"},
                   .title = "Rain jacket",
                   .brand = "Tarnfell",
                   .category = {"Jackets"},
                   .description = "Light & dry.",
                   .url = "https://acme.example/products/rain-jacket",
                   .image = "https://cdn.example/j.png"};
  expected.variants = {
      {.id = {"42"}, .options = {{"Size", "M"}}, .price = {1990, "EUR"}, .stock = 3}};
  EXPECT_EQ(found, std::vector{expected});
  const HttpRequest request = shop.http.requests().at(0);
  EXPECT_EQ(request.url, "https://acme.example/admin/api/2026-10/graphql.json");
  EXPECT_EQ(request.fields.front(), (HttpField{"x-shopify-access-token", "shpat_secret"}));
}

TEST_F(ShopifyTest, PagesOfProductsAndOfVariantsAreFollowed) {
  json second = product(shopify_page(json::array({variant(50, "S", "1")})));
  second["id"] = "gid://shopify/Product/9";
  shop.then(products({product(shopify_page(json::array({variant(42, "M", "1")}), "v1"))}, "p1"))
      .then({{"data",
              {{"product", {{"variants", shopify_page(json::array({variant(43, "L", "2")}))}}}}}})
      .then(products({second}));
  const auto report = read();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->rows, 2);
  ASSERT_EQ(found.size(), 2u);
  ASSERT_EQ(found[0].variants.size(), 2u);
  EXPECT_EQ(found[0].variants[1].id.value, "43");
  EXPECT_EQ(shop.asked(1)["variables"]["after"], "v1");
  EXPECT_EQ(shop.asked(2)["variables"]["after"], "p1");
}

TEST_F(ShopifyTest, APageThatLeadsToItselfIsNoEndlessLoop) {
  shop.then(products({product(shopify_page(json::array({variant(42, "M", "1")})))}, "p1"));
  EXPECT_EQ(read().error().code, ErrorCode::data_loss);
}

TEST_F(ShopifyTest, AReducedPriceHasWhatItWasBefore) {
  json one = variant(42, "M", "19.90");
  one["compareAtPrice"] = "29.90";
  EXPECT_EQ(read_variant(one).list_price, (Money{2990, "EUR"}));
  one["compareAtPrice"] = "9.90";
  EXPECT_FALSE(read_variant(one).list_price);
}

TEST_F(ShopifyTest, WhatIsNotThereIsSoldOutOrMadeToOrder) {
  json one = variant(42, "M", "1");
  one["inventoryQuantity"] = -2;
  one["availableForSale"] = false;
  Variant read = read_variant(one);
  EXPECT_EQ(read.availability, Availability::out_of_stock);
  EXPECT_EQ(read.stock, 0);
  one["availableForSale"] = true;
  EXPECT_EQ(read_variant(one).availability, Availability::backorder);
}

TEST_F(ShopifyTest, AFileHasNoStock) {
  json one = variant(42, "M", "1");
  one["inventoryItem"]["tracked"] = false;
  one["inventoryQuantity"] = 0;
  const Variant read = read_variant(one);
  EXPECT_EQ(read.availability, Availability::in_stock);
  EXPECT_FALSE(read.stock);
}

TEST_F(ShopifyTest, AProductWithoutOptionsHasNone) {
  json one = variant(42, "M", "1");
  one["selectedOptions"] = {{{"name", "Title"}, {"value", "Default Title"}}};
  EXPECT_TRUE(read_variant(one).options.empty());
}

TEST_F(ShopifyTest, AnAddressThatIsNoPageIsLeftOut) {
  json one = product(shopify_page(json::array({variant(42, "M", "1")})));
  one["onlineStoreUrl"] = "javascript:alert(1)";
  shop.then(products({one}));
  ASSERT_TRUE(read());
  EXPECT_EQ(found.at(0).url, "");
}

TEST_F(ShopifyTest, AShapeThatChangedIsAnErrorByName) {
  json one = variant(42, "M", "1");
  one["price"] = {{"amount", "1"}};
  shop.then(products({product(shopify_page(json::array({one})))}));
  const auto failed = read();
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::data_loss);
  EXPECT_NE(failed.error().message.find("variants.nodes[0].price"), std::string::npos)
      << failed.error().message;
  EXPECT_TRUE(found.empty());
}

TEST_F(ShopifyTest, AMissingCurrencyIsDrift) {
  json answer = products({product(shopify_page(json::array({variant(42, "M", "1")})))});
  answer["data"]["shop"]["currencyCode"] = nullptr;
  shop.then(answer);
  EXPECT_EQ(read().error().code, ErrorCode::data_loss);
}

TEST_F(ShopifyTest, AVersionThatIsPastIsReported) {
  ShopifyShop old("2024-01");
  old.then(products({product(shopify_page(json::array({variant(42, "M", "1")})))}), "2025-10");
  const auto report = old.connector->products([](Product) { return true; });
  ASSERT_TRUE(report);
  EXPECT_EQ(report->rows, 1);
  ASSERT_EQ(report->skipped.size(), 1u);
  EXPECT_NE(report->skipped[0].reason.find("2025-10"), std::string::npos);
}

TEST_F(ShopifyTest, AKeyThatShopifyDoesNotKnowIsSaidWithoutIt) {
  shop.http.then({.status = 401, .body = R"({"errors":"[API] Invalid API key"})"});
  const auto failed = read();
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::permission_denied);
  EXPECT_EQ(failed.error().message.find("shpat_secret"), std::string::npos);
}

TEST_F(ShopifyTest, AMissingScopeIsNamedAlsoWhenTheRestIsThere) {
  shop.then({{"errors",
              {{{"message", "Access denied. Required access: `read_legal_policies` access scope."},
                {"extensions", {{"code", "ACCESS_DENIED"}}}}}},
             {"data", {{"shop", {{"shopPolicies", json::array()}}}}}});
  const auto failed = shop.connector->policies();
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::permission_denied);
  EXPECT_NE(failed.error().message.find("read_legal_policies"), std::string::npos);
}

TEST_F(ShopifyTest, APageInTheWayIsUnavailable) {
  shop.http.then({.body = "<!DOCTYPE html>", .fields = {{"content-type", "text/html"}}});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(ShopifyTest, PoliciesHaveTheSectionsOfTheirHeadings) {
  shop.then({{"data",
              {{"shop",
                {{"shopPolicies",
                  {{{"type", "REFUND_POLICY"},
                    {"title", "Refunds"},
                    {"body", "<p>Fair.</p><h2>How <b>long</b>?</h2><p>60 days.</p><h3>None</h3>"},
                    {"url", "https://acme.example/policies/refund-policy"},
                    {"updatedAt", "2026-10-01T08:00:00Z"}},
                   {{"type", "LEGAL_NOTICE"},
                    {"title", "Empty"},
                    {"body", ""},
                    {"url", "https://acme.example/x"},
                    {"updatedAt", "2026-10-01T08:00:00Z"}}}}}}}}});
  const auto policies = shop.connector->policies();
  ASSERT_TRUE(policies) << policies.error().message;
  ASSERT_EQ(policies->size(), 1u);
  const Policy& policy = policies->front();
  EXPECT_EQ(policy.id.value, "refund-policy");
  EXPECT_EQ(policy.updated, "2026-10-01");
  EXPECT_EQ(policy.passages,
            (std::vector<Passage>{{"1", "Refunds", "Fair."}, {"2", "How long?", "60 days."}}));
}

TEST(HtmlSections, AHeadingThatIsNeverClosedIsText) {
  const auto passages = html_to_passages("<p>a</p><h2>b<p>c", "T");
  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(passages[0].heading, "T");
  EXPECT_NE(passages[0].text.find("c"), std::string::npos);
}

TEST_F(ShopifyTest, ACheckNamesTheScopeThatIsMissing) {
  json scopes = json::array();
  for (const char* handle : {"read_products", "write_orders", "read_customers", "read_returns"}) {
    scopes.push_back({{"handle", handle}});
  }
  shop.then({{"data", {{"currentAppInstallation", {{"accessScopes", scopes}}}}}});
  const std::vector<CapabilityCheck> checks = shop.connector->check();
  ASSERT_EQ(checks.size(), 9u);
  EXPECT_EQ(checks[0], (CapabilityCheck{"catalog", Standing::works, ""}));
  EXPECT_EQ(checks[1].standing, Standing::not_allowed);
  EXPECT_NE(checks[1].mend.find("read_legal_policies"), std::string::npos) << checks[1].mend;
  EXPECT_EQ(checks[3], (CapabilityCheck{"cancellation", Standing::works, ""}));
  EXPECT_EQ(checks[5].standing, Standing::not_possible);
  EXPECT_NE(checks[7].mend.find("write_returns"), std::string::npos) << checks[7].mend;
  EXPECT_EQ(shop.http.count(), 1u);
}

TEST(ShopifySettings, AreAnAddressAndAVersion) {
  ConnectorSettings settings;
  EXPECT_EQ(make_connector("shopify", settings).error().code, ErrorCode::invalid_argument);
  settings.url = "https://acme.example";
  EXPECT_TRUE(make_connector("shopify", settings));
  settings.version = "latest/../x";
  EXPECT_EQ(make_connector("shopify", settings).error().code, ErrorCode::invalid_argument);
}

// An API that is throttled so many times, then answers.
class ThrottledShop final : public ShopApi {
 public:
  explicit ThrottledShop(int times) : left_(times) {}
  Result<ShopAnswer> ask(const ShopQuestion&) override {
    ++calls;
    if (left_-- <= 0) return ShopAnswer{{.status = 200, .fields = {}}, {{"data", json::object()}}};
    return ShopAnswer{
        {.status = 200, .fields = {}},
        {{"errors", {{{"message", "Throttled"}, {"extensions", {{"code", "THROTTLED"}}}}}},
         {"extensions",
          {{"cost",
            {{"requestedQueryCost", 300},
             {"throttleStatus", {{"currentlyAvailable", 200}, {"restoreRate", 100}}}}}}}}};
  }
  int calls = 0;

 private:
  int left_;
};

TEST(ShopifyApi, WaitsUntilThePointsAreBack) {
  auto throttled = std::make_unique<ThrottledShop>(2);
  ThrottledShop& counted = *throttled;
  std::vector<std::chrono::milliseconds> pauses;
  ShopifyApi api(std::move(throttled), [&](auto time) { pauses.push_back(time); });
  const auto answer = api.ask({.method = "POST", .path = "/x", .repeatable = false});
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body.contains("data"));
  EXPECT_EQ(counted.calls, 3);
  EXPECT_EQ(pauses, (std::vector<std::chrono::milliseconds>(2, std::chrono::seconds(1))));
}

TEST(ShopifyApi, DoesNotWaitForever) {
  auto throttled = std::make_unique<ThrottledShop>(1'000);
  ThrottledShop& counted = *throttled;
  ShopifyApi api(std::move(throttled), [](auto) {});
  EXPECT_TRUE(api.ask({.path = "/x"})->body.contains("errors"));
  EXPECT_EQ(counted.calls, kShopifyThrottledMax + 1);
}

}  // namespace
}  // namespace aisle::test
