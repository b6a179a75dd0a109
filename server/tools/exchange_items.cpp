// Proposes to exchange delivered items for others of their kind.
#include "server/tools/order_tool.h"

namespace aisle {
namespace {

class ExchangeItemsTool final : public ChangeTool<ExchangeItems> {
 public:
  std::string_view description() const override {
    return "Proposes to exchange items of a delivered order for other sizes or colours of the same product, "
           "all at once; only the shopper's click does it.";
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

const Tool& exchange_items_tool() {
  static const ExchangeItemsTool tool;
  return tool;
}

}  // namespace aisle
