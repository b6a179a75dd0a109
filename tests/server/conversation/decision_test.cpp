#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "tests/support/memory_storage.h"
#include "tests/support/runner_world.h"
#include "tests/support/storage_world.h"

namespace aisle {
namespace {

/// A decision that a test makes by hand.
struct Pending {
  std::string text;  ///< Of the message.
  std::size_t tools = 0;
  std::shared_ptr<DecisionListener> listener;
  std::weak_ptr<void> handle;
};

/// A runner whose decisions wait for the test.
struct World : RunnerBench {
  MemoryStorage storage;
  std::mutex mutex;
  std::condition_variable asked;
  std::vector<Pending> decisions;
  bool takes_over = true;  ///< Or `decide` is asked.

  explicit World(RunnerSettings wanted = {}) {
    settings = wanted;
    decide_later = [this](const SiteKnowledge&, const State&, const Turn& turn,
                          std::shared_ptr<DecisionListener> listener) -> std::shared_ptr<void> {
      if (!takes_over) return nullptr;
      auto handle = std::make_shared<int>();
      std::lock_guard guard(mutex);
      decisions.push_back({turn.text, turn.tools.size(), std::move(listener), handle});
      asked.notify_all();
      return handle;
    };
    open(storage);
    EXPECT_TRUE(start());
  }
  ~World() { runner.reset(); }

  /// The decision of this number, once it was asked for.
  Pending& decision(std::size_t number) {
    std::unique_lock lock(mutex);
    asked.wait_for(lock, std::chrono::seconds(10), [&] { return decisions.size() >= number; });
    return decisions.at(number - 1);
  }

  /// When all that was posted before is done.
  Result<State> settle() {
    return reply_of([&](Runner::Reply reply) { runner->read({"a"}, std::move(reply)); });
  }

  State stored() {
    State state;
    const auto log = storage.events({"a"}, 0, 1'000);
    for (const StoredEvent& event : *log) {
      state = reduce(std::move(state), *decode_event(event.json)).state;
    }
    return state;
  }
};

TEST(LaterDecision, ToolsAreRunAndThenItIsAskedAgain) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "jackets"));
  world.decision(1).listener->decided(std::vector<ToolArguments>{SearchCatalog{.text = "jackets"}});
  EXPECT_EQ(world.decision(2).tools, 1u);
  world.decision(2).listener->decided(Answer{.text = "Here they are"});
  EXPECT_EQ(listener.until("turn_completed"),
            "conversation_started shopper_sent_message turn_started model_called_tool "
            "tool_returned model_sent_text assistant_answered turn_completed ");
  EXPECT_EQ(listener.text(), "Here they are");
}

TEST(LaterDecision, ItIsAskedWhileTheMessageIsBeingStoredAndHeardAfterwards) {
  World world;
  Listener listener(*world.runner, {"a"});
  listener.until("conversation_started");
  world.storage.answer_later();
  std::optional<Result<State>> reply;
  std::promise<void> replied;
  world.runner->post({"a"}, ShopperSentMessage{{"m1"}, "hello", {}}, [&](Result<State> state) {
    reply = std::move(state);
    replied.set_value();
  });
  const auto told = world.decision(1).listener;
  told->said("Good ");
  EXPECT_FALSE(reply);
  EXPECT_EQ(listener.text(), "");
  world.storage.answer_now();
  replied.get_future().wait();
  EXPECT_TRUE(*reply);
  listener.until("model_sent_text", 1);
  EXPECT_EQ(listener.text(), "Good ");
}

TEST(LaterDecision, AMessageThatCouldNotBeStoredIsRefusedAndWhatWasAskedForItGivenUp) {
  World world;
  Listener listener(*world.runner, {"a"});
  listener.until("conversation_started");
  world.storage.failing = {world.storage.commits() + 1};
  EXPECT_EQ(code_of(world.say("m1", "hello")), ErrorCode::unavailable);
  const Pending& asked = world.decision(1);
  asked.listener->said("Good ");
  EXPECT_TRUE(world.say("m1", "hello"));
  EXPECT_TRUE(world.decisions.front().handle.expired());
  world.decision(2).listener->decided(Answer{.text = "Hi"});
  listener.until("turn_completed");
  EXPECT_EQ(listener.text(), "Hi");
}

TEST(LaterDecision, ItIsGivenUpWhenNobodyListensAnyMore) {
  World world({.leave_grace = std::chrono::milliseconds(0)});
  {
    Listener listener(*world.runner, {"a"});
    ASSERT_TRUE(world.say("m1", "hello"));
    world.decision(1).listener->said("Good ");
    listener.until("model_sent_text", 1);
  }
  ASSERT_TRUE(world.settle());
  EXPECT_TRUE(world.decision(1).handle.expired());
  const State state = world.stored();
  EXPECT_EQ(std::get<Failed>(state.turns.back().progress).reason, FailureReason::interrupted);
}

TEST(LaterDecision, ItIsNotAskedAgainWhenTheLastListenerLeftBetweenTwoSteps) {
  World world({.leave_grace = std::chrono::seconds(5)});
  std::shared_ptr<DecisionListener> told;
  {
    Listener listener(*world.runner, {"a"});
    ASSERT_TRUE(world.say("m1", "jackets"));
    told = world.decision(1).listener;
  }
  ASSERT_TRUE(world.settle());
  told->decided(std::vector<ToolArguments>{SearchCatalog{.text = "jackets"}});
  auto& second = world.decision(2);
  EXPECT_FALSE(second.handle.expired());
  ASSERT_TRUE(world.clock.pass(std::chrono::seconds(6)));
  ASSERT_TRUE(world.settle());
  EXPECT_TRUE(second.handle.expired());
  EXPECT_TRUE(std::holds_alternative<Failed>(world.stored().turns.back().progress));
}

TEST(LaterDecision, WhoeverWritesAgainIsExpectedToListen) {
  World world({.leave_grace = std::chrono::milliseconds(0)});
  {
    Listener listener(*world.runner, {"a"});
    ASSERT_TRUE(world.say("m1", "hello"));
    listener.until("turn_started");
  }
  ASSERT_TRUE(world.settle());
  ASSERT_TRUE(world.say("m2", "again"));
  EXPECT_FALSE(world.decision(2).handle.expired());
}

TEST(LaterDecision, ItGoesOnWhileAnotherListens) {
  World world({.leave_grace = std::chrono::milliseconds(0)});
  Listener stays(*world.runner, {"a"});
  {
    Listener leaves(*world.runner, {"a"});
    ASSERT_TRUE(world.say("m1", "hello"));
    leaves.until("turn_started");
  }
  ASSERT_TRUE(world.settle());
  world.decision(1).listener->decided(Answer{.text = "Hi"});
  stays.until("turn_completed");
  EXPECT_EQ(stays.text(), "Hi");
}

TEST(LaterDecision, WhoComesBackInTimeHearsTheRest) {
  World world({.leave_grace = std::chrono::seconds(5)});
  {
    Listener leaves(*world.runner, {"a"});
    ASSERT_TRUE(world.say("m1", "hello"));
    leaves.until("turn_started");
  }
  Listener back(*world.runner, {"a"});
  back.until("turn_started");
  ASSERT_TRUE(world.settle());
  ASSERT_TRUE(world.clock.pass(std::chrono::seconds(6)));
  ASSERT_TRUE(world.settle());
  world.decision(1).listener->decided(Answer{.text = "Hi"});
  back.until("turn_completed");
  EXPECT_EQ(back.text(), "Hi");
}

TEST(LaterDecision, WhatItSaysIsShownAtOnceAndNotAgain) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  const auto told = world.decision(1).listener;
  told->said("Good ");
  listener.until("model_sent_text", 1);
  EXPECT_EQ(listener.text(), "Good ");
  told->said("day");
  told->decided(Answer{.text = "Good day to you"});
  listener.until("turn_completed");
  EXPECT_EQ(listener.text(), "Good day to you");
  EXPECT_EQ(listener.until("turn_completed")
                .find("model_sent_text model_sent_text model_sent_text "
                      "assistant_answered"),
            std::string("conversation_started shopper_sent_message turn_started ").size());
}

TEST(LaterDecision, AnAnswerUnlikeWhatWasSaidTakesItsPlace) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  world.decision(1).listener->said("It is fr");
  world.decision(1).listener->decided(Answer{.text = "I don't know"});
  listener.until("turn_completed");
  EXPECT_EQ(std::get<Answered>(world.stored().turns[0].progress).answer.text, "I don't know");
  EXPECT_EQ(listener.text(), "It is fr") << "no more pieces: the answer stands in its own event";
}

TEST(LaterDecision, AFactWithoutAReceiptIsWithheld) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  world.decision(1).listener->decided(Answer{.text = "It costs 12.00 EUR."});
  listener.until("turn_completed");
  EXPECT_EQ(listener.text(), "It costs (not certain).");
}

TEST(LaterDecision, AStopGivesItUpAtOnceAndKeepsWhatWasSaid) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  world.decision(1).listener->said("Good ");
  listener.until("model_sent_text");
  const auto state = world.post(TurnStopped{});
  ASSERT_TRUE(state);
  EXPECT_EQ(std::get<Stopped>(state->turns[0].progress).text, "Good ");
  EXPECT_TRUE(world.decision(1).handle.expired());
  world.decision(1).listener->said("day");
  world.decision(1).listener->decided(Answer{.text = "Good day"});
  ASSERT_TRUE(world.say("m2", "next"));
  world.decision(2).listener->decided(Answer{.text = "Yes?"});
  EXPECT_EQ(listener.until("turn_completed").find("Good day"), std::string::npos);
  EXPECT_EQ(std::get<Stopped>(world.stored().turns[0].progress).text, "Good ");
}

TEST(LaterDecision, OneThatTakesTooLongIsMadeByTheAssistant) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  world.decision(1);
  ASSERT_TRUE(world.clock.pass(std::chrono::seconds(30)));
  listener.until("turn_completed");
  EXPECT_EQ(listener.text(), "You said hello");
  EXPECT_TRUE(world.decision(1).handle.expired());
}

TEST(LaterDecision, OneThatIsGivenUpIsMadeByTheAssistantInTheSameTurn) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "jackets"));
  world.decision(1).listener->said("Let me ");
  world.decision(1).listener->gave_up();
  listener.until("turn_completed");
  const State state = world.stored();
  EXPECT_EQ(std::get<Answered>(state.turns[0].progress).answer.text, "You said jackets");
}

TEST(LaterDecision, WhatWasSaidBeforeItsToolsStays) {
  World world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "jackets"));
  world.decision(1).listener->said("I look. ");
  world.decision(1).listener->decided(std::vector<ToolArguments>{SearchCatalog{.text = "jackets"}});
  world.decision(2).listener->said("There");
  listener.until("model_sent_text", 2);
  EXPECT_EQ(listener.text(), "I look. There");
}

TEST(LaterDecision, WhoJoinsMeanwhileGetsItsTextSoFar) {
  World world;
  Listener first(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  world.decision(1).listener->said("Good ");
  first.until("model_sent_text");
  Listener second(*world.runner, {"a"}, 2);
  second.until("model_sent_text");
  EXPECT_EQ(second.text(), "Good ");
}

TEST(LaterDecision, WhoLeavesDoesNotEndIt) {
  World world;
  {
    Listener listener(*world.runner, {"a"});
    ASSERT_TRUE(world.say("m1", "hello"));
    world.decision(1);
  }
  EXPECT_FALSE(world.decision(1).handle.expired());
  Listener again(*world.runner, {"a"});
  world.decision(1).listener->decided(Answer{.text = "Hi"});
  again.until("turn_completed");
  EXPECT_EQ(again.text(), "Hi");
}

TEST(LaterDecision, NoThreadWaitsForThem) {
  World world({.workers = 1});
  for (int i = 0; i < 50; ++i) {
    const std::string id = "c" + std::to_string(i);
    ASSERT_TRUE(world.start(id));
    ASSERT_TRUE(world.post(ShopperSentMessage{{"m"}, "hello", {}}, id));
  }
  world.decision(50);
  EXPECT_TRUE(world.say("m1", "and me"));
}

TEST(LaterDecision, WhereNobodyTakesOverTheAssistantDecides) {
  World world;
  world.takes_over = false;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_completed");
  EXPECT_EQ(listener.text(), "You said hello");
}

TEST(LaterDecision, ADrainGivesItUpAndTheNextStartAsksAgain) {
  World world;
  ASSERT_TRUE(world.say("m1", "hello"));
  world.decision(1);
  world.runner->drain(std::chrono::milliseconds(0));
  world.open(world.storage);
  ASSERT_TRUE(world.runner->resume());
  world.decision(2).listener->decided(Answer{.text = "Hi"});
  Listener listener(*world.runner, {"a"});
  listener.until("turn_completed");
  EXPECT_EQ(std::get<Answered>(world.stored().turns[0].progress).answer.text, "Hi");
}

}  // namespace
}  // namespace aisle
