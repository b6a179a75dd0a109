// What the tools about orders have in common: whose orders may be seen, and how a change is
// proposed and done.
//
// An order that isn't the shopper's, or not proven to be, is answered like one that there is not.
#pragma once

#include "server/tools/typed_tool.h"

namespace aisle {

inline constexpr int kOrdersTold = 10;  ///< In one answer.

/// Of the arguments of a tool that is told an order's number and nothing else.
inline constexpr std::string_view kOrderSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["order"],
  "properties": {
    "order": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The order's number."}
  }
})json";

/// What is wrong with an order's number; "" when nothing is.
inline std::string problem_with(const OrderId& order) {
  return order.empty() ? "order is empty: give its number" : "";
}

/// Of the arguments of whatever puts other variants in the place of an order's items.
inline constexpr std::string_view kSwapsSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["order", "swaps"],
  "properties": {
    "order": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The order's number."},
    "swaps": {
      "type": "array", "minItems": 1, "maxItems": 100,
      "items": {
        "type": "object", "additionalProperties": false, "required": ["from", "to"],
        "properties": {
          "from": {"type": "string", "maxLength": 200, "description": "A variant on the order."},
          "to": {"type": "string", "maxLength": 200, "description": "Another variant of the same product."},
          "count": {"type": "integer", "minimum": 1, "maximum": 1000}
        }
      }
    },
    "settle_with": {"type": "string", "maxLength": 200, "description": "The payment method for a difference in price."}
  }
})json";

/// The result for a failure of the shop: not_found and permission_denied look the same.
ToolResult order_failure(const Error& error);

/// Nothing when this shopper may be told something of this order; else what to answer.
std::optional<ToolResult> unproven(const ToolContext& context, const OrderId& order);

/// All of an order, with those of its actions that the shop can do.
OrderFacts offered_facts(const Orders& orders, const Order& order, const Shopper& shopper);

/// An order as far as it is proven. Errors: those of Orders.
Result<OrderFacts> read_order(const ToolContext& context, const OrderId& id);

ToolResult propose_change(const OrderId& order, const OrderChange& change,
                          const ToolContext& context, Receipts& receipts);

ActionOutcome perform_change(const OrderId& order, const OrderChange& change,
                             const Proposal& proposal, const ConfirmationId& confirmation,
                             const ToolContext& context);

/// A tool that proposes one kind of change.
template <class Change>
class ChangeTool : public TypedTool<ProposeChange<Change>> {
 public:
  ToolAccess access() const final { return ToolAccess::proposal; }
  bool asks_shop() const final { return true; }

  ActionOutcome perform(const ToolCall& call, const Proposal& proposal,
                        const ConfirmationId& confirmation,
                        const ToolContext& context) const final {
    const auto* wanted = std::get_if<ProposeChange<Change>>(&call.arguments);
    if (!wanted) return ActionFailed{confirmation, ActionFailure::refused, {}};
    return perform_change(wanted->order, wanted->change, proposal, confirmation, context);
  }

 private:
  std::string problem_with(const ProposeChange<Change>& wanted) const final {
    return aisle::problem_with(wanted.order);
  }
  ToolResult work(const ProposeChange<Change>& wanted, const ToolContext& context,
                  Receipts& receipts) const final {
    return propose_change(wanted.order, wanted.change, context, receipts);
  }
};

}  // namespace aisle
