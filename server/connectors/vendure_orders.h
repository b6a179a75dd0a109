// Orders of a Vendure, asked live of its Admin API.
#pragma once

#include "server/connectors/platform_orders.h"
#include "server/connectors/shop_api.h"
#include "server/connectors/vendure_catalog.h"

namespace aisle {

class VendureOrders final : public OrderPlatform {
 public:
  /// Both outlive it. `language` is that of products' names.
  VendureOrders(ShopApi& admin, const VendureCatalog& catalog, std::string_view language);

  Result<Shopper> shopper(const ShopperId& id) override;
  Result<PlatformOrder> find(const OrderId& number) override;
  Result<std::vector<Order>> list(const ShopperId& shopper, const OrderId& before,
                                  std::size_t limit) override;
  Result<std::vector<Product>> products(const std::vector<ProductId>& ids) override;

  /// CancelOrder and ChangeAddress; another change is a conflict.
  Result<void> perform(const PlatformOrder& order, const OrderRequest& request) override;

 private:
  Result<Time> placed_at(const ShopperId& shopper, const OrderId& order);

  ShopApi& admin_;
  const VendureCatalog& catalog_;
  const std::string path_;
};

}  // namespace aisle
