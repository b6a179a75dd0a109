// How patient a chain of providers is; the config's part of `chain.h`.
#pragma once

#include <chrono>
#include <cstddef>

namespace aisle {

/// Whether a provider is asked; `probing`: one answer tries whether it is well again.
enum class BreakerState { closed, open, probing };

struct ChainSettings {
  int tries_max = 4;                             ///< Of one answer, over all providers.
  std::chrono::milliseconds backoff_first{300};  ///< Doubled with each try of a provider.
  std::chrono::milliseconds backoff_max{4'000};
  std::chrono::milliseconds retry_after_max{3'000};  ///< A longer wish is left to the breaker.
  int retry_percent = 20;                           ///< Of all answers that may be asked for again.
  int breaker_failures = 5;                         ///< In a row, until a provider is left alone.
  std::chrono::milliseconds breaker_pause{30'000};  ///< Then one answer tries it.
  std::size_t concurrent_max = 64;                  ///< Answers of one provider at a time.
  std::size_t waiting_max = 256;                    ///< That wait for one to end.
  std::chrono::milliseconds waiting_timeout{5'000};

  bool operator==(const ChainSettings&) const = default;
};

}  // namespace aisle
