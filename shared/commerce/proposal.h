// What a change of an order would do, worked out by the shop, for the shopper to say yes or no to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/commerce/order_facts.h"
#include "shared/commerce/order_request.h"

namespace aisle {

/// Money that moves: at the moment of the change, or when goods are back.
struct MoneyMove {
  LedgerKind kind = LedgerKind::charge;
  std::string method;  ///< "Visa 4242".
  Money amount;
  bool later = false;  ///< Only once the goods are back.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("kind", self.kind);
    visit("method", self.method);
    visit("amount", self.amount);
    visit("later", self.later);
  }
  bool operator==(const MoneyMove&) const = default;
};

struct Proposal {
  OrderId order;
  OrderAction action = OrderAction::cancel;
  std::string agreed;             ///< The `fingerprint` of the deal; no other will be made.
  std::vector<LineItem> giving;   ///< Pieces that the shopper won't have any more.
  std::vector<LineItem> getting;  ///< Pieces that come instead.
  std::optional<PostalAddress> address;  ///< The new one.
  std::string pay_with;                  ///< The new method: "Visa 4242".
  std::vector<MoneyMove> moves;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("order", self.order);
    visit("action", self.action);
    visit("agreed", self.agreed);
    visit("giving", self.giving);
    visit("getting", self.getting);
    visit("address", self.address);
    visit("pay_with", self.pay_with);
    visit("moves", self.moves);
  }
  bool operator==(const Proposal&) const = default;
};

OrderAction action_of(const OrderChange& change);

/// `changed` is what `apply` made of `order`.
Proposal propose(const Order& order, const OrderChange& change, const Changed& changed);

/// What moved, by the ledger.
std::vector<MoneyMove> moves_of(const std::vector<LedgerEntry>& entries, const Order& order,
                                const Shopper& shopper);

}  // namespace aisle
