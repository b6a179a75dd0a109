// Orders of the connector for Medusa, and their changes.
#include "tests/support/medusa_shop.h"

namespace aisle::test::medusa {
namespace {

class MedusaOrdering : public MedusaConnector {};

TEST_F(MedusaOrdering, ASecretKeyThatIsWrongIsToldAsUnavailableWithoutIt) {
  then({{"message", "Unauthorized"}}, 401);
  const auto order = connector->orders()->order({"cus_1"}, {"3"});
  ASSERT_FALSE(order);
  EXPECT_EQ(order.error().code, ErrorCode::unavailable);
  EXPECT_EQ(order.error().message.find("sk_secret"), std::string::npos);
}

TEST_F(MedusaOrdering, WithoutASecretKeyThereAreNoOrders) {
  settings.key.clear();
  const auto open = make_connector("medusa", settings);
  EXPECT_FALSE((*open)->capabilities().orders);
  EXPECT_EQ((*open)->orders(), nullptr);
}

TEST_F(MedusaOrdering, OrdersAreAskedOfTheAdminApiAlone) {
  sound(order());
  for (const HttpRequest& request : http.requests()) {
    EXPECT_TRUE(request.url.starts_with("http://shop/admin/")) << request.url;
  }
}

TEST_F(MedusaOrdering, AnOrderIsOneQuestion) {
  EXPECT_TRUE(find(order()));
  EXPECT_EQ(http.count(), 1u);
}

TEST_F(MedusaOrdering, UnroundedAmountsSumUpToWhatWasPaid) {
  const Order one = sound(order());
  EXPECT_EQ(paid(one), 26781);
  EXPECT_EQ(owed(one), 26781);
  EXPECT_EQ(one.delivery_fee, 540);
  EXPECT_EQ(count_of(one.lines, {"variant_a"}), 3);
}

TEST_F(MedusaOrdering, NumbersOfAnotherFormAreNotAsked) {
  for (const char* number : {"TO-3", "3 OR 1", "99999999999", "3&q=*"}) {
    EXPECT_EQ(connector->orders()->order({"cus_1"}, {number}).error().code, ErrorCode::not_found);
  }
  EXPECT_EQ(http.count(), 0u);
}

TEST_F(MedusaOrdering, AnOlderOrderThatHoldsTheDigitsIsNotTheOne) {
  json older = order();
  older["display_id"] = 2;
  then({{"orders", json::array({older})}});
  then({{"orders",
         {{{"id", "order_2"}, {"display_id", 2}}, {{"id", "order_1"}, {"display_id", 3}}}}});
  then({{"order", order()}});
  EXPECT_TRUE(connector->orders()->order({"cus_1"}, {"3"}));
  EXPECT_TRUE(http.requests().back().url.starts_with("http://shop/admin/orders/order_1?"));
}

TEST_F(MedusaOrdering, ANumberThatOnlyOthersHoldIsNone) {
  json other = order();
  other["display_id"] = 13;
  then({{"orders", json::array({other})}})
      .then({{"orders", {{{"id", "order_1"}, {"display_id", 13}}}}});
  EXPECT_EQ(connector->orders()->order({"cus_1"}, {"3"}).error().code, ErrorCode::not_found);
}

TEST_F(MedusaOrdering, ACustomerWithoutAnAccountIsAGuest) {
  json of_guest = order();
  of_guest["customer"]["has_account"] = false;
  EXPECT_EQ(find(of_guest).error().code, ErrorCode::permission_denied);
  EXPECT_TRUE(connector->orders()->order({"guest:3"}, {"3"}));
}

TEST_F(MedusaOrdering, ParcelsHaveTheirTracking) {
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

TEST_F(MedusaOrdering, ACancelledOrderHasItsMoneyBack) {
  json off = order();
  off["status"] = "canceled";
  off["canceled_at"] = kAsked;
  payment(off)["refunds"] = {{{"amount", 267.81084}, {"created_at", kAsked}}};
  EXPECT_EQ(paid(sound(off)), 0);
}

TEST_F(MedusaOrdering, APaymentThatWasNeverTakenGoesBackToo) {
  json off = order();
  off["status"] = "canceled";
  off["canceled_at"] = kAsked;
  payment(off)["captured_at"] = nullptr;
  payment(off)["canceled_at"] = kAsked;
  EXPECT_EQ(paid(sound(off)), 0);
}

TEST_F(MedusaOrdering, AReturnIsDoneWhenTheMoneyIsBack) {
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

TEST_F(MedusaOrdering, AStateThatWeDontKnowIsShownAndNotChanged) {
  json odd = order();
  odd["status"] = "requires_action";
  then({{"orders", json::array({odd})}});
  const auto preview = connector->orders()->preview({"cus_1"}, {"3"}, CancelOrder{}, Time{});
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*preview).reason, OrderRefusalReason::needs_a_person);
}

TEST_F(MedusaOrdering, AnOrderOfAnotherShapeIsDriftByName) {
  json odd = order();
  odd["items"][0]["quantity"] = "three";
  const auto found = find(odd);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::data_loss);
  EXPECT_NE(found.error().message.find("quantity"), std::string::npos);
}

TEST_F(MedusaOrdering, GoodsBeingPackedAreLeftToAPerson) {
  json packed = order();
  packed["fulfillments"] = json::array({fulfillment("ful_1", 3, "", false)});
  packed["fulfillments"][0]["shipped_at"] = nullptr;
  then({{"orders", json::array({packed})}});
  const auto preview = connector->orders()->preview({"cus_1"}, {"3"}, CancelOrder{}, Time{});
  ASSERT_TRUE(preview) << preview.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*preview).reason, OrderRefusalReason::needs_a_person);
}

TEST_F(MedusaOrdering, ACancellationThatTheShopRefusesIsAnotherDeal) {
  then({{"orders", json::array({order()})}});
  then({{"type", "not_allowed"}, {"message", "All fulfillments must be canceled"}}, 400);
  const auto answer =
      connector->orders()->change({{"key"}, {"cus_1"}, {"3"}, CancelOrder{}, "", Time{}});
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(std::get<OrderRefusal>(*answer).reason, OrderRefusalReason::changed_meanwhile);
}

TEST_F(MedusaOrdering, AReturnOfLinesOfAnotherShapeIsDriftAndNoRefusal) {
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

TEST_F(MedusaOrdering, AReturnThatFailsHalfwayIsTakenBack) {
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
}  // namespace aisle::test::medusa
