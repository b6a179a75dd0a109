// A line of WooCommerce's order, apart from what it costs.
#pragma once

#include "server/connectors/shape.h"
#include "shared/commerce/line_item.h"

namespace aisle {

/// The goods of a member of "line_items"; price and count are left as they are. A product that the
/// shop has forgotten is called after the line.
LineItem read_woo_line(const ShopValue& line);

/// A fee as goods that stay sold, called after its own id.
LineItem read_woo_fee(const ShopValue& fee);

}  // namespace aisle
