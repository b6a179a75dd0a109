// What is done to an order of a Medusa, by its Admin API. Takes no key against doing it twice: the
// shop refuses a second cancellation and a return of more than was sent.
//
// Errors of all: conflict (the shop refused); others: whether it was done is unknown.
#pragma once

#include "server/connectors/shop_api.h"
#include "shared/commerce/order_change.h"

namespace aisle {

/// The shop gives back what it has taken, by itself.
Result<void> cancel_medusa_order(ShopApi& admin, const std::string& order);

Result<void> change_medusa_address(ShopApi& admin, const std::string& order,
                                   const PostalAddress& address);

/// Begun, filled and asked for in three steps; what was begun and can't be finished is taken back.
/// Without a return label: that would have a fee that nobody agreed to.
Result<void> request_medusa_return(ShopApi& admin, const std::string& order,
                                   const ReturnItems& change);

}  // namespace aisle
