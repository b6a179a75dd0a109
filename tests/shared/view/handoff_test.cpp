// The form that asks for a person, and that the team has the request.
#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "tests/support/drawn.h"

namespace aisle::view {
namespace {

struct HandoffViewWorld {
  State state;
  PanelState panel;

  HandoffViewWorld() {
    panel.site.name = "The shop";
    logged(ShopperSentMessage{{"m1"}, "a human please", {}});
    logged(TurnStarted{{"t1"}, {"m1"}});
    logged(AssistantAnswered{{"t1"}, {.text = "Where?", .layout = Layout::handoff_form}});
    logged(TurnCompleted{{"t1"}});
  }
  void logged(EventBody body) {
    state = aisle::reduce(std::move(state), {state.last_seq + 1, Time{}, std::move(body)}).state;
  }
  bool shows(std::string_view what) const {
    return drawn(state, panel).find(what) != std::string::npos;
  }
};

TEST(HandoffPanel, AFormAsksForTheAddress) {
  const HandoffViewWorld world;
  EXPECT_TRUE(world.shows("your_email"));
  EXPECT_FALSE(world.shows("with_team"));
}

TEST(HandoffPanel, OnceAskedTheFormGivesWayToTheWaiting) {
  HandoffViewWorld world;
  world.logged(HandoffRequested{HandoffReason::asked, "ada@example.org"});
  EXPECT_FALSE(world.shows("your_email"));
  EXPECT_TRUE(world.shows("to_team"));
  EXPECT_FALSE(world.shows("with_team")) << "nobody has told them yet";
}

TEST(HandoffPanel, TheTeamHasItOnceItIsTold) {
  HandoffViewWorld world;
  world.logged(HandoffRequested{HandoffReason::asked, "ada@example.org"});
  world.logged(TeamTold{});
  EXPECT_TRUE(world.shows("with_team"));
}

TEST(HandoffPanel, ADayLaterThePersonMayBeAskedForAgain) {
  HandoffViewWorld world;
  world.logged(HandoffRequested{HandoffReason::asked, "ada@example.org"});
  world.logged(TeamTold{});
  world.panel.now_ms = std::chrono::milliseconds(kHandoffLifetime).count();
  EXPECT_FALSE(world.shows("with_team"));
  EXPECT_TRUE(world.shows("your_email"));
}

TEST(HandoffPanel, WhoCannotBeReachedIsNotToldToWait) {
  HandoffViewWorld world;
  world.logged(HandoffRequested{HandoffReason::unknown_outcome, {}});
  world.logged(TeamTold{});
  EXPECT_FALSE(world.shows("with_team"));
  EXPECT_TRUE(world.shows("your_email"));
}

TEST(HandoffPanel, TheShoppersAddressIsNotDrawn) {
  HandoffViewWorld world;
  world.logged(HandoffRequested{HandoffReason::asked, "ada@example.org"});
  EXPECT_FALSE(world.shows("ada@example.org"));
}

}  // namespace
}  // namespace aisle::view
