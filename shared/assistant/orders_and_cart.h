// Whether a message is about an order that was placed, or about the cart.
//
// Questions about the rules ("can I return sale items?") are not: they are for the policies.
#pragma once

#include <optional>

#include "shared/assistant/witnesses.h"

namespace aisle {

/// One of the intents from `order_status` to `show_cart`, or null. Fixed phrases count first, each
/// intent's in the lexicon's list of its name; then the model, where something in the message bears
/// it out.
std::optional<Intent> about_orders_or_cart(const Witnesses& see, const Entities& entities);

}  // namespace aisle
