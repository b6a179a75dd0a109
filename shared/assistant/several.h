// Several wishes of one message, answered in one turn.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "shared/assistant/scene.h"

namespace aisle {

/// What one wish leads to; the intent is in the answer.
using DecideOne = std::function<Decision(const Scene&)>;
/// What a wish wants, after what was said before.
using UnderstandIn = std::function<Understanding(std::string_view, const Context&)>;

/// `wishes` are at least two pieces of the message of `scene`. The first kWishesMax are answered,
/// the tools of all of them asked for at once; one that points at what another shows waits for it.
/// Of changes only the first is prepared, as the shopper confirms one at a time. The answer says
/// what it left for later.
Decision decide_several(const Scene& scene, const std::vector<std::string_view>& wishes,
                        const UnderstandIn& understand, const DecideOne& decide);

}  // namespace aisle
