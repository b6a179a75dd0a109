// The catalog and the policies of a Shopify shop, by its Admin API.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/connectors/connector.h"
#include "server/connectors/shopify_api.h"

namespace aisle {

inline constexpr std::size_t kShopifyVariantsMax = 2'048;  ///< Of a product: Shopify's own bound.
inline constexpr int kShopifyPagesMax = 60'000;            ///< Half a million products.
inline constexpr std::size_t kShopifyProductsAtOnce = 8;   ///< By their ids, in one query.

class ShopifyCatalog {
 public:
  /// `path` is that of the API, `version` the one in it.
  ShopifyCatalog(ShopifyApi& api, std::string path, std::string version, std::string language)
      : api_(api),
        path_(std::move(path)),
        version_(std::move(version)),
        language_(std::move(language)) {}

  /// As `Connector::products`. Products that are active and in the online shop. When Shopify
  /// serves another version, the report says so as a part that was left out.
  Result<ReadReport> products(const std::function<bool(Product)>& take);

  /// Those of these ids, in any order; what is gone, or not for sale, is left out.
  Result<std::vector<Product>> products(const std::vector<ProductId>& ids);

  Result<std::vector<Policy>> policies();

 private:
  Result<Product> read(const nlohmann::json& node, const std::string& currency);
  Result<void> add_variants(Product& product, const std::string& gid, std::string after,
                            const std::string& currency);
  Result<nlohmann::json> ask(std::string_view document, const nlohmann::json& variables);

  ShopifyApi& api_;
  const std::string path_;
  const std::string version_;
  const std::string language_;
};

}  // namespace aisle
