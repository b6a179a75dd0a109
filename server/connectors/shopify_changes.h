// Changes of an order, as Shopify carries them out.
#pragma once

#include "server/connectors/platform_orders.h"
#include "server/connectors/shopify_api.h"

namespace aisle {

inline constexpr int kShopifyJobLooks = 8;  ///< At a job that runs on, before it is left alone.
inline constexpr std::chrono::milliseconds kShopifyJobPause{300};

/// Carries out cancelling, another address and a return; others are invalid_argument. Cancelling
/// gives all money back the way it came, puts the goods on the shelf, and lets Shopify tell the
/// customer. It is a job of Shopify's: when that isn't done after some looks, the answer is well
/// and the order may not show it yet. Errors: as `OrderPlatform::perform`.
Result<void> change_shopify_order(ShopifyApi& api, const std::string& path,
                                  const PlatformOrder& order, const OrderRequest& request);

}  // namespace aisle
