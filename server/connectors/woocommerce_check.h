// What the key of a WooCommerce may do: found out by asking, since the shop doesn't tell.
#pragma once

#include <vector>

#include "server/connectors/check.h"
#include "server/connectors/shop_api.h"

namespace aisle {

/// As `Connector::check`; at most seven questions. Whether the key may write is seen at a change of
/// order 0, which no shop has.
std::vector<CapabilityCheck> check_woo(ShopApi& api);

}  // namespace aisle
