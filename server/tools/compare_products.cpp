// Puts products side by side (shared/tools/compare_products.cpp).
#include "server/tools/typed_tool.h"
#include "shared/tools/catalog_tools.h"

namespace aisle {
namespace {

class CompareProductsTool final : public TypedTool<CompareProducts> {
 public:
  std::string_view description() const override {
    return "Puts two to four products side by side and tells, row by row, what is the same, what "
           "differs and what is not stated; use it when the shopper weighs products against each "
           "other.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["ids"],
  "properties": {
    "ids": {
      "type": "array", "minItems": 2, "maxItems": 4, "uniqueItems": true,
      "description": "Product ids that another tool returned.",
      "items": {"type": "string", "minLength": 1, "maxLength": 200}
    },
    "attributes": {
      "type": "array", "maxItems": 20,
      "description": "Only these rows: names of attributes or options, or price, rating, brand, category. May be left out.",
      "items": {"type": "string", "minLength": 1, "maxLength": 200}
    }
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::shop; }

 private:
  std::string problem_with(const CompareProducts& wanted) const override {
    return problem_in(wanted);
  }

  ToolResult work(const CompareProducts& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    return look_up(wanted, context.catalog(), receipts);
  }
};

}  // namespace

const Tool& compare_products_tool() {
  static const CompareProductsTool tool;
  return tool;
}

}  // namespace aisle
