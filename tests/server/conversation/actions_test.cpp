// A confirmed change, carried out by the runner: after a crash too, and when the shop does not say
// what came of it.
#include <gtest/gtest.h>

#include "server/connectors/memory_orders.h"
#include "tests/support/memory_storage.h"
#include "tests/support/passing_orders.h"
#include "tests/support/runner_world.h"
#include "tests/support/shop.h"

namespace aisle {
namespace {

// Orders that take no change and don't say why.
class SilentOrders final : public PassingOrders {
 public:
  using PassingOrders::PassingOrders;

  Result<OrderAnswer> change(const OrderRequest& request) override {
    keys.push_back(request.key.value);
    return Error{ErrorCode::deadline_exceeded, "no answer"};
  }

  std::vector<std::string> keys;
};

std::shared_ptr<const SiteKnowledge> with_orders(std::shared_ptr<Orders> orders) {
  auto knowledge = std::make_shared<SiteKnowledge>(*small_knowledge());
  knowledge->orders = std::move(orders);
  return knowledge;
}

Decision propose_to_cancel(const SiteKnowledge&, const State&, const Turn& turn) {
  const ProposeChange<CancelOrder> wanted{{"TF-1001"}, {}};
  if (turn.tools.empty()) return std::vector<ToolArguments>{wanted};
  return Answer{.text = "Shall I?"};
}

// Kim has been asked whether to cancel TF-1001.
struct World {
  MemoryStorage storage;
  std::shared_ptr<MemoryOrders> orders =
      std::make_shared<MemoryOrders>(test::small_shop(), test::small_catalog());
  RunnerBench bench;
  ConfirmationId question;

  World() {
    bench.decide = propose_to_cancel;
    open(orders);
    EXPECT_TRUE(bench.start());
    EXPECT_TRUE(bench.post(IdentityProven{IdentityLevel::signed_token, {"kim"}, {}}));
    Listener listener(*bench.runner, {"a"});
    EXPECT_TRUE(bench.say("m1", "cancel it"));
    listener.until("turn_completed");
    const auto state = read();
    if (state) question = state->asked;
    EXPECT_FALSE(question.empty());
  }
  void open(std::shared_ptr<Orders> with) {
    bench.open(storage);
    bench.runner->set_knowledge(with_orders(std::move(with)));
  }
  Result<State> read() {
    return RunnerBench::reply_of(
        [&](Runner::Reply reply) { bench.runner->read({"a"}, std::move(reply)); });
  }
  OrderState state() const { return orders->shop().orders.front().state; }
};

TEST(Actions, AConfirmedChangeIsMadeAfterACrash) {
  World world;
  world.bench.runner.reset();
  // The confirmation was stored, and then the power failed.
  const std::int64_t last = world.storage.events({"a"}, 0, 100)->back().seq;
  const Event confirmed{last + 1, Time{std::chrono::seconds(1'700'000'001)},
                        ShopperConfirmed{world.question}};
  std::promise<Result<void>> stored;
  world.storage.append({"a"}, {{last + 1, encode(confirmed)}},
                       [&](Result<void> result) { stored.set_value(std::move(result)); });
  ASSERT_TRUE(stored.get_future().get());
  ASSERT_EQ(world.state(), OrderState::pending);

  world.open(world.orders);
  Listener listener(*world.bench.runner, {"a"});
  ASSERT_TRUE(world.bench.runner->resume());
  EXPECT_NE(listener.until("action_performed").find("action_performed"), std::string::npos);
  EXPECT_EQ(world.state(), OrderState::cancelled);
}

TEST(Actions, WhenTheShopDoesNotSayAPersonIsAsked) {
  World world;
  const auto silent = std::make_shared<SilentOrders>(*world.orders);
  world.bench.runner->set_knowledge(with_orders(silent));
  Listener listener(*world.bench.runner, {"a"});
  ASSERT_TRUE(world.bench.post(ShopperConfirmed{world.question}));
  EXPECT_NE(listener.until("handoff_requested").find("action_failed handoff_requested"),
            std::string::npos);
  ASSERT_FALSE(silent->keys.empty());
  for (const std::string& key : silent->keys) EXPECT_EQ(key, world.question.value);
  const auto state = world.read();
  ASSERT_TRUE(state);
  EXPECT_TRUE(state->performing.empty()) << "it would be tried again";
}

}  // namespace
}  // namespace aisle
