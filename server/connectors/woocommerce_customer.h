// WooCommerce's customers and addresses.
#pragma once

#include "server/connectors/shape.h"
#include "shared/commerce/shopper.h"

namespace aisle {

/// The fields that `read_woo_customer` reads, as a value of `woo_fields`.
inline constexpr std::string_view kWooCustomerFields =
    "id,email,first_name,last_name,billing,shipping";

/// Of "billing" or "shipping".
PostalAddress read_woo_address(const ShopValue& address);

/// With their whole addresses. Without a name, the e-mail address is it.
Shopper read_woo_customer(const ShopValue& customer);

}  // namespace aisle
