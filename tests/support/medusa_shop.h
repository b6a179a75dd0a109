// Answers of the shapes that a running Medusa 2.21.2 gave, and its connector that gets them.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/connectors/registry.h"
#include "shared/commerce/order_check.h"
#include "tests/support/fake_http.h"

namespace aisle::test::medusa {

using nlohmann::json;

inline constexpr const char* kPlaced = "2026-11-23T09:04:48.028Z";
inline constexpr const char* kShipped = "2026-11-23T09:04:50.353Z";
inline constexpr const char* kDelivered = "2026-11-23T09:04:50.559Z";
inline constexpr const char* kAsked = "2026-11-24T08:00:00.000Z";
inline constexpr const char* kBack = "2026-11-25T08:00:00.000Z";

inline json exact(const char* value) { return {{"value", value}, {"precision", 20}}; }

inline json variant(const char* id, const char* size, double amount, int stock) {
  return {{"id", id},
          {"manage_inventory", true},
          {"allow_backorder", false},
          {"inventory_quantity", stock},
          {"options", {{{"value", size}, {"option", {{"title", "Size"}}}}}},
          {"calculated_price",
           {{"calculated_amount", amount}, {"original_amount", amount}, {"currency_code", "eur"}}}};
}

inline json product() {
  return {
      {"id", "prod_1"},
      {"title", "Trail Runner"},
      {"handle", "trail-runner"},
      {"description", "<p>Light &amp; grippy.</p>"},
      {"thumbnail", nullptr},
      {"material", "Mesh"},
      {"weight", nullptr},
      {"categories", {{{"id", "pcat_2"}}}},
      {"variants", {variant("variant_a", "40", 89.99, 14), variant("variant_b", "41", 89.99, 0)}}};
}

inline json categories() {
  return {{"product_categories",
           {{{"id", "pcat_1"}, {"name", "Apparel"}, {"parent_category_id", nullptr}},
            {{"id", "pcat_2"}, {"name", "Shoes"}, {"parent_category_id", "pcat_1"}}}}};
}

inline json page(const json& products) {
  return {{"products", products}, {"count", products.size()}, {"offset", 0}, {"limit", 50}};
}

// Two shoes and delivery, taxed so that the shop's amounts have more places than were paid.
inline json order() {
  return {{"id", "order_1"},
          {"display_id", 3},
          {"status", "pending"},
          {"email", "kim@example.com"},
          {"currency_code", "usd"},
          {"created_at", kPlaced},
          {"canceled_at", nullptr},
          {"customer",
           {{"id", "cus_1"},
            {"email", "kim@example.com"},
            {"first_name", "Kim"},
            {"last_name", "Berger"},
            {"has_account", true}}},
          {"shipping_address",
           {{"first_name", "Kim"},
            {"last_name", "Berger"},
            {"address_1", "1 Main St"},
            {"city", "Reno"},
            {"postal_code", "89501"},
            {"country_code", "us"}}},
          {"shipping_methods", {{{"name", "UPS"}, {"total", 5.4}, {"raw_total", exact("5.4")}}}},
          {"items",
           {{{"id", "ordli_1"},
             {"product_id", "prod_1"},
             {"variant_id", "variant_a"},
             {"title", "Trail Runner"},
             {"product_title", "Trail Runner"},
             {"quantity", 3},
             {"total", 262.41084},
             {"raw_total", exact("262.41084")},
             {"detail", {{"quantity", 3}}}}}},
          {"fulfillments", json::array()},
          {"returns", json::array()},
          {"payment_collections",
           {{{"payments",
              {{{"id", "pay_1"},
                {"provider_id", "pp_stripe_stripe"},
                {"amount", 267.81084},
                {"raw_amount", exact("267.81084")},
                {"created_at", kPlaced},
                {"captured_at", kPlaced},
                {"canceled_at", nullptr},
                {"refunds", json::array()}}}}}}}};
}

inline json& payment(json& order) { return order["payment_collections"][0]["payments"][0]; }

inline json fulfillment(const char* id, int count, const char* tracking, bool is_delivered) {
  return {
      {"id", id},
      {"shipped_at", kShipped},
      {"delivered_at", is_delivered ? json(kDelivered) : json()},
      {"canceled_at", nullptr},
      {"items", {{{"line_item_id", "ordli_1"}, {"quantity", count}}}},
      {"labels", {{{"tracking_number", tracking}, {"tracking_url", "https://carrier.example/1"}}}}};
}

inline json returned(const char* status, const json& received) {
  return {{"status", status},
          {"requested_at", kAsked},
          {"received_at", received},
          {"items",
           {{{"item_id", "ordli_1"}, {"quantity", 1}, {"reason", {{"value", "wrong_size"}}}}}}};
}

class MedusaConnector : public testing::Test {
 public:
  FakeHttp http;
  ConnectorSettings settings{.base_url = "https://shop.example",
                             .url = "http://shop",
                             .key = "sk_secret",
                             .public_key = "pk_open",
                             .channel = "reg_1",
                             .http = &http};
  std::unique_ptr<Connector> connector = *make_connector("medusa", settings);

  MedusaConnector& then(const json& body, int status = 200) {
    http.then({.status = status, .body = body.dump()});
    return *this;
  }
  Result<std::vector<Product>> read() {
    std::vector<Product> products;
    const auto report = connector->products([&](Product one) {
      products.push_back(std::move(one));
      return true;
    });
    if (!report) return report.error();
    return products;
  }
  Product read_one(const json& product) {
    then(categories()).then(page(json::array({product})));
    const auto products = read();
    EXPECT_TRUE(products) << products.error().message;
    return products && products->size() == 1 ? products->front() : Product();
  }
  Result<Order> find(const json& order) {
    then({{"orders", json::array({order})}});
    return connector->orders()->order({"cus_1"}, {"3"});
  }
  Order sound(const json& order) {
    const auto found = find(order);
    EXPECT_TRUE(found) << found.error().message;
    if (!found) return {};
    const auto owner = connector->orders()->owner({"3"});
    const auto flaw = find_flaw(*found, *owner);
    EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
    return *found;
  }
  ErrorCode failed(const json& body, int status) {
    then(body, status);
    return read().error().code;
  }
};

}  // namespace aisle::test::medusa
