// The form that asks for a person, and that the team has the request.
#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "shared/view/diff.h"
#include "shared/view/view.h"

namespace aisle::view {
namespace {

struct World {
  State state;
  PanelState panel;

  World() {
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
    View view;
    Canvas canvas;
    Screen screen = view.draw(state, panel);
    Patches patches;
    for (int region = 0; region < kRegions; ++region) {
      canvas.show(static_cast<Region>(region), screen[static_cast<std::size_t>(region)], patches);
    }
    return patches.take().find(what) != std::string::npos;
  }
};

TEST(HandoffPanel, AFormAsksForTheAddress) {
  const World world;
  EXPECT_TRUE(world.shows("your_email"));
  EXPECT_FALSE(world.shows("with_team"));
}

TEST(HandoffPanel, OnceAskedTheFormGivesWayToTheWaiting) {
  World world;
  world.logged(HandoffRequested{HandoffReason::asked, "ada@example.org"});
  EXPECT_FALSE(world.shows("your_email"));
  EXPECT_TRUE(world.shows("with_team"));
}

TEST(HandoffPanel, TheShoppersAddressIsNotDrawn) {
  World world;
  world.logged(HandoffRequested{HandoffReason::asked, "ada@example.org"});
  EXPECT_FALSE(world.shows("ada@example.org"));
}

}  // namespace
}  // namespace aisle::view
