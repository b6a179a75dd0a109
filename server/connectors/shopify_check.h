// What the token of a Shopify shop may do, as Shopify tells it.
#pragma once

#include <string>
#include <vector>

#include "server/connectors/check.h"
#include "server/connectors/shopify_api.h"

namespace aisle {

/// As `Connector::check`; one question. A token that may write may read.
std::vector<CapabilityCheck> check_shopify(ShopifyApi& api, const std::string& path);

}  // namespace aisle
