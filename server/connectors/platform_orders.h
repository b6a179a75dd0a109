// Orders of a platform with an API: what all such platforms have in common.
//
// A platform says how to find an order, and how to carry one change out. Who may see it, what a
// change would do, that it is still the deal that was confirmed, and that a key is carried out once
// is decided here, by the rules of shared/commerce.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/connector.h"
#include "shared/commerce/product.h"

namespace aisle {

inline constexpr std::string_view kGuestPrefix = "guest:";

/// An order as it is in the shop now, with whom it belongs to.
struct PlatformOrder {
  Shopper shopper;     ///< A guest's id is made of the order's: "guest:1001".
  Order order;         ///< Its id is the number that people know, without a "#" before it.
  std::string handle;  ///< How the platform itself calls the order: an id that people don't see.

  /// Why the rules can't count with this order (money moved by hand, a discount on the whole):
  /// it is shown, and no change is offered. Empty: they can.
  std::string beyond_rules;
};

/// Methods may be called from any thread, and always ask the shop.
class OrderPlatform {
 public:
  virtual ~OrderPlatform() = default;

  /// Errors of all: unavailable, deadline_exceeded, data_loss, permission_denied (our key).

  /// Errors: not_found.
  virtual Result<Shopper> shopper(const ShopperId& id) = 0;

  /// By the number that people know. Errors: not_found.
  virtual Result<PlatformOrder> find(const OrderId& number) = 0;

  /// Newest first, those before `before` unless it is empty, at most `limit`. Errors: not_found.
  virtual Result<std::vector<Order>> list(const ShopperId& shopper, const OrderId& before,
                                          std::size_t limit) = 0;

  /// The products of these ids with the stock and prices of now; those that are gone are left out.
  virtual Result<std::vector<Product>> products(const std::vector<ProductId>& ids) = 0;

  /// Carries out what `rules` has allowed for the order as it was read just now. `key` goes to the
  /// platform where it takes one. Errors: conflict (the shop refused: it would be another deal);
  /// others: whether it was done is unknown.
  virtual Result<void> perform(const PlatformOrder& order, const OrderRequest& request) = 0;
};

/// `rules` are the merchant's. A change that `can` lacks is refused with needs_a_person. `platform`
/// outlives it.
std::unique_ptr<Orders> make_platform_orders(OrderPlatform& platform, ShopRules rules,
                                             Capabilities can);

}  // namespace aisle
