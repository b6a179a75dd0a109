// Decides, from outcomes and times alone, which provider is asked next, when, and when to give up.
//
// Pure: times and randomness are arguments. Not for several threads at once; `chain_provider.h`
// locks.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "server/models/chain_settings.h"
#include "server/models/provider.h"

namespace aisle {

using Instant = std::chrono::steady_clock::time_point;

/// Leaves a provider alone that fails, and has one answer at a time try whether it is well again.
class Breaker {
 public:
  Breaker(int failures, std::chrono::milliseconds pause) : failures_max_(failures), pause_(pause) {}

  /// Whether it may be asked now. A yes after a pause is for this one answer only.
  bool admit(Instant now);

  void succeed();
  void fail(Instant now);
  void open_until(Instant until);  ///< The provider said so, or there is no use before.
  void leave();                    ///< The answer ended without telling anything.

  bool is_open(Instant now) const { return open_until_ && now < *open_until_; }

  /// Open also behind the pause, until somebody tries.
  BreakerState state() const {
    if (!open_until_) return BreakerState::closed;
    return probing_ ? BreakerState::probing : BreakerState::open;
  }

 private:
  const int failures_max_;
  const std::chrono::milliseconds pause_;
  int failures_ = 0;
  std::optional<Instant> open_until_;
  bool probing_ = false;
};

/// Lets retries be a share of all answers at most, so that they can't bury a provider that is down.
class RetryBudget {
 public:
  explicit RetryBudget(int percent) : percent_(percent) {}

  void begin();  ///< An answer is asked for.
  bool take();   ///< One is asked for again.

 private:
  const int percent_;
  int hundredths_ = kFullHundredths;  // Begins full: a first failure may be tried again.
  static constexpr int kFullHundredths = 1'000;
};

/// How far one answer has come.
struct ChainAsk {
  std::size_t provider = 0;
  int tries = 0;              ///< Of all providers, the running one included.
  int tries_of_provider = 0;  ///< In a row.
};

class Chain {
 public:
  Chain(ChainSettings settings, std::size_t providers);

  struct Next {
    std::size_t provider = 0;
    std::chrono::milliseconds wait{0};

    bool operator==(const Next&) const = default;
  };

  /// Whom to ask first: the first whose breaker admits it. None: nobody is to be asked now.
  std::optional<Next> begin(ChainAsk& ask, Instant now);

  /// Whom to ask after a failure, if anybody. `said`: the shopper has seen a part, so that another
  /// answer would contradict it. `random` is in [0, 1).
  std::optional<Next> fail(ChainAsk& ask, const ModelFailed& failure, bool said, Instant now,
                           double random);

  /// Whom to ask instead when there is no place at the provider: our own limit blames nobody.
  std::optional<Next> pass(ChainAsk& ask, Instant now);

  void finish(const ChainAsk& ask);  ///< It answered; a refusal is an answer.
  void leave(const ChainAsk& ask);   ///< Whoever asked is gone.

  bool is_open(std::size_t provider, Instant now) const { return breakers_[provider].is_open(now); }
  BreakerState breaker(std::size_t provider) const { return breakers_[provider].state(); }

 private:
  std::optional<Next> ask_from(std::size_t first, ChainAsk& ask, Instant now);

  const ChainSettings settings_;
  std::vector<Breaker> breakers_;
  RetryBudget budget_;
};

}  // namespace aisle
