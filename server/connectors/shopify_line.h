// A line of Shopify's order, apart from what it costs.
#pragma once

#include "server/connectors/shape.h"
#include "shared/commerce/line_item.h"

namespace aisle {

/// The goods of a LineItem of the fragment ShopifyLine; price and count are left as they are.
LineItem read_shopify_line(const ShopValue& line);

/// The variant of a LineItem; one that Shopify has forgotten is called after the line.
VariantId shopify_variant_of(const ShopValue& line);

}  // namespace aisle
