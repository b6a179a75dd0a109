#include <gtest/gtest.h>

#include "tests/support/tool_desk.h"

namespace aisle::test {
namespace {

Receipt told(const std::string& id, FactKind kind, const std::string& value) {
  return {.id = {id}, .kind = kind, .title = "Told " + id, .value = value};
}

OrderFacts paid_order() {
  OrderFacts order{.id = {"TF-1"}, .state = OrderState::pending};
  order.lines.push_back({.variant = {"jacket-1"}, .title = "Fell jacket", .count = 1});
  order.delivery_fee = {490, "EUR"};
  order.total = {2489, "EUR"};
  return order;
}

// A turn that has told of a voucher's policy, a price and two orders.
Turn told_turn() {
  ToolResult result;
  result.receipts = {told("c1.1", FactKind::price, "10.05 EUR"),
                     told("c1.2", FactKind::policy, "Students save 15 % on everything, or 12.5%."),
                     told("c1.3", FactKind::price, "5.00 USD"),
                     told("c1.4", FactKind::stock, "in_stock 5")};
  result.orders = {paid_order()};
  ToolResult tracked;
  tracked.orders = {{.id = {"TF-1"}, .state = OrderState::pending},
                    {.id = {"TF-2"}, .state = OrderState::pending}};
  Turn turn;
  turn.tools = {{{{"c1"}, FindOrder{{"TF-1"}}}, result}, {{{"c2"}, GetCart{}}, tracked}};
  return turn;
}

ToolDesk desk() {
  return {index_of({ProductBuilder("jacket", "Fell jacket")
                        .has({variant(2499, {{"Size", "S"}}), variant(1999, {{"Size", "M"}})}),
                    ProductBuilder("house", "House").costs(kMoneyAmountMax)}),
          {},
          told_turn()};
}

ToolResult calculated(std::vector<CalculationTerm> terms) {
  return desk().run(Calculate{std::move(terms)});
}

std::string sum(std::vector<CalculationTerm> terms) {
  const ToolResult result = calculated(std::move(terms));
  return result.receipts.empty() ? result.message : result.receipts.front().value;
}

TEST(CalculateTool, TheSumIsTheFirstReceiptAndItsPartsFollow) {
  const ToolResult result =
      calculated({{.product = {"jacket"}, .variant = {"jacket-1"}, .quantity = 3},
                  {.order = {"TF-1"}, .amount = OrderAmount::delivery_fee}});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(result.message, "3 x Fell jacket, S + delivery of order TF-1 = 79.87 EUR");
  ASSERT_FALSE(result.receipts.empty());
  EXPECT_EQ(result.receipts[0].id, ReceiptId{"c9.1"});
  EXPECT_EQ(result.receipts[0].source, "calculation");
  EXPECT_EQ(values(result, FactKind::price), (Values{"79.87 EUR", "24.99 EUR"}));
}

TEST(CalculateTool, AnAmountIsThatOfAProductAVariantAReceiptOrAnOrder) {
  EXPECT_EQ(sum({{.product = {"jacket"}}}), "19.99 EUR");
  EXPECT_EQ(sum({{.product = {"jacket"}, .variant = {"jacket-1"}}}), "24.99 EUR");
  EXPECT_EQ(sum({{.receipt = {"c1.1"}}}), "10.05 EUR");
  EXPECT_EQ(sum({{.order = {"TF-1"}}}), "24.89 EUR");
  EXPECT_EQ(sum({{.order = {"TF-1"}, .amount = OrderAmount::delivery_fee}}), "4.90 EUR");
}

TEST(CalculateTool, WhatIsTakenAwayIsTakenAway) {
  EXPECT_EQ(sum({{.order = {"TF-1"}}, {.receipt = {"c1.1"}, .sign = TermSign::minus}}),
            "14.84 EUR");
  EXPECT_EQ(
      calculated({{.receipt = {"c1.1"}}, {.order = {"TF-1"}, .sign = TermSign::minus}}).status,
      ToolStatus::invalid);
}

TEST(CalculateTool, OnlyAPercentageThatTheTurnHasToldIsTaken) {
  const ToolResult known = calculated({{.product = {"jacket"}, .percent_hundredths = 1500}});
  EXPECT_EQ(known.message, "15 % of Fell jacket = 3.00 EUR (rounded)");
  EXPECT_EQ(sum({{.product = {"jacket"}, .percent_hundredths = 1250}}), "2.50 EUR");
  const ToolResult invented = calculated({{.product = {"jacket"}, .percent_hundredths = 1600}});
  EXPECT_EQ(invented.status, ToolStatus::invalid);
  EXPECT_TRUE(invented.receipts.empty());
  // A count in a receipt is no percentage.
  EXPECT_EQ(calculated({{.product = {"jacket"}, .percent_hundredths = 500}}).status,
            ToolStatus::invalid);
}

TEST(CalculateTool, RoundingIsDoneOnceAtTheEndAndHalvesGoUp) {
  // 15 % of 10.05 is 1.5075, twice that 3.015.
  EXPECT_EQ(sum({{.receipt = {"c1.1"}, .percent_hundredths = 1500},
                 {.receipt = {"c1.1"}, .percent_hundredths = 1500}}),
            "3.02 EUR");
  EXPECT_EQ(sum({{.receipt = {"c1.1"}, .percent_hundredths = 1500}}), "1.51 EUR");
}

TEST(CalculateTool, WhatNothingStatesIsNotCalculatedWith) {
  const std::vector<CalculationTerm> unknown = {
      {.receipt = {"c7.1"}},                            // No such receipt,
      {.receipt = {"c1.4"}},                            // one that states no price,
      {.product = {"zz"}},                              // no such product,
      {.product = {"jacket"}, .variant = {"house-1"}},  // another's variant,
      {.order = {"TF-2"}},                              // an order told at a glance,
      {.order = {"TF-3"}},                              // and none.
  };
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    const ToolResult result = calculated({unknown[i]});
    EXPECT_EQ(result.status, ToolStatus::not_found) << i;
    EXPECT_TRUE(result.receipts.empty()) << i;
  }
}

TEST(CalculateTool, AnOrderThatWasOnlyTrackedAfterwardsKeepsItsTotal) {
  EXPECT_EQ(sum({{.order = {"TF-1"}, .quantity = 2}}), "49.78 EUR");
}

TEST(CalculateTool, SeveralCurrenciesAreNotAddedUp) {
  EXPECT_EQ(calculated({{.receipt = {"c1.1"}}, {.receipt = {"c1.3"}}}).status, ToolStatus::invalid);
}

TEST(CalculateTool, ASumThatIsTooLargeIsRefused) {
  for (const std::int64_t quantity : {std::int64_t{1}, std::int64_t{2}, kTermQuantityMax}) {
    const ToolResult result = calculated({{.product = {"house"}, .quantity = quantity}});
    EXPECT_EQ(result.status, ToolStatus::invalid) << quantity;
    EXPECT_TRUE(result.receipts.empty()) << quantity;
  }
}

TEST(CalculateTool, WithoutATurnTheCatalogIsEnough) {
  ToolDesk alone = desk();
  alone.turn.reset();
  const ToolResult result = alone.run(Calculate{{{.product = {"jacket"}, .quantity = 2}}});
  EXPECT_EQ(values(result, FactKind::price), (Values{"39.98 EUR", "19.99 EUR"}));
  EXPECT_EQ(alone.run(Calculate{{{.receipt = {"c1.1"}}}}).status, ToolStatus::not_found);
  EXPECT_EQ(alone.run(Calculate{{{.order = {"TF-1"}}}}).status, ToolStatus::not_found);
}

TEST(CalculateTool, ArgumentsOutOfBoundsAreInvalid) {
  const std::vector<std::vector<CalculationTerm>> wrong = {
      {},
      std::vector<CalculationTerm>(21, {.product = {"jacket"}}),
      {CalculationTerm{}},
      {{.receipt = {"c1.1"}, .product = {"jacket"}}},
      {{.variant = {"jacket-1"}, .order = {"TF-1"}}},
      {{.product = {"jacket"}, .quantity = 0}},
      {{.product = {"jacket"}, .quantity = 10'001}},
      {{.product = {"jacket"}, .percent_hundredths = 0}},
      {{.product = {"jacket"}, .percent_hundredths = 100'001}},
  };
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    EXPECT_EQ(calculated(wrong[i]).status, ToolStatus::invalid) << i;
  }
}

}  // namespace
}  // namespace aisle::test
