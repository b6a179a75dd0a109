// Proposes to cancel an order.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class CancelOrderTool final : public ChangeTool<CancelOrder> {
 public:
  std::string_view description() const override {
    return "Proposes to cancel an order that has not left yet; the shopper is then asked on the page, and "
           "only their click does it.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["order"],
  "properties": {
    "order": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The order's number."},
    "reason": {"enum": ["no_longer_needed", "ordered_by_mistake", "found_elsewhere", "too_late", "other"]}
  }
})json";
  }
};

}  // namespace

const Tool& cancel_order_tool() {
  static const CancelOrderTool tool;
  return tool;
}

}  // namespace aisle
