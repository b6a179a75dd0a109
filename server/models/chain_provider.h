// Several providers as one: retries, breakers, limits and the way from one to the next.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "server/models/chain.h"
#include "server/models/meter.h"

namespace aisle {

/// What the chain takes from the world; a test sets each by hand.
struct ChainWorld {
  std::function<Instant()> now;
  std::function<double()> random;  ///< In [0, 1). Any thread may call it.
  /// Calls the function once after this time, on any thread.
  std::function<void(std::chrono::milliseconds, std::function<void()>)> after;
  ModelMeter* meter = nullptr;  ///< Must outlive all calls. Null: nobody counts.
};

/// One provider of a chain, and what is known of it.
struct ChainLink {
  std::unique_ptr<Provider> provider;
  ModelName name;
  ModelPrice price;
};

/// The one failure of an answer is the last provider's; what failed before it is not told. Usage
/// and cost of the last piece are those of all tries together, with `usage_of` of each that failed.
/// Calls may outlive the provider, but not what their sinks refer to.
std::unique_ptr<Provider> make_chain_provider(std::vector<ChainLink> links, ChainSettings settings,
                                              ChainWorld world);

}  // namespace aisle
