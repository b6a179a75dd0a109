// The orders of one site's reference shop, kept in storage: what its `demo` connector works on.
#pragma once

#include <string>

#include "server/connectors/orders.h"
#include "server/storage/order_storage.h"

namespace aisle {

class StoredOrders final : public Orders {
 public:
  /// `storage` must outlive it.
  StoredOrders(OrderStorage& storage, std::string site)
      : storage_(storage), site_(std::move(site)) {}

  Result<Shopper> shopper(const ShopperId& shopper) override;
  Result<Order> order(const ShopperId& shopper, const OrderId& id) override;
  Result<std::vector<Order>> orders(const ShopperId& shopper, const OrderId& before) override;
  Result<OrderGlance> glance(const OrderId& id, std::string_view proof) override;
  Result<Shopper> owner(const OrderId& id) override;
  Result<OrderOutcome> preview(const ShopperId& shopper, const OrderId& id,
                               const OrderChange& change, Time now) override;
  Result<OrderAnswer> change(const OrderRequest& request) override;

 private:
  OrderStorage& storage_;
  const std::string site_;
};

}  // namespace aisle
