// A page of a customer's orders, for systems that only know all of them.
#pragma once

#include <string>
#include <vector>

#include "server/connectors/platform_orders.h"

namespace aisle {

/// The shopper's of `all`, newest first, those behind `before` unless it is empty. Errors:
/// not_found (`before` is none of them).
Result<std::vector<Order>> page_of(std::vector<Order> all, const ShopperId& shopper,
                                   const OrderId& before, std::size_t limit);

/// The same by their numbers, newest first, each of which `platform` is asked for. One that is gone
/// meanwhile, or another shopper's, is left out. Errors: as above, and those of `find`.
Result<std::vector<Order>> ask_each(OrderPlatform& platform, const ShopperId& shopper,
                                    const std::vector<OrderId>& numbers, const OrderId& before,
                                    std::size_t limit);

Error too_many_orders(const std::string& source);

}  // namespace aisle
