// Goods on their way back, for money or for others of the same product; and the money.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/time.h"
#include "shared/commerce/fulfillment.h"
#include "shared/commerce/order_state.h"

namespace aisle {

enum class ReturnReason { changed_mind, wrong_size, not_as_described, damaged, wrong_item, other };
constexpr auto enum_names(ReturnReason) {
  return std::to_array<std::string_view>(
      {"changed_mind", "wrong_size", "not_as_described", "damaged", "wrong_item", "other"});
}

/// What goes back for money. The order's history says when it was asked for, and when received.
struct Return {
  std::vector<LineItem> items;  ///< Pieces of the order's lines, at the prices that were paid.
  ReturnReason reason = ReturnReason::other;
  PaymentMethodId refund_to;  ///< As chosen, may be empty; see `plan_refund` in order.h.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("items", self.items);
    visit("reason", self.reason);
    visit("refund_to", self.refund_to);
  }
  bool operator==(const Return&) const = default;
};

/// What goes back, and what comes in its place. The difference in price was settled at once.
struct ItemExchange {
  std::vector<LineItem> back;     ///< Pieces of the order's lines, at the prices that were paid.
  std::vector<LineItem> instead;  ///< At the prices of the day; reserved at once.
  std::vector<Parcel> parcels;    ///< With which `instead` was sent.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("back", self.back);
    visit("instead", self.instead);
    visit("parcels", self.parcels);
  }
  bool operator==(const ItemExchange&) const = default;
};

/// Money back, paid or to come.
struct Refund {
  PaymentMethodId to;
  Money amount;
  OrderStep cause = OrderStep::cancelled;
  std::optional<Time> paid_at;  ///< Nothing while the shop waits for the goods.

  bool operator==(const Refund&) const = default;
};

}  // namespace aisle
