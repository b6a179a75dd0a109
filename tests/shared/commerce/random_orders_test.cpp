// Thousands of random changes on random orders: whatever comes, the books and the shelves agree.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "tests/support/orders.h"

namespace aisle::test {
namespace {

// Numbers that are the same on every machine; the standard's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  int below(int bound) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(bound)); }
  bool one_in(int n) { return below(n) == 0; }
  template <class List>
  const auto& of(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> kVariants = {"jacket-S",   "jacket-M", "jacket-L", "jacket-XL",
                                            "jacket-XXL", "boots-40", "boots-41", "nothing"};
const std::vector<std::string> kMethods = {"visa", "paypal", "gift", "", "alex-visa"};

OrderWorld random_world(Dice& dice) {
  OrderWorld world;
  for (int i = dice.below(4) + 1; i > 0; --i) world.has(dice.of(kVariants), dice.below(3) + 1);
  if (world.order.lines.empty()) world.has("boots-40");
  for (LineItem& line : world.order.lines) {
    if (dice.one_in(3)) line.unit_price -= 100 * dice.below(20);
    if (dice.one_in(15)) line.returnable = false;
  }
  if (dice.one_in(2)) world.delivered_for(495);
  if (dice.one_in(2)) world.rules.return_days = 30;
  const std::int64_t price = owed(world.order);
  const std::int64_t by_gift = dice.one_in(3) ? price * dice.below(90) / 100 : 0;
  if (by_gift > 0) {
    world.placed({{{"gift"}, by_gift}, {{"visa"}, price - by_gift}});
  } else {
    world.placed();
  }
  return world;
}

// Mostly something on the order, so that enough of it is done.
VariantId some_variant(Dice& dice, const Order& order) {
  if (dice.one_in(8)) return {dice.of(kVariants)};
  return dice.of(order.lines).variant;
}

std::vector<Swap> random_swaps(Dice& dice, const Order& order) {
  std::vector<Swap> swaps;
  for (int i = dice.below(3) + (dice.one_in(10) ? 0 : 1); i > 0; --i) {
    swaps.push_back({some_variant(dice, order), {dice.of(kVariants)}, dice.below(4)});
  }
  return swaps;
}

OrderChange random_change(Dice& dice, const Order& order) {
  switch (dice.below(9)) {
    case 0: return CancelOrder{CancelReason::other};
    case 1: {
      PostalAddress address = home();
      address.street = "Am Markt " + std::to_string(dice.below(3));
      if (dice.one_in(4)) address.city = "";
      return ChangeAddress{address};
    }
    case 2:
    case 3: return ChangeItems{random_swaps(dice, order), {dice.of(kMethods)}};
    case 4: return ChangePayment{{dice.of(kMethods)}};
    case 5: {
      std::vector<ItemCount> items;
      for (int i = dice.below(3) + (dice.one_in(10) ? 0 : 1); i > 0; --i) {
        items.push_back({some_variant(dice, order), dice.below(4)});
      }
      return ReturnItems{items, ReturnReason::other, {dice.of(kMethods)}};
    }
    default: return ExchangeItems{random_swaps(dice, order), {dice.of(kMethods)}};
  }
}

// Of what has not left yet, often all, sometimes too much.
std::vector<ItemCount> random_parcel(Dice& dice, const Order& order) {
  std::vector<LineItem> left = order.lines;
  for (const Fulfillment& sent : order.fulfillments) {
    for (const ItemCount& item : sent.items) take(left, item);
  }
  drop_empty(left);
  std::vector<ItemCount> items;
  const bool all = dice.one_in(2);
  for (const LineItem& line : left) {
    if (all || dice.one_in(2)) {
      items.push_back({line.variant, all ? line.count : line.count + 1 - dice.below(3)});
    }
  }
  return items;
}

std::string some_tracking(Dice& dice, const Order& order) {
  if (order.fulfillments.empty() || dice.one_in(10)) return "T" + std::to_string(dice.below(99));
  return dice.of(dice.of(order.fulfillments).parcels).tracking;
}

ShopStep random_step(Dice& dice, const Order& order) {
  switch (dice.below(6)) {
    case 0:
      return SendParcels{
          {random_parcel(dice, order), {{"DHL", "T" + std::to_string(dice.below(99)), "", {}}}}};
    case 1:
    case 2:
    case 3: {
      const auto status = static_cast<ParcelStatus>(dice.below(6));
      const bool arrives = !dice.one_in(4);
      return MoveParcel{some_tracking(dice, order), arrives ? ParcelStatus::delivered : status, ""};
    }
    case 4: return ReceiveReturn{};
    default: return CompleteExchange{{{"DHL", "X1", "", {}}}};
  }
}

// What must hold after everything that happens, told from the values alone.
void expect_in_order(const OrderWorld& world) {
  const auto flaw = find_flaw(world.order, world.shopper);
  ASSERT_FALSE(flaw) << flaw->path << ": " << flaw->message;
  ASSERT_EQ(paid(world.order), owed(world.order));
  ASSERT_GE(owed(world.order), 0);
  ASSERT_GE(world.balance("gift"), 0);
  for (const Product& product : world.products) {
    for (const Variant& variant : product.variants) {
      ASSERT_GE(variant.stock.value_or(0), 0) << variant.id.value;
      ASSERT_EQ(variant.availability == Availability::out_of_stock, variant.stock == 0);
    }
  }
}

bool is_listed(OrderState from, OrderState to) {
  for (const OrderWay& way : kOrderWays) {
    if (way.from == from && way.to == to) return true;
  }
  return false;
}

// Pieces on shelves, on the order and with the shopper: none appears and none is lost.
std::map<std::string, std::int64_t> pieces(const OrderWorld& world) {
  std::map<std::string, std::int64_t> counts;
  const auto add = [&](const std::vector<LineItem>& lines, int sign) {
    for (const LineItem& line : lines) counts[line.variant.value] += sign * line.count;
  };
  for (const Product& product : world.products) {
    for (const Variant& variant : product.variants) counts[variant.id.value] += *variant.stock;
  }
  const Order& order = world.order;
  if (order.state == OrderState::cancelled) return counts;
  add(order.lines, +1);
  if (order.state == OrderState::returned) add(order.returning->items, -1);
  if (order.exchanging) add(order.exchanging->instead, +1);
  if (order.state == OrderState::exchanged) add(order.exchanging->back, -1);
  return counts;
}

// Money on the gift card and in the ledger: what one loses the other has.
std::int64_t gift_money(const OrderWorld& world) {
  std::int64_t sum = world.balance("gift");
  for (const LedgerEntry& entry : world.order.ledger) {
    if (entry.method.value != "gift") continue;
    sum += entry.kind == LedgerKind::charge ? entry.amount : -entry.amount;
  }
  return sum;
}

TEST(RandomOrders, AlwaysAddUp) {
  std::set<OrderRefusalReason> reasons;
  std::map<OrderStep, int> steps;
  int tried = 0, done = 0;
  for (std::uint32_t seed = 1; seed <= 5'000; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    OrderWorld world = random_world(dice);
    const auto all_pieces = pieces(world);
    const std::int64_t all_gift_money = gift_money(world);
    for (int i = 0; i < 20; ++i) {
      const OrderWorld before = world;
      world.now += std::chrono::hours(dice.below(100));
      bool changed = false;
      if (dice.one_in(3)) {
        const OrderOutcome outcome = world.tries(random_change(dice, world.order));
        ++tried;
        if (const auto reason = refused(outcome)) {
          reasons.insert(*reason);
        } else {
          changed = true;
          ++done;
        }
      } else {
        changed = world.tries_step(random_step(dice, world.order)).has_value();
      }
      if (!changed) {
        ASSERT_EQ(world.order, before.order);
        ASSERT_EQ(world.shopper, before.shopper);
        ASSERT_EQ(world.products, before.products);
        continue;
      }
      if (world.order.history.size() > before.order.history.size()) {
        ASSERT_EQ(world.order.history.size(), before.order.history.size() + 1);
        ASSERT_TRUE(is_listed(before.order.state, world.order.state));
        ++steps[world.order.history.back().step];
      } else {
        ASSERT_EQ(world.order.state, before.order.state);
      }
      ASSERT_NO_FATAL_FAILURE(expect_in_order(world));
      ASSERT_EQ(pieces(world), all_pieces);
      ASSERT_EQ(gift_money(world), all_gift_money);
    }
  }
  EXPECT_GT(tried, 25'000);
  EXPECT_GT(done, 3'000);
  EXPECT_EQ(steps.size(), enum_names(OrderStep{}).size() - 1) << "every step but placed was taken";
  EXPECT_GT(reasons.size(), 20u) << "most refusals were met";
}

}  // namespace
}  // namespace aisle::test
