// What a commerce platform can tell about orders, and do with them.
//
// Whoever calls has found out who asks: a `ShopperId` here is proven (a signed identity or a code
// sent to the address on the order), never typed. Only `glance` may be asked by anybody.
#pragma once

#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/commerce/order_facts.h"
#include "shared/commerce/order_request.h"

namespace aisle {

inline constexpr std::size_t kOrdersListedMax = 50;  ///< Of one shopper, in one answer.

/// Methods may be called from any thread.
class Orders {
 public:
  virtual ~Orders() = default;

  /// Whether the platform can do this at all. What it can't is not offered, and refused.
  virtual bool can(OrderAction) const { return true; }

  /// Errors of all: unavailable, deadline_exceeded, data_loss.

  /// Errors: not_found.
  virtual Result<Shopper> shopper(const ShopperId& shopper) = 0;

  /// Errors: not_found; permission_denied (another shopper's).
  virtual Result<Order> order(const ShopperId& shopper, const OrderId& id) = 0;

  /// The shopper's orders, newest first, at most kOrdersListedMax; `before` is where the page
  /// before ended, empty for the first. Errors: not_found (no such shopper, or no such order of
  /// theirs).
  virtual Result<std::vector<Order>> orders(const ShopperId& shopper, const OrderId& before) = 0;

  /// As much as a number with an e-mail address or a postcode may show (`proves` in order.h).
  /// Errors: not_found, and the same one whether number or proof is wrong.
  virtual Result<OrderGlance> glance(const OrderId& id, std::string_view proof) = 0;

  /// Whose order it is, to send them a code. Nothing of it may be shown to who asked.
  /// Errors: not_found.
  virtual Result<Shopper> owner(const OrderId& id) = 0;

  /// What a change would do now, or why it can't be. Changes nothing.
  /// Errors: as `order`.
  virtual Result<OrderOutcome> preview(const ShopperId& shopper, const OrderId& id,
                                       const OrderChange& change, Time now) = 0;

  /// Carries a change out, once for each key: a key that was there before gets the answer it got
  /// then, also when that was a refusal. After `unavailable` or `deadline_exceeded` it is unknown
  /// whether it was done; the same request may be made again.
  /// Errors: as `order`; conflict (the key was another request's); invalid_argument (no key).
  virtual Result<OrderAnswer> change(const OrderRequest& request) = 0;
};

}  // namespace aisle
