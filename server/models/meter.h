// Who counts what language models do. The counting is elsewhere; here is what there is to count.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "server/models/budget.h"
#include "server/models/chain_settings.h"
#include "server/models/price.h"

namespace aisle {

/// Of the config; so there are few.
struct ModelName {
  std::string provider;  ///< ProviderSettings::kind.
  std::string model;

  bool operator==(const ModelName&) const = default;
};

/// One try at one provider, when it is over.
struct ModelTry {
  using Duration = std::chrono::steady_clock::duration;

  std::string site;
  Duration took{};
  std::optional<Duration> first_text;  ///< From the asking to the first piece; none: none came.
  std::optional<ModelFault> fault;     ///< None: it answered, or nobody waited for it any more.
  bool cancelled = false;
  ModelUsage usage;  ///< As it was told; of a failure perhaps nothing.
  Cost cost = 0;     ///< With the estimate where nothing was told.

  bool operator==(const ModelTry&) const = default;
};

/// How things are at one provider.
struct ModelPlaces {
  BreakerState breaker = BreakerState::closed;
  std::size_t running = 0;
  std::size_t waiting = 0;

  bool operator==(const ModelPlaces&) const = default;
};

/// Any thread may call it. It does not block, and calls nobody back: `places` is called under the
/// chain's lock, so that the last word is the newest.
class ModelMeter {
 public:
  virtual ~ModelMeter() = default;

  virtual void tried(const ModelName& name, const ModelTry& one) = 0;
  virtual void places(const ModelName& name, const ModelPlaces& places) = 0;
  /// Our own limits had no place for an answer there.
  virtual void no_place(const ModelName& name) = 0;
  virtual void budget_refused(std::string_view site, BudgetLimit limit) = 0;
};

}  // namespace aisle
