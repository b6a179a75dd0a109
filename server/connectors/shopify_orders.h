// Orders of a Shopify shop, by its Admin API: one call for an order, one for a page of the list.
#pragma once

#include <string>

#include "server/connectors/platform_orders.h"
#include "server/connectors/shopify_api.h"
#include "server/connectors/shopify_catalog.h"

namespace aisle {

inline constexpr int kShopifyListPages = 5;   ///< Of four orders each, in one answer.
inline constexpr int kShopifyNamePages = 10;  ///< Of 200 orders each, to find a place in a list.
inline constexpr std::size_t kShopifyNumberBytesMax = 60;

class ShopifyOrders final : public OrderPlatform {
 public:
  ShopifyOrders(ShopifyApi& api, std::string path, ShopifyCatalog& catalog)
      : api_(api), path_(std::move(path)), catalog_(catalog) {}

  Result<Shopper> shopper(const ShopperId& id) override;
  Result<PlatformOrder> find(const OrderId& number) override;
  Result<std::vector<Order>> list(const ShopperId& shopper, const OrderId& before,
                                  std::size_t limit) override;
  Result<std::vector<Product>> products(const std::vector<ProductId>& ids) override;
  Result<void> perform(const PlatformOrder& order, const OrderRequest& request) override;

 private:
  Result<nlohmann::json> ask(std::string_view document, const nlohmann::json& variables);
  Result<PlatformOrder> find_by_handle(const std::string& handle);
  Result<PlatformOrder> read_whole(nlohmann::json order);
  Result<void> add_lines(nlohmann::json& order);
  Result<std::string> cursor_behind(const std::string& customer, const OrderId& order);

  ShopifyApi& api_;
  const std::string path_;
  ShopifyCatalog& catalog_;
};

}  // namespace aisle
