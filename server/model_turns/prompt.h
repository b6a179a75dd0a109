// The request to a model for a turn's next step. A pure function of what is known.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/model_turns/placeholders.h"
#include "server/model_turns/system_text.h"
#include "server/models/provider.h"
#include "shared/base/time.h"
#include "shared/conversation/state.h"

namespace aisle {

struct PromptSettings {
  std::int64_t answer_tokens_max = 1'024;
  std::int64_t history_tokens_max = 4'000;  ///< Of the turns before.

  bool operator==(const PromptSettings&) const = default;
};

struct PromptParts {
  ShopVoice shop;
  std::string canary;
  Time now{};
  ModelTools tools;                       ///< Those of this step; none: only an answer is wanted.
  std::vector<ModelMessage> turn_so_far;  ///< What the model and its tools said in this turn.
};

ModelRequest make_request(const PromptParts& parts, const State& state, const Turn& turn,
                          const PromptSettings& settings, Placeholders& placeholders);

}  // namespace aisle
