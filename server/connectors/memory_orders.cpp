#include "server/connectors/memory_orders.h"

#include <algorithm>

namespace aisle {
namespace {

Error not_found() { return {ErrorCode::not_found, "there is no such order or shopper"}; }

}  // namespace

Shopper* MemoryOrders::find_shopper(const ShopperId& id) {
  const auto found = std::find_if(shop_.shoppers.begin(), shop_.shoppers.end(),
                                  [&](const Shopper& one) { return one.id == id; });
  return found == shop_.shoppers.end() ? nullptr : &*found;
}

Order* MemoryOrders::find_order(const OrderId& id) {
  const auto found = std::find_if(shop_.orders.begin(), shop_.orders.end(),
                                  [&](const Order& one) { return one.id == id; });
  return found == shop_.orders.end() ? nullptr : &*found;
}

Result<Order*> MemoryOrders::find_own(const ShopperId& shopper, const OrderId& id) {
  Order* order = find_order(id);
  if (!order || !find_shopper(shopper)) return not_found();
  if (order->shopper == shopper) return order;
  return Error{ErrorCode::permission_denied, "it is another shopper's order"};
}

Result<Shopper> MemoryOrders::shopper(const ShopperId& shopper) {
  std::lock_guard guard(mutex_);
  const Shopper* found = find_shopper(shopper);
  if (!found) return not_found();
  return *found;
}

Result<Order> MemoryOrders::order(const ShopperId& shopper, const OrderId& id) {
  std::lock_guard guard(mutex_);
  const auto found = find_own(shopper, id);
  if (!found) return found.error();
  return **found;
}

Result<std::vector<Order>> MemoryOrders::orders(const ShopperId& shopper, const OrderId& before) {
  std::lock_guard guard(mutex_);
  if (!find_shopper(shopper)) return not_found();
  std::vector<Order> list;
  for (const Order& order : shop_.orders) {
    if (order.shopper == shopper) list.push_back(order);
  }
  std::stable_sort(list.begin(), list.end(), [](const Order& a, const Order& b) {
    if (a.history.front().at != b.history.front().at) {
      return a.history.front().at > b.history.front().at;
    }
    return a.id > b.id;
  });
  if (!before.empty()) {
    const auto last = std::find_if(list.begin(), list.end(),
                                   [&](const Order& order) { return order.id == before; });
    if (last == list.end()) return not_found();
    list.erase(list.begin(), last + 1);
  }
  if (list.size() > kOrdersListedMax) list.resize(kOrdersListedMax);
  return list;
}

Result<OrderGlance> MemoryOrders::glance(const OrderId& id, std::string_view proof) {
  std::lock_guard guard(mutex_);
  const Order* order = find_order(id);
  if (!order || !proves(*order, *find_shopper(order->shopper), proof)) return not_found();
  return aisle::glance(*order);
}

Result<Shopper> MemoryOrders::owner(const OrderId& id) {
  std::lock_guard guard(mutex_);
  const Order* order = find_order(id);
  if (!order) return not_found();
  return *find_shopper(order->shopper);
}

Result<OrderOutcome> MemoryOrders::preview(const ShopperId& shopper, const OrderId& id,
                                           const OrderChange& change, Time now) {
  std::lock_guard guard(mutex_);
  const auto order = find_own(shopper, id);
  if (!order) return order.error();
  return apply({**order, *find_shopper(shopper), catalog_, shop_.rules}, change, now);
}

Result<OrderAnswer> MemoryOrders::change(const OrderRequest& request) {
  std::lock_guard guard(mutex_);
  if (request.key.empty()) return Error{ErrorCode::invalid_argument, "a change needs a key"};
  if (const auto before = answered_.find(request.key.value); before != answered_.end()) {
    if (before->second.request.same_as(request)) return before->second.answer;
    return Error{ErrorCode::conflict, "the key was used for another request"};
  }
  const auto order = find_own(request.shopper, request.order);
  if (!order) return order.error();
  const OrderOutcome outcome =
      carry_out({**order, *find_shopper(request.shopper), catalog_, shop_.rules}, request);
  if (const Changed* changed = std::get_if<Changed>(&outcome)) keep(*changed);
  return answered_.emplace(request.key.value, Answered{request, answer_of(outcome)})
      .first->second.answer;
}

void MemoryOrders::keep(const Changed& changed) {
  *find_order(changed.order.id) = changed.order;
  *find_shopper(changed.shopper.id) = changed.shopper;
  for (Product& product : catalog_) {
    for (Variant& variant : product.variants) {
      for (const StockChange& change : changed.stock) {
        if (change.variant == variant.id && change.product == product.id) {
          add_stock(variant, change.delta);
        }
      }
    }
  }
}

Shop MemoryOrders::shop() const {
  std::lock_guard guard(mutex_);
  return shop_;
}

std::vector<Product> MemoryOrders::catalog() const {
  std::lock_guard guard(mutex_);
  return catalog_;
}

}  // namespace aisle
