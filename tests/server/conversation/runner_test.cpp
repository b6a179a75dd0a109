#include "server/conversation/runner.h"

#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "tests/support/memory_storage.h"
#include "tests/support/runner_world.h"
#include "tests/support/storage_world.h"

namespace aisle {
namespace {

constexpr std::chrono::milliseconds kTick{20};

// A runner with one conversation "a".
struct RunnerTestWorld : RunnerBench {
  MemoryStorage storage;

  explicit RunnerTestWorld(RunnerSettings with = {}) {
    settings = with;
    open(storage);
    EXPECT_TRUE(start());
  }
  ~RunnerTestWorld() { runner.reset(); }

  State stored() {
    State state;
    const auto log = storage.events({"a"}, 0, 1000);
    for (const StoredEvent& event : *log) {
      state = reduce(std::move(state), *decode_event(event.json)).state;
    }
    return state;
  }
};

RunnerSettings paced() { return {.words_per_second = 50}; }

TEST(Runner, AMessageIsAnsweredStepByStep) {
  RunnerTestWorld world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  EXPECT_EQ(listener.until("turn_completed"),
            "conversation_started shopper_sent_message turn_started model_called_tool "
            "tool_returned model_sent_text assistant_answered turn_completed ");
  EXPECT_EQ(listener.numbers(), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(listener.text(), "You said hello");
}

TEST(Runner, ATurnCostsOneCommit) {
  RunnerTestWorld world;
  const int before = world.storage.commits();
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_completed");
  EXPECT_EQ(world.storage.commits() - before, 1);
}

TEST(Runner, TheSameMessageTwiceIsOneMessage) {
  RunnerTestWorld world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_completed");
  const auto again = world.say("m1", "hello");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->last_seq, 7);
  EXPECT_EQ(code_of(world.say("m1", "other")), ErrorCode::conflict);
  EXPECT_EQ(world.storage.events({"a"}, 0, 100)->size(), 7u);
}

TEST(Runner, TwoMessagesAtOnceAreAnsweredInOrder) {
  RunnerTestWorld world;
  Listener listener(*world.runner, {"a"});
  for (const char* id : {"m1", "m2"}) {
    world.runner->post({"a"}, ShopperSentMessage{{id}, id, {}},
                       [](const Result<Recorded>& recorded) { EXPECT_TRUE(recorded); });
  }
  listener.until("turn_completed", 2);
  const State state = world.stored();
  ASSERT_EQ(state.turns.size(), 2u);
  for (const Turn& turn : state.turns) {
    EXPECT_EQ(std::get<Answered>(turn.progress).answer.text, "You said " + turn.message.value);
  }
}

TEST(Runner, TooManyWaitingMessagesAreRefused) {
  RunnerTestWorld world(paced());
  ASSERT_TRUE(world.say("m0", "takes its time"));
  for (std::size_t i = 1; i <= kWaitingMessagesMax; ++i) {
    ASSERT_TRUE(world.say("m" + std::to_string(i), "waits"));
  }
  EXPECT_EQ(code_of(world.say("one more", "x")), ErrorCode::unavailable);
  EXPECT_TRUE(world.say("m1", "waits")) << "this one is known already";
}

TEST(Runner, WhatIsNotAFactFromOutsideIsRefused) {
  RunnerTestWorld world;
  EXPECT_EQ(code_of(world.post(TurnCompleted{{"t"}})), ErrorCode::invalid_argument);
  EXPECT_EQ(code_of(world.post(ShopperSentMessage{{""}, "x", {}})), ErrorCode::invalid_argument);
  EXPECT_EQ(code_of(world.post(HandoffRequested{}, "unknown")), ErrorCode::not_found);
}

TEST(Runner, AConversationKeepsTheShopperThatItHas) {
  RunnerTestWorld world;
  const IdentityProven order{IdentityLevel::order_number, {"s1"}, {"o1"}};
  const IdentityProven token{IdentityLevel::signed_token, {"s1"}, {}};
  const auto proven = world.post(order);
  ASSERT_TRUE(proven);
  EXPECT_EQ(proven->identity.shopper, ShopperId{"s1"});
  EXPECT_EQ(world.post(order)->last_seq, proven->last_seq) << "twice is once";
  EXPECT_EQ(world.post(token)->identity.level, IdentityLevel::signed_token);
  const auto again = world.post(order);
  EXPECT_EQ(again->last_seq, proven->last_seq + 1) << "less than what is known adds nothing";
  EXPECT_EQ(code_of(world.post(IdentityProven{IdentityLevel::signed_token, {"s2"}, {}})),
            ErrorCode::conflict);
  EXPECT_EQ(code_of(world.post(IdentityProven{})), ErrorCode::invalid_argument);
}

TEST(Runner, AnIdThatIsTakenIsAConflict) {
  RunnerTestWorld world;
  EXPECT_EQ(code_of(world.start("a")), ErrorCode::conflict);
  EXPECT_TRUE(world.say("m1", "still works"));
}

TEST(Runner, AConversationWithoutAnIdGetsOne) {
  RunnerTestWorld world;
  const auto state = world.start("");
  ASSERT_TRUE(state);
  EXPECT_FALSE(state->conversation.empty());
  EXPECT_TRUE(world.storage.conversation(state->conversation));
}

TEST(Runner, AFactWithoutAReceiptIsWithheld) {
  RunnerTestWorld world;
  world.decide = [](const SiteKnowledge&, const State&, const Turn&) -> Decision {
    return Answer{.text = "It costs 12.34 EUR today."};
  };
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "price?"));
  listener.until("turn_completed");
  const State state = world.stored();
  const std::string& text = std::get<Answered>(state.turns[0].progress).answer.text;
  EXPECT_EQ(text.find("12.34"), std::string::npos) << text;
  EXPECT_NE(text.find("(not certain)"), std::string::npos) << text;
}

TEST(Runner, WhatTheShopperAskedForMayBeRepeated) {
  RunnerTestWorld world;
  world.decide = [](const SiteKnowledge&, const State&, const Turn& turn) -> Decision {
    if (turn.tools.empty()) {
      return std::vector<ToolArguments>{
          SearchCatalog{.text = "tent 40", .options = {{"Size", "42"}}, .price_max = 8000}};
    }
    return Answer{.text = "Nothing for \"tent 40\" in size 42 below 80.00 EUR or 70.00 EUR."};
  };
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "tent 40 in size 42 under 80"));
  listener.until("turn_completed");
  EXPECT_EQ(std::get<Answered>(world.stored().turns[0].progress).answer.text,
            "Nothing for \"tent 40\" in size 42 below 80.00 EUR or (not certain).");
}

TEST(Runner, AnAnswerIsStreamedWordByWord) {
  RunnerTestWorld world(paced());
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  for (int words = 1; words <= 3; ++words) {
    listener.until("model_sent_text", words);
    ASSERT_TRUE(world.clock.pass(kTick));
  }
  EXPECT_EQ(listener.until("turn_completed"),
            "conversation_started shopper_sent_message turn_started model_called_tool "
            "tool_returned model_sent_text model_sent_text model_sent_text assistant_answered "
            "turn_completed ");
  EXPECT_EQ(listener.text(), "You said hello");
}

TEST(Runner, AStopKeepsWhatWasShown) {
  RunnerTestWorld world(paced());
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("model_sent_text", 1);
  ASSERT_TRUE(world.clock.pass(kTick));
  listener.until("model_sent_text", 2);
  const auto state = world.post(TurnStopped{});
  ASSERT_TRUE(state);
  EXPECT_EQ(std::get<Stopped>(state->turns[0].progress).text, "You said ");
  ASSERT_TRUE(world.say("m2", "next"));
  listener.until("model_sent_text", 3);
  EXPECT_EQ(listener.until("turn_started", 2).find("assistant_answered"), std::string::npos);
}

TEST(Runner, AStopAfterTheEndChangesNothing) {
  RunnerTestWorld world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_completed");
  const auto state = world.post(TurnStopped{});
  ASSERT_TRUE(state);
  EXPECT_EQ(state->last_seq, 7);
}

TEST(Runner, WhoJoinsInTheMiddleOfAnAnswerGetsItsTextSoFar) {
  RunnerTestWorld world(paced());
  Listener first(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  first.until("model_sent_text", 1);
  ASSERT_TRUE(world.clock.pass(kTick));
  first.until("model_sent_text", 2);
  Listener second(*world.runner, {"a"}, 2);
  EXPECT_EQ(second.until("model_sent_text"),
            "turn_started model_called_tool tool_returned model_sent_text ");
  EXPECT_EQ(second.text(), "You said ");
  ASSERT_TRUE(world.clock.pass(kTick));
  first.until("model_sent_text", 3);
  ASSERT_TRUE(world.clock.pass(kTick));
  second.until("turn_completed");
  EXPECT_EQ(second.text(), "You said hello");
  EXPECT_EQ(second.numbers(), (std::vector<std::int64_t>{3, 4, 5, 6, 7}));
}

// The last small events are kept in memory; all others are read from the log.
TEST(Runner, WhoJoinsAnywhereGetsEachEventOnce) {
  RunnerTestWorld world;
  Listener first(*world.runner, {"a"});
  for (const std::string& text :
       {std::string("hello"), std::string("bye"), std::string(1'500, 'x')}) {
    ASSERT_TRUE(world.say("m" + std::to_string(text.size()), text));
  }
  first.until("turn_completed", 3);
  const std::vector<std::int64_t> all = first.numbers();
  ASSERT_EQ(all.size(), 19u);
  for (std::size_t after = 0; after < all.size(); ++after) {
    Listener joined(*world.runner, {"a"}, static_cast<std::int64_t>(after));
    joined.until("turn_completed", after < 7 ? 3 : after < 13 ? 2 : 1);
    EXPECT_EQ(joined.numbers(),
              std::vector<std::int64_t>(all.begin() + static_cast<long>(after), all.end()));
  }
}

TEST(Runner, WhoHasLeftGetsNothingMore) {
  RunnerTestWorld world;
  Listener stays(*world.runner, {"a"});
  Listener leaves(*world.runner, {"a"});
  leaves.until("conversation_started");
  leaves.leave();
  ASSERT_TRUE(world.say("m1", "hello"));
  stays.until("turn_completed");
  EXPECT_EQ(leaves.events().size(), 1u);
}

TEST(Runner, ATurnOverItsTimeFails) {
  RunnerTestWorld world;
  world.decide = [&](const SiteKnowledge&, const State&, const Turn& turn) -> Decision {
    if (turn.message.value == "m1") world.clock.set_forward(std::chrono::seconds(31));
    return Answer{.text = "Hi"};
  };
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_failed");
  EXPECT_EQ(world.stored().turns[0].progress, Progress(Failed{FailureReason::deadline}));
  ASSERT_TRUE(world.say("m2", "again"));
  EXPECT_NE(listener.until("turn_completed").find("turn_completed"), std::string::npos);
}

TEST(Runner, AnAssistantThatNeverEndsAskingIsStopped) {
  RunnerTestWorld world;
  world.decide = [](const SiteKnowledge&, const State&, const Turn&) -> Decision {
    return std::vector<ToolArguments>{SearchCatalog{.text = "more"}};
  };
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_failed");
  const State state = world.stored();
  EXPECT_EQ(state.turns[0].tools.size(), kTurnToolsMax);
  EXPECT_EQ(state.turns[0].progress, Progress(Failed{FailureReason::internal}));
}

TEST(Runner, ASiteWithoutKnowledgeFailsItsTurns) {
  RunnerTestWorld world;
  ASSERT_TRUE(RunnerBench::reply_of([&](Runner::Reply reply) {
    world.runner->start("hash", {{"b"}, "another shop", "en", "EUR"}, std::move(reply));
  }));
  Listener listener(*world.runner, {"b"});
  ASSERT_TRUE(world.post(ShopperSentMessage{{"m1"}, "hello", {}}, "b"));
  EXPECT_NE(listener.until("turn_failed").find("turn_failed"), std::string::npos);
}

TEST(Runner, AnErasureEndsTheTurnAndTheConversation) {
  RunnerTestWorld world(paced());
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("model_sent_text", 1);
  const auto erased = world.post(ConversationErased{});
  ASSERT_TRUE(erased);
  EXPECT_TRUE(erased->erased);
  ASSERT_TRUE(world.clock.pass(kTick));
  EXPECT_TRUE(world.post(ConversationErased{})) << "twice is once";
  EXPECT_EQ(code_of(world.say("m2", "anyone?")), ErrorCode::conflict);
  EXPECT_EQ(listener.until("conversation_erased").find("assistant_answered"), std::string::npos);
  EXPECT_EQ(world.storage.events({"a"}, 0, 100)->size(), 1u);
}

TEST(Runner, FeedbackIsStoredOnceAndItsReasonLater) {
  RunnerTestWorld world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_completed");
  const TurnId turn = world.stored().turns[0].id;
  EXPECT_EQ(world.post(FeedbackGiven{turn, Verdict::down, ""})->last_seq, 8);
  EXPECT_EQ(world.post(FeedbackGiven{turn, Verdict::down, ""})->last_seq, 8);
  EXPECT_EQ(world.post(FeedbackGiven{turn, Verdict::down, "wrong size"})->last_seq, 9);
  EXPECT_EQ(world.post(FeedbackGiven{{"no such turn"}, Verdict::up, ""})->last_seq, 9);
}

TEST(Runner, ForgottenConversationsAreReadAgain) {
  RunnerTestWorld world({.cached_conversations_max = 1});
  for (const char* id : {"b", "c", "d"}) ASSERT_TRUE(world.start(id));
  for (const char* id : {"a", "b", "c", "d"}) {
    Listener listener(*world.runner, {id});
    ASSERT_TRUE(world.post(ShopperSentMessage{{"m1"}, id, {}}, id));
    EXPECT_NE(listener.until("turn_completed").find("turn_completed"), std::string::npos) << id;
    EXPECT_EQ(listener.numbers(), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
  }
}

TEST(Runner, ADrainLetsTurnsEndAndTakesNothingNew) {
  RunnerTestWorld world;
  ASSERT_TRUE(world.say("m1", "hello"));
  world.runner->drain(std::chrono::seconds(10));
  EXPECT_EQ(current_turn(world.stored()), nullptr);
  EXPECT_EQ(code_of(world.say("m2", "late")), ErrorCode::unavailable);
  EXPECT_EQ(code_of(world.start("late")), ErrorCode::unavailable);
}

TEST(Runner, ADrainGivesUpAnAnswerUnderWayAfterItsGrace) {
  RunnerTestWorld world(paced());
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("model_sent_text", 1);
  world.runner->drain(std::chrono::milliseconds(0));
  EXPECT_TRUE(std::holds_alternative<Running>(world.stored().turns[0].progress));
  world.settings.words_per_second = 0;
  world.open(world.storage);
  Listener after(*world.runner, {"a"});
  ASSERT_TRUE(world.runner->resume());
  after.until("turn_completed");
  EXPECT_EQ(current_turn(world.stored()), nullptr);
}

}  // namespace
}  // namespace aisle
