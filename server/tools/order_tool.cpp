#include "server/tools/order_tool.h"

#include "shared/protocol/fields.h"

namespace aisle {
namespace {

ToolResult of_status(ToolStatus status, std::string message) {
  ToolResult result;
  result.status = status;
  result.message = std::move(message);
  return result;
}

bool is_uncertain(const Error& error) {
  return error.code == ErrorCode::unavailable || error.code == ErrorCode::deadline_exceeded;
}

}  // namespace

ToolResult order_failure(const Error& error) {
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::permission_denied) {
    return of_status(ToolStatus::not_found, "this shopper has no such order");
  }
  return of_status(ToolStatus::unavailable, "the orders can't be read now");
}

std::optional<ToolResult> unproven(const ToolContext& context, const OrderId& order) {
  if (!context.orders) return of_status(ToolStatus::unsupported, "this shop's orders aren't here");
  const IdentityLevel level = level_for(context.identity, order);
  if (context.identity.shopper.empty() || level == IdentityLevel::anonymous) {
    return of_status(ToolStatus::unproven,
                     "the shopper has to prove who they are; the page asks them for it");
  }
  return std::nullopt;
}

OrderFacts offered_facts(const Orders& orders, const Order& order, const Shopper& shopper) {
  OrderFacts facts = facts_of(order, shopper);
  std::erase_if(facts.actions, [&](OrderAction action) { return !orders.can(action); });
  return facts;
}

Result<OrderFacts> read_order(const ToolContext& context, const OrderId& id) {
  const auto order = context.orders->order(context.identity.shopper, id);
  if (!order) return order.error();
  if (level_for(context.identity, id) == IdentityLevel::order_number)
    return facts_of(glance(*order));
  const auto shopper = context.orders->shopper(context.identity.shopper);
  if (!shopper) return shopper.error();
  return offered_facts(*context.orders, *order, *shopper);
}

ToolResult propose_change(const OrderId& id, const OrderChange& change, const ToolContext& context,
                          Receipts& receipts) {
  if (auto refused = unproven(context, id)) return *std::move(refused);
  if (level_for(context.identity, id) == IdentityLevel::order_number) {
    return of_status(ToolStatus::unproven, "a code sent to the address on the order is needed");
  }
  const ShopperId& shopper = context.identity.shopper;
  const auto order = context.orders->order(shopper, id);
  if (!order) return order_failure(order.error());
  const auto outcome = context.orders->preview(shopper, id, change, context.now);
  if (!outcome) return order_failure(outcome.error());
  ToolResult result;
  if (const auto* refusal = std::get_if<OrderRefusal>(&*outcome)) {
    result.status = ToolStatus::refused;
    result.message = std::string(enum_name(refusal->reason));
    result.refusal = *refusal;
    return result;
  }
  result.proposal = propose(*order, change, std::get<Changed>(*outcome));
  receipts.add_proposal(*result.proposal);
  return result;
}

// A key that was used before gets the answer it got then, so that asking again does it once.
ActionOutcome perform_change(const OrderId& id, const OrderChange& change, const Proposal& proposal,
                             const ConfirmationId& confirmation, const ToolContext& context) {
  const auto failed = [&](ActionFailure failure) -> ActionOutcome {
    return ActionFailed{confirmation, failure, {}};
  };
  if (unproven(context, id)) return failed(ActionFailure::unavailable);
  const OrderRequest request{.key = {confirmation.value},
                             .shopper = context.identity.shopper,
                             .order = id,
                             .change = change,
                             .agreed = proposal.agreed,
                             .at = context.now};
  auto answer = context.orders->change(request);
  if (!answer && is_uncertain(answer.error())) answer = context.orders->change(request);
  if (!answer) return failed(ActionFailure::unknown);
  if (const auto* refusal = std::get_if<OrderRefusal>(&*answer)) {
    return ActionFailed{confirmation, ActionFailure::refused, *refusal};
  }
  const auto& done = std::get<OrderDone>(*answer);
  const auto shopper = context.orders->shopper(context.identity.shopper);
  // It was done; what it looks like now can be asked for later.
  if (!shopper) return ActionPerformed{confirmation, {.id = id}, proposal.moves};
  return ActionPerformed{confirmation, offered_facts(*context.orders, done.order, *shopper),
                         moves_of(done.entries, done.order, *shopper)};
}

}  // namespace aisle
