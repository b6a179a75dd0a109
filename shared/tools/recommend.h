// What fits with a product, with the cart or with a purpose, and for which reasons.
#pragma once

#include <string>

#include "shared/conversation/tool_call.h"
#include "shared/tools/catalog_context.h"
#include "shared/tools/receipts.h"

namespace aisle {

/// What is wrong with the arguments and how to mend it; "" when nothing is.
std::string problem_in(const Recommend& wanted);

/// Products in brief that can be bought, those that share most with what they are to fit first,
/// over several categories; without that and without what is in the cart. `message` has the
/// reasons, a line for each product, and each reason has a receipt. `cart` is null when the shop's
/// page has told of none. Status not_found: there is no such product; unsupported: only the cart
/// was given, and there is none. Everything but the receipts is in the result.
ToolResult recommend(const Recommend& wanted, const CatalogContext& context, const Cart* cart,
                     Receipts& receipts);

}  // namespace aisle
