// Who an order of Vendure belongs to, where it goes and how it was paid, as ours. Pure.
#pragma once

#include <string>
#include <string_view>

#include "server/connectors/shape.h"
#include "shared/commerce/shopper.h"

namespace aisle {

/// The member without white space around it; "" where it is missing or null.
std::string vendure_text(const ShopValue& object, std::string_view key);

/// An order's address, or one that a customer has stored.
PostalAddress read_vendure_address(const ShopValue& address);

/// With addresses that parcels can be sent to; the default one first. No payment methods.
/// `guest` is the number of an order placed without an account; empty otherwise.
Shopper read_vendure_customer(const ShopValue& customer, const std::string& guest);

/// What a payment method's code says to people: "test-card" is "Test card".
PaymentMethod vendure_payment_method(const std::string& code);

/// What of a payment has not gone back yet, in the shop's own units; 0 when it never came. Refunds
/// that wait for somebody count as gone.
std::int64_t vendure_rest(const ShopValue& payment);

}  // namespace aisle
