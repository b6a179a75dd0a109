// What was said before, as messages to a model within a number of tokens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/model_turns/placeholders.h"
#include "server/models/provider.h"
#include "shared/conversation/state.h"

namespace aisle {

/// A rough count, a token for every three bytes: providers count in their own ways.
std::int64_t estimated_tokens(std::string_view text);

inline constexpr std::size_t kSummaryBytesMax = 1'500;    ///< Of the turns that don't fit.
inline constexpr std::size_t kSummaryLineBytesMax = 120;  ///< Of one of them.

struct History {
  std::string summary;                 ///< Of what is left out, one line a turn; may be empty.
  std::vector<ModelMessage> messages;  ///< Oldest first; begins with the shopper.
};

/// The turns before `turn`, the newest whole while they fit into `tokens_max`.
History history_before(const State& state, const Turn& turn, std::int64_t tokens_max,
                       Placeholders& placeholders);

}  // namespace aisle
