// How an order of WooCommerce becomes one of ours.
#include "tests/support/woo_shop.h"

namespace aisle::test::woo {
namespace {

using WooOrderTest = WooShop;

constexpr auto kPerson = OrderRefusalReason::needs_a_person;

TEST_F(WooOrderTest, SumsUpToWhatWasPaid) {
  const Order one = sound({order()});
  EXPECT_EQ(one.state, OrderState::pending);
  EXPECT_EQ(paid(one), 4389);
  EXPECT_EQ(owed(one), 4389);
  EXPECT_EQ(one.delivery_fee, 490);
  ASSERT_EQ(one.lines.size(), 2u) << "39.99 less 1.00 twice is 38.99, which doesn't divide";
  EXPECT_EQ(one.lines[0].unit_price, 1949);
  EXPECT_EQ(one.lines[1].unit_price, 1950);
  EXPECT_EQ(count_of(one.lines, {"201"}), 2);
}

TEST_F(WooOrderTest, HasItsGoodsAddressAndPayment) {
  const Order one = sound({order()});
  EXPECT_EQ(one.lines[0].product.value, "200");
  EXPECT_EQ(one.lines[0].title, "Rain jacket");
  EXPECT_EQ(one.lines[0].options, (std::vector<Attribute>{{"Size", "M"}}));
  EXPECT_EQ(one.address.street, "Lindenweg 4");
  EXPECT_EQ(one.address.name, "Kim Berger");
  EXPECT_EQ(orders().owner({"5001"})->payment_methods[0].label, "Card (Stripe)");
}

TEST_F(WooOrderTest, ASimpleProductIsItsOwnVariant) {
  json simple = order();
  simple["line_items"][0]["variation_id"] = 0;
  EXPECT_EQ(sound({simple}).lines[0].variant.value, "200");
}

TEST_F(WooOrderTest, AProductThatTheShopHasForgottenKeepsItsLine) {
  json gone = order();
  gone["line_items"][0]["product_id"] = 0;
  gone["line_items"][0]["variation_id"] = 0;
  EXPECT_EQ(sound({gone}).lines[0].variant.value, "line:11");
}

TEST_F(WooOrderTest, ACentThatRoundingLeftGoesToTheDelivery) {
  json coarse = order();
  coarse["line_items"][0]["total"] = "32.76";
  coarse["line_items"][0]["total_tax"] = "6.22";
  const Order one = sound({coarse});
  EXPECT_EQ(paid(one), 4389);
  EXPECT_EQ(one.delivery_fee, 491);
}

TEST_F(WooOrderTest, AFeeIsALineThatStaysSold) {
  json with_fee = order();
  with_fee["fee_lines"] = {
      {{"id", 13}, {"name", "Gift wrap"}, {"total", "2.50"}, {"total_tax", "0.00"}}};
  with_fee["total"] = "46.39";
  const Order one = sound({with_fee});
  EXPECT_EQ(one.lines.back().title, "Gift wrap");
  EXPECT_EQ(one.lines.back().unit_price, 250);
  EXPECT_FALSE(one.lines.back().returnable);
}

TEST_F(WooOrderTest, ADiscountOnTheWholeIsLeftToAPerson) {
  json less = order();
  less["fee_lines"] = {{{"id", 13}, {"name", "Loyal"}, {"total", "-5.00"}, {"total_tax", "0"}}};
  less["total"] = "38.89";
  EXPECT_EQ(refusal({less}), kPerson);
}

TEST_F(WooOrderTest, LinesThatDontAddUpAreLeftToAPerson) {
  json odd = order();
  odd["total"] = "60.00";
  EXPECT_EQ(refusal({odd}), kPerson);
}

TEST_F(WooOrderTest, AnOrderThatIsNotPaidIsShownAndNotChanged) {
  for (const char* status : {"pending", "on-hold", "failed", "processing"}) {
    json open = order();
    open["status"] = status;
    open["date_paid_gmt"] = nullptr;
    EXPECT_EQ(refusal({open}), kPerson) << status;
    EXPECT_EQ(find(open)->state, OrderState::pending) << status;
  }
}

TEST_F(WooOrderTest, AStateThatAPluginMadeIsShownAndNotChanged) {
  json odd = order();
  odd["status"] = "awaiting-pickup";
  EXPECT_EQ(refusal({odd}), kPerson);
  EXPECT_TRUE(find(odd));
}

TEST_F(WooOrderTest, ABasketOnItsWayIsNoOrder) {
  json draft = order();
  draft["status"] = "checkout-draft";
  then(draft).then(json::array());
  EXPECT_EQ(orders().order({"7"}, {"5001"}).error().code, ErrorCode::not_found);
}

TEST_F(WooOrderTest, AFreeOrderIsPaid) {
  json free = order();
  free["total"] = "0.00";
  free["date_paid_gmt"] = nullptr;
  free["line_items"][0]["total"] = "0";
  free["line_items"][0]["total_tax"] = "0";
  free["shipping_lines"] = json::array();
  const Order one = sound({free});
  EXPECT_EQ(owed(one), 0);
  EXPECT_TRUE(one.ledger.empty());
}

TEST_F(WooOrderTest, ACancelledOrderHasItsMoneyBack) {
  json off = order();
  off["status"] = "cancelled";
  off["refunds"] = {{{"id", 5002}, {"reason", ""}, {"total", "-43.89"}}};
  const Order one = sound({off, json::array({refund("43.890000")})});
  EXPECT_EQ(one.state, OrderState::cancelled);
  EXPECT_EQ(paid(one), 0);
}

TEST_F(WooOrderTest, OneWhoseMoneyWentBackBeforeItWasSentIsCancelled) {
  json off = order();
  off["status"] = "refunded";
  off["refunds"] = {{{"id", 5002}, {"reason", ""}, {"total", "-43.89"}}};
  EXPECT_EQ(sound({off, json::array({refund("43.89")})}).state, OrderState::cancelled);
}

TEST_F(WooOrderTest, ACancelledOrderThatKeptItsMoneyIsLeftToAPerson) {
  json off = order();
  off["status"] = "cancelled";
  EXPECT_EQ(refusal({off}), kPerson);
  EXPECT_EQ(find(off)->state, OrderState::cancelled);
}

TEST_F(WooOrderTest, APieceThatWasPaidBackIsNotOfTheOrderAnyMore) {
  json less = order();
  less["refunds"] = {{{"id", 5002}, {"reason", ""}, {"total", "-19.50"}}};
  const Order one = sound({less, json::array({refund("19.50", one_jacket_back())})});
  EXPECT_EQ(count_of(one.lines, {"201"}), 1);
  EXPECT_EQ(paid(one), 2439);
  EXPECT_EQ(one.history.back().step, OrderStep::items_changed);
}

TEST_F(WooOrderTest, MoneyPaidBackForNoLineIsLeftToAPerson) {
  json less = order();
  less["refunds"] = {{{"id", 5002}, {"reason", ""}, {"total", "-5.00"}}};
  EXPECT_EQ(refusal({less, json::array({refund("5.00")})}), kPerson);
}

TEST_F(WooOrderTest, MoneyPaidBackAfterSendingIsLeftToAPerson) {
  json sent = order();
  sent["status"] = "completed";
  sent["date_completed_gmt"] = kSent;
  sent["refunds"] = {{{"id", 5002}, {"reason", ""}, {"total", "-19.50"}}};
  const std::vector<json> answers = {sent, json::array({refund("19.50", one_jacket_back())})};
  EXPECT_EQ(refusal(answers), kPerson);
  then(answers[0]).then(answers[1]);
  EXPECT_EQ(count_of(orders().order({"7"}, {"5001"})->lines, {"201"}), 2);
}

TEST_F(WooOrderTest, ACompleteOrderIsInTheParcelsOfTheExtension) {
  json sent = order();
  sent["status"] = "completed";
  sent["date_completed_gmt"] = kSent;
  add_meta(sent, "_wc_shipment_tracking_items",
           {{{"tracking_provider", "dhl"},
             {"custom_tracking_provider", ""},
             {"custom_tracking_link", "javascript:alert(1)"},
             {"tracking_number", "JD014"},
             {"date_shipped", "1763715600"}}});
  const Order one = sound({sent});
  EXPECT_EQ(one.state, OrderState::shipped);
  ASSERT_EQ(one.fulfillments.size(), 1u);
  const Parcel& parcel = one.fulfillments[0].parcels.at(0);
  EXPECT_EQ(parcel.carrier, "DHL");
  EXPECT_EQ(parcel.tracking, "JD014");
  EXPECT_TRUE(parcel.url.empty());
  EXPECT_EQ(format_time(parcel.events[0].at), "2025-11-21T09:00:00.000Z");
  EXPECT_EQ(refusal({sent}), OrderRefusalReason::already_shipped);
}

TEST_F(WooOrderTest, ACompleteOrderWithoutAParcelIsSentAndLeftToAPerson) {
  json sent = order();
  sent["status"] = "completed";
  sent["date_completed_gmt"] = kSent;
  EXPECT_EQ(refusal({sent}), kPerson);
  EXPECT_EQ(find(sent)->state, OrderState::shipped);
}

TEST_F(WooOrderTest, FulfillmentsSayWhichPiecesHaveLeft) {
  json part = order();
  add_meta(part, "_fulfillment_status", "partially_fulfilled");
  EXPECT_EQ(sound({part, json::array({fulfillment(1, 1, "JD1")})}).state,
            OrderState::partly_shipped);
  json all = order();
  all["status"] = "completed";
  all["date_completed_gmt"] = kSent;
  add_meta(all, "_fulfillment_status", "fulfilled");
  const json both = {fulfillment(1, 1, "JD1"), fulfillment(2, 1, "JD2")};
  const Order one = sound({all, both});
  EXPECT_EQ(one.state, OrderState::shipped);
  EXPECT_EQ(one.fulfillments.size(), 2u);
  EXPECT_EQ(one.fulfillments[1].parcels[0].tracking, "JD2");
}

TEST_F(WooOrderTest, AFulfillmentThatIsADraftOrDeletedHasNotLeft) {
  json part = order();
  add_meta(part, "_fulfillment_status", "partially_fulfilled");
  json draft = fulfillment(1, 1, "JD1"), deleted = fulfillment(2, 1, "JD2");
  draft["is_fulfilled"] = false;
  deleted["date_deleted"] = "2026-11-21 10:00:00";
  EXPECT_EQ(sound({part, {draft, deleted}}).state, OrderState::pending);
}

TEST_F(WooOrderTest, AGuestIsCalledAfterTheOrder) {
  json guests = order();
  guests["customer_id"] = 0;
  EXPECT_EQ(find(guests).error().code, ErrorCode::permission_denied);
  EXPECT_TRUE(orders().order({"guest:5001"}, {"5001"}));
  EXPECT_EQ(orders().owner({"5001"})->email, "kim@example.com");
}

TEST_F(WooOrderTest, WithoutADeliveryAddressItGoesToTheBillingOne) {
  json billed = order();
  billed["shipping"] = json::array();
  EXPECT_EQ(sound({billed}).address.street, "Lindenweg 4");
}

TEST_F(WooOrderTest, ACompanyIsPartOfTheAddress) {
  json at_work = order();
  at_work["shipping"]["company"] = "Tarnfell GmbH";
  at_work["shipping"]["address_2"] = "2nd floor";
  EXPECT_EQ(sound({at_work}).address.more, "Tarnfell GmbH, 2nd floor");
}

TEST_F(WooOrderTest, GoodsByWeightAreLeftToAPerson) {
  json cheese = order();
  cheese["line_items"][0]["quantity"] = 1.5;
  EXPECT_EQ(refusal({cheese}), kPerson);
}

TEST_F(WooOrderTest, MarkupStaysText) {
  json odd = order();
  odd["line_items"][0]["parent_name"] = "<img src=x onerror=alert(1)>Jacket &amp; hood";
  EXPECT_EQ(sound({odd}).lines[0].title, "Jacket & hood");
}

TEST_F(WooOrderTest, AnotherShapeIsDriftByName) {
  json odd = order();
  odd["line_items"][0]["total"] = "thirty";
  const auto found = find(odd);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::data_loss);
  EXPECT_NE(found.error().message.find("total"), std::string::npos);
}

TEST_F(WooOrderTest, AnOrderWithoutACurrencyIsLeftToAPerson) {
  json odd = order();
  odd["currency"] = "";
  EXPECT_EQ(refusal({odd}), kPerson);
}

}  // namespace
}  // namespace aisle::test::woo
