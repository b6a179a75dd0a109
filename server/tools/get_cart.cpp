// Tells what the shop's page has in the cart.
#include "server/tools/typed_tool.h"

namespace aisle {
namespace {

class GetCartTool final : public TypedTool<GetCart> {
 public:
  std::string_view description() const override {
    return "Tells what is in the shopper's cart, with quantities and prices, as the shop's page told "
           "it last; use it when they ask about their cart, and before changing what is in it.";
  }

  std::string_view schema() const override { return kNoArguments; }

  ToolAccess access() const override { return ToolAccess::conversation; }

 private:
  std::string problem_with(const GetCart&) const override { return ""; }

  ToolResult work(const GetCart&, const ToolContext& context, Receipts& receipts) const override {
    ToolResult result;
    if (!context.cart) {
      result.status = ToolStatus::unsupported;
      result.message = "the shop's page has told of no cart";
      return result;
    }
    result.cart = *context.cart;
    receipts.add_cart(*context.cart);
    return result;
  }
};

}  // namespace

const Tool& get_cart_tool() {
  static const GetCartTool tool;
  return tool;
}

}  // namespace aisle
