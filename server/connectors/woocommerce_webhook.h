// What a webhook of WooCommerce says is to be read again.
//
// Pure. Anybody can send one, so it counts when it is signed with the webhook's secret; and as
// deliveries come late, twice and out of order, it names what to read and never what it is. Ids of
// deliveries are hashes of the webhook and the second, which several share: they tell nothing
// apart. Source: WooCommerce's class-wc-webhook.php (11.1).
#pragma once

#include <string>
#include <vector>

#include "server/connectors/shop_hint.h"
#include "shared/base/result.h"

namespace aisle {

/// Nothing for what is no news to us: customers, coupons, and the unsigned ping with which a
/// webhook begins
/// ("webhook_id=7"), to which any answer of 200 will do. A variation is its product; a deleted one
/// is told without it, as a product of its own. An order has its number, a deleted one its id.
/// Errors: as Connector::hints, and too_large.
Result<std::vector<ShopHint>> read_woo_webhook(const WebhookRequest& request,
                                               const std::string& secret);

}  // namespace aisle
