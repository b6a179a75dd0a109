// What is done to an order of a WooCommerce.
//
// Errors of all: conflict (the shop refused, and the order is as it was); others: whether it was
// done is unknown, or a part of it is, which the error says.
#pragma once

#include "server/connectors/platform_orders.h"
#include "server/connectors/shop_api.h"

namespace aisle {

/// Money first, then the order's state, which puts the goods on the shelf: so no order is ever
/// cancelled whose money is kept. Refused before anything is done where the way it was paid can't
/// pay back by itself. Three questions; one where nothing was paid.
Result<void> cancel_woo_order(ShopApi& api, const PlatformOrder& order, CancelReason reason);

/// The shop calculates taxes anew for another address: when the order would cost more or less, the
/// old address is put back, and that is a conflict. Leaves a note. Three questions.
Result<void> change_woo_address(ShopApi& api, const PlatformOrder& order,
                                const PostalAddress& address);

}  // namespace aisle
