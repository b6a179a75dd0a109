// The SQL of the reference shop. These throw soci_error for what the database can't do; a Result's
// error is about the arguments or about what is stored, and then nothing was written.
#pragma once

#include <string>
#include <vector>

#include "server/storage/order_storage.h"
#include "server/storage/soci.h"

namespace aisle {

/// A shop as rows, made before a transaction begins.
struct ShopRows {
  struct ShopperRow {
    std::string id, json;
  };
  struct OrderRow {
    std::string id, shopper, placed_at, json;
  };
  std::string rules;
  std::vector<ShopperRow> shoppers;
  std::vector<OrderRow> orders;
};

/// Errors: too_large (a row that could not be read back).
Result<ShopRows> rows_of(const Shop& shop);

void write_shop(soci::session& sql, const std::string& site, const ShopRows& rows,
                const std::string& source);

Result<Shop> stored_shop(soci::session& sql, const std::string& site);
Result<std::string> stored_shop_source(soci::session& sql, const std::string& site);
Result<Shopper> stored_shopper(soci::session& sql, const std::string& site, const ShopperId& id);
Result<Order> stored_order(soci::session& sql, const std::string& site, const OrderId& id);
Result<std::vector<Order>> stored_orders_of(soci::session& sql, const std::string& site,
                                            const ShopperId& shopper, const OrderId& before,
                                            std::size_t limit);
Result<OrderOutcome> preview_change(soci::session& sql, const std::string& site,
                                    const ShopperId& shopper, const OrderId& id,
                                    const OrderChange& change, Time now);
Result<OrderAnswer> change_order(soci::session& sql, const std::string& site,
                                 const OrderRequest& request);

}  // namespace aisle
