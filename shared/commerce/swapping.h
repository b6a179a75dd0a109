// Takes pieces off an order's lines, and finds what comes in their place. Part of order_change.cpp.
#pragma once

#include <variant>
#include <vector>

#include "shared/commerce/order_change.h"

namespace aisle {

/// Pieces that go, as they stood on the lines. Refuses: no_items, too_many_items,
/// count_not_positive, not_on_order, not_returnable when `for_return`.
std::variant<std::vector<LineItem>, OrderRefusal> take_items(const std::vector<LineItem>& lines,
                                                             const std::vector<ItemCount>& items,
                                                             bool for_return);

struct Swapped {
  std::vector<LineItem> back;     ///< Pieces that go.
  std::vector<LineItem> instead;  ///< What comes, one line for each swap, at the price of the day.
  std::vector<LineItem> lines;    ///< All lines as they are then, the new ones in their places.
};

/// Refuses as `take_items`, and: same_variant, not_same_product, product_gone, sold_out,
/// not_enough_stock, other_currency, amount_too_large.
std::variant<Swapped, OrderRefusal> swap_items(const OrderView& view,
                                               const std::vector<Swap>& swaps, bool for_return);

/// Adds `sign` times the pieces of the lines to the list.
void add_to_stock(std::vector<StockChange>& stock, const std::vector<LineItem>& lines, int sign);

}  // namespace aisle
