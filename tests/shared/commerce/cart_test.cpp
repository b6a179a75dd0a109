#include "shared/commerce/cart.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

CartLine line(const std::string& variant, std::int64_t quantity = 1, std::int64_t cents = 1000,
              const std::string& currency = "EUR") {
  return {{variant}, {"p"}, "Hat", "Red", quantity, {cents, currency}, {}};
}

TEST(Cart, TheTotalCountsEveryPiece) {
  const Cart cart{{line("a", 2, 1999), line("b", 1, 500)}, {}};
  EXPECT_EQ(total(cart), (Money{4498, "EUR"}));
  EXPECT_EQ(count_pieces(cart), 3);
}

TEST(Cart, ATotalThatCannotBeToldIsNone) {
  EXPECT_FALSE(total({}));
  EXPECT_FALSE(total({{line("a"), line("b", 1, 5, "USD")}, {}})) << "two currencies";
  EXPECT_FALSE(total({{line("a", 1, 0, "")}, {}})) << "no price";
  EXPECT_FALSE(total({{line("a", 999, kMoneyAmountMax)}, {}})) << "too large";
}

TEST(Cart, WhatNoCartHasIsAProblem) {
  EXPECT_EQ(problem_with(Cart{{line("a"), line("b")}, "/cart"}), "");
  EXPECT_NE(problem_with(Cart{{line("a"), line("a")}, {}}), "") << "a variant twice";
  EXPECT_NE(problem_with(Cart{{line("")}, {}}), "");
  EXPECT_NE(problem_with(Cart{{line("a", 0)}, {}}), "");
  EXPECT_NE(problem_with(Cart{{line("a", kCartQuantityMax + 1)}, {}}), "");
  EXPECT_NE(problem_with(Cart{{line("a", 1, -1)}, {}}), "");
  EXPECT_NE(problem_with(Cart{{line("a", 1, 5, "euro")}, {}}), "");
  CartLine wordy = line("a");
  wordy.title.assign(kCartTextBytesMax + 1, 'x');
  EXPECT_NE(problem_with(Cart{{wordy}, {}}), "");
  Cart long_one;
  for (std::size_t i = 0; i <= kCartLinesMax; ++i) long_one.lines.push_back(line(std::to_string(i)));
  EXPECT_NE(problem_with(long_one), "");
}

TEST(Cart, StepsNameOneVariantEachAndAFewPieces) {
  const auto step = [](CartStepKind kind, const char* variant, std::int64_t quantity) {
    return CartStep{kind, {variant}, {}, quantity};
  };
  using enum CartStepKind;
  EXPECT_EQ(problem_with(std::vector{step(add, "a", 1), step(set, "b", 0)}), "");
  EXPECT_NE(problem_with(std::vector<CartStep>{}), "");
  EXPECT_NE(problem_with(std::vector{step(add, "a", 0)}), "") << "adding none";
  EXPECT_NE(problem_with(std::vector{step(set, "a", -1)}), "");
  EXPECT_NE(problem_with(std::vector{step(add, "a", 1000)}), "");
  EXPECT_NE(problem_with(std::vector{step(add, "a", 1), step(set, "a", 2)}), "") << "twice";
}

}  // namespace
}  // namespace aisle
