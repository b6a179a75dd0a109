#include "server/models/budget.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace aisle {

// What one turn, conversation, address or site has spent. Whoever holds a reservation keeps its
// accounts, so that a forgotten one takes what is settled late with it.
struct Budget::Account {
  Spend spent;  ///< With what is reserved.
  int running = 0;
  TurnId turn;                    ///< Of a conversation: its last one,
  std::shared_ptr<Account> last;  ///< and that one's account.
};

namespace {

std::int64_t add(std::int64_t a, std::int64_t b) {
  constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
  return b > 0 && a > kMax - b ? kMax : a + b;
}

bool passes(std::int64_t spent, std::int64_t more, std::int64_t limit) {
  return limit > 0 && add(spent, more) > limit;
}

Spend bounded_spend(const Spend& spend) {
  return {std::max<std::int64_t>(spend.tokens, 0), std::max<Cost>(spend.cost, 0)};
}

}  // namespace

Day day_of(Time time) {
  return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
}

Budget::Budget(BudgetSettings settings, std::size_t conversations_max, std::size_t addresses_max)
    : settings_(std::move(settings)),
      conversations_(conversations_max),
      addresses_(addresses_max) {}

std::shared_ptr<Budget::Account> Budget::Accounts::of(const std::string& name) {
  if (const auto found = by_name_.find(name); found != by_name_.end()) {
    order_.splice(order_.begin(), order_, found->second);
    return order_.front().account;
  }
  if (order_.size() >= count_max_) forget_one();
  order_.push_front({name, std::make_shared<Account>()});
  by_name_[name] = order_.begin();
  return order_.front().account;
}

void Budget::Accounts::forget_one() {
  if (order_.empty()) return;
  auto oldest = std::find_if(order_.rbegin(), order_.rend(),
                             [](const Entry& entry) { return entry.account->running == 0; });
  if (oldest == order_.rend()) oldest = order_.rbegin();
  by_name_.erase(oldest->name);
  order_.erase(std::next(oldest).base());
}

void Budget::Accounts::clear() {
  by_name_.clear();
  order_.clear();
}

void Budget::begin_day(Day today) {
  if (today == today_ || today + 1 == today_) return;
  today_ = today;
  addresses_.clear();
  sites_.clear();
}

std::shared_ptr<Budget::Account> Budget::site(const std::string& name) {
  auto& account = sites_[name];
  if (!account) account = std::make_shared<Account>();
  return account;
}

std::variant<Budget::Reservation, BudgetLimit> Budget::admit(const Spender& spender,
                                                             const Spend& estimate, Time now) {
  begin_day(day_of(now));
  const Spend wanted = bounded_spend(estimate);
  const auto conversation = conversations_.of(spender.conversation.value);
  if (!conversation->last || conversation->turn != spender.turn) {
    conversation->turn = spender.turn;
    conversation->last = std::make_shared<Account>();
  }
  Reservation reservation;
  reservation.site_ = {spender.site, today_, wanted};
  reservation.accounts_ = {conversation->last, conversation, site(spender.site),
                           spender.address.empty() ? nullptr : addresses_.of(spender.address)};

  const auto& [turn, whole, site, address] = reservation.accounts_;
  const auto passes_tokens = [&](const Account& account, std::int64_t limit) {
    return passes(account.spent.tokens, wanted.tokens, limit);
  };
  const auto passes_cost = [&](const Account& account, Cost limit) {
    return passes(account.spent.cost, wanted.cost, limit);
  };
  if (passes_tokens(*turn, settings_.tokens_per_turn)) return BudgetLimit::turn_tokens;
  if (passes_cost(*turn, settings_.cost_per_turn)) return BudgetLimit::turn_cost;
  if (passes_tokens(*whole, settings_.tokens_per_conversation))
    return BudgetLimit::conversation_tokens;
  if (passes_cost(*whole, settings_.cost_per_conversation)) return BudgetLimit::conversation_cost;
  if (address && passes_tokens(*address, settings_.tokens_per_address_and_day))
    return BudgetLimit::address_tokens;
  if (passes_tokens(*site, settings_.tokens_per_site_and_day)) return BudgetLimit::site_tokens;
  if (passes_cost(*site, settings_.cost_per_site_and_day)) return BudgetLimit::site_cost;

  for (const auto& account : reservation.accounts_) {
    if (!account) continue;
    account->spent = {add(account->spent.tokens, wanted.tokens),
                      add(account->spent.cost, wanted.cost)};
    ++account->running;
  }
  return reservation;
}

SiteSpend Budget::settle(const Reservation& reservation, const Spend& spent) {
  const Spend real = bounded_spend(spent);
  const Spend& reserved = reservation.site_.change;
  const Spend change{real.tokens - reserved.tokens, real.cost - reserved.cost};
  for (const auto& account : reservation.accounts_) {
    if (!account) continue;
    account->spent = {add(account->spent.tokens, change.tokens),
                      add(account->spent.cost, change.cost)};
    --account->running;
  }
  return {reservation.site_.site, reservation.site_.day, change};
}

void Budget::restore(const SiteSpend& spent) {
  begin_day(spent.day);
  Spend& known = site(spent.site)->spent;
  known = {add(known.tokens, spent.change.tokens), add(known.cost, spent.change.cost)};
}

Spend Budget::site_spend(const std::string& name, Time now) {
  begin_day(day_of(now));
  return site(name)->spent;
}

}  // namespace aisle
