// An order with its shopper and shop in one line, and words to change them.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "shared/commerce/shop.h"
#include "shared/commerce/shop_step.h"
#include "tests/support/catalog.h"

namespace aisle::test {

inline Time day(int number) { return Time{std::chrono::days(20'000 + number)}; }

inline PostalAddress home() {
  return {.name = "Kim Berger",
          .street = "Lindenweg 4",
          .postcode = "04109",
          .city = "Leipzig",
          .country = "DE"};
}

inline PaymentMethod card(std::string id) { return {{id}, PaymentKind::card, "Visa", "4242", {}}; }
inline PaymentMethod wallet(std::string id) {
  return {{id}, PaymentKind::wallet, "PayPal", "", {}};
}
inline PaymentMethod gift_card(std::string id, std::int64_t cents) {
  return {{id}, PaymentKind::gift_card, "Gift card", "0007", Money{cents, "EUR"}};
}

/// A variant of `<product>-<size>` with so many pieces in stock.
inline Variant sized(const std::string& product, const std::string& size, std::int64_t cents,
                     std::int64_t stock) {
  Variant made = variant(cents, {{"Size", size}});
  made.id = {product + "-" + size};
  made.stock = stock;
  if (stock == 0) made.availability = Availability::out_of_stock;
  return made;
}

/// jacket-S and -M at 100.00, -L at 120.00, -XL at 80.00, -XXL sold out; boots-40 and -41 at 90.00.
inline std::vector<Product> small_catalog() {
  return {{.id = {"jacket"},
           .title = "Fell jacket",
           .variants = {sized("jacket", "S", 10'000, 5), sized("jacket", "M", 10'000, 2),
                        sized("jacket", "L", 12'000, 5), sized("jacket", "XL", 8'000, 5),
                        sized("jacket", "XXL", 10'000, 0)}},
          {.id = {"boots"},
           .title = "Cairn boots",
           .variants = {sized("boots", "40", 9'000, 3), sized("boots", "41", 9'000, 3)}}};
}

/// The world of one order: kim's, with card "visa", wallet "paypal", and gift card "gift" of 50.00.
/// The order has nothing in it until it `has`, and is paid by "visa" when it is `placed`.
class OrderWorld {
 public:
  Order order;
  Shopper shopper;
  std::vector<Product> products = small_catalog();
  ShopRules rules;
  Time now = day(0);

  OrderWorld() {
    shopper = {{"kim"}, "Kim Berger", "kim@example.com",
               "en",    {home()},     {card("visa"), wallet("paypal"), gift_card("gift", 5'000)}};
    order.id = {"TF-1001"};
    order.shopper = shopper.id;
    order.currency = "EUR";
    order.address = home();
  }

  /// One more line: so many pieces at the price of the catalog.
  OrderWorld& has(const std::string& variant_id, std::int64_t count = 1) {
    for (const Product& product : products) {
      for (const Variant& variant : product.variants) {
        if (variant.id.value != variant_id) continue;
        order.lines.push_back(
            {product.id, variant.id, product.title, variant.options, variant.price.amount, count});
      }
    }
    return *this;
  }
  OrderWorld& delivered_for(std::int64_t cents) {
    order.delivery_fee = cents;
    return *this;
  }

  /// Paid by these, or all by "visa".
  OrderWorld& placed(std::vector<MethodShare> shares = {}) {
    order.history = {{OrderStep::placed, now}};
    if (shares.empty()) shares = {{{"visa"}, owed(order)}};
    for (const auto& [method, amount] : shares) {
      order.ledger.push_back({LedgerKind::charge, method, amount, OrderStep::placed, now});
    }
    return *this;
  }

  OrderWorld& on(int number) {
    now = day(number);
    return *this;
  }

  OrderWorld& sends(std::vector<ItemCount> items, const std::string& tracking) {
    return steps(SendParcels{{std::move(items), {{"DHL", tracking, "", {}}}}});
  }
  OrderWorld& ships() {
    std::vector<ItemCount> items;
    for (const LineItem& line : order.lines) items.push_back({line.variant, line.count});
    return sends(std::move(items), "T1");
  }
  OrderWorld& arrives(const std::string& tracking = "T1") {
    return steps(MoveParcel{tracking, ParcelStatus::delivered, "Leipzig"});
  }
  OrderWorld& delivered() { return ships().arrives(); }

  OrderView view() const { return {order, shopper, products, rules}; }

  /// Tries a change, and keeps what comes of it.
  OrderOutcome tries(const OrderChange& change) {
    OrderOutcome outcome = apply(view(), change, now);
    if (const Changed* changed = std::get_if<Changed>(&outcome)) keep(*changed);
    return outcome;
  }
  Result<void> tries_step(const ShopStep& step) {
    const Result<Changed> changed = advance(view(), step, now);
    if (!changed) return changed.error();
    keep(*changed);
    return {};
  }
  OrderWorld& steps(const ShopStep& step) {
    last_step = tries_step(step);
    return *this;
  }
  Result<void> last_step;

  std::int64_t balance(const std::string& method) const {
    const PaymentMethod* found = find_method(shopper, {method});
    return found && found->balance ? found->balance->amount : -1;
  }
  /// Null when the shop doesn't sell it (any more).
  Variant* find_variant(const std::string& variant_id) {
    for (Product& product : products) {
      for (Variant& variant : product.variants) {
        if (variant.id.value == variant_id) return &variant;
      }
    }
    return nullptr;
  }
  Variant& variant_of(const std::string& variant_id) { return *find_variant(variant_id); }
  std::int64_t stock(const std::string& variant_id) { return *variant_of(variant_id).stock; }

  void keep(const Changed& changed) {
    order = changed.order;
    shopper = changed.shopper;
    for (const StockChange& change : changed.stock) {
      Variant* variant = find_variant(change.variant.value);
      if (variant) add_stock(*variant, change.delta);
    }
  }
};

/// The reason of a refusal; nothing when it was done.
inline std::optional<OrderRefusalReason> refused(const OrderOutcome& outcome) {
  const OrderRefusal* refusal = std::get_if<OrderRefusal>(&outcome);
  return refusal ? std::optional(refusal->reason) : std::nullopt;
}

/// Kim's order of two jackets in S and one pair of boots, paid by card.
inline OrderWorld placed_order() {
  return OrderWorld().has("jacket-S", 2).has("boots-40").placed();
}

/// "jacket-S x2, boots-40 x1"
inline std::string pieces_of(const std::vector<LineItem>& lines) {
  std::string text;
  for (const LineItem& line : lines) {
    text += (text.empty() ? "" : ", ") + line.variant.value + " x" + std::to_string(line.count);
  }
  return text;
}

/// "charge visa 10000, refund gift 500"
inline std::string money_of(const std::vector<LedgerEntry>& entries) {
  std::string text;
  for (const LedgerEntry& entry : entries) {
    text += (text.empty() ? "" : ", ") +
            std::string(entry.kind == LedgerKind::charge ? "charge " : "refund ") +
            entry.method.value + " " + std::to_string(entry.amount);
  }
  return text;
}

inline std::string money_of(const OrderOutcome& outcome) {
  const Changed* changed = std::get_if<Changed>(&outcome);
  return changed ? money_of(changed->entries) : "refused";
}

}  // namespace aisle::test
