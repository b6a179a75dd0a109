// A webhook of Shopify's as hints. Pure.
//
// The signature is of the body alone, so that the topic beside it can be forged: it only says what
// to look at, and what is deleted is asked for all the same.
// Source: shopify.dev/docs/api/webhooks (2026-10).
#pragma once

#include <string>
#include <vector>

#include "server/connectors/shop_hint.h"
#include "shared/base/result.h"

namespace aisle {

/// Topics about products are hints on the product, those about orders and refunds on the order; of
/// any other nothing is said. Stock has no topic of its own here: its change is one of the product.
/// Errors: as Connector::hints.
Result<std::vector<ShopHint>> read_shopify_webhook(const WebhookRequest& request,
                                                   const std::string& secret);

}  // namespace aisle
