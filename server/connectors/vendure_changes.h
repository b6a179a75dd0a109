// What is done to an order of Vendure: cancelling it, and sending it elsewhere.
//
// Both take several steps, and the shop knows no way to do them as one. What was begun and not
// ended is an error that names what was done.
#pragma once

#include <string>

#include "server/connectors/shop_api.h"
#include "shared/commerce/order.h"

namespace aisle {

/// Cancels it whole, then calls off what was only reserved and pays back what was paid; the shop's
/// payment provider does so, at once or later. `id` is Vendure's.
/// Errors: conflict (the shop refuses, nothing was done); not_found, permission_denied (likewise);
/// unavailable (it may be cancelled, and money may be left to be paid back; the message says);
/// deadline_exceeded.
Result<void> cancel_vendure_order(ShopApi& admin, const std::string& id, CancelReason reason);

/// Nothing is changed where the order would cost another amount then.
/// Errors: as above; unavailable (the order may be left in Vendure's state "Modifying").
Result<void> change_vendure_address(ShopApi& admin, const std::string& id,
                                    const PostalAddress& address);

}  // namespace aisle
