// Looking up all that is known of several products, which takes several calls.
#pragma once

#include <variant>
#include <vector>

#include "shared/assistant/scene.h"

namespace aisle {

/// All these products and their receipts; or the calls that are still missing for it.
std::variant<ToolResult, std::vector<ToolArguments>> look_up(const Scene& scene,
                                                             const std::vector<Product>& products);

}  // namespace aisle
