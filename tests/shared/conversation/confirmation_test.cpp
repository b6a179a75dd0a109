// A question before a change: asked once, answered once, done once.
#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"

namespace aisle {
namespace {

// A log that grows by one event at a time.
struct ConfirmationLog {
  State state;
  std::vector<Effect> effects;  ///< Of the last event.

  ConfirmationLog& add(EventBody body) {
    const Event event{state.last_seq + 1, Time{std::chrono::seconds(state.last_seq)}, std::move(body)};
    Step step = reduce(std::move(state), event);
    state = std::move(step.state);
    effects = std::move(step.effects);
    return *this;
  }
  /// A turn in which the call "c1" proposed to cancel an order.
  ConfirmationLog& proposes(const std::string& turn) {
    ToolResult result;
    result.proposal = Proposal{.order = {"T1"}};
    add(ShopperSentMessage{{"m" + turn}, "cancel it", {}});
    add(TurnStarted{{turn}, {"m" + turn}});
    add(ModelCalledTool{{turn}, {{"c1"}, ProposeChange<CancelOrder>{{"T1"}, {}}}});
    return add(ToolReturned{{turn}, {"c1"}, result});
  }
  ConfirmationLog& asks(const std::string& turn, const std::string& question) {
    return add(ConfirmationRequested{{turn}, {"c1"}, {question}, Time{std::chrono::hours(1)}});
  }
  ConfirmationLog& answers(const std::string& turn) {
    add(AssistantAnswered{{turn}, {.text = "Shall I?"}});
    return add(TurnCompleted{{turn}});
  }
  ConfirmationPhase phase(const std::string& question) {
    const Turn* turn = find_confirmation(state, {question});
    return turn ? turn->confirmation->phase : ConfirmationPhase::failed;
  }
};

ConfirmationLog asked() { return ConfirmationLog().proposes("t1").asks("t1", "q1").answers("t1"); }

TEST(Confirmation, AYesAsksForTheAction) {
  ConfirmationLog log = asked();
  EXPECT_EQ(log.state.asked, ConfirmationId{"q1"});
  log.add(ShopperConfirmed{{"q1"}});
  EXPECT_EQ(log.effects, (std::vector<Effect>{PerformAction{{"q1"}}}));
  EXPECT_EQ(log.phase("q1"), ConfirmationPhase::confirmed);
}

TEST(Confirmation, ASecondYesAsksForNothingMore) {
  ConfirmationLog log = asked().add(ShopperConfirmed{{"q1"}}).add(ShopperConfirmed{{"q1"}});
  EXPECT_TRUE(log.effects.empty());
  EXPECT_EQ(log.state.performing.size(), 1u);
}

TEST(Confirmation, ANoAsksForNothing) {
  ConfirmationLog log = asked().add(ShopperDeclined{{"q1"}});
  EXPECT_TRUE(log.effects.empty());
  EXPECT_EQ(log.phase("q1"), ConfirmationPhase::declined);
  log.add(ShopperConfirmed{{"q1"}});
  EXPECT_TRUE(log.effects.empty()) << "a yes after a no";
}

TEST(Confirmation, AStateThatOwesAnActionAsksForItAgainAfterARestart) {
  const ConfirmationLog log = asked().add(ShopperConfirmed{{"q1"}});
  EXPECT_EQ(outstanding(log.state), (std::vector<Effect>{PerformAction{{"q1"}}}));
}

TEST(Confirmation, WhatWasDoneIsOwedNoMore) {
  ConfirmationLog log = asked().add(ShopperConfirmed{{"q1"}});
  log.add(ActionPerformed{{"q1"}, {.id = {"T1"}, .state = OrderState::cancelled}, {}});
  EXPECT_TRUE(outstanding(log.state).empty());
  EXPECT_EQ(log.phase("q1"), ConfirmationPhase::performed);
  EXPECT_EQ(log.state.turns[0].confirmation->order->state, OrderState::cancelled);
}

TEST(Confirmation, AnOutcomeNobodyAskedForChangesNothing) {
  ConfirmationLog log = asked();
  log.add(ActionPerformed{{"q1"}, {.id = {"T1"}}, {}});
  EXPECT_EQ(log.phase("q1"), ConfirmationPhase::asked);
}

TEST(Confirmation, ALaterQuestionTakesThePlaceOfAnOpenOne) {
  ConfirmationLog log = asked().proposes("t2").asks("t2", "q2").answers("t2");
  EXPECT_EQ(log.phase("q1"), ConfirmationPhase::superseded);
  log.add(ShopperConfirmed{{"q1"}});
  EXPECT_TRUE(log.effects.empty());
  log.add(ShopperConfirmed{{"q2"}});
  EXPECT_EQ(log.effects, (std::vector<Effect>{PerformAction{{"q2"}}}));
}

TEST(Confirmation, AQuestionWithoutAProposalIsNone) {
  ConfirmationLog log;
  log.add(ShopperSentMessage{{"m1"}, "hello", {}}).add(TurnStarted{{"t1"}, {"m1"}});
  log.asks("t1", "q1");
  EXPECT_EQ(find_confirmation(log.state, {"q1"}), nullptr);
  EXPECT_TRUE(log.state.asked.empty());
}

TEST(Confirmation, AnErasureTakesTheQuestionAndWhatIsOwed) {
  ConfirmationLog log = asked().add(ShopperConfirmed{{"q1"}}).add(ConversationErased{});
  EXPECT_TRUE(outstanding(log.state).empty());
}

}  // namespace
}  // namespace aisle
