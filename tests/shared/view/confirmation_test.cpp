#include <gtest/gtest.h>

#include <algorithm>

#include "shared/view/diff.h"
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

// A turn that asks whether to cancel an order, after these results of tools.
Turn asking(std::vector<ToolResult> before) {
  Turn turn{.message = {"m1"}, .text = "cancel it", .id = {"t1"}};
  int number = 0;
  for (ToolResult& result : before) {
    turn.tools.push_back({{{"c" + std::to_string(++number)}, GetProduct{}}, std::move(result)});
  }
  ToolResult proposed;
  proposed.proposal = Proposal{.order = {"TO-1"}};
  turn.tools.push_back({{{"ask"}, ProposeChange<CancelOrder>{{"TO-1"}, {}}}, std::move(proposed)});
  turn.confirmation = Confirmation{.id = {"f1"}, .call = {"ask"}};
  return turn;
}

bool has_label(const Node& node, std::string_view label) {
  if (node.text.text == label) return true;
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](const NodePtr& child) { return has_label(*child, label); });
}

TEST(Confirmation, SaysThatTextsWereReadOnTheWay) {
  ToolResult found;
  found.products.push_back({.id = {"p1"}});
  EXPECT_TRUE(has_label(*draw_confirmation(asking({found}), {}), "confirm_outside"));
  EXPECT_FALSE(has_label(*draw_confirmation(asking({}), {}), "confirm_outside"));
  EXPECT_FALSE(has_label(*draw_confirmation(asking({{}}), {}), "confirm_outside"));
}

TEST(Confirmation, SaysItOnlyWhileItAsks) {
  ToolResult found;
  found.products.push_back({.id = {"p1"}});
  Turn turn = asking({found});
  turn.confirmation->phase = ConfirmationPhase::performed;
  EXPECT_FALSE(has_label(*draw_confirmation(turn, {}), "confirm_outside"));
}

}  // namespace
}  // namespace aisle::view
