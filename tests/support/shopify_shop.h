// A Shopify that answers what it is told, and one order of it in the shape of the Admin API.
#pragma once

#include <nlohmann/json.hpp>

#include "server/connectors/registry.h"
#include "tests/support/fake_http.h"

namespace aisle::test {

/// The connector over answers that are given one after another.
struct ShopifyShop {
  explicit ShopifyShop(const std::string& version = "2026-10") {
    ConnectorSettings settings;
    settings.url = "https://acme.example";
    settings.key = "shpat_secret";
    settings.version = version;
    settings.http = &http;
    connector = *make_connector("shopify", settings);
  }
  ShopifyShop& then(const nlohmann::json& body, const std::string& served = "2026-10") {
    http.then(
        {.body = body.dump(),
         .fields = {{"content-type", "application/json"}, {"x-shopify-api-version", served}}});
    return *this;
  }
  Orders& orders() { return *connector->orders(); }
  nlohmann::json asked(std::size_t index) const {
    return nlohmann::json::parse(http.requests().at(index).body);
  }

  FakeHttp http;
  std::unique_ptr<Connector> connector;
};

inline nlohmann::json shopify_money(const std::string& amount,
                                    const std::string& currency = "EUR") {
  return {{"presentmentMoney", {{"amount", amount}, {"currencyCode", currency}}}};
}

inline nlohmann::json shopify_page(nlohmann::json nodes, const nlohmann::json& next = nullptr) {
  return {{"nodes", std::move(nodes)},
          {"pageInfo", {{"hasNextPage", !next.is_null()}, {"endCursor", next}}}};
}

/// #1001 of customer 7: two jackets for 39.99 less 1.00, delivery 4.90, paid by card.
inline nlohmann::json shopify_order() {
  using nlohmann::json;
  const json line = {{"id", "gid://shopify/LineItem/11"},
                     {"title", "Rain jacket"},
                     {"quantity", 2},
                     {"currentQuantity", 2},
                     {"isGiftCard", false},
                     {"product", {{"id", "gid://shopify/Product/8"}}},
                     {"variant",
                      {{"id", "gid://shopify/ProductVariant/42"},
                       {"selectedOptions", {{{"name", "Size"}, {"value", "M"}}}}}},
                     {"originalTotalSet", shopify_money("39.99")},
                     {"discountAllocations", {{{"allocatedAmountSet", shopify_money("1.0")}}}},
                     {"taxLines", {{{"priceSet", shopify_money("6.23")}}}}};
  const json payment = {{"id", "gid://shopify/OrderTransaction/5"},
                        {"kind", "SALE"},
                        {"status", "SUCCESS"},
                        {"processedAt", "2026-11-20T10:00:05Z"},
                        {"createdAt", "2026-11-20T10:00:05Z"},
                        {"gateway", "shopify_payments"},
                        {"formattedGateway", "Shopify payments"},
                        {"amountSet", shopify_money("43.89")},
                        {"parentTransaction", nullptr},
                        {"paymentDetails", {{"company", "Visa"}, {"number", "•••• 4242"}}}};
  return {{"id", "gid://shopify/Order/5001"},
          {"name", "#1001"},
          {"processedAt", "2026-11-20T10:00:00Z"},
          {"cancelledAt", nullptr},
          {"email", "kim@example.com"},
          {"presentmentCurrencyCode", "EUR"},
          {"taxesIncluded", true},
          {"displayFulfillmentStatus", "UNFULFILLED"},
          {"displayFinancialStatus", "PAID"},
          {"customer",
           {{"id", "gid://shopify/Customer/7"},
            {"displayName", "Kim Berger"},
            {"locale", "en"},
            {"defaultEmailAddress", {{"emailAddress", "kim@example.com"}}}}},
          {"shippingAddress",
           {{"name", "Kim Berger"},
            {"company", nullptr},
            {"address1", "Lindenweg 4"},
            {"address2", nullptr},
            {"zip", "04109"},
            {"city", "Leipzig"},
            {"province", nullptr},
            {"provinceCode", nullptr},
            {"countryCodeV2", "DE"}}},
          {"shippingLines",
           {{"nodes",
             {{{"discountedPriceSet", shopify_money("4.9")},
               {"taxLines", {{{"priceSet", shopify_money("0.78")}}}}}}}}},
          {"lineItems", shopify_page(json::array({line}))},
          {"fulfillments", json::array()},
          {"transactions", json::array({payment})},
          {"refunds", json::array()},
          {"returns", {{"nodes", json::array()}}}};
}

/// A parcel with both jackets.
inline nlohmann::json shopify_parcel(const std::string& status) {
  using nlohmann::json;
  const json delivered = status == "DELIVERED" ? json("2026-11-23T12:00:00Z") : json();
  return {{"name", "#1001-F1"},
          {"status", "SUCCESS"},
          {"displayStatus", status},
          {"createdAt", "2026-11-21T08:00:00Z"},
          {"updatedAt", "2026-11-22T08:00:00Z"},
          {"inTransitAt", nullptr},
          {"deliveredAt", delivered},
          {"trackingInfo",
           {{{"company", "DHL"}, {"number", "JD1"}, {"url", "https://dhl.example/JD1"}}}},
          {"fulfillmentLineItems",
           shopify_page(json::array(
               {{{"quantity", 2}, {"lineItem", {{"id", "gid://shopify/LineItem/11"}}}}}))}};
}

inline nlohmann::json shopify_found(const nlohmann::json& order) {
  using nlohmann::json;
  return {
      {"data",
       {{"orders", {{"nodes", json::array({order})}}},
        {"alike", {{"nodes", json::array({{{"id", order["id"]}, {"name", order["name"]}}})}}}}}};
}

}  // namespace aisle::test
