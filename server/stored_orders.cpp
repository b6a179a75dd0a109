#include "server/stored_orders.h"

namespace aisle {

Result<Shopper> StoredOrders::shopper(const ShopperId& shopper) {
  return storage_.shopper(site_, shopper);
}

Result<Order> StoredOrders::order(const ShopperId& shopper, const OrderId& id) {
  auto order = storage_.order(site_, id);
  if (order && order->shopper != shopper) {
    return Error{ErrorCode::permission_denied, "it is another shopper's order"};
  }
  return order;
}

Result<std::vector<Order>> StoredOrders::orders(const ShopperId& shopper, const OrderId& before) {
  return storage_.orders_of(site_, shopper, before, kOrdersListedMax);
}

Result<OrderGlance> StoredOrders::glance(const OrderId& id, std::string_view proof) {
  const Error none{ErrorCode::not_found, "there is no such order for this proof"};
  const auto order = storage_.order(site_, id);
  if (!order) return order.error().code == ErrorCode::not_found ? none : order.error();
  const auto shopper = storage_.shopper(site_, order->shopper);
  if (!shopper) return shopper.error();
  if (!proves(*order, *shopper, proof)) return none;
  return aisle::glance(*order);
}

Result<Shopper> StoredOrders::owner(const OrderId& id) {
  const auto order = storage_.order(site_, id);
  if (!order) return order.error();
  return storage_.shopper(site_, order->shopper);
}

Result<OrderOutcome> StoredOrders::preview(const ShopperId& shopper, const OrderId& id,
                                           const OrderChange& change, Time now) {
  return storage_.preview(site_, shopper, id, change, now);
}

Result<OrderAnswer> StoredOrders::change(const OrderRequest& request) {
  return storage_.change(site_, request);
}

}  // namespace aisle
