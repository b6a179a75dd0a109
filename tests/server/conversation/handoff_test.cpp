// A request for a person reaches the team: after a failure and a restart too, and once.
#include <gtest/gtest.h>

#include "tests/support/memory_storage.h"
#include "tests/support/runner_world.h"

namespace aisle {
namespace {

struct HandoffWorld : RunnerBench {
  MemoryStorage storage;
  std::mutex told_mutex;
  std::condition_variable told_changed;
  std::vector<State> told;
  Result<void> answer;

  HandoffWorld() {
    tell_team = [this](const State& state, std::function<void(Result<void>)> done) {
      std::lock_guard guard(told_mutex);
      told.push_back(state);
      told_changed.notify_all();
      done(answer);
    };
    open(storage);
    EXPECT_TRUE(start());
  }
  ~HandoffWorld() { runner.reset(); }

  bool is_told(std::size_t times) {
    std::unique_lock lock(told_mutex);
    return told_changed.wait_for(lock, std::chrono::seconds(10),
                                 [&] { return told.size() >= times; });
  }
  void answer_with(Result<void> next) {
    std::lock_guard guard(told_mutex);
    answer = std::move(next);
  }
  Result<State> read() {
    return reply_of([&](Runner::Reply reply) { runner->read({"a"}, std::move(reply)); });
  }
};

const HandoffRequested kRequest{HandoffReason::asked, "ada@example.org"};

TEST(TellingTheTeam, ARequestIsSentAndThenKnownToBeTold) {
  HandoffWorld world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.post(kRequest));
  listener.until("team_told");
  ASSERT_TRUE(world.is_told(1));
  EXPECT_EQ(world.told[0].handoff->contact, "ada@example.org");
  EXPECT_TRUE(world.read()->handoff->told);
}

TEST(TellingTheTeam, TheSameDayItIsNotSentAgain) {
  HandoffWorld world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.post(kRequest));
  listener.until("team_told");
  ASSERT_TRUE(world.post(kRequest));
  EXPECT_EQ(world.read()->last_seq, 3);
  world.clock.set_forward(kHandoffLifetime);
  ASSERT_TRUE(world.post(kRequest));
  EXPECT_TRUE(world.is_told(2));
}

TEST(TellingTheTeam, AFailureIsTriedAgain) {
  HandoffWorld world;
  world.answer_with(Error{ErrorCode::unavailable, "no mail server"});
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.post(kRequest));
  ASSERT_TRUE(world.is_told(1));
  world.answer_with({});
  ASSERT_TRUE(world.clock.pass(std::chrono::seconds(10)));
  EXPECT_NE(listener.until("team_told").find("team_told"), std::string::npos);
}

TEST(TellingTheTeam, ARestartCarriesOnWithIt) {
  HandoffWorld world;
  world.answer_with(Error{ErrorCode::unavailable, "no mail server"});
  ASSERT_TRUE(world.post(kRequest));
  ASSERT_TRUE(world.is_told(1));
  world.answer_with({});
  world.open(world.storage);
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.runner->resume());
  EXPECT_NE(listener.until("team_told").find("team_told"), std::string::npos);
}

TEST(TellingTheTeam, AnAddressThatComesLaterIsSent) {
  HandoffWorld world;
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.post(HandoffRequested{HandoffReason::unknown_outcome, {}}));
  listener.until("team_told");
  ASSERT_TRUE(world.post(kRequest));
  listener.until("team_told", 2);
  ASSERT_TRUE(world.is_told(2));
  EXPECT_EQ(world.told[1].handoff->contact, "ada@example.org");
}

TEST(TellingTheTeam, ASiteWithoutATeamTellsNobodyAndOwesIt) {
  HandoffWorld world;
  auto knowledge = std::make_shared<SiteKnowledge>(*small_knowledge());
  knowledge->has_team = false;
  world.runner->set_knowledge(knowledge);
  ASSERT_TRUE(world.post(kRequest));
  ASSERT_TRUE(world.say("m1", "hello"));
  Listener listener(*world.runner, {"a"});
  EXPECT_EQ(listener.until("turn_completed").find("team_told"), std::string::npos);
  EXPECT_TRUE(world.told.empty());
  world.open(world.storage);
  ASSERT_TRUE(world.runner->resume());
  EXPECT_TRUE(world.is_told(1));
}

TEST(TellingTheTeam, WhatWasErasedMeanwhileIsNotToldAnyMore) {
  HandoffWorld world;
  world.answer_with(Error{ErrorCode::unavailable, "no mail server"});
  ASSERT_TRUE(world.post(kRequest));
  ASSERT_TRUE(world.is_told(1));
  ASSERT_TRUE(world.post(ConversationErased{}));
  ASSERT_TRUE(world.clock.pass(std::chrono::seconds(10)));
  ASSERT_TRUE(world.read());
  EXPECT_EQ(world.told.size(), 1u);
}

TEST(TellingTheTeam, TheConversationGoesOnMeanwhile) {
  HandoffWorld world;
  world.answer_with(Error{ErrorCode::unavailable, "no mail server"});
  Listener listener(*world.runner, {"a"});
  ASSERT_TRUE(world.post(kRequest));
  ASSERT_TRUE(world.say("m1", "hello"));
  listener.until("turn_completed");
  EXPECT_EQ(listener.text(), "You said hello");
}

}  // namespace
}  // namespace aisle
