// Lists the shopper's orders.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ListOrdersTool final : public TypedTool<ListOrders> {
 public:
  std::string_view description() const override {
    return "Lists the orders of the shopper who is signed in, newest first; use it when they ask "
           "about their orders without naming one.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "before": {"type": "string", "maxLength": 200, "description": "The last order of the list before, for older ones."}
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::shopper; }
  bool asks_shop() const override { return true; }

 private:
  std::string problem_with(const ListOrders&) const override { return ""; }

  ToolResult work(const ListOrders& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    const bool all = context.identity.level == IdentityLevel::signed_token;
    if (auto refused = unproven(context, first_proven(context))) return *std::move(refused);
    if (!all) return one_by_one(context, receipts);
    const auto orders = context.orders->orders(context.identity.shopper, wanted.before);
    if (!orders) return order_failure(orders.error());
    const auto shopper = context.orders->shopper(context.identity.shopper);
    if (!shopper) return order_failure(shopper.error());
    ToolResult result;
    result.total = static_cast<std::int64_t>(orders->size());
    for (const Order& order : *orders) {
      if (result.orders.size() == kOrdersTold) break;
      result.orders.push_back(offered_facts(*context.orders, order, *shopper));
      receipts.add_order(result.orders.back());
    }
    return result;
  }

  static OrderId first_proven(const ToolContext& context) {
    const auto& orders = context.identity.orders;
    return orders.empty() ? OrderId{} : orders.front().order;
  }

  // Those that were proven by their numbers.
  static ToolResult one_by_one(const ToolContext& context, Receipts& receipts) {
    ToolResult result;
    for (const ProvenOrder& proven : context.identity.orders) {
      auto order = read_order(context, proven.order);
      if (!order) return order_failure(order.error());
      receipts.add_order(*order);
      result.orders.push_back(*std::move(order));
    }
    result.total = static_cast<std::int64_t>(result.orders.size());
    return result;
  }
};

}  // namespace

const Tool& list_orders_tool() {
  static const ListOrdersTool tool;
  return tool;
}

}  // namespace aisle
