// Carries out changes of orders as a description says.
#pragma once

#include "server/connectors/http_description.h"
#include "server/connectors/platform_orders.h"
#include "server/connectors/shop_api.h"

namespace aisle {

/// One question; asked again after a failure only where the system knows keys. Errors: those of
/// ShopApi; conflict (the system refused, or there is no such change in the description).
Result<void> perform_described(ShopApi& api, const HttpDescription& description,
                               const PlatformOrder& order, const OrderRequest& request);

}  // namespace aisle
