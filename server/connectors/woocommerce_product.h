// From WooCommerce's products and variations to ours.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/connectors/shape.h"
#include "shared/commerce/product.h"

namespace aisle {

/// The fields that are read, as a value of `woo_fields`.
inline constexpr std::string_view kWooProductFields =
    "id,name,type,status,catalog_visibility,post_password,permalink,description,short_description,"
    "price,regular_price,stock_status,stock_quantity,manage_stock,average_rating,rating_count,"
    "categories,brands,images,attributes,variations";
inline constexpr std::string_view kWooVariationFields =
    "id,status,price,regular_price,stock_status,stock_quantity,manage_stock,image,attributes";

/// Categories by their id: the shop names a product's own, and not those above.
struct WooCategory {
  std::string name;
  std::string parent;
};
using WooCategories = std::map<std::string, WooCategory>;

struct WooProduct {
  Product product;        ///< Without variants where it has variations.
  bool is_listed = true;  ///< False: a draft, hidden, or behind a password.
  bool has_variations = false;
  std::string unsold;                 ///< Why nobody can buy it here; empty: they can.
  std::optional<std::int64_t> stock;  ///< That its variations share, where they have none.
};

WooProduct read_woo_product(const ShopValue& product, const WooCategories& categories,
                            const std::string& currency);

/// Nothing for a variation that is switched off or has no price.
std::optional<Variant> read_woo_variation(const ShopValue& variation, const WooProduct& of,
                                          const std::string& currency);

}  // namespace aisle
