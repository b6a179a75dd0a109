// What may be told of an order to the shopper who has proven that it is theirs.
//
// Flat and ready to be shown: methods have labels, parcels stand in one list, and what can be done
// now is named. A glance (a proof by number alone) holds nothing about goods, people, money, places.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/commerce/order.h"

namespace aisle {

/// What a shopper may ask of an order.
enum class OrderAction {
  cancel,
  change_address,
  change_items,
  change_payment,
  return_items,
  exchange_items
};
constexpr auto enum_names(OrderAction) {
  return std::to_array<std::string_view>({"cancel", "change_address", "change_items",
                                          "change_payment", "return_items", "exchange_items"});
}

/// Money back, paid or to come.
struct RefundFacts {
  std::string to;  ///< "Visa 4242".
  Money amount;
  Time paid_at{};  ///< 1970 while the shop waits for the goods.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("to", self.to);
    visit("amount", self.amount);
    visit("paid_at", self.paid_at);
  }
  bool operator==(const RefundFacts&) const = default;
};

struct OrderFacts {
  OrderId id;
  OrderState state = OrderState::pending;
  Time placed_at{};
  std::vector<Parcel> parcels;  ///< Oldest first; in a glance with carrier and last event only.

  std::vector<OrderEvent> history;  ///< Oldest first; empty in a glance, as is all below.

  // All below is empty in `tracking_of` too.
  std::vector<LineItem> lines;
  std::vector<LineItem> coming;     ///< Instead of what goes back in an exchange.
  std::vector<LineItem> going_back; ///< In a return or an exchange.
  Money delivery_fee;
  Money total;                      ///< Of lines and delivery.
  std::optional<PostalAddress> address;
  std::vector<PaymentMethod> methods;  ///< The shopper's, to choose from.
  std::vector<std::string> paid_with;  ///< "Visa 4242": those that have paid.
  std::vector<RefundFacts> refunds;
  std::vector<OrderAction> actions;  ///< Which its state allows.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("state", self.state);
    visit("placed_at", self.placed_at);
    visit("parcels", self.parcels);
    visit("history", self.history);
    visit("lines", self.lines);
    visit("coming", self.coming);
    visit("going_back", self.going_back);
    visit("delivery_fee", self.delivery_fee);
    visit("total", self.total);
    visit("address", self.address);
    visit("methods", self.methods);
    visit("paid_with", self.paid_with);
    visit("refunds", self.refunds);
    visit("actions", self.actions);
  }
  bool operator==(const OrderFacts&) const = default;

  bool is_glance() const { return lines.empty(); }
  bool allows(OrderAction action) const;
};

/// "Visa 4242", "PayPal"; the id when the shopper has no such method any more.
std::string method_label(const Shopper& shopper, const PaymentMethodId& id);

/// All of it. `order` is sound and the shopper's.
OrderFacts facts_of(const Order& order, const Shopper& shopper);

/// Its way and its parcels, whole; nothing about goods, people or money.
OrderFacts tracking_of(const Order& order);

/// No more than a glance shows.
OrderFacts facts_of(const OrderGlance& glance);

}  // namespace aisle
