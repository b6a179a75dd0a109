

#include "server/model_budget.h"
#include <gtest/gtest.h>
#include "tests/support/config_lines.h"
#include "tests/support/memory_storage.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

const Time kNow = Time(20'000 * 24h + 12h);
const std::string kProvider = R"([[model.providers]]
provider = "scripted"
script = "s.json"
)";

ConfigResult read_budget(const std::string& budget, const std::string& prices = "") {
  return parse_config(
      "[model]\n[model.budget]\n" + budget + kProvider + prices + test::kConfigOfOneSite,
      "aisle.toml");
}

std::string budget_mistake(const std::string& budget, const std::string& prices = "") {
  const auto mistakes = read_budget(budget, prices).mistakes;
  return mistakes.empty() ? "" : std::to_string(mistakes[0].line) + ": " + mistakes[0].message;
}

TEST(BudgetConfig, EveryKeyIsReadExactly) {
  const ConfigResult result = read_budget(R"(tokens_per_turn = 1
tokens_per_conversation = 2
tokens_per_address_and_day = 3
tokens_per_site_and_day = 0
cost_per_turn = "0.1"
cost_per_conversation = "0.000001"
cost_per_site_and_day = 25
currency = "EUR"
)",
                                          R"(input_price = "0.0375"
cached_input_price = "0.01"
output_price = 15
)");
  ASSERT_EQ(describe(result.mistakes, "f"), "");
  EXPECT_EQ(result.config.model.budget,
            (BudgetSettings{1, 2, 3, 0, 100'000, 1, 25'000'000, "EUR"}));
  EXPECT_EQ(result.config.model.providers[0].price, (ModelPrice{37'500, 10'000, 15'000'000}));
}

TEST(BudgetConfig, CachedInputCostsWhatInputDoesUnlessItHasAPrice) {
  EXPECT_EQ(read_budget("", "input_price = \"2\"\n").config.model.providers[0].price.cached_input,
            2'000'000);
}

TEST(BudgetConfig, EachMistakeIsToldWithItsLine) {
  EXPECT_EQ(budget_mistake("cost_per_turn = 0.1\n"),
            "3: [model.budget] cost_per_turn: expected a decimal in quotes like \"0.15\", found a "
            "number with a fraction");
  EXPECT_EQ(budget_mistake("tokens_per_turn = -1\n").substr(0, 2), "3:");
  EXPECT_EQ(budget_mistake("\ncost_per_conversation = \"0.0000001\"\n").substr(0, 2), "4:");
  EXPECT_EQ(budget_mistake("currency = \"euro\"\n").substr(0, 2), "3:");
  EXPECT_EQ(budget_mistake("", "output_price = \"-1\"\n").substr(0, 2), "6:");
  EXPECT_NE(budget_mistake("tokens_per_trun = 1\n").find("did you mean \"tokens_per_turn\"?"),
            std::string::npos);
}

TEST(BudgetConfig, IsDescribedInOneLine) {
  EXPECT_EQ(describe(BudgetSettings{1, 0, 3, 4, 1'500'000, 0, 37'500, "EUR"}),
            "1 tokens and 1.50 EUR a turn, any number of tokens a conversation, 3 tokens an "
            "address and day, 4 tokens and 0.0375 EUR a site and day");
}

struct World {
  MemoryStorage storage;
  SpendKeeper keeper{storage};
  ModelConfig config;

  std::unique_ptr<Budgets> start() {
    config.budget = {};
    config.budget.tokens_per_site_and_day = 100;
    return *make_budgets(config, storage, keeper, nullptr, kNow);
  }
  bool ask(Budgets& budgets, std::int64_t tokens) {
    auto answer = budgets.ask({"shop", {"c"}, {"t"}, ""}, {.input_tokens = tokens}, kNow);
    return std::holds_alternative<BudgetPermit>(answer);
  }
};

TEST(MakeBudgets, ARestartRenewsNoBudget) {
  World world;
  EXPECT_TRUE(world.ask(*world.start(), 90));
  EXPECT_FALSE(world.ask(*world.start(), 11));
  EXPECT_TRUE(world.ask(*world.start(), 10));
}

TEST(MakeBudgets, ACrashInTheMiddleOfAnAnswerRenewsNoBudget) {
  World world;
  const auto before = world.start();
  const auto running = before->ask({"shop", {"c"}, {"t"}, ""}, {.input_tokens = 90}, kNow);
  EXPECT_FALSE(world.ask(*world.start(), 11));
}

TEST(MakeBudgets, WhatCouldNotBeStoredIsStoredWithTheNext) {
  World world;
  const auto budgets = world.start();
  world.storage.failing = {1};
  EXPECT_TRUE(world.ask(*budgets, 30));
  EXPECT_TRUE(world.ask(*budgets, 20));
  EXPECT_EQ((*world.storage.model_spends(20'000))[0].tokens, 50);
}

TEST(MakeBudgets, ReservationsAreMadeWithTheDearestPrices) {
  ModelConfig config;
  config.providers = {{.price = {1, 1, 9}}, {.price = {5, 2, 3}}};
  EXPECT_EQ(dearest_price(config), (ModelPrice{5, 2, 9}));
}

}  // namespace
}  // namespace aisle
