// From Shopify's order to ours.
#pragma once

#include <string>
#include <string_view>

#include "server/connectors/platform_orders.h"
#include "server/connectors/shape.h"

namespace aisle {

/// How much of an order is asked for at once; as many points as it costs.
struct ShopifyOrderSizes {
  std::size_t lines;
  std::size_t parcels;   ///< And refunds.
  std::size_t pieces;    ///< Lines of a parcel, a refund, a return.
  std::size_t payments;  ///< Transactions.
};
inline constexpr ShopifyOrderSizes kWholeOrder{30, 6, 16, 20};
inline constexpr ShopifyOrderSizes kListedOrder{7, 2, 6, 4};

struct ShopifyOrder {
  PlatformOrder platform;
  bool is_cut = false;  ///< It has more of something than was asked for.
};

/// "1001" of "#1001", as a merchant writes it.
std::string shopify_number(std::string_view name);

/// An order of the fragment ShopifyOrder, asked for with `sizes`. Amounts are those of the currency
/// that the shopper paid in. What Shopify can do and our rules can't (several returns, an exchange,
/// money without a line) is in `beyond_rules`.
ShopifyOrder read_shopify_order(const ShopValue& order, const ShopifyOrderSizes& sizes);

}  // namespace aisle
