// The catalog of a WooCommerce. Questions: one for the currency, one for 100 categories, one for
// 100 products, and one for 100 variations of each product that has them.
#pragma once

#include "server/connectors/connector.h"
#include "server/connectors/shop_api.h"
#include "server/connectors/woocommerce_product.h"

namespace aisle {

inline constexpr std::size_t kWooPageMax = 100;  ///< The shop's own bound.
inline constexpr std::size_t kWooProductPagesMax = 1'000;
inline constexpr std::size_t kWooVariationPagesMax = 10;  ///< Of a product.
inline constexpr std::size_t kWooCategoryPagesMax = 20;

class WooCatalog {
 public:
  explicit WooCatalog(ShopApi& api) : api_(api) {}

  /// As `Connector::products`.
  Result<ReadReport> products(const std::function<bool(Product)>& take) const;

  /// Those of these ids that are sold, without the categories above their own.
  Result<std::vector<Product>> products_of(const std::vector<ProductId>& ids) const;

  /// ISO 4217. Errors: as `ask_woo`, data_loss.
  Result<std::string> currency() const;

 private:
  Result<WooCategories> categories() const;
  Result<void> add_variations(WooProduct& product, const std::string& currency) const;

  ShopApi& api_;
};

}  // namespace aisle
