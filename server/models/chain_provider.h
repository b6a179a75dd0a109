// Several providers as one: retries, breakers, limits and the way from one to the next.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "server/models/chain.h"

namespace aisle {

/// What the chain takes from the world; a test sets each by hand.
struct ChainWorld {
  std::function<Instant()> now;
  std::function<double()> random;  ///< In [0, 1). Any thread may call it.
  /// Calls the function once after this time, on any thread.
  std::function<void(std::chrono::milliseconds, std::function<void()>)> after;
};

/// The one failure of an answer is the last provider's; what failed before it is not told. Calls
/// may outlive the provider, but not what their sinks refer to.
std::unique_ptr<Provider> make_chain_provider(std::vector<std::unique_ptr<Provider>> providers,
                                              ChainSettings settings, ChainWorld world);

}  // namespace aisle
