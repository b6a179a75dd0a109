// The tools about orders, as they are called: reading, and proposing a change.
//
// None says who asks: the server adds the shopper that was proven.
#pragma once

#include <string_view>

#include "shared/commerce/order_change.h"

namespace aisle {

/// The shopper's orders, newest first; `before` is where the page before ended.
struct ListOrders {
  static constexpr std::string_view kName = "list_orders";

  OrderId before;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("before", self.before);
  }
  bool operator==(const ListOrders&) const = default;
};

struct FindOrder {
  static constexpr std::string_view kName = "find_order";

  OrderId order;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("order", self.order);
  }
  bool operator==(const FindOrder&) const = default;
};

/// Asks what a change would do. Nothing is done before the shopper has said yes.
template <class Change>
struct ProposeChange {
  static constexpr std::string_view kName = Change::kType;

  OrderId order;
  Change change;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("order", self.order);
    Change::fields(self.change, visit);
  }
  bool operator==(const ProposeChange&) const = default;
};

}  // namespace aisle
