#include "server/connectors/vendure_order.h"

#include <gtest/gtest.h>

#include "shared/commerce/order_check.h"
#include "tests/support/vendure_shop.h"

namespace aisle::test {
namespace {

using Json = nlohmann::json;

Time at(const char* text) { return *parse_time(text); }

// What a connector would see; drift and a cart are failures of the test.
PlatformOrder read(const Json& json, int precision = 2) {
  Drift drift("vendure order");
  auto order = read_vendure_order(ShopValue(json, drift), precision);
  if (drift.found()) ADD_FAILURE() << drift.error().message;
  if (!order) {
    ADD_FAILURE() << "it reads as a cart";
    return {};
  }
  return std::move(*order);
}

std::string flaw_of(const PlatformOrder& read) {
  if (!read.beyond_rules.empty()) return read.beyond_rules;
  auto flaw = find_flaw(read.shopper);
  if (!flaw) flaw = find_flaw(read.order, read.shopper);
  return flaw ? flaw->path + ": " + flaw->message : "";
}

std::vector<OrderStep> steps(const Order& order) {
  std::vector<OrderStep> steps;
  for (const OrderEvent& event : order.history) steps.push_back(event.step);
  return steps;
}

void cancel_lines(Json& order, const char* time, Json lines) {
  add_history(order, time, "ORDER_CANCELLATION", {{"lines", std::move(lines)}, {"reason", "x"}});
}

void refund(Json& order, int amount, const char* state, const char* time) {
  order["payments"][1]["refunds"].push_back(
      {{"createdAt", time}, {"total", amount}, {"state", state}});
}

// As the shop shows it after cancelling it whole.
Json cancelled_order() {
  Json order = vendure_order();
  order["state"] = "Cancelled";
  order["shippingWithTax"] = 0;
  for (Json& line : order["lines"]) line["quantity"] = line["proratedLinePriceWithTax"] = 0;
  cancel_lines(order, "2026-11-20T17:00:00.000Z",
               {{{"orderLineId", 20}, {"quantity", 1}}, {{"orderLineId", 21}, {"quantity", 2}}});
  return order;
}

TEST(VendureOrder, AnOrderThatIsPaidIsReadWithItsWholeContent) {
  const PlatformOrder read_order = read(vendure_order());
  const Order& order = read_order.order;
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(read_order.handle, "7");
  EXPECT_EQ(order.id.value, "4UJAE4FRJ4444N8P");
  EXPECT_EQ(order.state, OrderState::pending);
  EXPECT_EQ(order.delivery_fee, 490);
  EXPECT_EQ(order.address,
            (PostalAddress{"Kim Berger", "Lindenweg 4", "", "04109", "Leipzig", "", "DE"}));
  EXPECT_EQ(order.lines,
            (std::vector<LineItem>{
                {{"1"}, {"1"}, "Fell rain jacket", {{"Colour", "Moss green"}}, 8999, 1, true},
                {{"3"}, {"5"}, "Camp mug", {}, 1290, 2, true}}));
  EXPECT_EQ(order.ledger, (std::vector<LedgerEntry>{{LedgerKind::charge,
                                                     {"test-card"},
                                                     12069,
                                                     OrderStep::placed,
                                                     at("2026-11-20T16:49:02Z")}}));
  EXPECT_EQ(order.history,
            (std::vector<OrderEvent>{{OrderStep::placed, at("2026-11-20T16:49:02.754Z")}}));
}

TEST(VendureOrder, ItsShopperHasTheDefaultAddressFirstAndNoneThatIsIncomplete) {
  const Shopper shopper = read(vendure_order()).shopper;
  EXPECT_EQ(shopper.id.value, "1");
  EXPECT_EQ(shopper.name, "Kim Berger");
  ASSERT_EQ(shopper.addresses.size(), 2u);
  EXPECT_EQ(shopper.addresses[0].street, "Lindenweg 4");
  EXPECT_EQ(shopper.addresses[1].street, "Am Markt 2");
  EXPECT_EQ(
      shopper.payment_methods,
      (std::vector<PaymentMethod>{{{"test-card"}, PaymentKind::wallet, "Test card", "", {}}}));
}

TEST(VendureOrder, AGuestIsCalledAfterTheOrder) {
  Json order = vendure_order();
  order["customer"]["user"] = nullptr;
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(read_order.shopper.id.value, "guest:4UJAE4FRJ4444N8P");
  EXPECT_EQ(flaw_of(read_order), "");
}

TEST(VendureOrder, ACartIsNoOrder) {
  for (const char* state : {"AddingItems", "ArrangingPayment", "Draft", "Created"}) {
    Json order = vendure_order();
    order["state"] = state;
    Drift drift("vendure order");
    EXPECT_FALSE(read_vendure_order(ShopValue(order, drift), 2)) << state;
  }
}

TEST(VendureOrder, ADiscountThatDoesNotDivideMakesTwoPrices) {
  Json order = vendure_order();
  order["lines"][1]["proratedLinePriceWithTax"] = 2501;
  order["lines"][1]["proratedUnitPriceWithTax"] = 1251;
  order["payments"][1]["amount"] = 8999 + 2501 + 490;
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  ASSERT_EQ(read_order.order.lines.size(), 3u);
  EXPECT_EQ(read_order.order.lines[1].unit_price, 1250);
  EXPECT_EQ(read_order.order.lines[2].unit_price, 1251);
}

TEST(VendureOrder, MoneyThatIsOnlyReservedCountsAsPaid) {
  Json order = vendure_order();
  order["state"] = "PaymentAuthorized";
  order["payments"][1]["state"] = "Authorized";
  EXPECT_EQ(flaw_of(read(order)), "");
}

TEST(VendureOrder, ParcelsTellHowFarItIs) {
  const PlatformOrder read_order = read(vendure_delivered_order());
  const Order& order = read_order.order;
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(order.history,
            (std::vector<OrderEvent>{{OrderStep::placed, at("2026-11-20T16:49:02.754Z")},
                                     {OrderStep::part_shipped, at("2026-11-21T10:00:00Z")},
                                     {OrderStep::all_shipped, at("2026-11-22T10:00:00Z")},
                                     {OrderStep::delivered, at("2026-11-24T08:00:00Z")}}));
  ASSERT_EQ(order.fulfillments.size(), 2u);
  EXPECT_EQ(order.fulfillments[1].items, (std::vector<ItemCount>{{{"1"}, 1}, {{"5"}, 1}}));
  EXPECT_EQ(order.fulfillments[0].parcels,
            (std::vector<Parcel>{{"DHL",
                                  "JD01",
                                  "",
                                  {{ParcelStatus::handed_over, at("2026-11-21T10:00:00Z"), ""},
                                   {ParcelStatus::delivered, at("2026-11-23T08:00:00Z"), ""}}}}));
}

TEST(VendureOrder, OneOfTwoParcelsThatArrivedLeavesTheOrderOnItsWay) {
  Json order = vendure_delivered_order();
  order["state"] = "PartiallyDelivered";
  order["fulfillments"][1]["state"] = "Shipped";
  const PlatformOrder all_sent = read(order);
  EXPECT_EQ(flaw_of(all_sent), "");
  EXPECT_EQ(all_sent.order.state, OrderState::shipped);
  order["fulfillments"].erase(1);
  const PlatformOrder part_sent = read(order);
  EXPECT_EQ(flaw_of(part_sent), "");
  EXPECT_EQ(part_sent.order.state, OrderState::partly_shipped);
}

TEST(VendureOrder, WithoutItsHistoryAParcelHasTheTimesThatItsRecordHas) {
  Json order = vendure_delivered_order();
  order["history"]["items"] = Json::array();
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(time_of(read_order.order, OrderStep::delivered), at("2026-11-24T09:00:00Z"));
}

TEST(VendureOrder, TimesInWholeSecondsNeverGoBackBeforeTheOrderWasPlaced) {
  Json order = vendure_delivered_order();
  for (Json& entry : order["history"]["items"]) entry["createdAt"] = "2026-11-20T16:49:02.000Z";
  EXPECT_EQ(flaw_of(read(order)), "");
}

TEST(VendureOrder, AParcelWithoutANumberIsShownAndNothingIsOffered) {
  Json order = vendure_delivered_order();
  order["fulfillments"][0]["trackingCode"] = "";
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(read_order.order.state, OrderState::delivered);
  EXPECT_NE(flaw_of(read_order), "");
}

TEST(VendureOrder, AnOrderBeingPackedIsNotForUsToChange) {
  Json order = vendure_delivered_order();
  order["state"] = "PaymentSettled";
  order["fulfillments"].erase(1);
  order["fulfillments"][0]["state"] = "Pending";
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(read_order.order.state, OrderState::pending);
  EXPECT_EQ(read_order.beyond_rules, "it is being packed");
}

TEST(VendureOrder, AStateThatNobodyKnowsIsShownAndNothingIsOffered) {
  for (const char* state : {"Modifying", "ArrangingAdditionalPayment", "WaitingForTheMoon"}) {
    Json order = vendure_order();
    order["state"] = state;
    EXPECT_NE(read(order).beyond_rules.find(state), std::string::npos);
  }
  Json order = vendure_delivered_order();
  order["fulfillments"][0]["state"] = "InTheBalloon";
  EXPECT_NE(read(order).beyond_rules, "");
  order = vendure_order();
  order["payments"][1]["state"] = "Disputed";
  EXPECT_NE(read(order).beyond_rules, "");
}

TEST(VendureOrder, ACancelledOrderKeepsWhatWasOrderedAndShowsWhatWentBack) {
  Json order = cancelled_order();
  refund(order, 12069, "Settled", "2026-11-20T17:00:01.000Z");
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(read_order.order.state, OrderState::cancelled);
  EXPECT_EQ(read_order.order.lines, read(vendure_order()).order.lines);
  EXPECT_EQ(read_order.order.delivery_fee, 490);
  EXPECT_EQ(read_order.order.ledger.at(1), (LedgerEntry{LedgerKind::refund,
                                                        {"test-card"},
                                                        12069,
                                                        OrderStep::cancelled,
                                                        at("2026-11-20T17:00:01Z")}));
}

TEST(VendureOrder, ARefundThatWaitsForTheProviderCountsAndOneThatFailedDoesNot) {
  Json order = cancelled_order();
  refund(order, 12069, "Failed", "2026-11-20T17:00:01.000Z");
  EXPECT_NE(flaw_of(read(order)), "");
  refund(order, 12069, "Pending", "2026-11-20T17:00:02.000Z");
  EXPECT_EQ(flaw_of(read(order)), "");
}

TEST(VendureOrder, AReservedAmountThatWasCalledOffIsBack) {
  Json order = cancelled_order();
  order["payments"][1]["state"] = "Cancelled";
  add_history(order, "2026-11-20T17:00:01.000Z", "ORDER_PAYMENT_TRANSITION",
              {{"paymentId", 9}, {"from", "Authorized"}, {"to", "Cancelled"}});
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(paid(read_order.order), 0);
  EXPECT_EQ(read_order.order.ledger.size(), 2u);
}

TEST(VendureOrder, PiecesTakenOffBeforeShippingWereNeverBought) {
  Json order = vendure_order();
  order["lines"][1]["quantity"] = 1;
  order["lines"][1]["proratedLinePriceWithTax"] = 1290;
  cancel_lines(order, "2026-11-20T17:00:00.000Z", {{{"orderLineId", 21}, {"quantity", 1}}});
  refund(order, 1290, "Settled", "2026-11-20T17:00:01.000Z");
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(steps(read_order.order),
            (std::vector<OrderStep>{OrderStep::placed, OrderStep::items_changed}));
  EXPECT_EQ(count_of(read_order.order.lines, {"5"}), 1);
}

TEST(VendureOrder, PiecesTakenOffAfterDeliveryCameBack) {
  Json order = vendure_delivered_order();
  order["lines"][1]["quantity"] = 1;
  order["lines"][1]["proratedLinePriceWithTax"] = 1290;
  cancel_lines(order, "2026-11-24T08:00:00.000Z", {{{"orderLineId", 21}, {"quantity", 1}}});
  refund(order, 1290, "Settled", "2026-11-28T09:00:01.000Z");
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(read_order.order.state, OrderState::returned);
  EXPECT_EQ(return_amount(read_order.order), 1290);
  EXPECT_EQ(count_of(read_order.order.lines, {"5"}), 2);
}

TEST(VendureOrder, AnOrderThatCameBackWholeIsReturnedAlthoughTheShopCallsItCancelled) {
  Json order = vendure_delivered_order();
  order["state"] = "Cancelled";
  order["shippingWithTax"] = 0;
  for (Json& line : order["lines"]) line["quantity"] = line["proratedLinePriceWithTax"] = 0;
  cancel_lines(order, "2026-11-28T09:00:00.000Z",
               {{{"orderLineId", 20}, {"quantity", 1}}, {{"orderLineId", 21}, {"quantity", 2}}});
  refund(order, 12069, "Settled", "2026-11-28T09:00:01.000Z");
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(read_order.order.state, OrderState::returned);
  EXPECT_EQ(read_order.order.delivery_fee, 490);
}

// Vendure lets a merchant cancel what is on its way.
TEST(VendureOrder, AnOrderCancelledWithAParcelOnItsWayIsShownAndNothingIsOffered) {
  Json order = vendure_delivered_order();
  order["state"] = "Cancelled";
  order["fulfillments"].erase(1);
  order["history"]["items"].erase(order["history"]["items"].begin());
  for (Json& line : order["lines"]) line["quantity"] = 0;
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(read_order.order.state, OrderState::cancelled);
  EXPECT_NE(read_order.beyond_rules, "");
}

TEST(VendureOrder, OurOwnChangeOfTheAddressIsKnownByItsNote) {
  Json order = vendure_order();
  order["modifications"] = Json::array({{{"createdAt", "2026-11-20T18:00:00.000Z"},
                                         {"note", kVendureAddressNote},
                                         {"lines", Json::array()}},
                                        {{"createdAt", "2026-11-20T19:00:00.000Z"},
                                         {"note", "wants gift wrap"},
                                         {"lines", Json::array()}}});
  const PlatformOrder read_order = read(order);
  EXPECT_EQ(flaw_of(read_order), "");
  EXPECT_EQ(steps(read_order.order),
            (std::vector<OrderStep>{OrderStep::placed, OrderStep::address_changed}));
}

TEST(VendureOrder, ASurchargeThatNoLineHoldsIsBeyondTheRules) {
  Json order = vendure_order();
  order["payments"][1]["amount"] = 12069 + 500;
  EXPECT_NE(flaw_of(read(order)), "");
}

TEST(VendureOrder, OtherShapesAreDriftWithTheirPlace) {
  const auto drift_of = [](const std::function<void(Json&)>& change) {
    Json order = vendure_delivered_order();
    change(order);
    Drift drift("vendure order");
    read_vendure_order(ShopValue(order, drift), 2);
    return drift.found() ? drift.error().message : std::string("none");
  };
  EXPECT_EQ(drift_of([](Json& order) { order["lines"][0]["quantity"] = "one"; }),
            "vendure order: lines[0].quantity: expected a whole number, there is a text");
  EXPECT_NE(drift_of([](Json& order) {
              order.erase("payments");
              order["lines"] = 5;
            }),
            "none");
  EXPECT_NE(drift_of([](Json& order) { order["currencyCode"] = nullptr; }), "none");
  EXPECT_NE(drift_of([](Json& order) { order["orderPlacedAt"] = "yesterday"; }), "none");
  EXPECT_NE(drift_of([](Json& order) { order["shippingWithTax"] = -1; }), "none");
  EXPECT_NE(drift_of([](Json& order) { order["history"]["items"][0]["data"] = 1; }), "none");
}

TEST(VendureOrder, AbsurdCountsNeitherOverflowNorPass) {
  Json order = vendure_order();
  order["lines"][0]["quantity"] = INT64_MAX;
  order["lines"][1]["orderPlacedQuantity"] = INT64_MIN;
  EXPECT_NE(flaw_of(read(order)), "");
}

TEST(VendureOrder, MarkupInNamesStaysText) {
  Json order = vendure_order();
  order["shippingAddress"]["fullName"] = "<img src=x onerror=alert(1)>";
  EXPECT_EQ(read(order).order.address.name, "<img src=x onerror=alert(1)>");
}

}  // namespace
}  // namespace aisle::test
