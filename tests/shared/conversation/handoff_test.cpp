#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"

namespace aisle {
namespace {

constexpr Time kAsked{std::chrono::seconds(1'700'000'000)};

State asked_for_team() {
  return reduce({}, {1, kAsked, HandoffRequested{HandoffReason::asked, "ada@example.org"}}).state;
}

TEST(Handoff, ARequestIsOwedUntilTheTeamIsTold) {
  const State state = asked_for_team();
  EXPECT_EQ(outstanding(state), (std::vector<Effect>{TellTeam{}}));
  EXPECT_TRUE(outstanding(reduce(state, {2, kAsked, TeamTold{}}).state).empty());
}

TEST(Handoff, TheStateKnowsWhenAndHowTheShopperIsReached) {
  EXPECT_EQ(asked_for_team().handoff,
            (Handoff{HandoffReason::asked, "ada@example.org", kAsked, false}));
}

TEST(Handoff, ASecondRequestWhileOneWaitsIsTheSame) {
  const State state = reduce(asked_for_team(),
                             {2, kAsked, HandoffRequested{HandoffReason::asked, "eve@example.org"}})
                          .state;
  EXPECT_EQ(state.handoff->contact, "ada@example.org");
}

TEST(Handoff, TheShopperWaitsForADay) {
  const State state = asked_for_team();
  EXPECT_TRUE(awaited_handoff(state, kAsked));
  EXPECT_TRUE(awaited_handoff(state, kAsked + kHandoffLifetime - std::chrono::seconds(1)));
  EXPECT_FALSE(awaited_handoff(state, kAsked + kHandoffLifetime));
}

TEST(Handoff, NobodyWaitsWhoCannotBeReached) {
  const State state =
      reduce({}, {1, kAsked, HandoffRequested{HandoffReason::unknown_outcome, {}}}).state;
  EXPECT_FALSE(awaited_handoff(state, kAsked));
}

TEST(Handoff, AnErasureForgetsTheAddress) {
  EXPECT_FALSE(reduce(asked_for_team(), {2, kAsked, ConversationErased{}}).state.handoff);
}

TEST(Handoff, TellingNobodyChangesNothing) {
  EXPECT_EQ(reduce({}, {1, kAsked, TeamTold{}}).state.handoff, std::nullopt);
}

}  // namespace
}  // namespace aisle
