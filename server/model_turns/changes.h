// Which tools that propose a change may not be used now: once text from outside, such as a product's
// description, was read in a turn, all those for changes that the shopper did not ask for.
#pragma once

#include <vector>

#include "server/conversation/runner.h"
#include "server/tools/tool.h"

namespace aisle {

inline constexpr std::size_t kAskedTurns = 3;  ///< This turn and those before it, for what was asked.

std::vector<const Tool*> barred_tools(const SiteKnowledge& knowledge, const State& state,
                                      const Turn& turn);

}  // namespace aisle
