// Orders of a WooCommerce.
//
// Questions: one for an order whose number is its id; one or two more where the numbers are a
// plugin's; one more each where money was paid back and where the shop has fulfillments. One for a
// list (two behind its first page, and where it is empty) and for a customer.
#pragma once

#include <atomic>

#include "server/connectors/platform_orders.h"
#include "server/connectors/shop_api.h"
#include "server/connectors/woocommerce_catalog.h"

namespace aisle {

inline constexpr std::size_t kWooNumberBytesMax = 60;

class WooOrders final : public OrderPlatform {
 public:
  WooOrders(ShopApi& api, const WooCatalog& catalog) : api_(api), catalog_(catalog) {}

  Result<Shopper> shopper(const ShopperId& id) override;
  Result<PlatformOrder> find(const OrderId& number) override;
  Result<std::vector<Order>> list(const ShopperId& shopper, const OrderId& before,
                                  std::size_t limit) override;
  Result<std::vector<Product>> products(const std::vector<ProductId>& ids) override;
  Result<void> perform(const PlatformOrder& order, const OrderRequest& request) override;

 private:
  Result<nlohmann::json> order_of(const std::string& number);
  Result<nlohmann::json> order_by_id(const std::string& number);
  Result<nlohmann::json> order_by_search(const std::string& number);
  Result<nlohmann::json> refunds_of(const std::string& order);
  Result<nlohmann::json> fulfillments_of(const std::string& order);

  ShopApi& api_;
  const WooCatalog& catalog_;
  std::atomic<bool> searches_first_ = false;  ///< Numbers of this shop turned out to be no ids.
};

}  // namespace aisle
