// What a connector does to an order happens in the shop, once; what the platform can't is refused.
#include <gtest/gtest.h>

#include <thread>

#include "tests/shops/real_shop.h"

namespace aisle::test {
namespace {

using nlohmann::json;

Time now() { return system_time(); }

class ShopChanges : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(shop().can().orders);
    goods = shop().buyable(2);
    kim = shop().customer();
    number = shop().order(kim, {{goods[0], 2}, {goods[1], 1}});
    total = shop().shown(number)["total"];
  }

  OrderRequest request(const std::string& key, OrderChange change) const {
    return {{number.value + key}, kim.id, number, std::move(change), "", now()};
  }
  // What was shown is what is agreed to, as the assistant does it.
  OrderAnswer change(const std::string& key, const OrderChange& change) {
    OrderRequest asked = request(key, change);
    const auto preview = orders.preview(kim.id, number, change, now());
    if (preview && std::holds_alternative<Changed>(*preview)) {
      asked.agreed = fingerprint(std::get<Changed>(*preview));
    }
    return send(asked);
  }
  OrderAnswer send(const OrderRequest& asked) {
    last = asked;
    const auto answer = orders.change(asked);
    EXPECT_TRUE(answer) << answer.error().message;
    return answer ? *answer : OrderAnswer(OrderRefusal());
  }
  std::optional<OrderRefusalReason> refused(const OrderChange& change) {
    const auto preview = orders.preview(kim.id, number, change, now());
    EXPECT_TRUE(preview) << preview.error().message;
    const auto* refusal = preview ? std::get_if<OrderRefusal>(&*preview) : nullptr;
    return refusal ? std::optional(refusal->reason) : std::nullopt;
  }
  // What a platform can't is refused, and the shop untouched; the test is over then.
  bool lacks(bool can, const OrderChange& change) {
    if (can) return false;
    EXPECT_EQ(refused(change), OrderRefusalReason::needs_a_person);
    EXPECT_EQ(shop().shown(number)["total"], total);
    return true;
  }
  void ship() {
    ASSERT_TRUE(shop().play("POST", "/ship",
                            {{"number", number.value}, {"carrier", "DHL"}, {"tracking", "JD1"}}));
  }
  bool deliver() { return shop().play("POST", "/deliver", {{"number", number.value}}).has_value(); }
  OrderState state() {
    const auto order = orders.order(kim.id, number);
    EXPECT_TRUE(order) << order.error().message;
    return order ? order->state : OrderState();
  }
  ReturnItems one_back() const { return {{{goods[0], 1}}, ReturnReason::wrong_size, {}}; }

  Orders& orders = shop().orders();
  std::vector<VariantId> goods;
  Customer kim;
  OrderId number;
  std::int64_t total = 0;
  OrderRequest last;
};

const CancelOrder kCancel{CancelReason::no_longer_needed};

TEST_F(ShopChanges, WhatThePlatformCantIsRefusedBeforeItIsOffered) {
  const Capabilities can = shop().can();
  PostalAddress moved = street();
  moved.street = "Ahornallee 9";
  const std::vector<Swap> swaps = {{goods[0], goods[1], 1}};
  const std::vector<std::pair<bool, OrderChange>> all = {
      {can.cancellation, kCancel},
      {can.address_change, ChangeAddress{moved}},
      {can.item_change, ChangeItems{swaps, {}}},
      {can.payment_change, ChangePayment{{"m"}}},
      {can.returns, one_back()},
      {can.exchanges, ExchangeItems{swaps, {}}},
  };
  for (const auto& [is_possible, change] : all) {
    if (is_possible) continue;
    EXPECT_EQ(refused(change), OrderRefusalReason::needs_a_person) << change.index();
  }
  EXPECT_FALSE(can.item_change || can.payment_change || can.exchanges)
      << "a capability without a test in this suite";
  EXPECT_EQ(shop().shown(number)["total"], total);
}

TEST_F(ShopChanges, APreviewOfCancellingTellsTheMoneyAndChangesNothing) {
  if (lacks(shop().can().cancellation, kCancel)) return;
  const auto preview = orders.preview(kim.id, number, kCancel, now());
  ASSERT_TRUE(preview) << preview.error().message;
  ASSERT_TRUE(std::holds_alternative<Changed>(*preview));
  std::int64_t back = 0;
  for (const LedgerEntry& entry : std::get<Changed>(*preview).entries) back += entry.amount;
  EXPECT_EQ(back, total);
  EXPECT_EQ(state(), OrderState::pending);
  const OrderId of_alex = shop().order(shop().customer(), {{goods[0], 1}});
  EXPECT_EQ(orders.preview(kim.id, of_alex, kCancel, now()).error().code,
            ErrorCode::permission_denied);
}

TEST_F(ShopChanges, CancellingHappensInTheShopAndOnce) {
  if (lacks(shop().can().cancellation, kCancel)) return;
  const OrderAnswer first = change("a", kCancel);
  ASSERT_TRUE(std::holds_alternative<OrderDone>(first));
  EXPECT_EQ(std::get<OrderDone>(first).order.state, OrderState::cancelled);
  EXPECT_EQ(state(), OrderState::cancelled);
  const json shown = shop().shown(number);
  EXPECT_EQ(shown["refunded"], total) << shown;

  EXPECT_TRUE(send(last) == first) << "the same key has the same answer";
  EXPECT_EQ(shop().shown(number), shown) << "and does nothing twice";
  const OrderAnswer again = change("b", kCancel);
  ASSERT_TRUE(std::holds_alternative<OrderRefusal>(again));
  EXPECT_EQ(std::get<OrderRefusal>(again).reason, OrderRefusalReason::already_cancelled);
  EXPECT_EQ(shop().shown(number), shown);
}

TEST_F(ShopChanges, TwoWhoCancelAtOnceAreNotPaidTwice) {
  if (lacks(shop().can().cancellation, kCancel)) return;
  // Another process does not share our memory of keys.
  const auto other = shop().connect([](ConnectorSettings&) {});
  ASSERT_TRUE(other);
  Orders& theirs = *(*other)->orders();
  std::thread thread([&] { static_cast<void>(theirs.change(request("x", kCancel))); });
  static_cast<void>(orders.change(request("y", kCancel)));
  thread.join();
  EXPECT_EQ(state(), OrderState::cancelled);
  EXPECT_EQ(shop().shown(number)["refunded"], total);
}

TEST_F(ShopChanges, WhatHasShippedIsNotCancelled) {
  if (lacks(shop().can().cancellation, kCancel)) return;
  ship();
  EXPECT_EQ(refused(kCancel), OrderRefusalReason::already_shipped);
  const OrderAnswer answer = change("a", kCancel);
  ASSERT_TRUE(std::holds_alternative<OrderRefusal>(answer));
  EXPECT_EQ(std::get<OrderRefusal>(answer).reason, OrderRefusalReason::already_shipped);
  EXPECT_EQ(state(), OrderState::shipped);
  EXPECT_EQ(shop().shown(number)["refunded"], 0);
}

TEST_F(ShopChanges, AnAddressIsReplacedInTheShop) {
  PostalAddress moved = street();
  moved.street = "Ahornallee 9";
  moved.postcode = "10115";
  moved.city = "Berlin";
  if (lacks(shop().can().address_change, ChangeAddress{moved})) return;
  const OrderAnswer answer = change("a", ChangeAddress{moved});
  ASSERT_TRUE(std::holds_alternative<OrderDone>(answer));
  EXPECT_EQ(orders.order(kim.id, number)->address, moved);
  const json shown = shop().shown(number);
  EXPECT_EQ(shown["address"]["street"], moved.street);
  EXPECT_EQ(shown["address"]["postcode"], moved.postcode);
  EXPECT_EQ(shown["total"], total);
  EXPECT_EQ(state(), OrderState::pending);
  ship();
  EXPECT_EQ(refused(ChangeAddress{street()}), OrderRefusalReason::already_shipped);
}

TEST_F(ShopChanges, AReturnIsAskedForAndPaidWhenTheGoodsAreBack) {
  if (lacks(shop().can().returns, one_back())) return;
  EXPECT_EQ(refused(one_back()), OrderRefusalReason::not_delivered);
  ship();
  ASSERT_TRUE(deliver()) << "a return begins with a delivery";
  EXPECT_EQ(refused(ReturnItems{{{goods[0], 3}}, ReturnReason::other, {}}),
            OrderRefusalReason::not_on_order);
  const OrderAnswer first = change("a", one_back());
  ASSERT_TRUE(std::holds_alternative<OrderDone>(first));
  const Order asked = *orders.order(kim.id, number);
  EXPECT_EQ(asked.state, OrderState::return_requested);
  ASSERT_TRUE(asked.returning);
  EXPECT_EQ(count_of(asked.returning->items, goods[0]), 1);
  EXPECT_EQ(shop().shown(number)["returns"].size(), 1u);
  EXPECT_TRUE(send(last) == first);
  EXPECT_EQ(shop().shown(number)["returns"].size(), 1u) << "a key that is repeated asks once";
  EXPECT_EQ(refused(one_back()), OrderRefusalReason::already_returned);
  ASSERT_TRUE(shop().play("POST", "/receive-return", {{"number", number.value}}));
  const Order back = *orders.order(kim.id, number);
  EXPECT_EQ(back.state, OrderState::returned);
  EXPECT_EQ(shop().shown(number)["refunded"], return_amount(back));
}

}  // namespace
}  // namespace aisle::test
