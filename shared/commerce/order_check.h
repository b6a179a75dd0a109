// Whether a shopper or an order that came from outside is sound: every promise that the rules rely
// on, checked once, with the place of the first that is broken.
#pragma once

#include <optional>
#include <string>

#include "shared/commerce/order.h"

namespace aisle {

/// Where and what: {"lines[2].count", "expected 1 to 1000"}. The path is that of the JSON form.
struct Flaw {
  std::string path;
  std::string message;

  bool operator==(const Flaw&) const = default;
};

/// The path of an element or of its member: "lines[2]", "lines[2].count".
std::string place(const std::string& list, std::size_t index, const std::string& member = "");

/// A shopper has an id, a name, an e-mail address, whole addresses, and methods with an id of their
/// own each; gift cards, and they alone, have a balance of at least 0.
std::optional<Flaw> find_flaw(const Shopper& shopper);

/// An order is its shopper's; prices, counts and fees are within their bounds; the history goes
/// forward in time and by the ways of order_state.h to the order's state, and changes the items at
/// most once; parcels hold as much of the lines as the state says; a reason, a return or an
/// exchange is there exactly when the state has one, and made of the order's own pieces; every
/// entry of the ledger names a method of the shopper's, and together they are what is owed.
/// `shopper` must be sound.
std::optional<Flaw> find_flaw(const Order& order, const Shopper& shopper);

}  // namespace aisle
