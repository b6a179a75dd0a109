// The budget that all turns share: what `budget.h` decides, with its one lock, and what is told of
// it.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "server/models/budget.h"
#include "server/models/meter.h"

namespace aisle {

/// What budgets tell the world. Called without a lock, on the thread that asks or settles; must
/// outlive all permits. Each may be empty.
struct BudgetWorld {
  /// To be stored: what is reserved at once, before the answer is asked for, so that a crash in the
  /// middle renews nothing. The order does not matter: changes are added up.
  std::function<void(const SiteSpend&)> keep;
  /// A limit refused somebody of this site for the first time on this UTC day.
  std::function<void(const std::string& site, BudgetLimit limit)> spent;
  ModelMeter* meter = nullptr;
};

class Budgets;

/// Lets one answer be asked for. Destroying it unsettled settles it with its estimate: whoever went
/// away does not know what was used.
class BudgetPermit {
 public:
  BudgetPermit(BudgetPermit&& other) noexcept
      : budgets_(std::exchange(other.budgets_, nullptr)),
        reservation_(std::move(other.reservation_)) {}
  BudgetPermit& operator=(BudgetPermit&&) = delete;
  ~BudgetPermit();

  /// What it really took, all tries together: `usage` and `cost` of the chain's last piece. Later
  /// calls do nothing. Not for several threads at once.
  void settle(const ModelUsage& usage, Cost cost);
  void settle(const ModelUsage& usage, const ModelPrice& price) {
    settle(usage, cost_of(usage, price));
  }

 private:
  friend class Budgets;
  BudgetPermit(Budgets& budgets, Budget::Reservation reservation)
      : budgets_(&budgets), reservation_(std::move(reservation)) {}

  Budgets* budgets_;  ///< Null once it is settled.
  Budget::Reservation reservation_;
};

/// Any thread may call it. It must outlive its permits.
class Budgets {
 public:
  /// `dearest`: the highest price of any provider that may answer; reservations are made with it.
  /// `before`: what was stored of today.
  Budgets(BudgetSettings settings, ModelPrice dearest, BudgetWorld world,
          const std::vector<SiteSpend>& before = {});

  /// A permit, or the limit that is spent. `estimate`: as `estimated_usage` says.
  std::variant<BudgetPermit, BudgetLimit> ask(const Spender& spender, const ModelUsage& estimate,
                                              Time now);

  Spend site_spend(const std::string& site, Time now);

 private:
  friend class BudgetPermit;
  void settle(const Budget::Reservation& reservation, const Spend& spent);
  bool is_first_today(const std::string& site, BudgetLimit limit, Day today);

  const ModelPrice dearest_;
  const BudgetWorld world_;
  std::mutex mutex_;  ///< For all below.
  Budget budget_;
  std::map<std::pair<std::string, BudgetLimit>, Day> told_;  ///< Sites times limits at most.
};

}  // namespace aisle
