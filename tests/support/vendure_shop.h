// Answers of a Vendure 3.7.3 as they were seen on a real one, and a shop that gives them in turn.
#pragma once

#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "server/connectors/shop_api.h"

namespace aisle::test {

/// Each question is answered by the next of a list. One too many is a failed test.
class FakeVendure final : public ShopApi {
 public:
  FakeVendure& then(nlohmann::json body, std::vector<HttpField> fields = {}) {
    answers_.push_back(ShopAnswer{{200, std::move(fields)}, std::move(body)});
    return *this;
  }
  FakeVendure& then_data(nlohmann::json data) { return then({{"data", std::move(data)}}); }
  FakeVendure& then_error(std::string_view code, std::string_view message,
                          std::vector<HttpField> fields = {}) {
    nlohmann::json error = {{"message", message}};
    if (!code.empty()) error["extensions"] = {{"code", code}};
    return then({{"errors", {error}}, {"data", nullptr}}, std::move(fields));
  }
  FakeVendure& then_fail(Error error) {
    answers_.push_back(std::move(error));
    return *this;
  }

  Result<ShopAnswer> ask(const ShopQuestion& question) override {
    questions.push_back(question);
    if (answers_.empty()) return Error{ErrorCode::conflict, "a question that nobody expected"};
    Result<ShopAnswer> answer = std::move(answers_.front());
    answers_.pop_front();
    return answer;
  }

  /// What the n-th question was about: the first field of its document.
  bool asked_for(std::size_t n, std::string_view field) const {
    return questions.at(n).body.at("query").get<std::string>().find(field) != std::string::npos;
  }
  nlohmann::json variables(std::size_t n) const { return questions.at(n).body.at("variables"); }

  std::vector<ShopQuestion> questions;

 private:
  std::deque<Result<ShopAnswer>> answers_;
};

inline nlohmann::json parsed(const char* text) { return nlohmann::json::parse(text); }

inline nlohmann::json vendure_introduction() {
  return parsed(R"({"activeChannel":{"token":"main"},
    "globalSettings":{"trackInventory":true,"outOfStockThreshold":0,"serverConfig":{"moneyStrategyPrecision":2}},
    "orders":{"totalItems":2}})");
}

/// A jacket in three variants: the options of the third come in another order.
inline nlohmann::json vendure_jacket() {
  return parsed(R"({"id":"1","name":"Fell rain jacket","slug":"fell-rain-jacket",
    "description":"<p>Keeps rain out &amp; warmth in.</p><ul><li>410 g</li></ul><script>alert(1)</script>",
    "featuredAsset":{"preview":"https://pictures.example/jacket.png"},
    "collections":[{"breadcrumbs":[{"name":"__root_collection__"},{"name":"Outdoor"}]},
      {"breadcrumbs":[{"name":"__root_collection__"},{"name":"Outdoor"},{"name":"Jackets"}]}],
    "facetValues":[{"name":"Tarnfell","facet":{"code":"brand","name":"brand"}},
      {"name":"Clothing","facet":{"code":"kind","name":"kind"}},
      {"name":"Jacket","facet":{"code":"kind","name":"kind"}}],
    "optionGroups":[{"code":"colour"},{"code":"size"}],
    "variants":[
      {"id":"1","priceWithTax":8999,"currencyCode":"EUR","stockLevel":"IN_STOCK","featuredAsset":null,
       "options":[{"name":"Moss green","group":{"code":"colour","name":"Colour"}},{"name":"M","group":{"code":"size","name":"Size"}}]},
      {"id":"2","priceWithTax":8999,"currencyCode":"EUR","stockLevel":"LOW_STOCK","featuredAsset":null,
       "options":[{"name":"Moss green","group":{"code":"colour","name":"Colour"}},{"name":"L","group":{"code":"size","name":"Size"}}]},
      {"id":"3","priceWithTax":8450,"currencyCode":"EUR","stockLevel":"OUT_OF_STOCK","featuredAsset":{"preview":"/assets/slate.png"},
       "options":[{"name":"M","group":{"code":"size","name":"Size"}},{"name":"Slate","group":{"code":"colour","name":"Colour"}}]}]})");
}

inline nlohmann::json vendure_page(std::vector<nlohmann::json> products, int total) {
  return {{"activeChannel", {{"token", "main"}}},
          {"products", {{"totalItems", total}, {"items", std::move(products)}}}};
}

inline nlohmann::json vendure_stock() {
  return parsed(R"({"productVariants":{"totalItems":3,"items":[
    {"id":"3","trackInventory":"INHERIT","useGlobalOutOfStockThreshold":true,"outOfStockThreshold":0,
     "stockLevels":[{"stockOnHand":0,"stockAllocated":0}]},
    {"id":"1","trackInventory":"TRUE","useGlobalOutOfStockThreshold":false,"outOfStockThreshold":2,
     "stockLevels":[{"stockOnHand":12,"stockAllocated":4},{"stockOnHand":1,"stockAllocated":0}]},
    {"id":"2","trackInventory":"FALSE","useGlobalOutOfStockThreshold":true,"outOfStockThreshold":0,
     "stockLevels":[{"stockOnHand":0,"stockAllocated":0}]}]}})");
}

/// One jacket and two mugs, paid by card: 8999 + 2 * 1290 + 490.
inline nlohmann::json vendure_order() {
  return parsed(R"({"id":"7","code":"4UJAE4FRJ4444N8P","state":"PaymentSettled","active":false,
    "orderPlacedAt":"2026-11-20T16:49:02.754Z","currencyCode":"EUR","shippingWithTax":490,
    "customer":{"id":"1","firstName":"Kim","lastName":"Berger","emailAddress":"kim@example.com","user":{"id":"4"},
      "addresses":[
        {"fullName":"Kim Berger","company":"","streetLine1":"Altweg 1","streetLine2":"","city":"","province":"","postalCode":"04109","country":{"code":"DE"},"defaultShippingAddress":false},
        {"fullName":"Kim Berger","company":"","streetLine1":"Am Markt 2","streetLine2":"","city":"Halle","province":"","postalCode":"06108","country":{"code":"DE"},"defaultShippingAddress":false},
        {"fullName":"Kim Berger","company":"","streetLine1":"Lindenweg 4","streetLine2":"","city":"Leipzig","province":"","postalCode":"04109","country":{"code":"DE"},"defaultShippingAddress":true}]},
    "shippingAddress":{"fullName":"Kim Berger","company":null,"streetLine1":"Lindenweg 4","streetLine2":null,"city":"Leipzig","province":null,"postalCode":"04109","countryCode":"DE"},
    "lines":[
      {"id":"20","quantity":1,"orderPlacedQuantity":1,"proratedUnitPriceWithTax":8999,"proratedLinePriceWithTax":8999,
       "productVariant":{"id":"1","name":"Fell rain jacket Moss green M","options":[{"name":"Moss green","group":{"name":"Colour"}}],"product":{"id":"1","name":"Fell rain jacket"}}},
      {"id":"21","quantity":2,"orderPlacedQuantity":2,"proratedUnitPriceWithTax":1290,"proratedLinePriceWithTax":2580,
       "productVariant":{"id":"5","name":"Camp mug","options":[],"product":{"id":"3","name":"Camp mug"}}}],
    "payments":[
      {"id":"8","createdAt":"2026-11-20T16:48:00.000Z","method":"test-card","amount":12069,"state":"Declined","refunds":[]},
      {"id":"9","createdAt":"2026-11-20T16:49:02.000Z","method":"test-card","amount":12069,"state":"Settled","refunds":[]}],
    "fulfillments":[],"modifications":[],
    "history":{"items":[
      {"createdAt":"2026-11-20T16:49:02.000Z","type":"ORDER_STATE_TRANSITION","data":{"from":"ArrangingPayment","to":"PaymentSettled"}},
      {"createdAt":"2026-11-20T16:49:02.000Z","type":"ORDER_PAYMENT_TRANSITION","data":{"paymentId":9,"from":"Created","to":"Settled"}}]}})");
}

/// Puts an entry before the others: they are newest first.
inline void add_history(nlohmann::json& order, const char* at, const char* type,
                        nlohmann::json data) {
  nlohmann::json entry = {{"createdAt", at}, {"type", type}, {"data", std::move(data)}};
  nlohmann::json& items = order["history"]["items"];
  items.insert(items.begin(), std::move(entry));
}

inline nlohmann::json vendure_found(std::vector<nlohmann::json> orders) {
  return {{"globalSettings", {{"serverConfig", {{"moneyStrategyPrecision", 2}}}}},
          {"orders", {{"items", std::move(orders)}}}};
}

/// Both pieces of line 21 and the jacket, in two parcels that have arrived.
inline nlohmann::json vendure_delivered_order() {
  nlohmann::json order = vendure_order();
  order["state"] = "Delivered";
  order["fulfillments"] = parsed(R"([
    {"id":"30","createdAt":"2026-11-21T09:00:00.000Z","updatedAt":"2026-11-23T09:00:00.000Z","state":"Delivered","method":"DHL","trackingCode":"JD01","lines":[{"orderLineId":"21","quantity":1}]},
    {"id":"31","createdAt":"2026-11-22T09:00:00.000Z","updatedAt":"2026-11-24T09:00:00.000Z","state":"Delivered","method":"DHL","trackingCode":"JD02","lines":[{"orderLineId":"20","quantity":1},{"orderLineId":"21","quantity":1}]}])");
  const auto move = [&](const char* at, int id, const char* from, const char* to) {
    add_history(order, at, "ORDER_FULFILLMENT_TRANSITION",
                {{"fulfillmentId", id}, {"from", from}, {"to", to}});
  };
  move("2026-11-21T10:00:00.000Z", 30, "Pending", "Shipped");
  move("2026-11-22T10:00:00.000Z", 31, "Pending", "Shipped");
  move("2026-11-23T08:00:00.000Z", 30, "Shipped", "Delivered");
  move("2026-11-24T08:00:00.000Z", 31, "Shipped", "Delivered");
  add_history(order, "2026-11-24T08:00:00.000Z", "ORDER_STATE_TRANSITION",
              {{"from", "PartiallyDelivered"}, {"to", "Delivered"}});
  return order;
}

}  // namespace aisle::test
