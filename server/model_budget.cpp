#include "server/model_budget.h"

#include <utility>
#include <vector>

#include "server/http/log.h"
#include "shared/commerce/decimal.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// "1.50", "0.0375": at least two digits behind the point.
std::string money(Cost cost) {
  std::string text = format_decimal(cost, kCostPlaces);
  while (text.back() == '0' && text[text.size() - 3] != '.') text.pop_back();
  return text;
}

std::string bound(std::int64_t tokens, Cost cost, const BudgetSettings& budget) {
  std::string text = tokens > 0 ? std::to_string(tokens) + " tokens" : "any number of tokens";
  if (cost > 0) text += " and " + money(cost) + " " + budget.currency;
  return text;
}

}  // namespace

void SpendKeeper::keep(const SiteSpend& spend) {
  {
    const std::lock_guard lock(mutex_);
    Spend& owed = unwritten_[{spend.day, spend.site}];
    owed = {owed.tokens + spend.change.tokens, owed.cost + spend.change.cost};
    if (writing_) return;
    writing_ = true;
  }
  write_next();
}

void SpendKeeper::write_next() {
  StoredModelSpend change;
  {
    const std::lock_guard lock(mutex_);
    if (unwritten_.empty()) {
      writing_ = false;
      return;
    }
    const auto next = unwritten_.extract(unwritten_.begin());
    change = {next.key().second, next.key().first, next.mapped().tokens, next.mapped().cost};
  }
  storage_.add_model_spend(change,
                           [this, change](Result<void> result) { end_write(change, result); });
}

// After a failure the next spending tries again.
void SpendKeeper::end_write(const StoredModelSpend& change, const Result<void>& result) {
  if (result) return write_next();
  log(LogLevel::warning, "model_spend_not_stored",
      {{"site", change.site}, {"reason", result.error().message}});
  const std::lock_guard lock(mutex_);
  Spend& owed = unwritten_[{change.day, change.site}];
  owed = {owed.tokens + change.tokens, owed.cost + change.cost};
  writing_ = false;
}

ModelPrice dearest_price(const ModelConfig& config) {
  ModelPrice price;
  for (const ModelProviderConfig& one : config.providers) price = dearer(price, one.price);
  return price;
}

Result<std::unique_ptr<Budgets>> make_budgets(const ModelConfig& config, Storage& storage,
                                              SpendKeeper& keeper, ModelMeter* meter, Time now) {
  const auto stored = storage.model_spends(day_of(now));
  if (!stored) return stored.error();
  std::vector<SiteSpend> before;
  for (const StoredModelSpend& one : *stored) {
    before.push_back({one.site, one.day, {one.tokens, one.cost}});
  }
  const auto tell = [](const std::string& site, BudgetLimit limit) {
    log(LogLevel::warning, "model_budget_spent", {{"site", site}, {"limit", enum_name(limit)}});
  };
  return std::make_unique<Budgets>(
      config.budget, dearest_price(config),
      BudgetWorld{.keep = [&keeper](const SiteSpend& spend) { keeper.keep(spend); },
                  .spent = tell,
                  .meter = meter},
      before);
}

std::string describe(const BudgetSettings& budget) {
  const std::string address = budget.tokens_per_address_and_day > 0
                                  ? std::to_string(budget.tokens_per_address_and_day) + " tokens"
                                  : "any number of tokens";
  return bound(budget.tokens_per_turn, budget.cost_per_turn, budget) + " a turn, " +
         bound(budget.tokens_per_conversation, budget.cost_per_conversation, budget) +
         " a conversation, " + address + " an address and day, " +
         bound(budget.tokens_per_site_and_day, budget.cost_per_site_and_day, budget) +
         " a site and day";
}

}  // namespace aisle
