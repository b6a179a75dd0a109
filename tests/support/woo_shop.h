// A WooCommerce that answers what it is told, and its goods and one order of it in the shape of the
// REST API v3.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/connectors/registry.h"
#include "shared/commerce/order_check.h"
#include "tests/support/fake_http.h"

namespace aisle::test::woo {

using nlohmann::json;

inline json currency() { return {{"id", "woocommerce_currency"}, {"value", "EUR"}}; }

inline json categories() {
  return {{{"id", 16}, {"name", "Clothing"}, {"parent", 0}},
          {{"id", 17}, {"name", "Jackets &amp; coats"}, {"parent", 16}}};
}

/// A mug of ten pieces for 12.90, which was 15.00.
inline json mug() {
  return {{"id", 101},
          {"name", "Camp mug &amp; lid"},
          {"type", "simple"},
          {"status", "publish"},
          {"catalog_visibility", "visible"},
          {"post_password", ""},
          {"permalink", "https://shop.example/product/mug/"},
          {"description", "<p>Steel <script>alert(1)</script></p>"},
          {"short_description", "<p>Keeps warm.</p>"},
          {"price", "12.90"},
          {"regular_price", "15.00"},
          {"stock_status", "instock"},
          {"stock_quantity", 10},
          {"manage_stock", true},
          {"average_rating", "4.50"},
          {"rating_count", 12},
          {"categories",
           {{{"id", 16}, {"name", "Clothing"}, {"slug", "clothing"}},
            {{"id", 17}, {"name", "Jackets"}, {"slug", "jackets"}}}},
          {"brands", {{{"id", 3}, {"name", "Tarnfell"}, {"slug", "tarnfell"}}}},
          {"images", {{{"id", 9}, {"src", "https://shop.example/mug.jpg"}}}},
          {"attributes",
           {{{"id", 1},
             {"name", "Material"},
             {"visible", true},
             {"variation", false},
             {"options", {"Steel", "Enamel"}}}}},
          {"variations", json::array()}};
}

/// A jacket with two variations, which have a price of their own.
inline json jacket() {
  json product = mug();
  product["id"] = 200;
  product["type"] = "variable";
  product["price"] = "199.00";
  product["regular_price"] = "";
  product["manage_stock"] = false;
  product["stock_quantity"] = nullptr;
  product["variations"] = {201, 202};
  return product;
}

inline json variation(int id, const char* size, const char* price) {
  return {{"id", id},
          {"status", "publish"},
          {"price", price},
          {"regular_price", price},
          {"stock_status", "instock"},
          {"stock_quantity", 4},
          {"manage_stock", true},
          {"image", nullptr},
          {"attributes", {{{"id", 1}, {"name", "Size"}, {"option", size}}}}};
}

inline constexpr const char* kPlaced = "2026-11-20T10:00:00";
inline constexpr const char* kSent = "2026-11-21T09:00:00";
inline constexpr const char* kLater = "2026-11-22T09:00:00";

inline json address() {
  return {
      {"first_name", "Kim"}, {"last_name", "Berger"}, {"company", ""}, {"address_1", "Lindenweg 4"},
      {"address_2", ""},     {"city", "Leipzig"},     {"state", ""},   {"postcode", "04109"},
      {"country", "DE"}};
}

/// 5001 of customer 7: two jackets of 201 for 39.99 less 1.00 in all, delivery 4.90, paid by card.
inline json order() {
  json billing = address();
  billing["email"] = "kim@example.com";
  return {{"id", 5001},
          {"number", "5001"},
          {"status", "processing"},
          {"currency", "EUR"},
          {"date_created_gmt", kPlaced},
          {"date_modified_gmt", kPlaced},
          {"date_completed_gmt", nullptr},
          {"date_paid_gmt", kPlaced},
          {"total", "43.890000"},
          {"customer_id", 7},
          {"billing", billing},
          {"shipping", address()},
          {"payment_method", "stripe"},
          {"payment_method_title", "Card (Stripe)"},
          {"meta_data", json::array()},
          {"line_items",
           {{{"id", 11},
             {"name", "Rain jacket - M"},
             {"parent_name", "Rain jacket"},
             {"product_id", 200},
             {"variation_id", 201},
             {"quantity", 2},
             {"total", "32.764706"},
             {"total_tax", "6.225294"},
             {"meta_data",
              {{{"id", 1},
                {"key", "pa_size"},
                {"value", "m"},
                {"display_key", "Size"},
                {"display_value", "M"}},
               {{"id", 2},
                {"key", "_reduced_stock"},
                {"value", "2"},
                {"display_key", "_reduced_stock"},
                {"display_value", "2"}}}}}}},
          {"shipping_lines", {{{"id", 12}, {"total", "4.117647"}, {"total_tax", "0.782353"}}}},
          {"fee_lines", json::array()},
          {"refunds", json::array()}};
}

inline json refund(const char* amount, const json& lines = json::array()) {
  return {{"id", 5002},          {"date_created_gmt", kLater},      {"amount", amount},
          {"line_items", lines}, {"shipping_lines", json::array()}, {"fee_lines", json::array()}};
}

/// One of the two jackets, with what was paid for it.
inline json one_jacket_back() {
  return json::array(
      {{{"id", 77},
        {"quantity", -1},
        {"total", "-16.382353"},
        {"total_tax", "-3.112647"},
        {"meta_data", {{{"id", 1}, {"key", "_refunded_item_id"}, {"value", "11"}}}}}});
}

inline json fulfillment(int id, int count, const char* tracking) {
  return {{"id", id},
          {"is_fulfilled", true},
          {"date_updated", "2026-11-21 09:00:00"},
          {"date_deleted", nullptr},
          {"meta_data",
           {{{"id", 1}, {"key", "_items"}, {"value", {{{"item_id", 11}, {"qty", count}}}}},
            {{"id", 2}, {"key", "_tracking_number"}, {"value", tracking}},
            {{"id", 3}, {"key", "_shipping_provider"}, {"value", "dhl"}},
            {{"id", 4}, {"key", "_date_fulfilled"}, {"value", "2026-11-21 09:00:00"}}}}};
}

inline void add_meta(json& order, const char* key, const json& value) {
  order["meta_data"].push_back({{"id", 5}, {"key", key}, {"value", value}});
}

class WooShop : public testing::Test {
 public:
  FakeHttp http;
  ConnectorSettings settings{
      .url = "https://shop", .key = "cs_secret", .user = "ck_open", .http = &http};
  std::unique_ptr<Connector> connector = *make_connector("woocommerce", settings);

  WooShop& then(const json& body, int status = 200) {
    http.then({.status = status, .body = body.dump()});
    return *this;
  }
  WooShop& refused(int status, const char* code) {
    return then({{"code", code}, {"message", "No."}, {"data", {{"status", status}}}}, status);
  }
  Orders& orders() { return *connector->orders(); }
  std::string url(std::size_t index) const { return http.requests().at(index).url; }
  json body(std::size_t index) const { return json::parse(http.requests().at(index).body); }

  Result<std::vector<Product>> read() {
    std::vector<Product> products;
    const auto report = connector->products([&](Product one) {
      products.push_back(std::move(one));
      return true;
    });
    if (!report) return report.error();
    return products;
  }
  /// The products of one page of the shop.
  Result<std::vector<Product>> read(const json& page) {
    then(currency()).then(categories()).then(page);
    return read();
  }
  Product read_one(const json& product) {
    const auto products = read(json::array({product}));
    EXPECT_TRUE(products) << products.error().message;
    return products && products->size() == 1 ? products->front() : Product();
  }
  Result<Order> find(const json& order) {
    then(order);
    return orders().order({"7"}, {"5001"});
  }
  /// Read twice with the same answers, and sound.
  Order sound(const std::vector<json>& answers) {
    for (int times = 0; times < 2; ++times) {
      for (const json& one : answers) then(one);
    }
    const auto found = orders().order({"7"}, {"5001"});
    const auto owner = orders().owner({"5001"});
    EXPECT_TRUE(found && owner) << (found ? "" : found.error().message);
    if (!found || !owner) return {};
    const auto flaw = find_flaw(*found, *owner);
    EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
    return *found;
  }
  std::optional<OrderRefusalReason> refusal(const std::vector<json>& answers) {
    for (const json& one : answers) then(one);
    const auto preview = orders().preview({"7"}, {"5001"}, CancelOrder{}, Time{});
    EXPECT_TRUE(preview) << preview.error().message;
    const auto* refusal = preview ? std::get_if<OrderRefusal>(&*preview) : nullptr;
    return refusal ? std::optional(refusal->reason) : std::nullopt;
  }
  Result<OrderAnswer> change(const OrderChange& change) {
    return orders().change({{"key"}, {"7"}, {"5001"}, change, "", Time{}});
  }
};

}  // namespace aisle::test::woo
