// From Shopify's transactions to the ledger, and its customers to shoppers.
#pragma once

#include <vector>

#include "server/connectors/shape.h"
#include "shared/commerce/order.h"

namespace aisle {

/// The amount of a MoneyBag that the shopper saw, in minor units. Drift: it is of another currency.
std::int64_t read_shopify_money(const ShopValue& bag, const std::string& currency);

/// A customer of the fragment ShopifyCustomer.
Shopper read_shopify_customer(const ShopValue& customer);

/// Writes the order's ledger and the shopper's payment methods; the order's state must be known.
/// Money that is reserved and not yet taken counts as paid, and as back when it is let go. Answers
/// how many transactions there were.
std::size_t read_shopify_ledger(const std::vector<ShopValue>& transactions, Order& order,
                                Shopper& shopper);

}  // namespace aisle
