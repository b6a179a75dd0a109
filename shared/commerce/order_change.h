// What a shopper may change about an order, and what comes of it.
//
// Pure: the order, its shopper and the products go in as they are, the changed ones come out as new
// values, and a refusal changes nothing. Whoever keeps them stores the result in one transaction.
//
// The rules:
// - Cancelling and changing end when the first parcel leaves. Address and payment are replaced as
//   wholes and may be replaced again; the items are changed once, with the whole list of swaps.
// - Returning and exchanging begin when every parcel has arrived, and end with the return period.
//   There is one of them per order, once, with the whole list of items.
// - Items are pieces of a variant, wherever they stand (line_item.h). Changes and exchanges stay
//   within the product, piece for piece, at the price of the day, to a variant that is there.
// - Payment methods belong to the shopper. A gift card is debited and credited at once, and has to
//   cover the whole amount.
// - A difference in price is charged or refunded at once, to the method that was chosen for it. The
//   money of a return comes when the goods are back, to methods that paid, or to a gift card.
// - Cancelling gives everything back the way it came, the delivery fee too.
// - Stock moves when the promise is made: swapped and exchanged goods are taken at once; what comes
//   back counts when it is here, which for goods that never left is at once.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/commerce/order.h"

namespace aisle {

/// What a shop has decided about its orders.
struct ShopRules {
  std::int64_t return_days = 0;        ///< After delivery, inclusive; 0 is no bound.
  std::vector<std::string> countries;  ///< Where it delivers; empty is everywhere.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("return_days", self.return_days);
    visit("countries", self.countries);
  }
  bool operator==(const ShopRules&) const = default;
};

/// `count` pieces of `from` for as many of `to`.
struct Swap {
  VariantId from;
  VariantId to;
  std::int64_t count = 1;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("from", self.from);
    visit("to", self.to);
    visit("count", self.count);
  }
  bool operator==(const Swap&) const = default;
};

struct CancelOrder {
  static constexpr std::string_view kType = "cancel_order";
  CancelReason reason = CancelReason::other;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("reason", self.reason);
  }
  bool operator==(const CancelOrder&) const = default;
};

struct ChangeAddress {
  static constexpr std::string_view kType = "change_order_address";
  PostalAddress address;  ///< The whole of it; no part is kept.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("address", self.address);
  }
  bool operator==(const ChangeAddress&) const = default;
};

struct ChangeItems {
  static constexpr std::string_view kType = "change_order_items";
  std::vector<Swap> swaps;
  PaymentMethodId settle_with;  ///< For the difference; may be empty when there is none.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("swaps", self.swaps);
    visit("settle_with", self.settle_with);
  }
  bool operator==(const ChangeItems&) const = default;
};

/// Everything that was paid goes back, and the one method pays it all.
struct ChangePayment {
  static constexpr std::string_view kType = "change_order_payment";
  PaymentMethodId method;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("method", self.method);
  }
  bool operator==(const ChangePayment&) const = default;
};

struct ReturnItems {
  static constexpr std::string_view kType = "return_items";
  std::vector<ItemCount> items;
  ReturnReason reason = ReturnReason::other;
  PaymentMethodId refund_to;  ///< One that paid, or a gift card; empty: the way it was paid.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("items", self.items);
    visit("reason", self.reason);
    visit("refund_to", self.refund_to);
  }
  bool operator==(const ReturnItems&) const = default;
};

struct ExchangeItems {
  static constexpr std::string_view kType = "exchange_items";
  std::vector<Swap> swaps;
  PaymentMethodId settle_with;  ///< For the difference; may be empty when there is none.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("swaps", self.swaps);
    visit("settle_with", self.settle_with);
  }
  bool operator==(const ExchangeItems&) const = default;
};

using OrderChange = std::variant<CancelOrder, ChangeAddress, ChangeItems, ChangePayment,
                                 ReturnItems, ExchangeItems>;

/// Why nothing was done. Each is told to the shopper in a sentence of its own.
enum class OrderRefusalReason {
  not_their_order,      ///< Another shopper's.
  already_shipped,      ///< Cancel or change: at least one parcel has left.
  not_delivered,        ///< Return or exchange: not everything has arrived.
  already_cancelled,    ///< Any change.
  already_changed,      ///< The items, once before.
  already_returned,     ///< Any change: a return was asked for, or is done.
  already_exchanged,    ///< Any change: an exchange was asked for, or is done.
  return_period_over,   ///< Return or exchange.
  no_items,             ///< An empty list.
  too_many_items,       ///< More than kLinesMax lines, or kLineCountMax pieces on one.
  count_not_positive,   ///< Pieces are counted from 1.
  not_on_order,         ///< `variant` isn't, or not as often as named.
  not_returnable,       ///< `variant` is one that stays sold.
  same_variant,         ///< `variant` for itself.
  not_same_product,     ///< `variant` isn't one of the product that it should replace.
  product_gone,         ///< The shop doesn't sell the product of `variant` any more.
  sold_out,             ///< `variant`.
  not_enough_stock,     ///< There are some of `variant`, but fewer than asked for.
  other_currency,       ///< Of the price of `variant`, or of the balance of `method`.
  amount_too_large,     ///< More than kMoneyAmountMax.
  too_many_changes,     ///< The history or the ledger is full.
  no_payment_method,    ///< There is a difference, and none was chosen for it.
  not_their_method,     ///< `method` isn't the shopper's.
  same_payment_method,  ///< `method` is the one that pays already.
  refund_not_to_this,   ///< `method` neither paid nor is it a gift card.
  gift_card_too_low,    ///< The balance of `method` doesn't cover the amount.
  address_incomplete,   ///< A part is missing or not of its form.
  same_address,         ///< It goes there already.
  not_delivered_there,  ///< The shop doesn't send to that country.
  needs_a_person,       ///< The rules can't count with this order, or the platform can't do it.
  changed_meanwhile,    ///< It would be another deal than the one confirmed; see `fingerprint`.
};
constexpr auto enum_names(OrderRefusalReason) {
  return std::to_array<std::string_view>({"not_their_order",
                                          "already_shipped",
                                          "not_delivered",
                                          "already_cancelled",
                                          "already_changed",
                                          "already_returned",
                                          "already_exchanged",
                                          "return_period_over",
                                          "no_items",
                                          "too_many_items",
                                          "count_not_positive",
                                          "not_on_order",
                                          "not_returnable",
                                          "same_variant",
                                          "not_same_product",
                                          "product_gone",
                                          "sold_out",
                                          "not_enough_stock",
                                          "other_currency",
                                          "amount_too_large",
                                          "too_many_changes",
                                          "no_payment_method",
                                          "not_their_method",
                                          "same_payment_method",
                                          "refund_not_to_this",
                                          "gift_card_too_low",
                                          "address_incomplete",
                                          "same_address",
                                          "not_delivered_there",
                                          "needs_a_person",
                                          "changed_meanwhile"});
}

struct OrderRefusal {
  OrderRefusalReason reason = OrderRefusalReason::not_their_order;
  VariantId variant;       ///< Which one, where the reason is about one.
  PaymentMethodId method;  ///< Likewise.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("reason", self.reason);
    visit("variant", self.variant);
    visit("method", self.method);
  }
  bool operator==(const OrderRefusal&) const = default;
};

/// Pieces that came to the shelf (above 0) or were taken from it (below 0).
struct StockChange {
  ProductId product;
  VariantId variant;
  std::int64_t delta = 0;

  bool operator==(const StockChange&) const = default;
};

/// What to store in the place of what was given. Order, shopper and stock belong together.
struct Changed {
  Order order;
  Shopper shopper;                   ///< With the new balances of gift cards.
  std::vector<LedgerEntry> entries;  ///< Those that are new in the ledger: what moves now.
  std::vector<StockChange> stock;    ///< Each variant once, none with a delta of 0.

  bool operator==(const Changed&) const = default;
};

using OrderOutcome = std::variant<Changed, OrderRefusal>;

/// What a decision is made on. It borrows everything.
struct OrderView {
  const Order& order;                    ///< Sound (order_check.h).
  const Shopper& shopper;                ///< Whom it is done for.
  const std::vector<Product>& products;  ///< As the shop sells them now; needs those of the lines.
  const ShopRules& rules;
};

/// Decides. Where several reasons hold, it names the first in the order of the rules above.
/// `now` is the time of what it writes down; earlier than the last step counts as that.
OrderOutcome apply(const OrderView& view, const OrderChange& change, Time now);

/// Tells two deals apart: what is bought or given back at which prices, where it goes, which money
/// moves. The time doesn't count. What a shopper confirms has the fingerprint of what they saw;
/// if the deal would now be another, nothing is done. A guard against mistakes, not against
/// forgers.
std::string fingerprint(const Changed& changed);

/// Puts a stock change on a variant. Nothing happens where the shop doesn't tell its stock, nor for
/// pre- and back-orders, whose pieces aren't there yet. At 0 the variant is sold out, above it is
/// in stock. Needs enough pieces to be there.
void add_stock(Variant& variant, std::int64_t delta);

}  // namespace aisle
