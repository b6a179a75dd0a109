#include "server/connectors/platform_orders.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/support/shop.h"

namespace aisle::test {
namespace {

// A shop that keeps the small shop's orders, and fails as it is told to.
class FakePlatform final : public OrderPlatform {
 public:
  Result<Shopper> shopper(const ShopperId& id) override {
    for (const Shopper& one : shop.shoppers) {
      if (one.id == id) return one;
    }
    return Error{ErrorCode::not_found, "no such customer"};
  }

  Result<PlatformOrder> find(const OrderId& number) override {
    ++finds;
    if (find_error) return *find_error;
    for (const Order& order : shop.orders) {
      if (order.id.value.find(number.value) == std::string::npos) continue;  // As a search does.
      const auto owner = shopper(order.shopper);
      return PlatformOrder{owner ? *owner : guest, order, "gid-1", beyond_rules};
    }
    return Error{ErrorCode::not_found, "no such order"};
  }

  Result<std::vector<Order>> list(const ShopperId&, const OrderId&, std::size_t) override {
    return shop.orders;
  }

  Result<std::vector<Product>> products(const std::vector<ProductId>& ids) override {
    asked_products = ids;
    return small_catalog();
  }

  Result<void> perform(const PlatformOrder& order, const OrderRequest& request) override {
    ++performed;
    if (perform_error && !does_it_anyway) return *perform_error;
    const auto outcome =
        carry_out({order.order, order.shopper, small_catalog(), shop.rules}, request);
    for (Order& one : shop.orders) {
      if (one.id == order.order.id && !is_slow) one = std::get<Changed>(outcome).order;
    }
    if (perform_error) return *perform_error;
    return {};
  }

  Shop shop = small_shop();
  Shopper guest;
  std::string beyond_rules;
  std::optional<Error> find_error;
  std::optional<Error> perform_error;
  bool does_it_anyway = false;  ///< The change happens although an error is told.
  bool is_slow = false;         ///< Well told, and not to be seen yet.
  std::atomic<int> finds = 0;
  std::atomic<int> performed = 0;
  std::vector<ProductId> asked_products;
};

class PlatformOrdersTest : public testing::Test {
 protected:
  // TF-1001 was placed without an account.
  void make_a_guest() {
    Order& order = platform.shop.orders[0];
    platform.guest = platform.shop.shoppers[0];
    platform.guest.id = order.shopper = {"guest:TF-1001"};
  }
  ErrorCode change_error(const OrderRequest& asked) { return orders->change(asked).error().code; }
  OrderRefusalReason refusal(const OrderRequest& asked) {
    return std::get<OrderRefusal>(*orders->change(asked)).reason;
  }
  OrderState state() const { return platform.shop.orders[0].state; }

  FakePlatform platform;
  std::unique_ptr<Orders> orders = make_platform_orders(
      platform, small_shop().rules,
      {.orders = true, .cancellation = true, .item_change = true, .returns = true});
};

const CancelOrder kCancel{CancelReason::no_longer_needed};

TEST_F(PlatformOrdersTest, AShopperSeesTheirOwnOrdersOnly) {
  EXPECT_EQ(*orders->order({"kim"}, {"TF-1001"}), small_shop().orders[0]);
  EXPECT_EQ(orders->order({"alex"}, {"TF-1001"}).error().code, ErrorCode::permission_denied);
  EXPECT_EQ(orders->order({"kim"}, {"TF-9999"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(orders->orders({"kim"}, {})->size(), 2u);
  EXPECT_TRUE(orders->orders({"alex"}, {})->empty());
}

TEST_F(PlatformOrdersTest, AnOrderThatASearchFoundByAPartOfItsNumberIsNone) {
  EXPECT_EQ(orders->order({"kim"}, {"TF-100"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(orders->owner({"1"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(orders->owner({""}).error().code, ErrorCode::not_found);
  platform.shop.orders[0].id = {"#TF-1001"};
  EXPECT_TRUE(orders->owner({"TF-1001"}));
}

TEST_F(PlatformOrdersTest, AGlanceHasOneAnswerForEveryFailure) {
  EXPECT_EQ(orders->glance({"TF-1002"}, "04109")->state, OrderState::delivered);
  EXPECT_EQ(orders->glance({"TF-1002"}, "kim@example.com")->id.value, "TF-1002");
  const auto wrong_proof = orders->glance({"TF-1002"}, "alex@example.com");
  const auto wrong_number = orders->glance({"TF-9999"}, "04109");
  EXPECT_EQ(wrong_proof.error(), wrong_number.error());
  EXPECT_EQ(wrong_proof.error().code, ErrorCode::not_found);
}

TEST_F(PlatformOrdersTest, AGuestHasTheOneOrderThatTheyAreCalledAfter) {
  make_a_guest();
  const ShopperId guest{"guest:TF-1001"};
  EXPECT_EQ(orders->owner({"TF-1001"})->id, guest);
  EXPECT_EQ(orders->shopper(guest)->email, "kim@example.com");
  EXPECT_EQ(orders->order(guest, {"TF-1001"})->id.value, "TF-1001");
  ASSERT_EQ(orders->orders(guest, {})->size(), 1u);
  EXPECT_TRUE(orders->orders(guest, {"TF-1001"})->empty());
  EXPECT_EQ(orders->orders(guest, {"TF-1002"}).error().code, ErrorCode::not_found);
}

TEST_F(PlatformOrdersTest, NobodyBecomesAGuestOfACustomersOrder) {
  const ShopperId stranger{"guest:TF-1002"};
  EXPECT_EQ(orders->shopper(stranger).error().code, ErrorCode::not_found);
  EXPECT_EQ(orders->orders(stranger, {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(orders->order(stranger, {"TF-1002"}).error().code, ErrorCode::permission_denied);
}

TEST_F(PlatformOrdersTest, OurKeysLackOfARightIsNotTheShoppersDoing) {
  platform.find_error = Error{ErrorCode::permission_denied, "acme: the key lacks a right"};
  EXPECT_EQ(orders->order({"kim"}, {"TF-1001"}).error().code, ErrorCode::unavailable);
  EXPECT_EQ(orders->glance({"TF-1001"}, "04109").error().code, ErrorCode::unavailable);
  platform.find_error = Error{ErrorCode::invalid_argument, "acme: unknown field"};
  EXPECT_EQ(orders->owner({"TF-1001"}).error().code, ErrorCode::data_loss);
}

TEST_F(PlatformOrdersTest, AnOrderWithoutABeginningIsDataLoss) {
  platform.shop.orders[0].history.clear();
  EXPECT_EQ(orders->order({"kim"}, {"TF-1001"}).error().code, ErrorCode::data_loss);
  EXPECT_EQ(orders->glance({"TF-1001"}, "04109").error().code, ErrorCode::data_loss);
  EXPECT_EQ(orders->orders({"kim"}, {})->size(), 1u);
}

TEST_F(PlatformOrdersTest, APreviewChangesNothing) {
  const auto preview = orders->preview({"kim"}, {"TF-1001"}, kCancel, day(4));
  EXPECT_EQ(std::get<Changed>(*preview).order.state, OrderState::cancelled);
  EXPECT_EQ(platform.performed, 0);
  EXPECT_EQ(state(), OrderState::pending);
  EXPECT_EQ(orders->preview({"alex"}, {"TF-1001"}, kCancel, day(4)).error().code,
            ErrorCode::permission_denied);
}

TEST_F(PlatformOrdersTest, ProductsAreAskedForOnlyWhereTheirPricesCount) {
  EXPECT_TRUE(orders->preview({"kim"}, {"TF-1001"}, kCancel, day(4)));
  EXPECT_TRUE(platform.asked_products.empty());
  const ChangeItems swap{{{{"jacket-S"}, {"jacket-M"}, 1}}, {}};
  EXPECT_TRUE(orders->preview({"kim"}, {"TF-1001"}, swap, day(4)));
  EXPECT_EQ(platform.asked_products, (std::vector<ProductId>{{"boots"}, {"jacket"}}));
}

TEST_F(PlatformOrdersTest, AChangeIsAnsweredWithWhatTheShopShowsThen) {
  const auto answer = orders->change(request("k", kCancel));
  const OrderDone& done = std::get<OrderDone>(*answer);
  EXPECT_EQ(done.order, platform.shop.orders[0]);
  ASSERT_EQ(done.entries.size(), 1u);
  EXPECT_EQ(done.entries[0].kind, LedgerKind::refund);
  EXPECT_EQ(done.entries[0].amount, 29'000);
}

TEST_F(PlatformOrdersTest, AKeyThatIsRepeatedDoesNothingTwiceAndHasItsAnswer) {
  const auto first = orders->change(request("k", kCancel));
  EXPECT_EQ(*orders->change(request("k", kCancel)), *first);
  EXPECT_EQ(platform.performed, 1);
  EXPECT_EQ(change_error(request("k", CancelOrder{CancelReason::too_late})), ErrorCode::conflict);
  EXPECT_EQ(change_error(request("", kCancel)), ErrorCode::invalid_argument);
}

TEST_F(PlatformOrdersTest, ARefusalIsAnsweredAgainToo) {
  const OrderRequest early = request("k", ReturnItems{.items = {{{"boots-40"}, 1}}});
  EXPECT_EQ(refusal(early), OrderRefusalReason::not_delivered);
  platform.shop.orders[0].state = OrderState::delivered;
  EXPECT_EQ(refusal(early), OrderRefusalReason::not_delivered);
  EXPECT_EQ(platform.performed, 0);
}

TEST_F(PlatformOrdersTest, AnotherDealThanTheOneAgreedIsRefused) {
  OrderRequest asked = request("k", kCancel);
  asked.agreed = "another deal";
  EXPECT_EQ(refusal(asked), OrderRefusalReason::changed_meanwhile);
  EXPECT_EQ(platform.performed, 0);
}

TEST_F(PlatformOrdersTest, WhatTheShopRefusesHasChangedMeanwhile) {
  platform.perform_error = Error{ErrorCode::conflict, "acme: already fulfilled"};
  EXPECT_EQ(refusal(request("k", kCancel)), OrderRefusalReason::changed_meanwhile);
  EXPECT_EQ(refusal(request("k", kCancel)), OrderRefusalReason::changed_meanwhile);
  EXPECT_EQ(platform.performed, 1);
}

TEST_F(PlatformOrdersTest, AnUnknownOutcomeIsFoundOutBeforeAnythingIsAskedAgain) {
  platform.perform_error = Error{ErrorCode::deadline_exceeded, "acme: no answer"};
  platform.does_it_anyway = true;
  EXPECT_EQ(change_error(request("k", kCancel)), ErrorCode::deadline_exceeded);
  const auto again = orders->change(request("k", kCancel));
  EXPECT_EQ(std::get<OrderDone>(*again).order.state, OrderState::cancelled);
  EXPECT_EQ(std::get<OrderDone>(*again).entries.size(), 1u);
  EXPECT_EQ(platform.performed, 1);
}

TEST_F(PlatformOrdersTest, ACancellationThatBrokeOffBeforeTheRefundIsNeverToldAsDone) {
  platform.perform_error = Error{ErrorCode::unavailable, "acme: cancelled, not paid back"};
  platform.does_it_anyway = true;
  EXPECT_EQ(change_error(request("k", kCancel)), ErrorCode::unavailable);
  platform.shop.orders[0].ledger.pop_back();
  EXPECT_EQ(refusal(request("k", kCancel)), OrderRefusalReason::needs_a_person);
  EXPECT_EQ(platform.performed, 1);
}

TEST_F(PlatformOrdersTest, WhatWasNotDoneIsDoneAtTheSecondTry) {
  platform.perform_error = Error{ErrorCode::unavailable, "acme: down"};
  EXPECT_EQ(change_error(request("k", kCancel)), ErrorCode::unavailable);
  EXPECT_EQ(state(), OrderState::pending);
  platform.perform_error.reset();
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*orders->change(request("k", kCancel))));
  EXPECT_EQ(state(), OrderState::cancelled);
}

TEST_F(PlatformOrdersTest, AChangeThatTheShopDoesNotShowYetIsUnknown) {
  platform.is_slow = true;
  EXPECT_EQ(change_error(request("k", kCancel)), ErrorCode::deadline_exceeded);
}

TEST_F(PlatformOrdersTest, AnErrorBeforeTheShopWasAskedLeavesTheKeyFree) {
  OrderRequest of_alex = request("k", kCancel);
  of_alex.shopper = {"alex"};
  EXPECT_EQ(change_error(of_alex), ErrorCode::permission_denied);
  EXPECT_TRUE(orders->change(request("k", kCancel)));
}

TEST_F(PlatformOrdersTest, AnOrderBeyondTheRulesIsShownAndNotChanged) {
  platform.beyond_rules = "money was moved by hand";
  EXPECT_TRUE(orders->order({"kim"}, {"TF-1001"}));
  EXPECT_EQ(std::get<OrderRefusal>(*orders->preview({"kim"}, {"TF-1001"}, kCancel, day(4))).reason,
            OrderRefusalReason::needs_a_person);
  EXPECT_EQ(refusal(request("k", kCancel)), OrderRefusalReason::needs_a_person);
  EXPECT_EQ(platform.performed, 0);
}

TEST_F(PlatformOrdersTest, WhatThePlatformCantIsRefusedBeforeItIsOffered) {
  const ChangeAddress move{home()};
  EXPECT_EQ(std::get<OrderRefusal>(*orders->preview({"kim"}, {"TF-1001"}, move, day(4))).reason,
            OrderRefusalReason::needs_a_person);
  EXPECT_EQ(refusal(request("k", move)), OrderRefusalReason::needs_a_person);
  EXPECT_EQ(platform.performed, 0);
}

TEST_F(PlatformOrdersTest, WhatItCanIsWhatItsPlatformCan) {
  const auto orders = make_platform_orders(platform, {}, {.orders = true, .returns = true});
  for (const OrderAction action :
       {OrderAction::cancel, OrderAction::change_address, OrderAction::change_items,
        OrderAction::change_payment, OrderAction::return_items, OrderAction::exchange_items}) {
    EXPECT_EQ(orders->can(action), action == OrderAction::return_items) << static_cast<int>(action);
  }
}

TEST_F(PlatformOrdersTest, AnOrderWhoseSumsAreWrongIsBeyondTheRules) {
  platform.shop.orders[0].ledger[0].amount += 1;
  EXPECT_EQ(refusal(request("k", kCancel)), OrderRefusalReason::needs_a_person);
}

TEST_F(PlatformOrdersTest, ManyWhoAskForTheSameAreOne) {
  std::vector<std::thread> threads;
  std::atomic<int> done = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      const auto answer = orders->change(request("k", kCancel));
      if (answer && std::holds_alternative<OrderDone>(*answer)) ++done;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, 8);
  EXPECT_EQ(platform.performed, 1);
}

TEST_F(PlatformOrdersTest, OneOfManyWhoAskWithKeysOfTheirOwnHasIt) {
  std::vector<std::thread> threads;
  std::atomic<int> refused = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const auto answer = orders->change(request("k" + std::to_string(i), kCancel));
      if (answer && std::holds_alternative<OrderRefusal>(*answer)) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(refused, 7);
  EXPECT_EQ(platform.performed, 1);
}

}  // namespace
}  // namespace aisle::test
