// Lines of an order from what a platform says was paid for them.
#pragma once

#include <vector>

#include "shared/commerce/line_item.h"

namespace aisle {

/// Adds `count` pieces of `line` that cost `total` together, in minor units; neither is below 0,
/// and `line`'s own price and count don't matter. What doesn't divide makes some of the pieces a
/// minor unit dearer, on a line of their own behind the others. Pieces that only repeat the last
/// line go onto it.
void add_paid_pieces(std::vector<LineItem>& lines, LineItem line, std::int64_t count,
                     std::int64_t total);

}  // namespace aisle
