// Offers what fits with a product, the cart or a purpose (shared/tools/recommend.cpp).
#include "shared/tools/recommend.h"

#include "server/tools/typed_tool.h"

namespace aisle {
namespace {

class RecommendTool final : public TypedTool<Recommend> {
 public:
  std::string_view description() const override {
    return "Recommends what can be bought and fits with a product, with what is in the cart, or "
           "with "
           "a purpose, and tells why each fits; use it when the shopper asks what goes with "
           "something or what you would take.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "minProperties": 1,
  "properties": {
    "product": {"type": "string", "maxLength": 200, "description": "A product id that another tool returned."},
    "with_cart": {"type": "boolean", "description": "What fits with what is in the cart."},
    "text": {"type": "string", "maxLength": 1000, "description": "What it is for, in words of the shop's catalog."},
    "price_max": {"type": "integer", "minimum": 0, "description": "Highest price in minor units of the shop's currency: 1999 is 19.99."},
    "limit": {"type": "integer", "minimum": 1, "maximum": 6}
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::shop; }

 private:
  std::string problem_with(const Recommend& wanted) const override { return problem_in(wanted); }

  ToolResult work(const Recommend& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    return recommend(wanted, context.catalog(), context.cart, receipts);
  }
};

}  // namespace

const Tool& recommend_tool() {
  static const RecommendTool tool;
  return tool;
}

}  // namespace aisle
