// Calculates with amounts that the shop has stated (shared/tools/calculate.cpp).
#include "shared/tools/calculate.h"

#include "server/tools/typed_tool.h"

namespace aisle {
namespace {

class CalculateTool final : public TypedTool<Calculate> {
 public:
  std::string_view description() const override {
    return "Adds up prices, order totals and fees that the shop states, several of one, a "
           "percentage "
           "of them, or what is left; use it for every amount that no other tool returns, and "
           "never "
           "calculate yourself.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["terms"],
  "properties": {
    "terms": {
      "type": "array", "minItems": 1, "maxItems": 20,
      "description": "What is added up. Each has the amount of one thing: a product, an order or a receipt.",
      "items": {
        "type": "object", "additionalProperties": false,
        "properties": {
          "product": {"type": "string", "maxLength": 200, "description": "A product's id: its lowest price."},
          "variant": {"type": "string", "maxLength": 200, "description": "With product: this variant's price."},
          "order": {"type": "string", "maxLength": 200, "description": "The number of an order that find_order told of in this turn."},
          "amount": {"enum": ["total", "delivery_fee"], "description": "Of the order."},
          "receipt": {"type": "string", "maxLength": 200, "description": "The id of a price's receipt in this turn."},
          "quantity": {"type": "integer", "minimum": 1, "maximum": 10000},
          "percent_hundredths": {"type": "integer", "minimum": 1, "maximum": 100000, "description": "Only so much of it: 1900 is 19 %. A tool result of this turn must state the percentage."},
          "sign": {"enum": ["plus", "minus"]}
        }
      }
    }
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::shop; }

 private:
  std::string problem_with(const Calculate& wanted) const override { return problem_in(wanted); }

  ToolResult work(const Calculate& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    return calculate(wanted, context.catalog(), context.turn, receipts);
  }
};

}  // namespace

const Tool& calculate_tool() {
  static const CalculateTool tool;
  return tool;
}

}  // namespace aisle
