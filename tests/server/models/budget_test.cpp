#include "server/models/budget.h"

#include <gtest/gtest.h>

#include <optional>

namespace aisle {
namespace {

using namespace std::chrono_literals;

const Time kNoon = Time(20'000 * 24h + 12h);

Spender shopper(std::string conversation, std::string turn = "t", std::string address = "") {
  return {"shop", {std::move(conversation)}, {std::move(turn)}, std::move(address)};
}

// Without limits but those that a test sets.
BudgetSettings unlimited() { return {0, 0, 0, 0, 0, 0, 0, "EUR"}; }

struct BudgetBench {
  explicit BudgetBench(BudgetSettings settings, std::size_t conversations_max = 100)
      : budget(settings, conversations_max, 100) {}

  // The limit that refuses, if any; else the spend stays reserved.
  std::optional<BudgetLimit> refused(const Spender& spender, Spend spend) {
    auto admitted = budget.admit(spender, spend, now);
    if (auto* yes = std::get_if<Budget::Reservation>(&admitted)) {
      last = *yes;
      return std::nullopt;
    }
    return std::get<BudgetLimit>(admitted);
  }
  void spend(const Spender& spender, Spend spend) {
    ASSERT_FALSE(refused(spender, spend));
    budget.settle(last, spend);
  }

  Budget budget;
  Time now = kNoon;
  Budget::Reservation last;
};

TEST(Budget, EachLimitIsItsOwnAndReachesExactlyAsFarAsItSays) {
  struct Case {
    BudgetLimit limit;
    std::int64_t BudgetSettings::*setting;
    Spend spend;
  };
  const Case kCases[] = {
      {BudgetLimit::turn_tokens, &BudgetSettings::tokens_per_turn, {5, 0}},
      {BudgetLimit::turn_cost, &BudgetSettings::cost_per_turn, {0, 5}},
      {BudgetLimit::conversation_tokens, &BudgetSettings::tokens_per_conversation, {5, 0}},
      {BudgetLimit::conversation_cost, &BudgetSettings::cost_per_conversation, {0, 5}},
      {BudgetLimit::address_tokens, &BudgetSettings::tokens_per_address_and_day, {5, 0}},
      {BudgetLimit::site_tokens, &BudgetSettings::tokens_per_site_and_day, {5, 0}},
      {BudgetLimit::site_cost, &BudgetSettings::cost_per_site_and_day, {0, 5}},
  };
  for (const Case& one : kCases) {
    BudgetSettings settings = unlimited();
    settings.*one.setting = 10;
    BudgetBench world(settings);
    const Spender who = shopper("c", "t", "a");
    EXPECT_EQ(world.refused(who, one.spend), std::nullopt);
    EXPECT_EQ(world.refused(who, one.spend), std::nullopt);
    EXPECT_EQ(world.refused(who, one.spend), one.limit) << static_cast<int>(one.limit);
  }
}

TEST(Budget, AnswersSideBySideCannotPassALimitTogether) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_site_and_day = 1'000;
  BudgetBench world(settings);
  int admitted = 0;
  for (int i = 0; i < 100; ++i) admitted += !world.refused(shopper(std::to_string(i)), {30, 0});
  EXPECT_EQ(admitted, 33);
}

TEST(Budget, WhatWasReservedForNothingIsFreeAgain) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_site_and_day = 100;
  BudgetBench world(settings);
  ASSERT_FALSE(world.refused(shopper("a"), {100, 0}));
  EXPECT_EQ(world.budget.settle(world.last, {20, 0}), (SiteSpend{"shop", 20'000, {-80, 0}}));
  EXPECT_FALSE(world.refused(shopper("b"), {80, 0}));
}

TEST(Budget, WhatCameOutDearerThanReservedIsCountedInFull) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_conversation = 100;
  BudgetBench world(settings);
  ASSERT_FALSE(world.refused(shopper("a"), {10, 0}));
  world.budget.settle(world.last, {500, 0});
  EXPECT_EQ(world.refused(shopper("a"), {1, 0}), BudgetLimit::conversation_tokens);
}

TEST(Budget, ARefusalTakesNothing) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_turn = 10;
  BudgetBench world(settings);
  EXPECT_TRUE(world.refused(shopper("a"), {11, 0}));
  EXPECT_EQ(world.budget.site_spend("shop", world.now), Spend{});
}

TEST(Budget, TheNextTurnHasItsOwnBudget) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_turn = 10;
  BudgetBench world(settings);
  world.spend(shopper("a", "t1"), {10, 0});
  EXPECT_EQ(world.refused(shopper("a", "t1"), {1, 0}), BudgetLimit::turn_tokens);
  EXPECT_FALSE(world.refused(shopper("a", "t2"), {10, 0}));
}

TEST(Budget, WhoComesFromNoAddressIsBoundByNoAddress) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_address_and_day = 10;
  BudgetBench world(settings);
  EXPECT_FALSE(world.refused(shopper("a"), {11, 0}));
  EXPECT_TRUE(world.refused(shopper("a", "t", "x"), {11, 0}));
}

TEST(Budget, ANewUtcDayRenewsAddressesAndSitesButNotConversations) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_address_and_day = settings.tokens_per_site_and_day = 10;
  settings.tokens_per_conversation = 15;
  BudgetBench world(settings);
  world.spend(shopper("a", "t", "x"), {10, 0});
  world.now = kNoon + 12h - 1ms;
  EXPECT_TRUE(world.refused(shopper("b", "t", "x"), {1, 0}));
  world.now = kNoon + 12h;
  EXPECT_EQ(world.refused(shopper("a", "t", "x"), {10, 0}), BudgetLimit::conversation_tokens);
  EXPECT_FALSE(world.refused(shopper("b", "t", "x"), {10, 0}));
}

TEST(Budget, AClockSetBackOverMidnightRenewsNothing) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_site_and_day = 10;
  BudgetBench world(settings);
  world.now = kNoon + 12h;
  world.spend(shopper("a"), {10, 0});
  world.now = kNoon + 12h - 5s;
  EXPECT_EQ(world.refused(shopper("a"), {1, 0}), BudgetLimit::site_tokens);
}

TEST(Budget, AnAnswerThatEndsAfterMidnightCountsForTheDayItBeganOn) {
  BudgetBench world(unlimited());
  ASSERT_FALSE(world.refused(shopper("a"), {10, 0}));
  world.now = kNoon + 13h;
  EXPECT_EQ(world.budget.settle(world.last, {30, 2}), (SiteSpend{"shop", 20'000, {20, 2}}));
  EXPECT_EQ(world.budget.site_spend("shop", world.now), Spend{});
}

TEST(Budget, WhatWasSpentBeforeARestartIsSpent) {
  BudgetSettings settings = unlimited();
  settings.cost_per_site_and_day = 10;
  BudgetBench world(settings);
  world.budget.restore({"shop", 20'000, {0, 10}});
  world.budget.restore({"other", 20'000, {0, 3}});
  EXPECT_EQ(world.refused(shopper("a"), {0, 1}), BudgetLimit::site_cost);
}

TEST(Budget, OnlyTheOldestConversationsForWhichNothingRunsAreForgotten) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_conversation = 10;
  BudgetBench world(settings, 3);
  ASSERT_FALSE(world.refused(shopper("running"), {10, 0}));
  world.spend(shopper("idle"), {10, 0});
  for (const char* name : {"c", "d"}) world.spend(shopper(name), {10, 0});
  EXPECT_EQ(world.budget.conversations(), 3u);
  EXPECT_TRUE(world.refused(shopper("running"), {1, 0}));
  EXPECT_FALSE(world.refused(shopper("idle"), {10, 0}));
}

TEST(Budget, TheSitesTotalOutlivesForgottenConversations) {
  BudgetBench world(unlimited(), 2);
  for (int i = 0; i < 50; ++i) world.spend(shopper(std::to_string(i), "t", "x"), {2, 1});
  EXPECT_EQ(world.budget.site_spend("shop", world.now), (Spend{100, 50}));
}

TEST(Budget, MemoryIsBoundedEvenIfAllAreRunning) {
  BudgetBench world(unlimited(), 2);
  std::vector<Budget::Reservation> running;
  for (int i = 0; i < 5; ++i) {
    ASSERT_FALSE(world.refused(shopper(std::to_string(i), "t", std::to_string(i)), {1, 0}));
    running.push_back(world.last);
  }
  EXPECT_EQ(world.budget.conversations(), 2u);
  for (const auto& one : running) world.budget.settle(one, {2, 0});
  EXPECT_EQ(world.budget.site_spend("shop", world.now), (Spend{10, 0}));
}

TEST(Budget, HugeAndNegativeCountsNeitherOverflowNorGiveAnythingBack) {
  BudgetSettings settings = unlimited();
  settings.tokens_per_site_and_day = 100;
  BudgetBench world(settings);
  world.spend(shopper("a"), {-50, -50});
  EXPECT_EQ(world.budget.site_spend("shop", world.now), Spend{});
  ASSERT_FALSE(world.refused(shopper("a"), {100, 0}));
  EXPECT_EQ(world.refused(shopper("a"), {INT64_MAX, INT64_MAX}), BudgetLimit::site_tokens);
}

}  // namespace
}  // namespace aisle
