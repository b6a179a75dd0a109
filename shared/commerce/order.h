// An order: what was bought, how it was paid, where it is, and what became of it.
//
// An order keeps what it was. Its lines are what was ordered (a change before shipping replaces
// them); a return and an exchange stand beside them; the ledger and the history only grow. All
// amounts are in minor units of the one currency of the order, and the ledger always sums up to the
// price of what is kept:
//
//     charges - refunds == owed(order)
//
// `find_flaw` in order_check.h says whether an order from outside is sound. The other functions
// here need a sound one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/commerce/fulfillment.h"
#include "shared/commerce/line_item.h"
#include "shared/commerce/order_state.h"
#include "shared/commerce/return.h"
#include "shared/commerce/shopper.h"

namespace aisle {

inline constexpr std::size_t kLedgerMax = 1'000;   ///< Entries; their sum then fits 64 bits.
inline constexpr std::size_t kHistoryMax = 1'000;  ///< Steps.

enum class CancelReason { no_longer_needed, ordered_by_mistake, found_elsewhere, too_late, other };
constexpr auto enum_names(CancelReason) {
  return std::to_array<std::string_view>(
      {"no_longer_needed", "ordered_by_mistake", "found_elsewhere", "too_late", "other"});
}

enum class LedgerKind { charge, refund };
constexpr auto enum_names(LedgerKind) {
  return std::to_array<std::string_view>({"charge", "refund"});
}

/// Money that moved: from the shopper (charge) or back (refund).
struct LedgerEntry {
  LedgerKind kind = LedgerKind::charge;
  PaymentMethodId method;
  std::int64_t amount = 0;  ///< Above 0.
  OrderStep cause = OrderStep::placed;
  Time at{};

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("kind", self.kind);
    visit("method", self.method);
    visit("amount", self.amount);
    visit("cause", self.cause);
    visit("at", self.at);
  }
  bool operator==(const LedgerEntry&) const = default;
};

struct OrderEvent {
  OrderStep step = OrderStep::placed;
  Time at{};

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("step", self.step);
    visit("at", self.at);
  }
  bool operator==(const OrderEvent&) const = default;
};

struct Order {
  OrderId id;
  ShopperId shopper;
  OrderState state = OrderState::pending;  ///< Where the history leads.
  std::string currency;                    ///< ISO 4217, of every amount.
  std::vector<LineItem> lines;             ///< At least one.
  std::int64_t delivery_fee = 0;
  PostalAddress address;
  std::vector<LedgerEntry> ledger;  ///< Oldest first.
  std::vector<Fulfillment> fulfillments;
  std::optional<CancelReason> cancel_reason;  ///< Of a cancelled order.
  std::optional<Return> returning;            ///< Of return_requested and returned.
  std::optional<ItemExchange> exchanging;     ///< Of exchange_requested and exchanged.
  std::vector<OrderEvent> history;            ///< Oldest first; the first is `placed`.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("shopper", self.shopper);
    visit("state", self.state);
    visit("currency", self.currency);
    visit("lines", self.lines);
    visit("delivery_fee", self.delivery_fee);
    visit("address", self.address);
    visit("ledger", self.ledger);
    visit("fulfillments", self.fulfillments);
    visit("cancel_reason", self.cancel_reason);
    visit("return", self.returning);
    visit("exchange", self.exchanging);
    visit("history", self.history);
  }
  bool operator==(const Order&) const = default;
};

/// When a step was last taken; nothing when it never was.
std::optional<Time> time_of(const Order& order, OrderStep step);

/// What has to be paid for what the shopper keeps: nothing of a cancelled order; lines and delivery
/// otherwise, less what has come back, more or less what an exchange made of it.
std::int64_t owed(const Order& order);

/// Charges less refunds.
std::int64_t paid(const Order& order);

/// What a return is worth: its pieces at the prices that were paid, and the delivery fee when all
/// pieces of the order go back. Needs a return.
std::int64_t return_amount(const Order& order);

/// What an exchange costs more (above 0) or less (below 0). Needs an exchange.
std::int64_t exchange_difference(const Order& order);

/// A method and an amount above 0.
struct MethodShare {
  PaymentMethodId method;
  std::int64_t amount = 0;

  bool operator==(const MethodShare&) const = default;
};

/// The methods that have paid more than they got back, in the order of their first entries.
std::vector<MethodShare> paid_by(const Order& order);

/// Where `amount` goes back to, in full: to `chosen` as far as it has paid, the rest to the others
/// that did, first ones first. A gift card that was chosen takes all of it, and an empty choice is
/// no choice. Needs 0 <= amount <= paid(order).
std::vector<MethodShare> plan_refund(const Order& order, const Shopper& shopper,
                                     std::int64_t amount, const PaymentMethodId& chosen);

/// Every refund of the order, oldest first; the last are those that wait for goods to come back.
std::vector<Refund> refunds_of(const Order& order, const Shopper& shopper);

/// As much of an order as may be shown on a number with an e-mail address or a postcode: nothing
/// about goods, people, money or places.
struct OrderGlance {
  OrderId id;
  OrderState state = OrderState::pending;
  Time placed_at{};
  struct ParcelGlance {
    std::string carrier;
    ParcelStatus status = ParcelStatus::handed_over;
    Time at{};

    bool operator==(const ParcelGlance&) const = default;
  };
  std::vector<ParcelGlance> parcels;

  bool operator==(const OrderGlance&) const = default;
};
OrderGlance glance(const Order& order);

/// Whether `proof` is the shopper's e-mail address or the postcode that the order went to. Case of
/// ASCII letters doesn't count, nor do spaces and hyphens of a postcode. Enough for a glance only.
bool proves(const Order& order, const Shopper& shopper, std::string_view proof);

}  // namespace aisle
