// A small reference shop in one line: kim with a pending and a delivered order, alex with none.
#pragma once

#include "shared/commerce/order_request.h"
#include "shared/commerce/shop.h"
#include "tests/support/orders.h"

namespace aisle::test {

/// Kim's "TF-1001" (two jackets in S, a pair of boots) waits; "TF-1002" (boots) has arrived.
inline Shop small_shop() {
  OrderWorld pending = placed_order();
  OrderWorld delivered;
  delivered.order.id = {"TF-1002"};
  delivered.has("boots-41").on(3).placed().delivered();
  Shopper alex{{"alex"}, "Alex Roth", "alex@example.com", "de", {home()}, {card("alex-visa")}};
  return {{.return_days = 60, .countries = {"DE", "AT"}},
          {pending.shopper, alex},
          {pending.order, delivered.order}};
}

inline const CancelOrder kCancel{CancelReason::no_longer_needed};

inline OrderRequest request(const std::string& key, OrderChange change,
                            const std::string& order = "TF-1001") {
  return {{key}, {"kim"}, {order}, std::move(change), "", day(4)};
}

}  // namespace aisle::test
