// Whether a message is about an order that was placed, or about the cart.
//
// Questions about the rules ("can I return sale items?") are not: they are for the policies.
#pragma once

#include <optional>

#include "shared/assistant/witnesses.h"

namespace aisle {

/// One of the intents from `list_orders` to `show_cart`, or null. Fixed phrases count first, each
/// intent's in the lexicon's list of its name; then the model, where something in the message bears
/// it out. `out` holds the entities and whether it asks.
std::optional<Intent> about_orders_or_cart(const Witnesses& see, const Understanding& out);

/// Whether it is one of these.
bool is_about_orders_or_cart(Intent intent);
/// Whether it is one of these, and not about the cart.
bool is_about_orders(Intent intent);

}  // namespace aisle
