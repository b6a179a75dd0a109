// Turns that wait for a shop's own systems.
#include "server/conversation/shop_ask.h"

#include <gtest/gtest.h>

#include "server/connectors/memory_orders.h"
#include "server/conversation/shop_workers.h"
#include "tests/support/memory_storage.h"
#include "tests/support/passing_orders.h"
#include "tests/support/runner_world.h"
#include "tests/support/shop.h"
#include "tests/support/storage_world.h"

namespace aisle {
namespace {

constexpr auto kPatience = std::chrono::seconds(10);

/// A shop that says nothing until it is let.
class GatedOrders final : public PassingOrders {
 public:
  using PassingOrders::PassingOrders;

  Result<Order> order(const ShopperId& shopper, const OrderId& id) override {
    wait();
    return PassingOrders::order(shopper, id);
  }
  Result<OrderAnswer> change(const OrderRequest& request) override {
    wait();
    return PassingOrders::change(request);
  }

  void open(bool is_open = true) {
    std::lock_guard guard(mutex_);
    is_open_ = is_open;
    changed_.notify_all();
  }
  /// Whether so many wait, or have.
  bool asked(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [&] { return asked_ >= count; });
  }
  int asked() {
    std::lock_guard guard(mutex_);
    return asked_;
  }

 private:
  void wait() {
    std::unique_lock lock(mutex_);
    ++asked_;
    changed_.notify_all();
    changed_.wait_for(lock, kPatience, [&] { return is_open_; });
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
  int asked_ = 0;
};

/// Kim's conversation, of which every message but "hello" asks for two orders.
struct World : RunnerBench {
  MemoryStorage storage;
  MemoryOrders orders{test::small_shop(), test::small_catalog()};
  std::shared_ptr<GatedOrders> shop = std::make_shared<GatedOrders>(orders);

  World() {
    settings.workers = 1;
    decide = [](const SiteKnowledge&, const State&, const Turn& turn) -> Decision {
      if (turn.text == "hello" || !turn.tools.empty()) return Answer{.text = "Hi"};
      if (turn.text == "cancel") {
        return std::vector<ToolArguments>{ProposeChange<CancelOrder>{{"TF-1001"}, {}}};
      }
      return std::vector<ToolArguments>{FindOrder{{"TF-1001"}}, FindOrder{{"TF-1002"}}};
    };
    RunnerBench::open(storage);
    auto knowledge = std::make_shared<SiteKnowledge>(*small_knowledge());
    knowledge->orders = shop;
    runner->set_knowledge(std::move(knowledge));
    for (const char* id : {"a", "b"}) {
      EXPECT_TRUE(start(id));
      EXPECT_TRUE(post(IdentityProven{IdentityLevel::signed_token, {"kim"}, {}}, id));
    }
  }
  ~World() {
    shop->open();
    runner.reset();
  }
  Result<State> read() {
    return reply_of([&](Runner::Reply reply) { runner->read({"a"}, std::move(reply)); });
  }
};

TEST(ShopAsk, ASlowShopHoldsUpNoOtherConversation) {
  World world;
  Listener other(*world.runner, {"b"});
  ASSERT_TRUE(world.say("m1", "orders"));
  ASSERT_TRUE(world.shop->asked(1));
  ASSERT_TRUE(world.post(ShopperSentMessage{{"m2"}, "hello", {}}, "b"));
  other.until("turn_completed");
  EXPECT_EQ(other.text(), "Hi");
}

TEST(ShopAsk, TheCallsOfOneStepAreMadeAtTheSameTime) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "orders"));
  EXPECT_TRUE(world.shop->asked(2));
  world.shop->open();
  listener.until("turn_completed");
  const auto state = world.read();
  ASSERT_TRUE(state);
  for (const ToolUse& use : state->turns.back().tools) {
    ASSERT_TRUE(use.result);
    EXPECT_EQ(use.result->orders.size(), 1u);
  }
}

TEST(ShopAsk, WhatTheShopSaysToAStoppedTurnIsPassedOver) {
  World world;
  ASSERT_TRUE(world.say("m1", "orders"));
  ASSERT_TRUE(world.shop->asked(2));
  ASSERT_TRUE(world.post(TurnStopped{}));
  const std::size_t before = world.storage.events({"a"}, 0, 100)->size();
  world.shop->open();
  world.runner->drain(kPatience);
  EXPECT_EQ(world.storage.events({"a"}, 0, 100)->size(), before);
}

TEST(ShopAsk, AShopThatIsTooSlowEndsTheTurn) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "orders"));
  ASSERT_TRUE(world.shop->asked(2));
  ASSERT_TRUE(world.clock.pass(world.settings.turn_timeout + std::chrono::milliseconds(1)));
  listener.until("turn_failed");
  const auto state = world.read();
  ASSERT_TRUE(state);
  EXPECT_EQ(std::get<Failed>(state->turns.back().progress).reason, FailureReason::deadline);
}

TEST(ShopAsk, AConfirmedChangeIsMadeOnceThoughItTakesLongAndTheRunnerIsAskedToCarryOn) {
  World world;
  Listener listener(*world.runner, {"a"});
  world.shop->open();
  ASSERT_TRUE(world.say("m1", "cancel"));
  listener.until("turn_completed");
  world.shop->open(false);
  const auto state = world.read();
  ASSERT_TRUE(state);
  const int before = world.shop->asked();
  ASSERT_TRUE(world.post(ShopperConfirmed{state->asked}));
  ASSERT_TRUE(world.shop->asked(before + 1));
  ASSERT_TRUE(world.runner->resume());
  ASSERT_TRUE(world.say("m2", "hello"));
  listener.until("turn_completed", 2);
  world.shop->open();
  listener.until("action_performed");
  EXPECT_EQ(world.shop->asked(), before + 1);
  EXPECT_EQ(world.orders.shop().orders.front().state, OrderState::cancelled);
}

TEST(ShopWorkers, OneSiteHasAtMostHalfOfTheThreads) {
  ShopWorkers workers(4);
  std::mutex mutex;
  std::condition_variable changed;
  bool let = false;
  int slow = 0, quick = 0;
  for (int i = 0; i < 8; ++i) {
    workers.run("slow", [&] {
      std::unique_lock lock(mutex);
      ++slow;
      changed.notify_all();
      changed.wait_for(lock, kPatience, [&] { return let; });
    });
  }
  for (int i = 0; i < 8; ++i) {
    workers.run("quick", [&] {
      std::lock_guard guard(mutex);
      ++quick;
      changed.notify_all();
    });
  }
  std::unique_lock lock(mutex);
  EXPECT_TRUE(changed.wait_for(lock, kPatience, [&] { return quick == 8 && slow == 2; }));
  EXPECT_EQ(slow, 2);
  let = true;
  changed.notify_all();
  EXPECT_TRUE(changed.wait_for(lock, kPatience, [&] { return slow == 8; }));
}

TEST(ShopWorkers, WhatWaitsAtTheStopIsDropped) {
  const auto kept = std::make_shared<int>(0);
  ShopWorkers workers(2);
  workers.stop();
  workers.run("a", [kept] {});
  EXPECT_EQ(kept.use_count(), 1);
}

}  // namespace
}  // namespace aisle
