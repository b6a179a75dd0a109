// Moves money between a shopper's payment methods and an order's ledger. Part of order_change.cpp.
#pragma once

#include <optional>

#include "shared/commerce/order_change.h"

namespace aisle {

/// Writes one entry and moves a gift card's balance with it. An amount of 0 writes nothing.
/// Refuses, with nothing written: not_their_method, other_currency, gift_card_too_low,
/// amount_too_large, too_many_changes.
std::optional<OrderRefusal> settle(Changed& changed, LedgerKind kind, const MethodShare& share,
                                   OrderStep cause, Time now);

/// Refunds as planned, in this order; refuses as above.
std::optional<OrderRefusal> refund(Changed& changed, const std::vector<MethodShare>& plan,
                                   OrderStep cause, Time now);

/// Charges a difference above 0 to the method, refunds one below. Refuses as above, and
/// no_payment_method.
std::optional<OrderRefusal> settle_difference(Changed& changed, std::int64_t difference,
                                              const PaymentMethodId& method, OrderStep cause,
                                              Time now);

}  // namespace aisle
