// Decides, from times and counts alone, whether a language model may be asked once more, and keeps
// who has spent what.
//
// What an answer may take at most is reserved before it is asked for and settled when it is over,
// so that answers side by side can't pass a limit together. Pure: times are arguments. Not for
// several threads at once; `budgets.h` locks.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <variant>

#include "server/models/price.h"
#include "shared/base/time.h"

namespace aisle {

/// The limits, from the narrowest to the widest; each in tokens and in money.
enum class BudgetLimit {
  turn_tokens,
  turn_cost,
  conversation_tokens,
  conversation_cost,
  address_tokens,
  site_tokens,
  site_cost,
};

constexpr auto enum_names(BudgetLimit) {
  return std::array<std::string_view, 7>{"tokens_per_turn",
                                         "cost_per_turn",
                                         "tokens_per_conversation",
                                         "cost_per_conversation",
                                         "tokens_per_address_and_day",
                                         "tokens_per_site_and_day",
                                         "cost_per_site_and_day"};
}

/// Tokens are input and output together. 0 turns a limit off.
struct BudgetSettings {
  std::int64_t tokens_per_turn = 200'000;
  std::int64_t tokens_per_conversation = 2'000'000;
  std::int64_t tokens_per_address_and_day = 5'000'000;
  std::int64_t tokens_per_site_and_day = 50'000'000;
  Cost cost_per_turn = 1'000'000;
  Cost cost_per_conversation = 5'000'000;
  Cost cost_per_site_and_day = 100'000'000;
  std::string currency = "USD";  ///< Of all prices and limits.

  bool operator==(const BudgetSettings&) const = default;
};

/// What was spent, or is reserved.
struct Spend {
  std::int64_t tokens = 0;
  Cost cost = 0;

  bool operator==(const Spend&) const = default;
};

/// Who asks. `address` is the name under which addresses are limited (`limit_key`); it stays in
/// memory for the day and goes nowhere else. Empty: nobody's, for work without a request.
struct Spender {
  std::string site;
  ConversationId conversation;
  TurnId turn;
  std::string address;
};

/// Days since 1970, in UTC.
using Day = std::int64_t;
Day day_of(Time time);

/// What the site's day changes by; negative where less was spent than was reserved.
struct SiteSpend {
  std::string site;
  Day day = 0;
  Spend change;

  bool operator==(const SiteSpend&) const = default;
};

inline constexpr std::size_t kBudgetConversationsMax = 50'000;
inline constexpr std::size_t kBudgetAddressesMax = 50'000;

class Budget {
  struct Account;

 public:
  /// At most so many conversations and addresses are remembered; those not heard of for longest,
  /// and for whom nothing runs, are forgotten. Sites never are: their number is the config's.
  explicit Budget(BudgetSettings settings, std::size_t conversations_max = kBudgetConversationsMax,
                  std::size_t addresses_max = kBudgetAddressesMax);

  /// An answer that was let in; give it to `settle` once. It counts for the day it began on.
  class Reservation {
   public:
    const SiteSpend& site() const { return site_; }  ///< What was reserved.

   private:
    friend class Budget;
    SiteSpend site_;
    std::array<std::shared_ptr<Account>, 4> accounts_;
  };

  /// Yes, with `estimate` reserved; or the first limit that it would pass. A refusal takes nothing.
  /// A clock set back by up to a day gives no new day.
  std::variant<Reservation, BudgetLimit> admit(const Spender& spender, const Spend& estimate,
                                               Time now);

  /// Puts what was really spent in the place of what was reserved. Answers how the site's day
  /// changes by it. What is over a limit then is counted in full.
  SiteSpend settle(const Reservation& reservation, const Spend& spent);

  /// What the site had spent on this day before a restart. Call before `admit`.
  void restore(const SiteSpend& spent);

  /// With what is reserved.
  Spend site_spend(const std::string& site, Time now);

  std::size_t conversations() const { return conversations_.size(); }
  std::size_t addresses() const { return addresses_.size(); }

 private:
  /// Accounts of one kind, the one that was used last in front.
  class Accounts {
   public:
    explicit Accounts(std::size_t count_max) : count_max_(count_max) {}
    std::shared_ptr<Account> of(const std::string& name);
    void clear();
    std::size_t size() const { return order_.size(); }

   private:
    void forget_one();

    struct Entry {
      std::string name;
      std::shared_ptr<Account> account;
    };
    const std::size_t count_max_;
    std::list<Entry> order_;
    std::unordered_map<std::string, std::list<Entry>::iterator> by_name_;
  };

  void begin_day(Day today);
  std::shared_ptr<Account> site(const std::string& name);

  const BudgetSettings settings_;
  Day today_ = 0;
  Accounts conversations_, addresses_;  ///< Addresses and sites are those of `today_`.
  std::unordered_map<std::string, std::shared_ptr<Account>> sites_;
};

}  // namespace aisle
