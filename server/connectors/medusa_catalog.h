// The catalog of a Medusa, as its Store API sells it in one region.
#pragma once

#include "server/connectors/connector.h"
#include "server/connectors/shape.h"
#include "server/connectors/shop_api.h"

namespace aisle {

inline constexpr std::size_t kMedusaProductsMax = 100'000;
inline constexpr std::size_t kMedusaVariantsMax = 1'000;  ///< Of a product.

class MedusaCatalog {
 public:
  /// `base_url` goes before "/products/<handle>"; empty: products have no address.
  MedusaCatalog(ShopApi& store, std::string region, std::string base_url)
      : store_(store), region_(std::move(region)), base_url_(std::move(base_url)) {}

  /// As `Connector::products`.
  Result<ReadReport> products(const std::function<bool(Product)>& take) const;

  /// Those of these ids that are sold, without their categories. One question for 50 of them.
  Result<std::vector<Product>> products_of(const std::vector<ProductId>& ids) const;

 private:
  Result<nlohmann::json> page(const std::string& which) const;

  ShopApi& store_;
  const std::string region_, base_url_;
};

}  // namespace aisle
