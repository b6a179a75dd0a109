// Tells where an order's parcels are, as far as it is proven whose they are.
#include <algorithm>

#include "server/tools/order_tool.h"

namespace aisle {
namespace {

std::string words_for(const Order& order, const Fulfillment& sent) {
  std::string words;
  for (const ItemCount& item : sent.items) {
    const auto line = std::find_if(order.lines.begin(), order.lines.end(), [&](const LineItem& each) {
      return each.variant == item.variant;
    });
    if (line == order.lines.end()) continue;
    words += (words.empty() ? "" : "; ") + std::to_string(item.count) + " x " + line->title;
    for (const Attribute& option : line->options) words += ", " + option.value;
  }
  return words;
}

class TrackOrderTool final : public TypedTool<TrackOrder> {
 public:
  std::string_view description() const override {
    return "Tells where an order's parcels are: carrier, tracking number and link, each step with its "
           "date, and what was sent together; use it when the shopper asks when an order comes.";
  }

  std::string_view schema() const override { return kOrderSchema; }

  ToolAccess access() const override { return ToolAccess::shopper; }
  bool asks_shop() const override { return true; }

 private:
  std::string problem_with(const TrackOrder& wanted) const override {
    return aisle::problem_with(wanted.order);
  }

  ToolResult work(const TrackOrder& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    if (auto refused = unproven(context, wanted.order)) return *std::move(refused);
    const auto order = context.orders->order(context.identity.shopper, wanted.order);
    if (!order) return order_failure(order.error());
    const bool glances = level_for(context.identity, wanted.order) == IdentityLevel::order_number;
    ToolResult result;
    result.total = 1;
    result.orders.push_back(glances ? facts_of(glance(*order)) : tracking_of(*order));
    receipts.add_order(result.orders.front());
    if (glances) return result;
    receipts.add_tracking_links(result.orders.front());
    for (const Fulfillment& sent : order->fulfillments) {
      const std::string words = words_for(*order, sent);
      if (words.empty()) continue;
      result.message += (result.message.empty() ? "sent together: " : "\nsent together: ") + words;
      receipts.add_sent(order->id, words);
    }
    return result;
  }
};

}  // namespace

const Tool& track_order_tool() {
  static const TrackOrderTool tool;
  return tool;
}

}  // namespace aisle
