// The shopper's yes and no over HTTP, with real storage behind it.
#include <gtest/gtest.h>

#include "server/connectors/memory_orders.h"
#include "server/conversation/runner.h"
#include "tests/support/api_world.h"
#include "tests/support/shop.h"

namespace aisle {
namespace {

// An assistant that proposes to cancel the order that is named, whoever asks.
Decision propose_to_cancel(const SiteKnowledge&, const State&, const Turn& turn) {
  const ProposeChange<CancelOrder> wanted{{turn.text}, {}};
  if (turn.tools.empty()) return std::vector<ToolArguments>{wanted};
  return Answer{.text = "Shall I?"};
}

struct ConfirmationWorld {
  std::shared_ptr<MemoryOrders> orders =
      std::make_shared<MemoryOrders>(test::small_shop(), test::small_catalog());
  ApiWorld api{{}, {}, propose_to_cancel};
  ApiWorld::Conversation conversation;

  ConfirmationWorld() {
    api.set_orders("shop", orders);
    conversation = api.start();
    const std::string token =
        good_token(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()), "kim");
    EXPECT_EQ(api.ask_as(conversation, "POST", "/identity", R"({"token":")" + token + R"("})").status,
              204);
  }

  /// The id of the question that a message leads to; empty when it leads to none.
  std::string question(const std::string& order, const std::string& message = "m1") {
    const std::string log = api.say(conversation, message, order).body;
    const std::string key = R"("confirmation":")";
    const std::size_t at = log.find(key);
    if (at == log.npos) return "";
    return log.substr(at + key.size(), log.find('"', at + key.size()) - at - key.size());
  }
  HttpAnswer answer(const std::string& question, const std::string& said) {
    return api.ask_as(conversation, "POST", "/confirmations/" + question,
                      R"({"answer":")" + said + R"("})");
  }
  OrderState state(std::size_t order) const { return orders->shop().orders.at(order).state; }
};

TEST(ConfirmationRoute, AYesDoesItAndStreamsWhatCameOfIt) {
  ConfirmationWorld world;
  const std::string question = world.question("TF-1001");
  ASSERT_FALSE(question.empty());
  EXPECT_EQ(world.state(0), OrderState::pending);
  const HttpAnswer answer = world.answer(question, "yes");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("action_performed"), answer.body.npos) << answer.body;
  EXPECT_EQ(world.state(0), OrderState::cancelled);
}

TEST(ConfirmationRoute, ASecondYesIsAnsweredAndDoesNothingMore) {
  ConfirmationWorld world;
  const std::string question = world.question("TF-1001");
  ASSERT_EQ(world.answer(question, "yes").status, 200);
  const Shop after = world.orders->shop();
  EXPECT_EQ(world.answer(question, "yes").status, 204);
  EXPECT_EQ(world.orders->shop(), after);
}

TEST(ConfirmationRoute, ANoLeavesTheOrderAndAYesAfterItIsAConflict) {
  ConfirmationWorld world;
  const std::string question = world.question("TF-1001");
  EXPECT_EQ(world.answer(question, "no").status, 204);
  const HttpAnswer late = world.answer(question, "yes");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.json()["code"], "confirmation_closed");
  EXPECT_EQ(world.state(0), OrderState::pending);
}

TEST(ConfirmationRoute, AQuestionOfAnotherConversationIsNotFound) {
  ConfirmationWorld world;
  const std::string question = world.question("TF-1001");
  const auto other = world.api.start();
  const HttpAnswer answer =
      world.api.ask_as(other, "POST", "/confirmations/" + question, R"({"answer":"yes"})");
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(world.state(0), OrderState::pending);
}

TEST(ConfirmationRoute, AfterItsTimeNothingIsDone) {
  ConfirmationWorld world;
  const std::string question = world.question("TF-1001");
  world.api.pass(kConfirmationLifetime + std::chrono::milliseconds(1));
  const HttpAnswer answer = world.answer(question, "yes");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.json()["code"], "confirmation_expired");
  EXPECT_EQ(world.state(0), OrderState::pending);
}

TEST(ConfirmationRoute, OnlyYesAndNoAreTaken) {
  ConfirmationWorld world;
  const std::string question = world.question("TF-1001");
  EXPECT_EQ(world.answer(question, "perhaps").status, 422);
  EXPECT_EQ(world.state(0), OrderState::pending);
}

TEST(ConfirmationRoute, WhatTheShopRefusesIsNotAsked) {
  ConfirmationWorld world;
  EXPECT_EQ(world.question("TF-1002"), "");
}

}  // namespace
}  // namespace aisle
