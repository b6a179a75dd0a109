// Products as tools return them.
#pragma once

#include <vector>

#include "shared/conversation/tool_call.h"
#include "shared/search/index.h"

namespace aisle {

/// Those of `ids` that there are, in their order. `result` gets how many, which there are not, and
/// the status not_found when there are none.
std::vector<const Product*> find_products(const std::vector<ProductId>& ids,
                                          const SearchIndex& index, ToolResult& result);

/// Leaves the first ones of many variants.
void cut_variants(Product& product);

/// Without attributes, the description cut short, of many variants the first ones; those that have
/// the wanted options come first.
Product in_brief(const Product& product, const std::vector<Attribute>& wanted = {});

}  // namespace aisle
