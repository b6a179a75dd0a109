// The goods of a Vendure: page by page from the Shop API, as shoppers see them, with the numbers of
// pieces from the Admin API where we may see those.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/connectors/connector.h"
#include "server/connectors/shop_api.h"
#include "server/connectors/vendure_product.h"

namespace aisle {

inline constexpr std::int64_t kVendurePageMax = 100;  ///< Vendure refuses more, unless told else.
inline constexpr std::int64_t kVendureProductsMax = 2'000'000;
inline constexpr int kVendurePrecision = 2;  ///< Unless the shop says otherwise.

struct VendureCatalogSettings {
  VendureAddresses addresses;
  std::string channel;   ///< The token of the one to be read; empty: the default one.
  std::string language;  ///< BCP 47. What isn't there in it comes in the shop's own.
  std::string currency;  ///< ISO 4217; empty: the channel's.
};

/// The question of a path with language and currency: "/shop-api?languageCode=en".
std::string vendure_path(std::string_view api, std::string_view language,
                         std::string_view currency);

class VendureCatalog {
 public:
  /// `admin` may be null: no numbers then. Both outlive it.
  VendureCatalog(ShopApi& shop, ShopApi* admin, VendureCatalogSettings settings);

  /// As Connector::products. Errors besides: permission_denied (`admin` may not in, or not read
  /// orders), not_found (there is no such channel: Vendure would silently show another one's).
  Result<ReadReport> products(const std::function<bool(Product)>& take) const;

  /// Those of these ids that are for sale, at most kVendurePageMax. Errors: as above.
  Result<std::vector<Product>> products_of(const std::vector<ProductId>& ids) const;

 private:
  struct Terms;
  struct Page;
  Result<Terms> terms() const;
  Result<Page> page(const Terms& terms, const nlohmann::json& options) const;
  Result<bool> add_stock(const Terms& terms, const std::vector<std::string>& products,
                         VendureStock& stock) const;

  ShopApi& shop_;
  ShopApi* const admin_;
  const VendureCatalogSettings settings_;
};

}  // namespace aisle
