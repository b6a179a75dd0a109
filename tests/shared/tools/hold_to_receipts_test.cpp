#include "shared/tools/hold_to_receipts.h"

#include <gtest/gtest.h>

#include "shared/protocol/arguments.h"

namespace aisle {
namespace {

std::string held(const std::string& text, ToolArguments arguments) {
  Turn turn;
  turn.tools = {{{{"c1"}, std::move(arguments)}, ToolResult{}}};
  return hold_to_receipts({.text = text}, turn, "EUR", "[...]").text;
}

TEST(HoldToReceipts, WhatASearchAskedForMayBeRepeated) {
  const SearchCatalog search{.text = "tent for 12", .price_max = 8000};
  EXPECT_EQ(held("Nothing for 12 below 80.00 EUR.", search), "Nothing for 12 below 80.00 EUR.");
  EXPECT_EQ(held("It costs 75.00 EUR.", search), "It costs [...].");
}

TEST(HoldToReceipts, WhatARecommendationWasAskedForMayBeRepeated) {
  const auto asked = other_tool(Recommend{.text = "tent for 12", .price_max = 8000});
  EXPECT_EQ(held("Nothing for 12 below 80.00 EUR.", asked), "Nothing for 12 below 80.00 EUR.");
  EXPECT_EQ(held("It costs 75.00 EUR.", asked), "It costs [...].");
}

TEST(HoldToReceipts, ArgumentsOfOtherToolsProveNothing) {
  const auto asked = other_tool(CompareProducts{{{"12"}, {"80.00 EUR"}}, {"75.00 EUR"}});
  EXPECT_EQ(held("It costs 75.00 EUR.", asked), "It costs [...].");
}

}  // namespace
}  // namespace aisle
