// What can be told from an order, and what makes one sound.
#include "shared/commerce/order.h"

#include <gtest/gtest.h>

#include "shared/protocol/fields.h"
#include "tests/support/orders.h"

namespace aisle::test {
namespace {

std::string flaw_of(const OrderWorld& world) {
  const auto flaw = find_flaw(world.order, world.shopper);
  return flaw ? flaw->path : "";
}

TEST(Order, ComesBackFromJsonAsItWas) {
  OrderWorld world = placed_order().delivered();
  world.tries(ExchangeItems{{{{"jacket-S"}, {"jacket-L"}, 1}}, {"gift"}});
  EXPECT_EQ(*from_json<Order>(to_json(world.order)), world.order);
  EXPECT_EQ(*from_json<Shopper>(to_json(world.shopper)), world.shopper);
}

TEST(Order, IsProvenByEmailOrPostcode) {
  const OrderWorld world = placed_order();
  for (const char* proof : {"kim@example.com", " KIM@Example.com ", "04109", "04 109", "04-109"}) {
    EXPECT_TRUE(proves(world.order, world.shopper, proof)) << proof;
  }
  for (const char* proof : {"", " ", "-", "alex@example.com", "0410", "04110", "Kim Berger"}) {
    EXPECT_FALSE(proves(world.order, world.shopper, proof)) << proof;
  }
}

TEST(Order, AGlanceShowsStateAndCarrierOnly) {
  const OrderWorld world = placed_order().on(2).ships();
  EXPECT_EQ(
      glance(world.order),
      (OrderGlance{
          {"TF-1001"}, OrderState::shipped, day(0), {{"DHL", ParcelStatus::handed_over, day(2)}}}));
}

TEST(Order, AllOfTheWorldsOrdersAreSound) {
  EXPECT_EQ(flaw_of(placed_order()), "");
  EXPECT_EQ(flaw_of(placed_order().sends({{{"boots-40"}, 1}}, "T1")), "");
  EXPECT_EQ(flaw_of(placed_order().ships()), "");
  EXPECT_EQ(flaw_of(placed_order().delivered()), "");
}

TEST(Order, AFlawIsNamedByItsPlace) {
  const auto flaw = [](auto spoil, OrderWorld world = placed_order().delivered()) {
    spoil(world.order);
    return flaw_of(world);
  };
  EXPECT_EQ(flaw([](Order& o) { o.id = {}; }), "id");
  EXPECT_EQ(flaw([](Order& o) { o.currency = "eur"; }), "currency");
  EXPECT_EQ(flaw([](Order& o) { o.lines.clear(); }), "lines");
  EXPECT_EQ(flaw([](Order& o) { o.lines[1].count = 0; }), "lines[1].count");
  EXPECT_EQ(flaw([](Order& o) { o.lines[0].unit_price = -1; }), "lines[0].unit_price");
  EXPECT_EQ(flaw([](Order& o) { o.lines[0].unit_price = kMoneyAmountMax; }), "lines");
  EXPECT_EQ(flaw([](Order& o) { o.delivery_fee = kMoneyAmountMax; }), "delivery_fee");
  EXPECT_EQ(flaw([](Order& o) { o.address.city = ""; }), "address.city");
  EXPECT_EQ(flaw([](Order& o) { o.history.clear(); }), "history");
  EXPECT_EQ(flaw([](Order& o) { o.history[0].step = OrderStep::delivered; }), "history[0].step");
  EXPECT_EQ(flaw([](Order& o) { o.history[2].step = OrderStep::cancelled; }), "history[2].step");
  EXPECT_EQ(flaw([](Order& o) { o.history[2].at = day(-1); }), "history[2].at");
  EXPECT_EQ(flaw([](Order& o) { o.state = OrderState::shipped; }), "state");
  EXPECT_EQ(flaw([](Order& o) { o.fulfillments[0].items.pop_back(); }), "fulfillments");
  EXPECT_EQ(flaw([](Order& o) { o.fulfillments[0].items[0].count = 3; }), "fulfillments[0].items");
  EXPECT_EQ(flaw([](Order& o) { o.fulfillments[0].parcels.clear(); }), "fulfillments[0].parcels");
  EXPECT_EQ(flaw([](Order& o) { o.fulfillments[0].parcels[0].events.pop_back(); }), "fulfillments");
  EXPECT_EQ(flaw([](Order& o) { o.fulfillments[0].parcels[0].events.clear(); }),
            "fulfillments[0].parcels[0].events");
  EXPECT_EQ(flaw([](Order& o) { o.cancel_reason = CancelReason::other; }), "cancel_reason");
  EXPECT_EQ(flaw([](Order& o) { o.returning = Return{}; }), "return");
  EXPECT_EQ(flaw([](Order& o) { o.exchanging = ItemExchange{}; }), "exchange");
  EXPECT_EQ(flaw([](Order& o) { o.ledger[0].amount -= 1; }), "ledger");
  EXPECT_EQ(flaw([](Order& o) { o.ledger[0].amount = 0; }), "ledger[0].amount");
  EXPECT_EQ(flaw([](Order& o) { o.ledger[0].method = {"alex"}; }), "ledger[0].method");
}

TEST(Order, AReturnIsMadeOfItsOwnPieces) {
  OrderWorld world = placed_order().delivered();
  world.tries(ReturnItems{{{{"jacket-S"}, 2}}, ReturnReason::other, {"gift"}});
  EXPECT_EQ(flaw_of(world), "");
  world.order.returning->items[0].unit_price += 1;
  EXPECT_EQ(flaw_of(world), "return.items");
  world.order.returning->items[0].unit_price -= 1;
  world.order.returning->items[0].count = 3;
  EXPECT_EQ(flaw_of(world), "return.items");
  world.order.returning->items[0].count = 2;
  world.order.returning->refund_to = {"alex"};
  EXPECT_EQ(flaw_of(world), "return.refund_to");
}

TEST(Shopper, AFlawIsNamedByItsPlace) {
  const auto flaw = [](auto spoil) {
    Shopper shopper = OrderWorld().shopper;
    spoil(shopper);
    const auto found = find_flaw(shopper);
    return found ? found->path : "";
  };
  EXPECT_EQ(flaw([](Shopper&) {}), "");
  EXPECT_EQ(flaw([](Shopper& s) { s.email = "kim"; }), "email");
  EXPECT_EQ(flaw([](Shopper& s) { s.addresses[0].country = "D"; }), "addresses[0].country");
  EXPECT_EQ(flaw([](Shopper& s) { s.payment_methods[2].balance->amount = -1; }),
            "payment_methods[2].balance.amount");
  EXPECT_EQ(flaw([](Shopper& s) {
              s.payment_methods[0].balance = Money{1, "EUR"};
            }),
            "payment_methods[0].balance");
  EXPECT_EQ(flaw([](Shopper& s) { s.payment_methods[1].id = {"visa"}; }), "payment_methods[1].id");
}

TEST(Shop, AFlawIsNamedByItsPlaceInTheWhole) {
  const auto flaw = [](auto spoil) {
    const OrderWorld world = placed_order();
    OrderWorld other;
    other.shopper.id = {"alex"};
    other.shopper.email = "alex@example.com";
    other.shopper.payment_methods = {card("alex-visa")};
    Shop shop{{}, {world.shopper, other.shopper}, {world.order}};
    spoil(shop);
    auto found = find_flaw(shop);
    if (!found) found = find_flaw(shop, world.products);
    return found ? found->path : "";
  };
  EXPECT_EQ(flaw([](Shop&) {}), "");
  EXPECT_EQ(flaw([](Shop& s) { s.rules.return_days = -1; }), "rules.return_days");
  EXPECT_EQ(flaw([](Shop& s) { s.shoppers[1].id = {"kim"}; }), "shoppers[1].id");
  EXPECT_EQ(flaw([](Shop& s) { s.shoppers[1].email = "KIM@example.com"; }), "shoppers[1].email");
  EXPECT_EQ(flaw([](Shop& s) { s.shoppers[1].payment_methods = {card("visa")}; }),
            "shoppers[1].payment_methods");
  EXPECT_EQ(flaw([](Shop& s) { s.orders.push_back(s.orders[0]); }), "orders[1].id");
  EXPECT_EQ(flaw([](Shop& s) { s.orders[0].shopper = {"otto"}; }), "orders[0].shopper");
  EXPECT_EQ(flaw([](Shop& s) { s.orders[0].state = OrderState::shipped; }), "orders[0].state");
  EXPECT_EQ(flaw([](Shop& s) { s.orders[0].lines[1].product = {"tent"}; }),
            "orders[0].lines[1].product");
  EXPECT_EQ(flaw([](Shop& s) { s.orders[0].lines[1].variant = {"jacket-S"}; }),
            "orders[0].lines[1].variant");
}

TEST(ShopStep, SendsWhatIsLeftAndNoMore) {
  OrderWorld world = placed_order().sends({{{"jacket-S"}, 1}}, "T1");
  EXPECT_EQ(world.order.state, OrderState::partly_shipped);
  world.sends({{{"jacket-S"}, 2}}, "T2");
  EXPECT_EQ(world.last_step.error().code, ErrorCode::invalid_argument);
  world.sends({{{"jacket-S"}, 1}, {{"boots-40"}, 1}}, "T1");
  EXPECT_EQ(world.last_step.error().code, ErrorCode::invalid_argument);
  world.sends({{{"jacket-S"}, 1}, {{"boots-40"}, 1}}, "T2");
  EXPECT_EQ(world.order.state, OrderState::shipped);
  EXPECT_EQ(flaw_of(world), "");
}

TEST(ShopStep, DoesNothingThatTheStateHasNoWayFor) {
  OrderWorld world = placed_order();
  EXPECT_EQ(world.tries_step(ReceiveReturn{}).error().code, ErrorCode::conflict);
  EXPECT_EQ(world.tries_step(CompleteExchange{}).error().code, ErrorCode::conflict);
  EXPECT_EQ(world.tries_step(MoveParcel{"T1"}).error().code, ErrorCode::not_found);
  world.tries(CancelOrder{});
  world.ships();
  EXPECT_EQ(world.last_step.error().code, ErrorCode::conflict);
}

TEST(OrderState, EveryWayStartsWhereAnotherEnds) {
  for (const OrderWay& way : kOrderWays) {
    EXPECT_EQ(after(way.from, way.step), way.to);
    if (way.from == OrderState::pending) continue;
    bool is_reached = false;
    for (const OrderWay& other : kOrderWays) is_reached = is_reached || other.to == way.from;
    EXPECT_TRUE(is_reached) << enum_name(way.from);
  }
  EXPECT_FALSE(after(OrderState::shipped, OrderStep::cancelled));
  EXPECT_FALSE(after(OrderState::pending, OrderStep::placed));
}

}  // namespace
}  // namespace aisle::test
