// Tells about one order of the shopper's.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class FindOrderTool final : public TypedTool<FindOrder> {
 public:
  std::string_view description() const override {
    return "Tells where one order is: its state, its parcels with their carriers, what was bought, "
           "what was refunded and what can still be changed.";
  }

  std::string_view schema() const override { return kOrderSchema; }

  ToolAccess access() const override { return ToolAccess::shopper; }
  bool asks_shop() const override { return true; }

 private:
  std::string problem_with(const FindOrder& wanted) const override {
    return aisle::problem_with(wanted.order);
  }

  ToolResult work(const FindOrder& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    if (auto refused = unproven(context, wanted.order)) return *std::move(refused);
    auto order = read_order(context, wanted.order);
    if (!order) return order_failure(order.error());
    receipts.add_order(*order);
    ToolResult result;
    result.orders.push_back(*std::move(order));
    result.total = 1;
    return result;
  }
};

}  // namespace

const Tool& find_order_tool() {
  static const FindOrderTool tool;
  return tool;
}

}  // namespace aisle
