// Reads an order as the Admin API of Medusa answers it.
#pragma once

#include "server/connectors/platform_orders.h"
#include "server/connectors/shape.h"

namespace aisle {

/// The fields that `read_medusa_order` needs, as a value of "fields=".
extern const std::string_view kMedusaOrderFields;

/// Amounts are rounded half up to minor units, for lines and delivery so that they sum up to what
/// was paid. A customer without an account is a guest. What the rules have no word for (claims,
/// exchanges, several returns, goods without a product) is in `beyond_rules`.
PlatformOrder read_medusa_order(const ShopValue& order);

/// With the whole ones of `addresses`. Without a name, the e-mail address is it.
Shopper read_medusa_customer(const ShopValue& customer);

PostalAddress read_medusa_address(const ShopValue& address);

}  // namespace aisle
