// What amounts that the shop has stated come to together.
//
// A model names the amounts and never writes one, so that no invented figure gets a receipt.
#pragma once

#include <string>

#include "shared/conversation/state.h"
#include "shared/tools/catalog_context.h"
#include "shared/tools/receipts.h"

namespace aisle {

/// What is wrong with the arguments and how to mend it; "" when nothing is.
std::string problem_in(const Calculate& wanted);

/// The sum of the terms, in whole numbers: of percentages nothing is lost before the end, where
/// halves of a minor unit and more are rounded up, once. `turn` has told of the receipts and orders
/// that are named; it may be null. The first receipt is the sum's; prices of the catalog that it is
/// made of have theirs behind it.
/// Status not_found: nothing states such an amount; invalid: a percentage that no receipt of the
/// turn states, another currency than the first term's, a sum below zero, or amounts too large to
/// stay exact.
ToolResult calculate(const Calculate& wanted, const CatalogContext& context, const Turn* turn,
                     Receipts& receipts);

}  // namespace aisle
