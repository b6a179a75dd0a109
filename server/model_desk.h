// The language models that answer shoppers, with all that they need: the way out, keys, budgets.
#pragma once

#include <memory>
#include <vector>

#include "server/config.h"
#include "server/conversation/timer.h"
#include "server/model_turns/model_turns.h"
#include "server/net/curl_client.h"

namespace aisle {

class ModelDesk {
 public:
  /// Null when the config has no [model]. `budgets` and `meter` must outlive it. Errors: those of
  /// `make_model`, and unavailable.
  static Result<std::unique_ptr<ModelDesk>> open(const ModelConfig& config,
                                                 const std::vector<Site>& sites, Budgets* budgets,
                                                 ModelMeter* meter, std::function<Time()> now);

  /// For RunnerWorld::decide_later. The desk must outlive the handles.
  ModelTurns& turns() { return *turns_; }

 private:
  ModelDesk() = default;

  // The client's thread speaks to the turns until it has ended.
  Timer timer_;
  std::unique_ptr<HttpClient> http_;
  std::unique_ptr<Provider> provider_;
  std::unique_ptr<ModelTurns> turns_;
};

}  // namespace aisle
