// What storage promises about the reference shop beyond the promises of Orders.
#include <gtest/gtest.h>

#include <thread>

#include "server/storage/order_storage.h"
#include "server/storage/storage.h"
#include "tests/support/shop.h"
#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle::test {
namespace {

struct StoredOrdersWorld {
  TemporaryFolder folder;
  std::unique_ptr<Storage> storage = *open_storage(folder.file("aisle.db"));

  StoredOrdersWorld() {
    EXPECT_TRUE(import(small_catalog()));
    EXPECT_TRUE(orders().replace_shop("shop", small_shop(), "first"));
  }
  OrderStorage& orders() { return storage->orders(); }
  Result<ImportChange> import(std::vector<Product> products) {
    return storage->replace_catalog("shop", {"feed", {}}, reading(std::move(products)), {}, 100);
  }
  void reopen() {
    storage.reset();
    storage = *open_storage(folder.file("aisle.db"));
  }
};

TEST(StoredShop, ComesBackAsItWasGivenAfterARestart) {
  StoredOrdersWorld world;
  world.reopen();
  EXPECT_EQ(*world.orders().shop("shop"), small_shop());
  EXPECT_EQ(*world.orders().shop_source("shop"), "first");
  EXPECT_EQ(code_of(world.orders().shop("other")), ErrorCode::not_found);
  EXPECT_EQ(code_of(world.orders().shop_source("other")), ErrorCode::not_found);
}

TEST(StoredShop, AChangeAndItsKeySurviveARestart) {
  StoredOrdersWorld world;
  const auto first = world.orders().change("shop", request("k1", CancelOrder{}));
  ASSERT_TRUE(first);
  world.reopen();
  EXPECT_EQ(world.orders().order("shop", {"TF-1001"})->state, OrderState::cancelled);
  EXPECT_EQ(*world.orders().change("shop", request("k1", CancelOrder{})), *first);
}

TEST(StoredShop, ANewOneForgetsWhatWasAskedOfTheOld) {
  StoredOrdersWorld world;
  ASSERT_TRUE(world.orders().change("shop", request("k1", CancelOrder{})));
  ASSERT_TRUE(world.orders().replace_shop("shop", small_shop(), "second"));
  EXPECT_EQ(*world.orders().shop("shop"), small_shop());
  const auto again = world.orders().change("shop", request("k1", ChangePayment{{"paypal"}}));
  EXPECT_TRUE(again && std::holds_alternative<OrderDone>(*again));
}

TEST(StoredShop, SitesDoNotShareOrders) {
  StoredOrdersWorld world;
  ASSERT_TRUE(world.orders().replace_shop("other", small_shop(), ""));
  ASSERT_TRUE(world.orders().change("shop", request("k1", CancelOrder{})));
  EXPECT_EQ(*world.orders().shop("other"), small_shop());
}

TEST(StoredShop, AnImportOfTheSameCatalogKeepsTheStock) {
  StoredOrdersWorld world;
  ASSERT_TRUE(world.orders().change("shop", request("k1", CancelOrder{})));
  ASSERT_TRUE(world.import(small_catalog()));
  EXPECT_EQ(world.storage->products("shop")->at(0).variants[0].stock, 7);
}

TEST(StoredShop, AChangeOfAProductThatIsGoneIsRefusedAndACancelIsNot) {
  StoredOrdersWorld world;
  ASSERT_TRUE(world.import({}));
  const ChangeItems change{{{{"jacket-S"}, {"jacket-L"}, 1}}, {"visa"}};
  const auto refused = world.orders().change("shop", request("k1", change));
  EXPECT_EQ(std::get<OrderRefusal>(*refused).reason, OrderRefusalReason::product_gone);
  const auto cancelled = world.orders().change("shop", request("k2", CancelOrder{}));
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*cancelled));
}

TEST(StoredShop, ManyAtOnceWithOneKeyPerformOnce) {
  StoredOrdersWorld world;
  std::vector<std::thread> threads;
  std::vector<Result<OrderAnswer>> answers(8, Error{});
  for (auto& answer : answers) {
    threads.emplace_back(
        [&] { answer = world.orders().change("shop", request("k1", CancelOrder{})); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& answer : answers) {
    ASSERT_TRUE(answer);
    EXPECT_EQ(*answer, *answers[0]);
  }
  EXPECT_EQ(world.storage->products("shop")->at(0).variants[0].stock, 7);
}

TEST(StoredShop, ManyAtOnceNeverSellTheLastPieceTwice) {
  StoredOrdersWorld world;
  Shop shop = small_shop();
  shop.orders.clear();
  for (int i = 0; i < 8; ++i) {
    OrderWorld one = OrderWorld().has("jacket-S").placed();
    one.order.id = {"N-" + std::to_string(i)};
    shop.orders.push_back(one.order);
  }
  ASSERT_TRUE(world.orders().replace_shop("shop", shop, ""));
  std::vector<std::thread> threads;
  std::vector<Result<OrderAnswer>> answers(8, Error{});
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const ChangeItems change{{{{"jacket-S"}, {"jacket-M"}, 1}}, {}};
      answers[static_cast<std::size_t>(i)] = world.orders().change(
          "shop", request("k" + std::to_string(i), change, "N-" + std::to_string(i)));
    });
  }
  for (std::thread& thread : threads) thread.join();
  int done = 0;
  for (const auto& answer : answers) {
    ASSERT_TRUE(answer);
    if (std::holds_alternative<OrderDone>(*answer)) ++done;
  }
  EXPECT_EQ(done, 2) << "there were two in M";
  EXPECT_EQ(world.storage->products("shop")->at(0).variants[1].stock, 0);
  EXPECT_FALSE(find_flaw(*world.orders().shop("shop")));
}

TEST(StoredShop, WhatCouldNotBeReadBackIsRefusedWhole) {
  StoredOrdersWorld world;
  Shop huge = small_shop();
  huge.orders[1].lines[0].title.assign(2 << 20, 'x');
  EXPECT_EQ(code_of(world.orders().replace_shop("shop", huge, "")), ErrorCode::too_large);
  EXPECT_EQ(*world.orders().shop("shop"), small_shop());
}

}  // namespace
}  // namespace aisle::test
