// Proposes to send items of a delivered order back.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ReturnItemsTool final : public ChangeTool<ReturnItems> {
 public:
  std::string_view description() const override {
    return "Proposes to send items of a delivered order back for money, all at once, since it can be done "
           "only once; only the shopper's click does it.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["order", "items"],
  "properties": {
    "order": {"type": "string", "minLength": 1, "maxLength": 200, "description": "The order's number."},
    "items": {
      "type": "array", "minItems": 1, "maxItems": 100,
      "items": {
        "type": "object", "additionalProperties": false, "required": ["variant"],
        "properties": {
          "variant": {"type": "string", "maxLength": 200},
          "count": {"type": "integer", "minimum": 1, "maximum": 1000}
        }
      }
    },
    "reason": {"enum": ["changed_mind", "wrong_size", "not_as_described", "damaged", "wrong_item", "other"]},
    "refund_to": {"type": "string", "maxLength": 200, "description": "A method that paid, or a gift card; left out: the way it was paid."}
  }
})json";
  }
};

}  // namespace

const Tool& return_items_tool() {
  static const ReturnItemsTool tool;
  return tool;
}

}  // namespace aisle
