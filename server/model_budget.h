// The budget that the config asks for, joined with storage, log and figures.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "server/config.h"
#include "server/models/budgets.h"
#include "server/storage/storage.h"

namespace aisle {

/// Keeps what sites spend in the storage. One write is under way at a time; what is spent meanwhile,
/// and what a write that failed would have kept, goes into the following ones: a full disk loses
/// nothing that is still in memory. Any thread may call it; it must outlive what is still being
/// written, as a storage that is closed has written all.
class SpendKeeper {
 public:
  explicit SpendKeeper(Storage& storage) : storage_(storage) {}

  void keep(const SiteSpend& spend);

 private:
  void write_next();
  void end_write(const StoredModelSpend& change, const Result<void>& result);

  Storage& storage_;
  std::mutex mutex_;
  bool writing_ = false;
  std::map<std::pair<Day, std::string>, Spend> unwritten_;  ///< Of sites and days; few.
};

/// The highest price of each kind that one of the providers has.
ModelPrice dearest_price(const ModelConfig& config);

/// Reads what was spent on the day of `now`, and begins to keep what is spent from then on. All
/// must outlive it. A limit that is spent is one line in the log a day: `model_budget_spent`.
/// Errors: unavailable.
Result<std::unique_ptr<Budgets>> make_budgets(const ModelConfig& config, Storage& storage,
                                              SpendKeeper& keeper, ModelMeter* meter, Time now);

/// One line for people: "50000000 tokens and 100.00 USD a day and site, …".
std::string describe(const BudgetSettings& budget);

}  // namespace aisle
