// Finding orders of a WooCommerce, and changing them.
#include "tests/support/woo_shop.h"

namespace aisle::test::woo {
namespace {

using WooOrdering = WooShop;

json gateway(bool pays_back) {
  return {{"id", "stripe"},
          {"method_supports", pays_back ? json{"products", "refunds"} : json{"products"}}};
}

json woo_cancelled() {
  json off = order();
  off["status"] = "cancelled";
  off["refunds"] = {{{"id", 5002}, {"reason", ""}, {"total", "-43.89"}}};
  return off;
}

const ChangeAddress kMoved{{.name = "Kim van Berg",
                            .street = "Ahornallee 9",
                            .postcode = "10115",
                            .city = "Berlin",
                            .country = "DE"}};

TEST_F(WooOrdering, AnOrderIsOneQuestion) {
  EXPECT_TRUE(find(order()));
  EXPECT_EQ(http.count(), 1u);
  EXPECT_TRUE(url(0).starts_with("https://shop/wp-json/wc/v3/orders/5001?dp=6&_fields=id%2C"));
}

TEST_F(WooOrdering, ANumberThatIsAnotherOrdersIdIsSearched) {
  json other = order(), own = order();
  other["id"] = 1001;
  other["number"] = "800";
  own["number"] = "1001";
  then(other).then({other, own});
  const auto found = orders().order({"7"}, {"#1001"});
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->id.value, "1001");
  EXPECT_NE(url(1).find("search=1001"), std::string::npos);
  then(json::array({own}));
  EXPECT_TRUE(orders().order({"7"}, {"1001"}));
  EXPECT_EQ(http.count(), 3u) << "the shop's numbers are known to be no ids";
}

TEST_F(WooOrdering, ANumberWithLettersIsSearchedAndComparedWhole) {
  json own = order(), longer = order();
  own["number"] = "WC-2026/7";
  longer["number"] = "WC-2026/77";
  then({longer, own});
  EXPECT_TRUE(orders().order({"7"}, {"WC-2026/7"}));
  then(json::array({longer}));
  EXPECT_EQ(orders().order({"7"}, {"WC-2026/7"}).error().code, ErrorCode::not_found);
}

TEST_F(WooOrdering, ANumberWithAMarkIsTheNumber) {
  json marked = order();
  marked["number"] = "#5001";
  const auto found = find(marked);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->id.value, "5001");
}

TEST_F(WooOrdering, FulfillmentsThatWereSwitchedOffAreNone) {
  json once = order();
  add_meta(once, "_fulfillment_status", "partially_fulfilled");
  then(once).refused(404, "rest_no_route");
  const auto found = orders().order({"7"}, {"5001"});
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->state, OrderState::pending);
}

TEST_F(WooOrdering, NumbersOfAnotherFormAreNotAsked) {
  for (const char* number : {"*", "%", "' OR '1'='1", "..", "a&b=1", "no digits"}) {
    EXPECT_EQ(orders().order({"7"}, {number}).error().code, ErrorCode::not_found) << number;
  }
  EXPECT_EQ(http.count(), 0u);
}

TEST_F(WooOrdering, AnOrderThatThereIsntIsNotFound) {
  refused(404, "woocommerce_rest_shop_order_invalid_id").then(json::array());
  EXPECT_EQ(orders().order({"7"}, {"9"}).error().code, ErrorCode::not_found);
}

TEST_F(WooOrdering, AWrongKeyIsToldAsUnavailableWithoutIt) {
  refused(401, "woocommerce_rest_authentication_error");
  const auto found = orders().order({"7"}, {"5001"});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::unavailable);
  EXPECT_EQ(found.error().message.find("cs_secret"), std::string::npos);
}

TEST_F(WooOrdering, ACustomerIsKnownByTheirId) {
  then({{"id", 7},
        {"email", "kim@example.com"},
        {"first_name", "Kim"},
        {"last_name", "Berger"},
        {"billing", address()},
        {"shipping", address()}});
  const auto kim = orders().shopper({"7"});
  ASSERT_TRUE(kim) << kim.error().message;
  EXPECT_EQ(kim->name, "Kim Berger");
  EXPECT_EQ(kim->addresses.size(), 1u);
  refused(404, "woocommerce_rest_invalid_id");
  EXPECT_EQ(orders().shopper({"8"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(orders().shopper({"7/../1"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(http.count(), 2u);
}

TEST_F(WooOrdering, AListIsOfOneCustomerNewestFirst) {
  json first = order(), draft = order();
  draft["status"] = "checkout-draft";
  then({first, draft});
  const auto list = orders().orders({"7"}, {});
  ASSERT_TRUE(list) << list.error().message;
  EXPECT_EQ(list->size(), 1u);
  EXPECT_NE(url(0).find("customer=7"), std::string::npos);
  EXPECT_NE(url(0).find("order=desc"), std::string::npos);
}

TEST_F(WooOrdering, AListGoesOnBehindAnOrderOfTheSameSecond) {
  json newer = order(), older = order();
  newer["id"] = 5003;
  newer["number"] = "5003";
  then(order()).then({newer, order(), older});
  const auto rest = orders().orders({"7"}, {"5001"});
  ASSERT_TRUE(rest) << rest.error().message;
  EXPECT_EQ(rest->size(), 1u);
  EXPECT_NE(url(1).find("dates_are_gmt=true&before=2026-11-20T10%3A00%3A01&"), std::string::npos)
      << url(1);
}

TEST_F(WooOrdering, AListBehindAnothersOrderIsNotFound) {
  json others = order();
  others["customer_id"] = 8;
  then(others);
  EXPECT_EQ(orders().orders({"7"}, {"5001"}).error().code, ErrorCode::not_found);
}

TEST_F(WooOrdering, CancellingPaysBackFirst) {
  then(order()).then(gateway(true)).then({{"id", 5002}}, 201).then({{"id", 5001}});
  then(woo_cancelled()).then(json::array({refund("43.89")}));
  const auto answer = change(CancelOrder{CancelReason::too_late});
  ASSERT_TRUE(answer) << answer.error().message;
  ASSERT_TRUE(std::holds_alternative<OrderDone>(*answer));
  ASSERT_EQ(http.count(), 6u);
  EXPECT_EQ(http.requests()[2].method, "POST");
  EXPECT_TRUE(http.requests()[2].once) << "money is never sent twice";
  EXPECT_EQ(body(2), (json{{"amount", "43.89"},
                           {"reason", "Cancelled by the customer in the chat (too_late)"},
                           {"api_refund", true},
                           {"api_restock", false}}));
  EXPECT_EQ(http.requests()[3].method, "PUT");
  EXPECT_EQ(body(3), (json{{"status", "cancelled"}}));
}

TEST_F(WooOrdering, WhatCantPayBackByItselfIsRefusedBeforeAnythingIsDone) {
  then(order()).then(gateway(false));
  const auto answer = change(CancelOrder{});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderRefusal>(*answer));
  EXPECT_EQ(http.count(), 2u);
}

TEST_F(WooOrdering, AWayToPayThatIsGoneIsRefusedToo) {
  then(order()).refused(404, "woocommerce_rest_payment_gateway_invalid");
  const auto answer = change(CancelOrder{});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderRefusal>(*answer));
}

TEST_F(WooOrdering, ARefundThatTheGatewayRefusesCancelsNothing) {
  then(order()).then(gateway(true));
  refused(500, "woocommerce_rest_cannot_create_order_refund");
  const auto answer = change(CancelOrder{});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
  EXPECT_NE(answer.error().message.find("was not cancelled"), std::string::npos);
  EXPECT_EQ(http.count(), 3u);
}

TEST_F(WooOrdering, MoneyThatIsBackCountsAlthoughTheOrderWasNotMarked) {
  then(order()).then(gateway(true)).then({{"id", 5002}}, 201).refused(500, "internal_server_error");
  json half = woo_cancelled();
  half["status"] = "refunded";
  const auto first = change(CancelOrder{});
  ASSERT_FALSE(first);
  EXPECT_NE(first.error().message.find("the money was given back"), std::string::npos);
  then(half).then(json::array({refund("43.89")}));
  const auto again = change(CancelOrder{});
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*again));
  for (std::size_t i = 6; i < http.count(); ++i) EXPECT_EQ(http.requests()[i].method, "GET");
}

TEST_F(WooOrdering, AFreeOrderIsCancelledWithoutARefund) {
  json free = order();
  free["total"] = "0";
  free["line_items"][0]["total"] = "0";
  free["line_items"][0]["total_tax"] = "0";
  free["shipping_lines"] = json::array();
  json off = free;
  off["status"] = "cancelled";
  then(free).then({{"id", 5001}}).then(off);
  const auto answer = change(CancelOrder{});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*answer));
  EXPECT_EQ(http.count(), 3u);
}

TEST_F(WooOrdering, AnAddressIsReplacedAsAWhole) {
  json at_work = order(), moved = order();
  at_work["shipping"]["company"] = "Tarnfell GmbH";
  moved["shipping"]["address_1"] = "Ahornallee 9";
  then(at_work).then({{"id", 5001}, {"shipping", at_work["shipping"]}});
  then({{"id", 5001}, {"total", "43.89"}}).then({{"id", 1}}, 201).then(moved);
  const auto answer = change(kMoved);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*answer));
  const json written = body(2)["shipping"];
  EXPECT_EQ(written["first_name"], "Kim van");
  EXPECT_EQ(written["last_name"], "Berg");
  EXPECT_EQ(written["company"], "") << "nothing is kept of the old one";
  EXPECT_NE(url(3).find("/orders/5001/notes"), std::string::npos);
}

TEST_F(WooOrdering, AnAddressWhereTheOrderCostsMoreIsPutBack) {
  then(order()).then({{"id", 5001}, {"shipping", address()}});
  then({{"id", 5001}, {"total", "44.26"}}).then({{"id", 5001}, {"total", "43.89"}});
  const auto answer = change(kMoved);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderRefusal>(*answer));
  EXPECT_EQ(body(3)["shipping"]["address_1"], "Lindenweg 4");
  EXPECT_EQ(http.count(), 4u);
}

TEST_F(WooOrdering, ATotalThatDoesntComeBackIsNoRefusal) {
  then(order()).then({{"id", 5001}, {"shipping", address()}});
  then({{"id", 5001}, {"total", "44.26"}}).then({{"id", 5001}, {"total", "44.26"}});
  const auto answer = change(kMoved);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
}

TEST_F(WooOrdering, AReadOnlyKeyChangesNothing) {
  then(order()).then({{"id", 5001}, {"shipping", address()}});
  refused(401, "woocommerce_rest_authentication_error");
  const auto answer = change(kMoved);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
}

TEST_F(WooOrdering, ThereAreNoReturns) {
  EXPECT_FALSE(connector->capabilities().returns);
  then(order());
  const auto preview = orders().preview({"7"}, {"5001"}, ReturnItems{{{{"201"}, 1}}, {}, {}}, {});
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*preview).reason, OrderRefusalReason::needs_a_person);
}

// What `aisle check` tells of the key.
using WooCheck = WooShop;

Standing standing_of(const std::vector<CapabilityCheck>& checks, std::string_view name) {
  for (const CapabilityCheck& one : checks) {
    if (one.capability == name) return one.standing;
  }
  ADD_FAILURE() << "nothing is said of " << name;
  return Standing::failed;
}

json taxes(const char* entered_with, const char* shown) {
  return {{{"id", "woocommerce_prices_include_tax"}, {"value", entered_with}},
          {{"id", "woocommerce_tax_display_shop"}, {"value", shown}}};
}

TEST_F(WooCheck, AKeyThatMayReadAndWriteDoesAll) {
  then(currency()).then(json::array()).then(taxes("yes", "incl"));
  then(json::array()).then(json::array());
  refused(400, "woocommerce_rest_shop_order_invalid_id");
  then({{{"id", "bacs"}, {"enabled", true}, {"method_supports", {"products"}}},
        {{"id", "cod"}, {"enabled", false}, {"method_supports", {"products"}}}});
  const auto checks = connector->check();
  ASSERT_EQ(checks.size(), 9u);
  for (const char* one : {"catalog", "orders", "cancellation", "address_change"}) {
    EXPECT_EQ(standing_of(checks, one), Standing::works) << one;
  }
  EXPECT_EQ(standing_of(checks, "returns"), Standing::not_possible);
  EXPECT_EQ(checks[0].mend, "");
  EXPECT_EQ(checks[3].mend, "orders paid by bacs are left to a person");
  EXPECT_EQ(url(5), "https://shop/wp-json/wc/v3/orders/0");
}

TEST_F(WooCheck, AReadOnlyKeyReads) {
  then(currency()).then(json::array()).then(taxes("yes", "incl"));
  then(json::array()).then(json::array()).refused(401, "woocommerce_rest_authentication_error");
  const auto checks = connector->check();
  EXPECT_EQ(standing_of(checks, "orders"), Standing::works);
  EXPECT_EQ(standing_of(checks, "cancellation"), Standing::not_allowed);
  EXPECT_NE(checks[3].mend.find("read/write"), std::string::npos) << checks[3].mend;
}

TEST_F(WooCheck, AWrongKeyDoesNothing) {
  refused(401, "woocommerce_rest_authentication_error");
  const auto checks = connector->check();
  EXPECT_EQ(standing_of(checks, "catalog"), Standing::not_allowed);
  EXPECT_EQ(standing_of(checks, "address_change"), Standing::not_allowed);
  EXPECT_NE(checks[0].mend.find("ck_"), std::string::npos);
}

TEST_F(WooCheck, AShopWithoutPermalinksIsToldHowToBeReached) {
  http.then({.status = 404, .body = "<!DOCTYPE html>", .fields = {{"content-type", "text/html"}}});
  const auto checks = connector->check();
  EXPECT_EQ(standing_of(checks, "catalog"), Standing::failed);
  EXPECT_NE(checks[0].mend.find("/index.php"), std::string::npos);
}

TEST_F(WooCheck, PricesThatTheShopShowsWithAnotherTaxAreTold) {
  then(currency()).then(json::array()).then(taxes("no", "incl"));
  refused(401, "woocommerce_rest_authentication_error");
  const auto checks = connector->check();
  EXPECT_EQ(checks[0].standing, Standing::works);
  EXPECT_NE(checks[0].mend.find("tax"), std::string::npos);
}

}  // namespace
}  // namespace aisle::test::woo
