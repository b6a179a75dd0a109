#include "shared/tools/hold_to_receipts.h"

#include <gtest/gtest.h>

#include "shared/protocol/arguments.h"

namespace aisle {
namespace {

std::string held(const std::string& text, ToolArguments arguments) {
  Turn turn;
  turn.tools = {{{{"c1"}, std::move(arguments)}, ToolResult{}}};
  return hold_to_receipts({.text = text}, turn, {"EUR"}, "[...]").text;
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

TEST(HoldToReceipts, AnOrdersNumberMayBeSaidOnceTheShopperWroteItOrProvedIt) {
  State state{.currency = "EUR"};
  const auto held_in_state = [&](const std::string& text) {
    return hold_to_receipts({.text = text}, state.turns.back(), heard_in(state), "[...]").text;
  };
  state.turns = {{.text = "where is tf 4711?"}, {.text = "and now? I have 60 days"}};
  EXPECT_EQ(held_in_state("I find no order TF-4711."), "I find no order TF-4711.");
  EXPECT_EQ(held_in_state("TF-4712 is on its way."), "[...] is on its way.");
  EXPECT_EQ(held_in_state("You have 60 days."), "You have [...] days.");
  state.identity.orders = {{{"TF-4712"}, IdentityLevel::order_number}};
  EXPECT_EQ(held_in_state("TF-4712 is on its way."), "TF-4712 is on its way.");
  state.turns.insert(state.turns.end(), kTurnsHeard, {.text = "hm"});
  EXPECT_EQ(held_in_state("I find no order TF-4711."), "I find no order [...].");
}

TEST(HoldToReceipts, ArgumentsOfOtherToolsProveNothing) {
  const auto asked = other_tool(CompareProducts{{{"12"}, {"80.00 EUR"}}, {"75.00 EUR"}});
  EXPECT_EQ(held("It costs 75.00 EUR.", asked), "It costs [...].");
}

}  // namespace
}  // namespace aisle
