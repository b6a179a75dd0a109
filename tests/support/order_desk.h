// The orders of one shopper in the small outdoor shop, and the tools that work on them, in memory.
//
// Kim has TF-1001 (placed: boots and a jacket), TF-1002 (on its way), TF-1003 (delivered: boots and a
// jacket) and TF-1004 (cancelled, the money is back).
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "shared/commerce/proposal.h"
#include "shared/conversation/state.h"
#include "tests/support/orders.h"
#include "tests/support/shop_catalog.h"

namespace aisle::test {

/// An order in the shop of these products, all of whose variants have pieces.
inline OrderWorld outdoor_order(const std::string& id, const std::vector<Product>& products) {
  OrderWorld world;
  world.products = products;
  for (Product& product : world.products) {
    for (Variant& variant : product.variants) {
      if (variant.availability != Availability::out_of_stock) variant.stock = 9;
    }
  }
  world.order.id = {id};
  return world;
}

/// The first variant of a product with this option.
inline std::string variant_with(const std::vector<Product>& products, const std::string& product,
                                const std::string& value) {
  for (const Product& each : products) {
    if (each.id.value != product) continue;
    for (const Variant& variant : each.variants) {
      for (const Attribute& option : variant.options) {
        if (option.value == value) return variant.id.value;
      }
    }
  }
  return "";
}

class OrderDesk {
 public:
  /// The products are the small shop's, in whatever language.
  explicit OrderDesk(const std::vector<Product>& products) {
    const std::string boots = variant_with(products, "summit", "42");
    const std::string jacket = variant_with(products, "storm", "M");
    add(outdoor_order("TF-1001", products).has(boots).has(jacket).placed());
    add(outdoor_order("TF-1002", products).has(jacket).placed().on(1).ships());
    add(outdoor_order("TF-1003", products).has(boots).has(jacket).placed().on(1).delivered());
    OrderWorld cancelled = outdoor_order("TF-1004", products).has(boots).placed();
    cancelled.tries(CancelOrder{});
    add(std::move(cancelled));
  }

  const Order& order(const std::string& id) const { return worlds_.at(id).order; }

  ToolResult run(const ListOrders&, const Identity& identity) const {
    ToolResult result;
    if (identity.level == IdentityLevel::anonymous) return of(ToolStatus::unproven);
    for (const auto& [id, world] : worlds_) {
      if (level_for(identity, {id}) != IdentityLevel::anonymous) add(result, world, identity);
    }
    result.total = static_cast<std::int64_t>(result.orders.size());
    return result;
  }

  ToolResult run(const FindOrder& wanted, const Identity& identity) const {
    const auto found = worlds_.find(wanted.order.value);
    if (level_for(identity, wanted.order) == IdentityLevel::anonymous) {
      return of(ToolStatus::unproven);
    }
    if (found == worlds_.end()) return of(ToolStatus::not_found);
    ToolResult result;
    add(result, found->second, identity);
    return result;
  }

  template <class Change>
  ToolResult run(const ProposeChange<Change>& wanted, const Identity& identity) const {
    if (level_for(identity, wanted.order) < IdentityLevel::one_time_code) {
      return of(ToolStatus::unproven);
    }
    const auto found = worlds_.find(wanted.order.value);
    if (found == worlds_.end()) return of(ToolStatus::not_found);
    const OrderWorld& world = found->second;
    const OrderOutcome outcome = apply(world.view(), wanted.change, world.now);
    ToolResult result;
    if (const auto* refusal = std::get_if<OrderRefusal>(&outcome)) {
      result = of(ToolStatus::refused);
      result.refusal = *refusal;
      return result;
    }
    result.proposal = propose(world.order, wanted.change, std::get<Changed>(outcome));
    return result;
  }

  /// Does what was confirmed.
  template <class Change>
  EventBody perform(const ProposeChange<Change>& wanted, const Proposal& proposal,
                    const ConfirmationId& confirmation) {
    OrderWorld& world = worlds_.at(wanted.order.value);
    const OrderRequest request{.key = {confirmation.value},
                               .shopper = world.shopper.id,
                               .order = wanted.order,
                               .change = wanted.change,
                               .agreed = proposal.agreed,
                               .at = world.now};
    const OrderOutcome outcome = carry_out(world.view(), request);
    if (const auto* refusal = std::get_if<OrderRefusal>(&outcome)) {
      return ActionFailed{confirmation, ActionFailure::refused, *refusal};
    }
    const auto& changed = std::get<Changed>(outcome);
    world.keep(changed);
    return ActionPerformed{confirmation, facts_of(world.order, world.shopper),
                           moves_of(changed.entries, world.order, world.shopper)};
  }
  template <class Other>
  EventBody perform(const Other&, const Proposal&, const ConfirmationId& confirmation) {
    return ActionFailed{confirmation, ActionFailure::refused, {}};
  }

 private:
  void add(OrderWorld world) { worlds_.emplace(world.order.id.value, std::move(world)); }

  static ToolResult of(ToolStatus status) {
    ToolResult result;
    result.status = status;
    return result;
  }

  static void add(ToolResult& result, const OrderWorld& world, const Identity& identity) {
    const bool glances = level_for(identity, world.order.id) == IdentityLevel::order_number;
    result.orders.push_back(glances ? facts_of(glance(world.order))
                                    : facts_of(world.order, world.shopper));
  }

  std::map<std::string, OrderWorld> worlds_;
};

}  // namespace aisle::test
