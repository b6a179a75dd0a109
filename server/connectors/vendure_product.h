// A product of Vendure's Shop API as ours. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "server/connectors/shape.h"
#include "shared/commerce/product.h"

namespace aisle {

/// Pieces of one variant as the Admin API tells them.
struct VendurePieces {
  bool counted = true;        ///< False: there is always enough.
  std::int64_t there = 0;     ///< In stock and not promised to anybody.
  std::int64_t for_sale = 0;  ///< Those less a reserve, or more where orders may wait for goods.
};
using VendureStock = std::map<std::string, VendurePieces>;  ///< By the variant's id.

/// Where what a product names is found.
struct VendureAddresses {
  std::string shop;   ///< The server's, for images without one.
  std::string pages;  ///< Goes before a product's slug; empty: products have no page.
};

/// Amounts are whole numbers of 10^-precision. Sold in minor units: half a unit goes up.
Money vendure_money(const ShopValue& amount, std::string_view currency, int precision);

/// The variants are in the shop's order, their options in that of the product's groups. Without
/// variants: none is for sale.
Product read_vendure_product(const ShopValue& product, const VendureStock& stock,
                             const VendureAddresses& addresses, int precision);

/// One variant of the answer to kStock.
VendurePieces read_vendure_pieces(const ShopValue& variant, bool tracks_by_default,
                                  std::int64_t threshold_by_default);

}  // namespace aisle
