// Offers all about a few products (shared/tools/get_product.cpp).
#include "server/tools/typed_tool.h"
#include "shared/tools/catalog_tools.h"

namespace aisle {
namespace {

class GetProductTool final : public TypedTool<GetProduct> {
 public:
  std::string_view description() const override {
    return "Tells everything about up to four products by their ids: description, attributes, and "
           "each variant's price and stock; use it to answer a question about a product.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["ids"],
  "properties": {
    "ids": {
      "type": "array", "minItems": 1, "maxItems": 4,
      "description": "Product ids that another tool returned.",
      "items": {"type": "string", "minLength": 1, "maxLength": 200}
    }
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::shop; }

 private:
  std::string problem_with(const GetProduct& wanted) const override { return problem_in(wanted); }

  ToolResult work(const GetProduct& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    return look_up(wanted, context.catalog(), receipts);
  }
};

}  // namespace

const Tool& get_product_tool() {
  static const GetProductTool tool;
  return tool;
}

}  // namespace aisle
