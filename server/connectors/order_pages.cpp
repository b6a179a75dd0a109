#include "server/connectors/order_pages.h"

#include <algorithm>

namespace aisle {
namespace {

Error not_on_the_list() { return {ErrorCode::not_found, "the shopper has no such order"}; }

Time placed_at(const Order& order) {
  return order.history.empty() ? Time() : order.history.front().at;
}

}  // namespace

Result<std::vector<Order>> page_of(std::vector<Order> all, const ShopperId& shopper,
                                   const OrderId& before, std::size_t limit) {
  std::erase_if(all, [&](const Order& order) { return order.shopper != shopper; });
  std::stable_sort(all.begin(), all.end(),
                   [](const Order& a, const Order& b) { return placed_at(a) > placed_at(b); });
  auto first = all.begin();
  if (!before.empty()) {
    first = std::find_if(first, all.end(), [&](const Order& one) { return one.id == before; });
    if (first == all.end()) return not_on_the_list();
    ++first;
  }
  const auto left = static_cast<std::size_t>(all.end() - first);
  return std::vector<Order>(std::make_move_iterator(first),
                            std::make_move_iterator(first + std::min(left, limit)));
}

Result<std::vector<Order>> ask_each(OrderPlatform& platform, const ShopperId& shopper,
                                    const std::vector<OrderId>& numbers, const OrderId& before,
                                    std::size_t limit) {
  auto at = numbers.begin();
  if (!before.empty()) {
    at = std::find(at, numbers.end(), before);
    if (at == numbers.end()) return not_on_the_list();
    ++at;
  }
  std::vector<Order> orders;
  for (; at != numbers.end() && orders.size() < limit; ++at) {
    auto found = platform.find(*at);
    if (!found && found.error().code == ErrorCode::not_found) continue;
    if (!found) return found.error();
    if (found->order.shopper == shopper && found->order.id == *at) {
      orders.push_back(std::move(found->order));
    }
  }
  return orders;
}

Error too_many_orders(const std::string& source) {
  return {ErrorCode::data_loss, source + ": a customer has more than 1000 orders"};
}

}  // namespace aisle
