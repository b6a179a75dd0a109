// The connector for Medusa against answers of the shapes that a running 2.21.2 gave.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/connectors/registry.h"
#include "shared/commerce/order_check.h"
#include "tests/support/fake_http.h"

namespace aisle::test {
namespace {

using nlohmann::json;

constexpr const char* kPlaced = "2026-11-23T09:04:48.028Z";
constexpr const char* kShipped = "2026-11-23T09:04:50.353Z";
constexpr const char* kDelivered = "2026-11-23T09:04:50.559Z";
constexpr const char* kAsked = "2026-11-24T08:00:00.000Z";
constexpr const char* kBack = "2026-11-25T08:00:00.000Z";

json exact(const char* value) { return {{"value", value}, {"precision", 20}}; }

json variant(const char* id, const char* size, double amount, int stock) {
  return {{"id", id},
          {"manage_inventory", true},
          {"allow_backorder", false},
          {"inventory_quantity", stock},
          {"options", {{{"value", size}, {"option", {{"title", "Size"}}}}}},
          {"calculated_price",
           {{"calculated_amount", amount}, {"original_amount", amount}, {"currency_code", "eur"}}}};
}

json product() {
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

json categories() {
  return {{"product_categories",
           {{{"id", "pcat_1"}, {"name", "Apparel"}, {"parent_category_id", nullptr}},
            {{"id", "pcat_2"}, {"name", "Shoes"}, {"parent_category_id", "pcat_1"}}}}};
}

json page(const json& products) {
  return {{"products", products}, {"count", products.size()}, {"offset", 0}, {"limit", 50}};
}

// Two shoes and delivery, taxed so that the shop's amounts have more places than were paid.
json order() {
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

json& payment(json& order) { return order["payment_collections"][0]["payments"][0]; }

json fulfillment(const char* id, int count, const char* tracking, bool is_delivered) {
  return {
      {"id", id},
      {"shipped_at", kShipped},
      {"delivered_at", is_delivered ? json(kDelivered) : json()},
      {"canceled_at", nullptr},
      {"items", {{{"line_item_id", "ordli_1"}, {"quantity", count}}}},
      {"labels", {{{"tracking_number", tracking}, {"tracking_url", "https://carrier.example/1"}}}}};
}

json returned(const char* status, const json& received) {
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

TEST_F(MedusaConnector, ReadsAProductAsACardNeedsIt) {
  const Product one = read_one(product());
  EXPECT_EQ(one.title, "Trail Runner");
  EXPECT_EQ(one.description, "Light & grippy.");
  EXPECT_EQ(one.url, "https://shop.example/products/trail-runner");
  EXPECT_EQ(one.category, (std::vector<std::string>{"Apparel", "Shoes"}));
  EXPECT_EQ(one.attributes, (std::vector<Attribute>{{"Material", "Mesh"}}));
  ASSERT_EQ(one.variants.size(), 2u);
  EXPECT_EQ(one.variants[0].price, (Money{8999, "EUR"}));
  EXPECT_EQ(one.variants[0].stock, 14);
  EXPECT_EQ(one.variants[1].availability, Availability::out_of_stock);
}

TEST_F(MedusaConnector, VariantsInAnotherOrderAreTheSameProduct) {
  json turned = product();
  std::swap(turned["variants"][0], turned["variants"][1]);
  EXPECT_EQ(read_one(turned), read_one(product()));
}

TEST_F(MedusaConnector, AsksForEveryFieldAndForThePricesOfTheRegion) {
  read_one(product());
  const std::string url = http.requests()[1].url;
  EXPECT_NE(url.find("region_id=reg_1"), url.npos);
  EXPECT_NE(url.find("%2Bvariants.inventory_quantity"), url.npos);
  for (const char* field : {"variants.id", "variants.manage_inventory", "variants.options.value"}) {
    EXPECT_NE(url.find(field), url.npos) << field;
  }
  EXPECT_EQ(url.find("&q="), url.npos);
}

TEST_F(MedusaConnector, AReducedPriceKeepsTheOneBefore) {
  json reduced = product();
  reduced["variants"][0]["calculated_price"]["calculated_amount"] = 69.989999999999995;
  const Variant one = read_one(reduced).variants[0];
  EXPECT_EQ(one.price.amount, 6999);
  EXPECT_EQ(one.list_price, (Money{8999, "EUR"}));
}

TEST_F(MedusaConnector, StockThatIsNotCountedIsThere) {
  json goods = product();
  goods["variants"][1]["manage_inventory"] = false;
  const Variant one = read_one(goods).variants[1];
  EXPECT_EQ(one.availability, Availability::in_stock);
  EXPECT_FALSE(one.stock);
}

TEST_F(MedusaConnector, AnEmptyShelfCanBeOrderedFromWhereTheShopAllowsIt) {
  json goods = product();
  goods["variants"][1]["allow_backorder"] = true;
  EXPECT_EQ(read_one(goods).variants[1].availability, Availability::backorder);
}

TEST_F(MedusaConnector, AVariantWithoutAPriceInTheRegionIsNotSold) {
  json goods = product();
  goods["variants"][0]["calculated_price"] = nullptr;
  EXPECT_EQ(read_one(goods).variants.size(), 1u);
}

TEST_F(MedusaConnector, APriceWithoutACurrencyIsDrift) {
  json goods = product();
  goods["variants"][0]["calculated_price"].erase("currency_code");
  then(categories()).then(page(json::array({goods})));
  const auto products = read();
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code, ErrorCode::data_loss);
  EXPECT_NE(products.error().message.find("currency_code"), std::string::npos);
}

TEST_F(MedusaConnector, AHugePageIsDrift) {
  json many = json::array();
  for (int i = 0; i < 51; ++i) many.push_back(product());
  then(categories()).then(page(many));
  EXPECT_EQ(read().error().code, ErrorCode::data_loss);
}

TEST_F(MedusaConnector, AWrongPublishableKeyIsTheKeysFault) {
  EXPECT_EQ(
      failed({{"type", "not_allowed"}, {"message", "A valid publishable key is required"}}, 400),
      ErrorCode::permission_denied);
}

TEST_F(MedusaConnector, APageInPlaceOfJsonIsAShopThatIsDown) {
  http.then({.body = "<html>", .fields = {{"content-type", "text/html"}}});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(MedusaConnector, ARouteThatTheShopDoesntHaveIsAPageAndSoUnavailable) {
  http.then({.status = 404, .body = "<!DOCTYPE html>", .fields = {{"content-type", "text/html"}}});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(MedusaConnector, AShopThatIsDownIsUnavailable) {
  http.then({.end = Error{ErrorCode::unavailable, "connection refused"}});
  EXPECT_EQ(connector->orders()->order({"cus_1"}, {"3"}).error().code, ErrorCode::unavailable);
}

TEST_F(MedusaConnector, TheCatalogIsAListAndNeverASearch) {
  read_one(product());
  for (const HttpRequest& request : http.requests()) {
    EXPECT_TRUE(request.url.starts_with("http://shop/store/product")) << request.url;
  }
}

TEST_F(MedusaConnector, ASecretKeyThatIsWrongIsToldAsUnavailableWithoutIt) {
  then({{"message", "Unauthorized"}}, 401);
  const auto order = connector->orders()->order({"cus_1"}, {"3"});
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().code, ErrorCode::unavailable);
  EXPECT_EQ(order.error().message.find("sk_secret"), std::string::npos);
}

TEST_F(MedusaConnector, WithoutASecretKeyThereAreNoOrders) {
  settings.key.clear();
  const auto open = make_connector("medusa", settings);
  EXPECT_FALSE((*open)->capabilities().orders);
  EXPECT_EQ((*open)->orders(), nullptr);
}

TEST_F(MedusaConnector, OrdersAreAskedOfTheAdminApiAlone) {
  sound(order());
  for (const HttpRequest& request : http.requests()) {
    EXPECT_TRUE(request.url.starts_with("http://shop/admin/")) << request.url;
  }
}

TEST_F(MedusaConnector, AnOrderIsOneQuestion) {
  EXPECT_TRUE(find(order()));
  EXPECT_EQ(http.count(), 1u);
}

TEST_F(MedusaConnector, UnroundedAmountsSumUpToWhatWasPaid) {
  const Order one = sound(order());
  EXPECT_EQ(paid(one), 26781);
  EXPECT_EQ(owed(one), 26781);
  EXPECT_EQ(one.delivery_fee, 540);
  EXPECT_EQ(count_of(one.lines, {"variant_a"}), 3);
}

TEST_F(MedusaConnector, NumbersOfAnotherFormAreNotAsked) {
  for (const char* number : {"TO-3", "3 OR 1", "99999999999", "3&q=*"}) {
    EXPECT_EQ(connector->orders()->order({"cus_1"}, {number}).error().code, ErrorCode::not_found);
  }
  EXPECT_EQ(http.count(), 0u);
}

TEST_F(MedusaConnector, AnOlderOrderThatHoldsTheDigitsIsNotTheOne) {
  json older = order();
  older["display_id"] = 2;
  then({{"orders", json::array({older})}});
  then({{"orders",
         {{{"id", "order_2"}, {"display_id", 2}}, {{"id", "order_1"}, {"display_id", 3}}}}});
  then({{"order", order()}});
  EXPECT_TRUE(connector->orders()->order({"cus_1"}, {"3"}));
  EXPECT_TRUE(http.requests().back().url.starts_with("http://shop/admin/orders/order_1?"));
}

TEST_F(MedusaConnector, ANumberThatOnlyOthersHoldIsNone) {
  json other = order();
  other["display_id"] = 13;
  then({{"orders", json::array({other})}})
      .then({{"orders", {{{"id", "order_1"}, {"display_id", 13}}}}});
  EXPECT_EQ(connector->orders()->order({"cus_1"}, {"3"}).error().code, ErrorCode::not_found);
}

TEST_F(MedusaConnector, ACustomerWithoutAnAccountIsAGuest) {
  json of_guest = order();
  of_guest["customer"]["has_account"] = false;
  EXPECT_EQ(find(of_guest).error().code, ErrorCode::permission_denied);
  EXPECT_TRUE(connector->orders()->order({"guest:3"}, {"3"}));
}

TEST_F(MedusaConnector, ParcelsHaveTheirTracking) {
  json sent = order();
  sent["fulfillments"] = json::array({fulfillment("ful_1", 2, "JD1", true)});
  EXPECT_EQ(sound(sent).state, OrderState::partly_shipped);
  sent["fulfillments"].push_back(fulfillment("ful_2", 1, "JD2", false));
  const Order shipped = sound(sent);
  EXPECT_EQ(shipped.state, OrderState::shipped);
  EXPECT_EQ(shipped.fulfillments[0].parcels[0].carrier, "UPS");
  sent["fulfillments"][1]["delivered_at"] = kDelivered;
  EXPECT_EQ(sound(sent).state, OrderState::delivered);
}

TEST_F(MedusaConnector, ACancelledOrderHasItsMoneyBack) {
  json off = order();
  off["status"] = "canceled";
  off["canceled_at"] = kAsked;
  payment(off)["refunds"] = {{{"amount", 267.81084}, {"created_at", kAsked}}};
  EXPECT_EQ(paid(sound(off)), 0);
}

TEST_F(MedusaConnector, APaymentThatWasNeverTakenGoesBackToo) {
  json off = order();
  off["status"] = "canceled";
  off["canceled_at"] = kAsked;
  payment(off)["captured_at"] = nullptr;
  payment(off)["canceled_at"] = kAsked;
  EXPECT_EQ(paid(sound(off)), 0);
}

TEST_F(MedusaConnector, AReturnIsDoneWhenTheMoneyIsBack) {
  json back = order();
  back["fulfillments"] = json::array({fulfillment("ful_1", 3, "JD1", true)});
  back["returns"] = json::array({returned("requested", nullptr)});
  const Order asked = sound(back);
  EXPECT_EQ(asked.state, OrderState::return_requested);
  EXPECT_EQ(asked.returning->reason, ReturnReason::wrong_size);
  back["returns"] = json::array({returned("received", kBack)});
  back["items"][0]["total"] = 174.94056;
  back["items"][0]["raw_total"] = exact("174.94056");
  back["items"][0]["return_received_total"] = 87.47028;
  EXPECT_EQ(sound(back).state, OrderState::return_requested) << "goods are there, the money is not";
  payment(back)["refunds"] = {{{"amount", 87.47}, {"created_at", kBack}}};
  EXPECT_EQ(sound(back).state, OrderState::returned);
}

TEST_F(MedusaConnector, AStateThatWeDontKnowIsShownAndNotChanged) {
  json odd = order();
  odd["status"] = "requires_action";
  then({{"orders", json::array({odd})}});
  const auto preview = connector->orders()->preview({"cus_1"}, {"3"}, CancelOrder{}, Time{});
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*preview).reason, OrderRefusalReason::needs_a_person);
}

TEST_F(MedusaConnector, AnOrderOfAnotherShapeIsDriftByName) {
  json odd = order();
  odd["items"][0]["quantity"] = "three";
  const auto found = find(odd);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::data_loss);
  EXPECT_NE(found.error().message.find("quantity"), std::string::npos);
}

TEST_F(MedusaConnector, GoodsBeingPackedAreLeftToAPerson) {
  json packed = order();
  packed["fulfillments"] = json::array({fulfillment("ful_1", 3, "", false)});
  packed["fulfillments"][0]["shipped_at"] = nullptr;
  then({{"orders", json::array({packed})}});
  const auto preview = connector->orders()->preview({"cus_1"}, {"3"}, CancelOrder{}, Time{});
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*preview).reason, OrderRefusalReason::needs_a_person);
}

TEST_F(MedusaConnector, ACancellationThatTheShopRefusesIsAnotherDeal) {
  then({{"orders", json::array({order()})}});
  then({{"type", "not_allowed"}, {"message", "All fulfillments must be canceled"}}, 400);
  const auto answer =
      connector->orders()->change({{"key"}, {"cus_1"}, {"3"}, CancelOrder{}, "", Time{}});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*answer).reason, OrderRefusalReason::changed_meanwhile);
}

TEST_F(MedusaConnector, AReturnOfLinesOfAnotherShapeIsDriftAndNoRefusal) {
  json sent = order();
  sent["fulfillments"] = json::array({fulfillment("ful_1", 3, "JD1", true)});
  json bare = sent;
  bare["items"][0].erase("detail");
  then({{"orders", json::array({sent})}})
      .then({{"order", bare}})
      .then({{"return_reasons", json::array()}});
  const ReturnItems change{{{{"variant_a"}, 1}}, ReturnReason::damaged, {}};
  const auto answer = connector->orders()->change(
      {{"key"}, {"cus_1"}, {"3"}, change, "", Time{std::chrono::days(20780)}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::data_loss);
  EXPECT_NE(answer.error().message.find("detail"), std::string::npos);
}

TEST_F(MedusaConnector, AReturnThatFailsHalfwayIsTakenBack) {
  json sent = order();
  sent["fulfillments"] = json::array({fulfillment("ful_1", 3, "JD1", true)});
  then({{"orders", json::array({sent})}})
      .then({{"order", sent}})
      .then({{"return_reasons", json::array()}});
  then({{"return", {{"id", "return_1"}}}})
      .then({{"type", "not_allowed"}}, 400)
      .then(json::object());
  const ReturnItems change{{{{"variant_a"}, 1}}, ReturnReason::damaged, {}};
  const auto answer = connector->orders()->change(
      {{"key"}, {"cus_1"}, {"3"}, change, "", Time{std::chrono::days(20780)}});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderRefusal>(*answer));
  const HttpRequest last = http.requests().back();
  EXPECT_EQ(last.method, "DELETE");
  EXPECT_EQ(last.url, "http://shop/admin/returns/return_1/request");
}

}  // namespace
}  // namespace aisle::test
