// A change of an order as it is asked for: once, by a certain shopper, on certain terms.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "shared/commerce/order_change.h"

namespace aisle {

struct OrderRequest {
  RequestKey key;  ///< Chosen and stored by who asks, before asking.
  ShopperId shopper;
  OrderId order;
  OrderChange change;
  std::string agreed;  ///< The `fingerprint` of what was confirmed; empty: nothing was shown.
  Time at{};

  /// Whether the two ask for the same. When doesn't count: a second try comes later.
  bool same_as(const OrderRequest& other) const;
};

/// What came of a request that was carried out.
struct OrderDone {
  Order order;                       ///< As it was right after.
  std::vector<LedgerEntry> entries;  ///< What moved.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("order", self.order);
    visit("entries", self.entries);
  }
  bool operator==(const OrderDone&) const = default;
};

/// The answer to a request. The same key has the same answer, whatever has happened since.
using OrderAnswer = std::variant<OrderDone, OrderRefusal>;

/// `apply`, on the terms of the request: refuses with changed_meanwhile what would be another deal
/// than the one agreed.
OrderOutcome carry_out(const OrderView& view, const OrderRequest& request);

OrderAnswer answer_of(const OrderOutcome& outcome);

}  // namespace aisle
