// Orders of a Shopify shop, over answers of the Admin API's shape.
#include <gtest/gtest.h>

#include "shared/commerce/order_check.h"
#include "tests/support/shopify_shop.h"

namespace aisle::test {
namespace {

using nlohmann::json;

const ShopperId kKim{"7"};
const OrderId kNumber{"1001"};

json returned(const std::string& status, int refunded) {
  return {{"status", status},
          {"createdAt", "2026-11-24T10:00:00Z"},
          {"closedAt", nullptr},
          {"exchangeLineItems", {{"nodes", json::array()}}},
          {"returnLineItems",
           shopify_page(json::array({{{"quantity", 1},
                                      {"refundedQuantity", refunded},
                                      {"returnReason", "SIZE_TOO_SMALL"},
                                      {"fulfillmentLineItem",
                                       {{"lineItem", {{"id", "gid://shopify/LineItem/11"}}}}}}}))}};
}

json paid_back(const std::string& amount, const std::string& at) {
  json refund = shopify_order()["transactions"][0];
  refund["id"] = "gid://shopify/OrderTransaction/6";
  refund["kind"] = "REFUND";
  refund["processedAt"] = at;
  refund["amountSet"] = shopify_money(amount);
  refund["parentTransaction"] = {{"id", "gid://shopify/OrderTransaction/5"}};
  return refund;
}

class ShopifyOrdersTest : public testing::Test {
 protected:
  Result<Order> read(const json& order) {
    shop.then(shopify_found(order));
    return shop.orders().order(kKim, kNumber);
  }
  // The order, and nothing in it that the rules couldn't count with.
  Order read_sound(const json& order) {
    const auto found = read(order);
    EXPECT_TRUE(found) << found.error().message;
    if (!found) return {};
    const auto owner = shop.orders().owner(kNumber);
    const auto flaw = find_flaw(*found, *owner);
    EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
    return *found;
  }
  std::optional<OrderRefusalReason> refused(const json& order, const OrderChange& change) {
    shop.then(shopify_found(order));
    const auto preview = shop.orders().preview(kKim, kNumber, change, system_time());
    EXPECT_TRUE(preview) << preview.error().message;
    const auto* refusal = preview ? std::get_if<OrderRefusal>(&*preview) : nullptr;
    return refusal ? std::optional(refusal->reason) : std::nullopt;
  }
  Result<OrderAnswer> change(const OrderChange& change) {
    return shop.orders().change({{"key"}, kKim, kNumber, change, "", system_time()});
  }

  ShopifyShop shop;
};

TEST_F(ShopifyOrdersTest, AnOrderIsReadWithOneCall) {
  ASSERT_TRUE(read(shopify_order()));
  EXPECT_EQ(shop.http.count(), 1u);
  EXPECT_EQ(shop.asked(0)["variables"]["query"], "name:\"#1001\" OR name:\"1001\"");
}

TEST_F(ShopifyOrdersTest, ANumberHasNoMarkBeforeItHoweverItIsAskedFor) {
  for (const char* number : {"1001", "#1001"}) {
    shop.then(shopify_found(shopify_order()));
    const auto found = shop.orders().order(kKim, {number});
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->id.value, "1001");
  }
}

TEST_F(ShopifyOrdersTest, WhatDoesNotDivideBecomesTwoLinesThatAddUp) {
  const Order order = read_sound(shopify_order());
  EXPECT_EQ(order.state, OrderState::pending);
  ASSERT_EQ(order.lines.size(), 2u);
  EXPECT_EQ(order.lines[0].unit_price, 1949);
  EXPECT_EQ(order.lines[1].unit_price, 1950);
  EXPECT_EQ(order.delivery_fee, 490);
  EXPECT_EQ(paid(order), 4389);
}

TEST_F(ShopifyOrdersTest, TaxesThatComeOnTopAreInThePrices) {
  json order = shopify_order();
  order["taxesIncluded"] = false;
  order["transactions"][0]["amountSet"] = shopify_money("50.90");
  EXPECT_EQ(owed(read_sound(order)), 5090);
}

TEST_F(ShopifyOrdersTest, ASearchThatFindsAnotherOrderFirstFindsTheRightOne) {
  json other = shopify_order();
  other["name"] = "#1001-B";
  other["id"] = "gid://shopify/Order/9";
  json answer = shopify_found(other);
  answer["data"]["alike"]["nodes"].push_back(
      {{"id", "gid://shopify/Order/5001"}, {"name", "#1001"}});
  shop.then(answer).then({{"data", {{"order", shopify_order()}}}});
  const auto found = shop.orders().order(kKim, kNumber);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->id, kNumber);
  EXPECT_EQ(shop.asked(1)["variables"]["id"], "gid://shopify/Order/5001");
}

TEST_F(ShopifyOrdersTest, WhatIsNoNumberIsNotSearchedFor) {
  for (const char* number : {"*", "1 OR name:*", "\"} {", "#", "' OR 1"}) {
    EXPECT_EQ(shop.orders().order(kKim, {number}).error().code, ErrorCode::not_found) << number;
  }
  EXPECT_EQ(shop.http.count(), 0u);
}

TEST_F(ShopifyOrdersTest, AParcelIsFollowedToTheDoor) {
  json order = shopify_order();
  order["displayFulfillmentStatus"] = "FULFILLED";
  order["fulfillments"] = json::array({shopify_parcel("OUT_FOR_DELIVERY")});
  const Order shipped = read_sound(order);
  EXPECT_EQ(shipped.state, OrderState::shipped);
  const Parcel& parcel = shipped.fulfillments.at(0).parcels.at(0);
  EXPECT_EQ(parcel.tracking, "JD1");
  EXPECT_EQ(parcel.events.back().status, ParcelStatus::out_for_delivery);
}

TEST_F(ShopifyOrdersTest, AReturnThatWasAskedForIsNotPaidYet) {
  json order = shopify_order();
  order["displayFulfillmentStatus"] = "FULFILLED";
  order["fulfillments"] = json::array({shopify_parcel("DELIVERED")});
  order["returns"]["nodes"] = json::array({returned("REQUESTED", 0)});
  const Order read = read_sound(order);
  EXPECT_EQ(read.state, OrderState::return_requested);
  EXPECT_EQ(read.returning->reason, ReturnReason::wrong_size);
}

TEST_F(ShopifyOrdersTest, AReturnThatIsPaidBackIsOver) {
  json order = shopify_order();
  order["displayFulfillmentStatus"] = "FULFILLED";
  order["fulfillments"] = json::array({shopify_parcel("DELIVERED")});
  order["returns"]["nodes"] = json::array({returned("OPEN", 1)});
  order["lineItems"]["nodes"][0]["currentQuantity"] = 1;
  order["refunds"] = json::array(
      {{{"createdAt", "2026-11-26T10:00:00Z"},
        {"return", {{"id", "gid://shopify/Return/1"}}},
        {"refundLineItems",
         shopify_page(json::array({{{"quantity", 1},
                                    {"restockType", "RETURN"},
                                    {"lineItem", {{"id", "gid://shopify/LineItem/11"}}}}}))}}});
  order["transactions"].push_back(paid_back("19.49", "2026-11-26T10:00:00Z"));
  EXPECT_EQ(read_sound(order).state, OrderState::returned);
}

TEST_F(ShopifyOrdersTest, MoneyThatIsOnlyReservedCountsAndIsLetGo) {
  json order = shopify_order();
  order["transactions"][0]["kind"] = "AUTHORIZATION";
  EXPECT_EQ(paid(read_sound(order)), 4389);
  json let_go = paid_back("43.89", "2026-11-20T11:00:00Z");
  let_go["kind"] = "VOID";
  order["transactions"].push_back(let_go);
  order["cancelledAt"] = "2026-11-20T11:00:00Z";
  ShopifyShop again;
  again.then(shopify_found(order));
  const auto cancelled = again.orders().order(kKim, kNumber);
  ASSERT_TRUE(cancelled);
  EXPECT_EQ(cancelled->state, OrderState::cancelled);
  EXPECT_EQ(paid(*cancelled), 0);
}

TEST_F(ShopifyOrdersTest, MoneyMovedByHandIsShownAndNoChangeIsOffered) {
  json order = shopify_order();
  order["transactions"].push_back(paid_back("5.00", "2026-11-20T11:00:00Z"));
  EXPECT_EQ(refused(order, CancelOrder{}), OrderRefusalReason::needs_a_person);
  EXPECT_TRUE(shop.orders().order(kKim, kNumber));
}

TEST_F(ShopifyOrdersTest, AnUnknownStateIsShownAndNoChangeIsOffered) {
  json order = shopify_order();
  order["displayFulfillmentStatus"] = "TELEPORTED";
  EXPECT_EQ(refused(order, CancelOrder{}), OrderRefusalReason::needs_a_person);
  EXPECT_TRUE(shop.orders().order(kKim, kNumber));
}

TEST_F(ShopifyOrdersTest, AnAmountOfAnotherCurrencyIsDrift) {
  json order = shopify_order();
  order["transactions"][0]["amountSet"] = shopify_money("43.89", "USD");
  EXPECT_EQ(read(order).error().code, ErrorCode::data_loss);
}

TEST_F(ShopifyOrdersTest, LinesBeyondTheFirstPageAreRead) {
  json order = shopify_order();
  json more = order["lineItems"]["nodes"][0];
  more["id"] = "gid://shopify/LineItem/12";
  order["lineItems"] = shopify_page(order["lineItems"]["nodes"], "c1");
  order["transactions"][0]["amountSet"] = shopify_money("82.88");
  shop.then(shopify_found(order))
      .then({{"data", {{"order", {{"lineItems", shopify_page(json::array({more}))}}}}}});
  const auto found = shop.orders().order(kKim, kNumber);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->lines.size(), 4u);
  EXPECT_EQ(owed(*found), 8288);
}

TEST_F(ShopifyOrdersTest, AGuestsOrderIsCalledAfterItsNumber) {
  json order = shopify_order();
  order["customer"] = nullptr;
  shop.then(shopify_found(order));
  const auto owner = shop.orders().owner({"1001"});
  ASSERT_TRUE(owner);
  EXPECT_EQ(owner->id.value, "guest:1001");
  EXPECT_EQ(owner->email, "kim@example.com");
}

TEST_F(ShopifyOrdersTest, CancellingGivesTheMoneyBackAndWaitsForTheJob) {
  json cancelled = shopify_order();
  cancelled["cancelledAt"] = "2026-11-20T12:00:00Z";
  cancelled["transactions"].push_back(paid_back("43.89", "2026-11-20T12:00:00Z"));
  shop.then(shopify_found(shopify_order()))
      .then({{"data",
              {{"orderCancel",
                {{"job", {{"id", "gid://shopify/Job/1"}, {"done", false}}},
                 {"orderCancelUserErrors", json::array()}}}}}})
      .then({{"data", {{"job", {{"done", true}}}}}})
      .then(shopify_found(cancelled));
  const auto answer = change(CancelOrder{});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(std::get<OrderDone>(*answer).order.state, OrderState::cancelled);
  EXPECT_EQ(shop.asked(1)["variables"]["order"], "gid://shopify/Order/5001");
  EXPECT_TRUE(shop.http.requests()[1].once);
  EXPECT_EQ(shop.http.count(), 4u);
}

TEST_F(ShopifyOrdersTest, WhatShopifyRefusesHasChangedMeanwhile) {
  shop.then(shopify_found(shopify_order()))
      .then({{"data",
              {{"orderCancel",
                {{"job", nullptr},
                 {"orderCancelUserErrors",
                  {{{"field", {"orderId"}}, {"message", "no"}, {"code", "INVALID"}}}}}}}}});
  const auto answer = change(CancelOrder{});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*answer).reason, OrderRefusalReason::changed_meanwhile);
}

TEST_F(ShopifyOrdersTest, AListIsOneCallAndHasACutOrderWhole) {
  json cut = shopify_order();
  cut["lineItems"] = shopify_page(cut["lineItems"]["nodes"], "c1");
  shop.then({{"data", {{"customer", {{"orders", shopify_page(json::array({cut}))}}}}}})
      .then({{"data", {{"order", shopify_order()}}}});
  const auto orders = shop.orders().orders(kKim, {});
  ASSERT_TRUE(orders) << orders.error().message;
  ASSERT_EQ(orders->size(), 1u);
  EXPECT_EQ(paid(orders->front()), owed(orders->front()));
  EXPECT_EQ(shop.http.count(), 2u);
}

TEST_F(ShopifyOrdersTest, ACustomerThatIsNoneIsNotFound) {
  shop.then({{"data", {{"customer", nullptr}}}});
  EXPECT_EQ(shop.orders().shopper({"99"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(shop.orders().orders({"99"}, {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(shop.orders().shopper({"no-number"}).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace aisle::test
