// What steps that change the cart come to: an offer that the shopper's click takes, or why not.
#pragma once

#include "shared/conversation/tool_call.h"
#include "shared/search/index.h"

namespace aisle {

/// `cart` is what the shop's page told last; null when it has told of none. The steps have no
/// problem (shared/commerce/cart.h). Answers the cart and the offer, with the products added in full,
/// without receipts; or a status: unsupported (no cart), not_found (no such variant, or no such line
/// of the cart), refused (too few pieces in stock; the product has that one variant then).
ToolResult update_cart(const std::vector<CartStep>& steps, const Cart* cart,
                       const SearchIndex& index);

}  // namespace aisle
