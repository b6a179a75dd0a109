// Offers steps that change the cart. The shopper's click takes them, on the shop's page.
#include "shared/tools/update_cart.h"

#include <algorithm>

#include "server/tools/typed_tool.h"

namespace aisle {
namespace {

class UpdateCartTool final : public TypedTool<UpdateCart> {
 public:
  std::string_view description() const override {
    return "Offers to put variants into the shopper's cart, or to change how many of a line it holds "
           "(0 takes it out); use it when they say what they want in it. Nothing changes before "
           "they click.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["steps"],
  "properties": {
    "steps": {
      "type": "array", "minItems": 1, "maxItems": 20,
      "description": "Each about another variant.",
      "items": {
        "type": "object", "additionalProperties": false, "required": ["kind", "variant", "quantity"],
        "properties": {
          "kind": {"enum": ["add", "set"], "description": "add: so many more; set: so many in all, of a line that get_cart returned."},
          "variant": {"type": "string", "minLength": 1, "maxLength": 200},
          "product": {"type": "string", "maxLength": 200, "description": "The variant's product; needed to add."},
          "quantity": {"type": "integer", "minimum": 0, "maximum": 999}
        }
      }
    }
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::proposal; }

 private:
  std::string problem_with(const UpdateCart& wanted) const override {
    return aisle::problem_with(wanted.steps);
  }

  ToolResult work(const UpdateCart& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    ToolResult result = update_cart(wanted.steps, context.cart, context.index);
    for (const Product& product : result.products) {
      for (const CartStep& step : wanted.steps) add_receipts(product, step, receipts);
    }
    if (result.cart) receipts.add_cart(*result.cart);
    return result;
  }

  static void add_receipts(const Product& product, const CartStep& step, Receipts& receipts) {
    for (const Variant& variant : product.variants) {
      if (step.product != product.id || step.variant != variant.id) continue;
      receipts.add_price(product, variant);
      receipts.add_stock(product, variant);
    }
  }
};

}  // namespace

const Tool& update_cart_tool() {
  static const UpdateCartTool tool;
  return tool;
}

}  // namespace aisle
