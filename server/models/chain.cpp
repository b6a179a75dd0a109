#include "server/models/chain.h"

#include <algorithm>

namespace aisle {
namespace {

using std::chrono::milliseconds;

// Asking the same provider the same thing again may help.
bool may_be_retried(ModelFault fault) {
  return fault == ModelFault::unavailable || fault == ModelFault::overloaded ||
         fault == ModelFault::rate_limited || fault == ModelFault::broken;
}

// It is the account that is at fault: until somebody has seen to it, every answer would fail.
bool needs_an_operator(ModelFault fault) {
  return fault == ModelFault::key_refused || fault == ModelFault::no_credit;
}

// The request is at fault, not the provider.
bool is_about_request(ModelFault fault) {
  return fault == ModelFault::bad_request || fault == ModelFault::too_long;
}

}  // namespace

bool Breaker::admit(Instant now) {
  if (!open_until_) return true;
  if (now < *open_until_ || probing_) return false;
  probing_ = true;
  return true;
}

void Breaker::succeed() {
  failures_ = 0;
  open_until_.reset();
  probing_ = false;
}

void Breaker::fail(Instant now) {
  ++failures_;
  if (probing_ || failures_ >= failures_max_) open_until(now + pause_);
}

void Breaker::open_until(Instant until) {
  open_until_ = open_until_ ? std::max(*open_until_, until) : until;
  probing_ = false;
}

void Breaker::leave() { probing_ = false; }

void RetryBudget::begin() { hundredths_ = std::min(hundredths_ + percent_, kFullHundredths); }

bool RetryBudget::take() {
  if (hundredths_ < 100) return false;
  hundredths_ -= 100;
  return true;
}

Chain::Chain(ChainSettings settings, std::size_t providers)
    : settings_(settings),
      breakers_(providers, Breaker(settings.breaker_failures, settings.breaker_pause)),
      budget_(settings.retry_percent) {}

std::optional<Chain::Next> Chain::begin(ChainAsk& ask, Instant now) {
  budget_.begin();
  return ask_from(0, ask, now);
}

std::optional<Chain::Next> Chain::ask_from(std::size_t first, ChainAsk& ask, Instant now) {
  if (ask.tries >= settings_.tries_max) return std::nullopt;
  for (std::size_t i = first; i < breakers_.size(); ++i) {
    if (!breakers_[i].admit(now)) continue;
    ask.provider = i;
    ask.tries_of_provider = 1;
    ++ask.tries;
    return Next{i, milliseconds(0)};
  }
  return std::nullopt;
}

std::optional<Chain::Next> Chain::fail(ChainAsk& ask, const ModelFailed& failure, bool said,
                                       Instant now, double random) {
  Breaker& breaker = breakers_[ask.provider];
  const milliseconds wish = failure.retry_after.value_or(milliseconds(0));
  if (needs_an_operator(failure.fault)) {
    breaker.open_until(now + settings_.breaker_pause);
  } else if (wish > settings_.retry_after_max) {
    breaker.open_until(now + wish);
  } else if (is_about_request(failure.fault)) {
    breaker.leave();
  } else {
    breaker.fail(now);
  }
  if (said) return std::nullopt;

  const bool again = may_be_retried(failure.fault) && ask.tries < settings_.tries_max &&
                     breaker.admit(now) && budget_.take();
  if (!again) return ask_from(ask.provider + 1, ask, now);
  const int doublings = std::min(ask.tries_of_provider - 1, 20);
  const milliseconds most =
      std::min(settings_.backoff_max, settings_.backoff_first * (std::int64_t{1} << doublings));
  ++ask.tries;
  ++ask.tries_of_provider;
  const milliseconds jittered(
      static_cast<std::int64_t>(random * static_cast<double>(most.count())));
  return Next{ask.provider, std::max(wish, jittered)};
}

std::optional<Chain::Next> Chain::pass(ChainAsk& ask, Instant now) {
  breakers_[ask.provider].leave();
  return ask_from(ask.provider + 1, ask, now);
}

void Chain::finish(const ChainAsk& ask) { breakers_[ask.provider].succeed(); }

void Chain::leave(const ChainAsk& ask) { breakers_[ask.provider].leave(); }

}  // namespace aisle
