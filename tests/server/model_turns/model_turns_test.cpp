// A model's turn from the shopper's message to the answer, and what the model is told.
#include <gtest/gtest.h>

#include <thread>

#include "tests/support/model_conversation.h"

namespace aisle::test {
namespace {

const Said kLooks{"", {{"search_catalog", R"({"text":"jacket"})"}}};

std::string results_in(const ModelRequest& request) {
  std::string text;
  for (const ModelMessage& message : request.messages) {
    const auto* results = std::get_if<ToolTexts>(&message);
    if (!results) continue;
    for (const ModelToolResult& result : results->results) text += result.text + '\n';
  }
  return text;
}

TEST(ModelTurn, ItsToolsAreRunAndItsProseIsShown) {
  ModelConversation world({kLooks, {"The Fell jacket [[P1]] costs 80.00 EUR."}});
  const Turn turn = world.ask("a jacket?");
  EXPECT_EQ(ModelConversation::answer_of(turn), "The Fell jacket  costs 80.00 EUR.");
  EXPECT_EQ(world.shown, "The Fell jacket  costs 80.00 EUR.");
  const Answer& answer = std::get<Answered>(turn.progress).answer;
  EXPECT_EQ(answer.products, std::vector<ProductId>{{"jacket"}});
  EXPECT_EQ(answer.layout, Layout::detail);
  EXPECT_NE(results_in(world.model.requests()[1]).find("\"handle\":\"P1\""), std::string::npos);
}

TEST(ModelTurn, AProductThatItNamesIsShownWithoutAMark) {
  ModelConversation world({kLooks, {"I would take the fell jacket."}});
  const Turn turn = world.ask("a jacket?");
  EXPECT_EQ(std::get<Answered>(turn.progress).answer.products, std::vector<ProductId>{{"jacket"}});
}

TEST(ModelTurn, APriceThatNoToolToldIsWithheld) {
  ModelConversation world({kLooks, {"It costs only 9.99 EUR today."}});
  EXPECT_EQ(ModelConversation::answer_of(world.ask("a jacket?")),
            "It costs only (not certain) today.");
  EXPECT_EQ(world.shown, "It costs only (not certain) today.");
}

TEST(ModelTurn, InThePlaceOfAPromiseTheTeamIsOffered) {
  ModelConversation world({{"Of course! I'll give you a discount."}});
  const Turn turn = world.ask("a discount?");
  EXPECT_EQ(ModelConversation::answer_of(turn), "Of course! (no promise)");
  EXPECT_EQ(std::get<Answered>(turn.progress).answer.layout, Layout::handoff_form);
}

TEST(ModelTurn, AWrongCallIsToldWhatToMendAndMended) {
  ModelConversation world(
      {{"", {{"search_catalog", R"({"text":"jacket","sort":"cheap"})"}}}, kLooks, {"Here."}});
  const Turn turn = world.ask("a jacket?");
  EXPECT_EQ(ModelConversation::answer_of(turn), "Here.");
  EXPECT_EQ(turn.tools.size(), 1u);
  EXPECT_NE(results_in(world.model.requests()[1]).find("price_up"), std::string::npos);
}

TEST(ModelTurn, TheLastAnswerGetsNoTools) {
  ModelConversation world({kLooks, kLooks, {"Enough."}}, {.steps_max = 3});
  EXPECT_EQ(ModelConversation::answer_of(world.ask("a jacket?")), "Enough.");
  EXPECT_FALSE(world.model.requests()[1].tools.empty());
  EXPECT_TRUE(world.model.requests()[2].tools.empty());
}

TEST(ModelTurn, OneThatCallsWithoutEndIsReplacedByTheAssistant) {
  ModelConversation world({kLooks}, {.steps_max = 3});
  const Turn turn = world.ask("a jacket?");
  EXPECT_EQ(world.reasons, std::vector<std::string>{"endless_calls"});
  EXPECT_NE(ModelConversation::answer_of(turn), "(no answer)");
}

TEST(ModelTurn, OneThatFailsIsReplacedByTheAssistant) {
  for (const ModelFault fault : {ModelFault::unavailable, ModelFault::late, ModelFault::broken}) {
    ModelConversation world({{"Let me th", {}, fault}});
    const Turn turn = world.ask("Can I return it?");
    EXPECT_NE(ModelConversation::answer_of(turn).find("60 days"), std::string::npos);
  }
}

TEST(ModelTurn, OneThatRefusesIsReplacedByTheAssistant) {
  ModelConversation world({{"Half a sen", {}, {}, FinishReason::refused}});
  const Turn turn = world.ask("Can I return it?");
  EXPECT_NE(ModelConversation::answer_of(turn).find("60 days"), std::string::npos);
}

TEST(ModelTurn, AStopCancelsItAtOnce) {
  ModelConversation world({{"x"}});
  world.model.silent = true;
  ASSERT_TRUE(world.say("m1", "hello"));
  while (world.model.requests().empty()) std::this_thread::yield();
  EXPECT_EQ(world.model.live, 1);
  const auto state = world.post(TurnStopped{});
  EXPECT_EQ(world.model.live, 0);
  ASSERT_TRUE(state);
  EXPECT_TRUE(std::holds_alternative<Stopped>(state->turns[0].progress));
}

TEST(ModelTurn, WhatStaysTheSameComesFirst) {
  ModelConversation world({{"Hello."}});
  world.ask("hello");
  world.ask("and again");
  const auto requests = world.model.requests();
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(requests[0].stable_parts, 2u);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(requests[0].system[i], requests[1].system[i]);
  EXPECT_NE(requests[0].system[1].find("Fell & Co"), std::string::npos);
  EXPECT_NE(requests[0].system[1].find("Be brief."), std::string::npos);
}

TEST(ModelTurn, WhatWasSaidBeforeIsToldWithinItsTokens) {
  ModelConversation world({{"Well."}}, {.prompt = {.history_tokens_max = 60}});
  const std::string wordy(90, 'x');
  world.ask("first " + wordy);
  world.ask("second " + wordy);
  world.ask("third");
  const ModelRequest request = world.model.requests()[2];
  ASSERT_EQ(request.messages.size(), 3u);
  EXPECT_EQ(std::get<ShopperText>(request.messages[0]).text, "second " + wordy);
  EXPECT_NE(request.system[2].find("- first xxx"), std::string::npos);
}

TEST(ModelTurn, PersonalDataOfAnOrderIsReplacedAndTurnedBack) {
  ModelConversation world({{"", {{"find_order", R"({"order":"TF-1001"})"}}},
                           {"It goes to [STREET_1], dear [NAME_1]."}});
  world.is_kim();
  EXPECT_EQ(ModelConversation::answer_of(world.ask("where does my order go?")),
            "It goes to Lindenweg 4, dear Kim Berger.");
  const std::string told = results_in(world.model.requests()[1]);
  EXPECT_EQ(told.find("Lindenweg"), std::string::npos);
  EXPECT_EQ(told.find("Berger"), std::string::npos);
}

TEST(ModelTurn, AChangeIsOnlyProposed) {
  ModelConversation world(
      {{"", {{"cancel_order", R"({"order":"TF-1001","reason":"ordered_by_mistake"})"}}},
       {"Shall I cancel it?"}});
  world.is_kim();
  const Turn turn = world.ask("cancel my order TF-1001");
  ASSERT_TRUE(turn.confirmation);
  EXPECT_EQ(turn.confirmation->phase, ConfirmationPhase::asked);
  EXPECT_EQ(world.orders->shop(), small_shop());
}

TEST(ModelTurn, WithoutProofTheFormIsShown) {
  ModelConversation world(
      {{"", {{"find_order", R"({"order":"TF-1001"})"}}}, {"Please show that it is yours."}});
  const Turn turn = world.ask("where is TF-1001?");
  EXPECT_EQ(std::get<Answered>(turn.progress).answer.layout, Layout::identify);
}

TEST(ModelTurn, AFilledFormIsForTheAssistant) {
  ModelConversation world({{"no"}});
  world.is_kim();
  ShopperSentMessage message{{"m1"}, "Return it", {}};
  message.form = FilledForm{ProposeChange<ReturnItems>{{"TF-1002"}, {}}, {}};
  Listener listener(*world.runner, {"a"}, world.read().last_seq);
  ASSERT_TRUE(world.post(message));
  listener.until("turn_completed");
  EXPECT_TRUE(world.model.requests().empty());
}

TEST(ModelTurn, ASpentBudgetLeavesTheTurnToTheAssistant) {
  Budgets budgets({.tokens_per_turn = 10}, {}, {});
  ModelConversation world({{"x"}}, {}, &budgets);
  const Turn turn = world.ask("Can I return it?");
  EXPECT_NE(ModelConversation::answer_of(turn).find("60 days"), std::string::npos);
  EXPECT_TRUE(world.model.requests().empty());
  EXPECT_EQ(world.reasons, std::vector<std::string>{"tokens_per_turn"});
}

}  // namespace
}  // namespace aisle::test
