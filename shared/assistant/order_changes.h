// Changes of an order: asks for what is missing, then proposes. The shopper's click does it.
#pragma once

#include "shared/assistant/scene.h"

namespace aisle {

/// `order` is whole, not a glance, and from `result`.
Decision decide_order_change(const Scene& scene, OrderAction action, const ToolResult& result,
                             const OrderFacts& order);

}  // namespace aisle
