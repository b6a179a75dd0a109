#include "shared/conversation/reducer.h"

#include <gtest/gtest.h>

#include "shared/protocol/codec.h"

namespace aisle {
namespace {

// A log that grows event by event, with numbers and times of its own.
struct TurnLog {
  State state;
  std::vector<Effect> effects;
  std::int64_t seq = 0;

  TurnLog& then(EventBody body) {
    const bool transient = std::holds_alternative<ModelSentText>(body);
    Event event{transient ? 0 : ++seq, Time{std::chrono::seconds(1000 + seq)}, std::move(body)};
    Step step = reduce(std::move(state), event);
    state = std::move(step.state);
    effects = std::move(step.effects);
    return *this;
  }
  TurnLog& asked(std::string id = "m1") { return then(ShopperSentMessage{{id}, "hello", {}}); }
  TurnLog& running() { return asked().then(TurnStarted{{"t1"}, {"m1"}}); }
};

ToolCall search_call(std::string id) { return {{id}, SearchCatalog{.text = "jacket"}}; }

TEST(Reducer, AMessageAsksForItsTurn) {
  TurnLog log = TurnLog{}.asked();
  EXPECT_EQ(log.effects, (std::vector<Effect>{StartTurn{{"m1"}}}));
}

TEST(Reducer, TheSameMessageTwiceIsOneMessage) {
  TurnLog log = TurnLog{}.asked().asked();
  EXPECT_EQ(log.state.turns.size(), 1u);
  EXPECT_TRUE(log.effects.empty());
}

TEST(Reducer, ASecondMessageWaitsForTheFirst) {
  TurnLog log = TurnLog{}.running().asked("m2");
  EXPECT_TRUE(log.effects.empty());
  log.then(AssistantAnswered{{"t1"}, {.text = "Hi"}}).then(TurnCompleted{{"t1"}});
  EXPECT_EQ(log.effects, (std::vector<Effect>{StartTurn{{"m2"}}}));
}

TEST(Reducer, AsksTheModelAgainOnceAllToolsReturned) {
  TurnLog log = TurnLog{}.running();
  log.then(ModelCalledTool{{"t1"}, search_call("c1")})
      .then(ModelCalledTool{{"t1"}, search_call("c2")});
  log.then(ToolReturned{{"t1"}, {"c1"}, {}});
  EXPECT_TRUE(log.effects.empty());
  log.then(ToolReturned{{"t1"}, {"c2"}, {}});
  EXPECT_EQ(log.effects, (std::vector<Effect>{CallModel{{"t1"}}}));
}

TEST(Reducer, AResultThatNobodyAwaitsChangesNothing) {
  TurnLog log = TurnLog{}.running();
  State before = log.state;
  log.then(ToolReturned{{"t1"}, {"c9"}, {}});
  before.last_seq = log.state.last_seq;
  EXPECT_EQ(log.state, before);
  EXPECT_TRUE(log.effects.empty());
}

TEST(Reducer, AnEventSeenBeforeChangesNothing) {
  TurnLog log = TurnLog{}.running();
  const State before = log.state;
  const Step step = reduce(before, {1, {}, ShopperSentMessage{{"m9"}, "again", {}}});
  EXPECT_EQ(step.state, before);
}

TEST(Reducer, StreamedPiecesMayRepeatAndOverlap) {
  TurnLog log = TurnLog{}.running();
  log.then(ModelSentText{{"t1"}, 0, "Good "}).then(ModelSentText{{"t1"}, 5, "day"});
  log.then(ModelSentText{{"t1"}, 0, "Good day, "}).then(ModelSentText{{"t1"}, 50, "lost"});
  EXPECT_EQ(std::get<Running>(log.state.turns[0].progress).text, "Good day, ");
}

TEST(Reducer, AStoppedTurnKeepsWhatWasShownAndIgnoresTheRest) {
  TurnLog log = TurnLog{}.running().then(TurnStopped{{"t1"}, "Goo"});
  log.then(AssistantAnswered{{"t1"}, {.text = "Good day"}});
  EXPECT_EQ(log.state.turns[0].progress, (Progress{Stopped{"Goo"}}));
}

TEST(Reducer, AnErasedConversationHoldsNothing) {
  TurnLog log = TurnLog{}.running().then(ConversationErased{}).asked("m2");
  EXPECT_TRUE(log.state.erased);
  EXPECT_TRUE(log.state.turns.empty());
  EXPECT_TRUE(log.effects.empty());
}

TEST(Reducer, AProofOfAnOrderCountsForThatOrderAlone) {
  TurnLog log = TurnLog{}.then(IdentityProven{IdentityLevel::order_number, {"s1"}, {"o1"}});
  log.then(IdentityProven{IdentityLevel::one_time_code, {"s1"}, {"o2"}});
  log.then(IdentityProven{IdentityLevel::order_number, {"s1"}, {"o2"}});
  const Identity& identity = log.state.identity;
  EXPECT_EQ(identity.shopper, ShopperId{"s1"});
  EXPECT_EQ(identity.level, IdentityLevel::one_time_code);
  EXPECT_EQ(level_for(identity, {"o1"}), IdentityLevel::order_number);
  EXPECT_EQ(level_for(identity, {"o2"}), IdentityLevel::one_time_code) << "it never falls";
  EXPECT_EQ(level_for(identity, {"o3"}), IdentityLevel::anonymous);
}

TEST(Reducer, ASignedIdentityCountsForEveryOrder) {
  TurnLog log = TurnLog{}.then(IdentityProven{IdentityLevel::signed_token, {"s1"}, {}});
  EXPECT_EQ(level_for(log.state.identity, {"o9"}), IdentityLevel::signed_token);
  EXPECT_EQ(level_for({}, {"o9"}), IdentityLevel::anonymous);
  EXPECT_EQ(level_for({}, {}), IdentityLevel::anonymous);
}

TEST(Reducer, AConversationNeverChangesItsOwner) {
  TurnLog log = TurnLog{}.then(IdentityProven{IdentityLevel::order_number, {"s1"}, {"o1"}});
  const Identity before = log.state.identity;
  log.then(IdentityProven{IdentityLevel::signed_token, {"s2"}, {}});
  log.then(IdentityProven{IdentityLevel::one_time_code, {"s2"}, {"o1"}});
  EXPECT_EQ(log.state.identity, before);
  EXPECT_TRUE(log.effects.empty());
}

TEST(Reducer, AProofOfNoFormProvesNothing) {
  TurnLog log;
  log.then(IdentityProven{IdentityLevel::anonymous, {"s1"}, {}});
  log.then(IdentityProven{IdentityLevel::signed_token, {}, {}});
  log.then(IdentityProven{IdentityLevel::signed_token, {"s1"}, {"o1"}});
  log.then(IdentityProven{IdentityLevel::order_number, {"s1"}, {}});
  EXPECT_EQ(log.state.identity, Identity{});
}

TEST(Reducer, AnErasedConversationForgetsWhoAsked) {
  TurnLog log = TurnLog{}.then(IdentityProven{IdentityLevel::signed_token, {"s1"}, {}});
  log.then(ConversationErased{});
  EXPECT_EQ(log.state.identity, Identity{});
}

TEST(Outstanding, NamesWhatACrashLeftUndone) {
  EXPECT_EQ(outstanding(TurnLog{}.asked().state), (std::vector<Effect>{StartTurn{{"m1"}}}));
  TurnLog log = TurnLog{}.running();
  EXPECT_EQ(outstanding(log.state), (std::vector<Effect>{CallModel{{"t1"}}}));
  log.then(ModelCalledTool{{"t1"}, search_call("c1")});
  EXPECT_EQ(outstanding(log.state), (std::vector<Effect>{CallTool{{"t1"}, search_call("c1")}}));
  log.then(ToolReturned{{"t1"}, {"c1"}, {}}).then(AssistantAnswered{{"t1"}, {}});
  EXPECT_EQ(outstanding(log.state), (std::vector<Effect>{CompleteTurn{{"t1"}}}));
  log.then(TurnCompleted{{"t1"}});
  EXPECT_TRUE(outstanding(log.state).empty());
}

TEST(StateHash, TellsStatesApart) {
  const TurnLog one = TurnLog{}.asked();
  const TurnLog other = TurnLog{}.asked("m2");
  EXPECT_EQ(state_hash(one.state), state_hash(TurnLog{}.asked().state));
  EXPECT_NE(state_hash(one.state), state_hash(other.state));
}

}  // namespace
}  // namespace aisle
