#include "server/models/budgets.h"

#include <algorithm>
#include <optional>

namespace aisle {

BudgetPermit::~BudgetPermit() {
  if (budgets_) budgets_->settle(reservation_, reservation_.site().change);
}

void BudgetPermit::settle(const ModelUsage& usage, Cost cost) {
  if (Budgets* const budgets = std::exchange(budgets_, nullptr)) {
    budgets->settle(reservation_, {tokens_of(usage), cost});
  }
}

Budgets::Budgets(BudgetSettings settings, ModelPrice dearest, BudgetWorld world,
                 const std::vector<SiteSpend>& before)
    : dearest_(dearest), world_(std::move(world)), budget_(std::move(settings)) {
  for (const SiteSpend& spent : before) budget_.restore(spent);
}

std::variant<BudgetPermit, BudgetLimit> Budgets::ask(const Spender& spender,
                                                     const ModelUsage& estimate, Time now) {
  std::optional<Budget::Reservation> reservation;
  BudgetLimit limit{};
  bool is_first = false;
  {
    const std::lock_guard lock(mutex_);
    auto admitted = budget_.admit(spender, {tokens_of(estimate), cost_of(estimate, dearest_)}, now);
    if (auto* yes = std::get_if<Budget::Reservation>(&admitted)) {
      reservation = std::move(*yes);
    } else {
      limit = std::get<BudgetLimit>(admitted);
      is_first = is_first_today(spender.site, limit, day_of(now));
    }
  }
  if (reservation) {
    if (world_.keep) world_.keep(reservation->site());
    return BudgetPermit(*this, *std::move(reservation));
  }
  if (world_.meter) world_.meter->budget_refused(spender.site, limit);
  if (is_first && world_.spent) world_.spent(spender.site, limit);
  return limit;
}

bool Budgets::is_first_today(const std::string& site, BudgetLimit limit, Day today) {
  const auto [found, is_new] = told_.try_emplace({site, limit}, today);
  return std::exchange(found->second, std::max(found->second, today)) < today || is_new;
}

void Budgets::settle(const Budget::Reservation& reservation, const Spend& spent) {
  SiteSpend change;
  {
    const std::lock_guard lock(mutex_);
    change = budget_.settle(reservation, spent);
  }
  if (world_.keep && change.change != Spend{}) world_.keep(change);
}

Spend Budgets::site_spend(const std::string& site, Time now) {
  const std::lock_guard lock(mutex_);
  return budget_.site_spend(site, now);
}

}  // namespace aisle
