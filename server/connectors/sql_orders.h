// Orders in a merchant's database, by the queries of its description. They are read, never changed.
//
// An order is up to four queries on one connection, a customer one; a list is one, and those of
// each of its orders.
#pragma once

#include "server/connectors/platform_orders.h"
#include "server/connectors/sql_database.h"

namespace aisle {

class SqlOrders final : public OrderPlatform {
 public:
  /// Borrows both.
  SqlOrders(SqlDatabase& database, const SqlDescription& description)
      : database_(database), description_(description) {}

  Result<Shopper> shopper(const ShopperId& id) override;
  Result<PlatformOrder> find(const OrderId& number) override;
  Result<std::vector<Order>> list(const ShopperId& shopper, const OrderId& before,
                                  std::size_t limit) override;
  Result<std::vector<Product>> products(const std::vector<ProductId>& ids) override;
  Result<void> perform(const PlatformOrder& order, const OrderRequest& request) override;

 private:
  Result<std::vector<OrderId>> numbers(const ShopperId& shopper);

  SqlDatabase& database_;
  const SqlDescription& description_;
};

/// What `orders_of_customer` has.
const std::vector<DescribedName>& listed_names();

}  // namespace aisle
