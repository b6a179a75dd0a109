// Where the reference shop's shoppers and orders are kept. Part of the storage's one door.
//
// Every method may be called from any thread; what was answered with success survives a crash.
// Errors of all: unavailable, data_loss.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/commerce/order_request.h"
#include "shared/commerce/shop.h"

namespace aisle {

class OrderStorage {
 public:
  virtual ~OrderStorage() = default;

  /// Puts a shop in the place of the site's, with all that was asked of the old one forgotten; all
  /// or nothing. `shop` is sound. `source` tells where it is from, for `shop_source`.
  /// Errors: too_large (something in it could not be read back).
  virtual Result<void> replace_shop(const std::string& site, const Shop& shop,
                                    const std::string& source) = 0;

  /// The shop as it is now, in the order it came. Errors: not_found (never given).
  virtual Result<Shop> shop(const std::string& site) = 0;

  /// Errors: not_found (never given).
  virtual Result<std::string> shop_source(const std::string& site) = 0;

  /// Errors: not_found.
  virtual Result<Shopper> shopper(const std::string& site, const ShopperId& id) = 0;
  virtual Result<Order> order(const std::string& site, const OrderId& id) = 0;

  /// Newest first, at most `limit`, those before the order `before` when it is not empty.
  /// Errors: not_found (no such shopper, or `before` is none of theirs).
  virtual Result<std::vector<Order>> orders_of(const std::string& site, const ShopperId& shopper,
                                               const OrderId& before, std::size_t limit) = 0;

  /// What a change would do now; changes nothing. Errors: not_found; permission_denied (another
  /// shopper's order).
  virtual Result<OrderOutcome> preview(const std::string& site, const ShopperId& shopper,
                                       const OrderId& id, const OrderChange& change, Time now) = 0;

  /// Carries a request out, or answers what it was answered before. Order, gift cards, stock and
  /// the key are written together. An import of the catalog leaves the stock of products that the
  /// source has not changed. Errors: as `preview`; conflict (the key was another request's);
  /// invalid_argument (no key).
  virtual Result<OrderAnswer> change(const std::string& site, const OrderRequest& request) = 0;
};

}  // namespace aisle
