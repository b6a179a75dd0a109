// Tells which variants can be bought (shared/tools/check_availability.cpp).
#include "server/tools/typed_tool.h"
#include "shared/tools/catalog_tools.h"

namespace aisle {
namespace {

class CheckAvailabilityTool final : public TypedTool<CheckAvailability> {
 public:
  std::string_view description() const override {
    return "Tells which variants of a product can be bought now, their stock as far as the shop "
           "tells it, and as of when; use it when the shopper asks whether a size, a colour or a "
           "product is to be had.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["product"],
  "properties": {
    "product": {"type": "string", "minLength": 1, "maxLength": 200, "description": "A product id that another tool returned."},
    "variant": {"type": "string", "maxLength": 200, "description": "One variant's id. May be left out."},
    "options": {
      "type": "array", "maxItems": 12,
      "description": "What the variant must have: colour, size and so on.",
      "items": {
        "type": "object", "additionalProperties": false, "required": ["name", "value"],
        "properties": {
          "name": {"type": "string", "minLength": 1, "maxLength": 200},
          "value": {"type": "string", "minLength": 1, "maxLength": 200}
        }
      }
    }
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::shop; }

 private:
  std::string problem_with(const CheckAvailability& wanted) const override {
    return problem_in(wanted);
  }

  ToolResult work(const CheckAvailability& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    return look_up(wanted, context.catalog(), receipts);
  }
};

}  // namespace

const Tool& check_availability_tool() {
  static const CheckAvailabilityTool tool;
  return tool;
}

}  // namespace aisle
