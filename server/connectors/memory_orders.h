// Orders in memory, for tests and evaluations. Keeps the same promises as the stored ones.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/connectors/orders.h"
#include "shared/commerce/shop.h"

namespace aisle {

class MemoryOrders final : public Orders {
 public:
  /// `shop` is sound and its products are in the catalog.
  MemoryOrders(Shop shop, std::vector<Product> catalog)
      : shop_(std::move(shop)), catalog_(std::move(catalog)) {}

  Result<Shopper> shopper(const ShopperId& shopper) override;
  Result<Order> order(const ShopperId& shopper, const OrderId& id) override;
  Result<std::vector<Order>> orders(const ShopperId& shopper, const OrderId& before) override;
  Result<OrderGlance> glance(const OrderId& id, std::string_view proof) override;
  Result<Shopper> owner(const OrderId& id) override;
  Result<OrderOutcome> preview(const ShopperId& shopper, const OrderId& id,
                               const OrderChange& change, Time now) override;
  Result<OrderAnswer> change(const OrderRequest& request) override;

  /// The whole of it as it is now: what a test or an evaluation compares.
  Shop shop() const;
  std::vector<Product> catalog() const;

 private:
  struct Answered {
    OrderRequest request;
    OrderAnswer answer;
  };

  Shopper* find_shopper(const ShopperId& id);
  Order* find_order(const OrderId& id);
  Result<Order*> find_own(const ShopperId& shopper, const OrderId& id);
  void keep(const Changed& changed);

  mutable std::mutex mutex_;
  Shop shop_;
  std::vector<Product> catalog_;
  std::map<std::string, Answered> answered_;
};

}  // namespace aisle
