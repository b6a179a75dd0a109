// Orders of an in-house system with an HTTP API, by its description.
//
// Questions: one for an order, a customer, a change or a list of whole orders (one for each page; a
// second where it is empty, to know the customer); a list of numbers takes one more for each order.
#pragma once

#include "server/connectors/http_description.h"
#include "server/connectors/platform_orders.h"
#include "server/connectors/shop_api.h"

namespace aisle {

inline constexpr std::size_t kOwnOrdersMax = 1'000;  ///< Of one customer.
inline constexpr std::size_t kAskedEachMax = 10;     ///< Orders of a list of numbers.

class HttpOrders final : public OrderPlatform {
 public:
  /// Borrows the first two.
  HttpOrders(ShopApi& api, const HttpDescription& description, std::string base_url)
      : api_(api), description_(description), base_url_(std::move(base_url)) {}

  Result<Shopper> shopper(const ShopperId& id) override;
  Result<PlatformOrder> find(const OrderId& number) override;
  Result<std::vector<Order>> list(const ShopperId& shopper, const OrderId& before,
                                  std::size_t limit) override;
  Result<std::vector<Product>> products(const std::vector<ProductId>& ids) override;
  Result<void> perform(const PlatformOrder& order, const OrderRequest& request) override;

 private:
  Result<PlatformOrder> read_order(const nlohmann::json& answer) const;
  Result<std::vector<Order>> whole_orders(const ShopperId& shopper);
  Result<std::vector<OrderId>> numbers(const ShopperId& shopper);

  ShopApi& api_;
  const HttpDescription& description_;
  const std::string base_url_;
};

}  // namespace aisle
