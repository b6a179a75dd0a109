// Orders of a Medusa, by its Admin API.
//
// Questions to the shop: one for an order (three or more where its digits are found in older orders
// too) or a customer, one for a list (two behind its first page, and where it is empty), one for
// cancelling and a new address, five for a return.
#pragma once

#include "server/connectors/medusa_catalog.h"
#include "server/connectors/platform_orders.h"
#include "server/connectors/shop_api.h"

namespace aisle {

class MedusaOrders final : public OrderPlatform {
 public:
  MedusaOrders(ShopApi& admin, const MedusaCatalog& catalog) : admin_(admin), catalog_(catalog) {}

  Result<Shopper> shopper(const ShopperId& id) override;
  Result<PlatformOrder> find(const OrderId& number) override;
  Result<std::vector<Order>> list(const ShopperId& shopper, const OrderId& before,
                                  std::size_t limit) override;
  Result<std::vector<Product>> products(const std::vector<ProductId>& ids) override;
  Result<void> perform(const PlatformOrder& order, const OrderRequest& request) override;

 private:
  ShopApi& admin_;
  const MedusaCatalog& catalog_;
};

}  // namespace aisle
