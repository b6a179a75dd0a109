// What recommendations have in common, whoever makes them: what can be bought, best rated first,
// over several categories.
#pragma once

#include <vector>

#include "shared/conversation/tool_call.h"

namespace aisle {

/// The query for what may be recommended: only what can be bought, as many as a search answers, the
/// best rated first unless words rank it.
SearchCatalog as_recommended(SearchCatalog query);

/// The first of each category, in the order found; then what is left fills up, to `count`.
std::vector<const Product*> choose(const std::vector<const Product*>& found, std::size_t count);

/// What the variant with the lowest price cost before; null when it is not reduced.
const Money* price_before(const Product& product);

}  // namespace aisle
