// Orders that pass everything on, for tests that change one thing about a shop.
#pragma once

#include "server/connectors/orders.h"

namespace aisle {

class PassingOrders : public Orders {
 public:
  explicit PassingOrders(Orders& orders) : orders_(orders) {}

  bool can(OrderAction action) const override { return orders_.can(action); }
  Result<Shopper> shopper(const ShopperId& id) override { return orders_.shopper(id); }
  Result<Order> order(const ShopperId& shopper, const OrderId& id) override {
    return orders_.order(shopper, id);
  }
  Result<std::vector<Order>> orders(const ShopperId& shopper, const OrderId& before) override {
    return orders_.orders(shopper, before);
  }
  Result<OrderGlance> glance(const OrderId& id, std::string_view proof) override {
    return orders_.glance(id, proof);
  }
  Result<Shopper> owner(const OrderId& id) override { return orders_.owner(id); }
  Result<OrderOutcome> preview(const ShopperId& shopper, const OrderId& id,
                               const OrderChange& change, Time now) override {
    return orders_.preview(shopper, id, change, now);
  }
  Result<OrderAnswer> change(const OrderRequest& request) override {
    return orders_.change(request);
  }

 private:
  Orders& orders_;
};

}  // namespace aisle
