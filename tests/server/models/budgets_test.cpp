#include "server/models/budgets.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/support/model_meter.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

constexpr ModelPrice kMillionthAToken{1'000'000, 1'000'000, 1'000'000};  // A millionth a token.

struct BudgetsBench {
  explicit BudgetsBench(std::int64_t site_tokens, std::vector<SiteSpend> before = {})
      : budgets({.tokens_per_site_and_day = site_tokens}, kMillionthAToken,
                {.keep =
                     [this](const SiteSpend& spend) {
                       const std::lock_guard lock(mutex);
                       kept = {kept.tokens + spend.change.tokens, kept.cost + spend.change.cost};
                     },
                 .spent = [this](const std::string& site,
                                 BudgetLimit limit) { told.emplace_back(site, limit); },
                 .meter = &meter},
                before) {}

  auto ask(std::int64_t tokens, const std::string& site = "shop") {
    return budgets.ask({site, {"c"}, {"t"}, ""}, {.input_tokens = tokens}, now);
  }

  std::mutex mutex;
  Spend kept;
  std::vector<std::pair<std::string, BudgetLimit>> told;
  MemoryMeter meter;
  Time now{20'000 * 24h};
  Budgets budgets;
};

TEST(Budgets, WhatIsReservedIsKeptBeforeTheAnswerAndCorrectedBehindIt) {
  BudgetsBench world(1'000);
  auto answer = world.ask(100);
  ASSERT_TRUE(std::holds_alternative<BudgetPermit>(answer));
  EXPECT_EQ(world.kept, (Spend{100, 100}));
  std::get<BudgetPermit>(answer).settle({.input_tokens = 30, .output_tokens = 10},
                                        kMillionthAToken);
  EXPECT_EQ(world.kept, (Spend{40, 40}));
}

TEST(Budgets, APermitThatIsDroppedCostsItsEstimate) {
  BudgetsBench world(1'000);
  { const auto answer = world.ask(100); }
  EXPECT_EQ(world.budgets.site_spend("shop", world.now), (Spend{100, 100}));
  EXPECT_EQ(world.kept, (Spend{100, 100}));
}

TEST(Budgets, APermitSettlesOnceHoweverOftenItIsAskedToAndMoved) {
  BudgetsBench world(1'000);
  auto answer = world.ask(100);
  BudgetPermit permit = std::move(std::get<BudgetPermit>(answer));
  permit.settle({.input_tokens = 10}, Cost{10});
  permit.settle({.input_tokens = 70}, Cost{70});
  EXPECT_EQ(world.budgets.site_spend("shop", world.now), (Spend{10, 10}));
}

TEST(Budgets, ASpentLimitIsToldOnceForEachSiteAndDayAndCountedEachTime) {
  BudgetsBench world(10);
  for (int i = 0; i < 3; ++i) world.ask(11);
  world.ask(11, "other");
  EXPECT_EQ(world.told.size(), 2u);
  EXPECT_EQ(world.meter.refused.size(), 4u);
  world.now += 24h;
  world.ask(11);
  EXPECT_EQ(world.told.size(), 3u);
}

TEST(Budgets, BeginWithWhatWasStoredOfToday) {
  BudgetsBench world(100, {{"shop", 20'000, {95, 0}}});
  EXPECT_EQ(std::get<BudgetLimit>(world.ask(6)), BudgetLimit::site_tokens);
}

TEST(Budgets, ThreadsTogetherStayWithinALimit) {
  BudgetsBench world(1'000);
  std::atomic<int> admitted{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k) {
        const auto answer = world.ask(10);
        admitted += std::holds_alternative<BudgetPermit>(answer);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(admitted, 100);
  EXPECT_EQ(world.kept, (Spend{1'000, 1'000}));
}

}  // namespace
}  // namespace aisle
