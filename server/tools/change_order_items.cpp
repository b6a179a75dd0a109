// Proposes other variants for the items of an order.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ChangeItemsTool final : public ChangeTool<ChangeItems> {
 public:
  std::string_view description() const override {
    return "Proposes other sizes or colours for items of an order that has not left yet, all at once, since "
           "it can be done only once; only the shopper's click does it.";
  }

  std::string_view schema() const override {
    return R"json({
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
  }
};

}  // namespace

const Tool& change_order_items_tool() {
  static const ChangeItemsTool tool;
  return tool;
}

}  // namespace aisle
