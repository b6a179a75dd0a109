// Tells all about a few products.
#include "server/tools/typed_tool.h"

namespace aisle {
namespace {

class GetProductTool final : public TypedTool<GetProduct> {
 public:
  std::string_view description() const override {
    return "Tells everything about up to four products by their ids: description, attributes, and "
           "each variant's price and stock; use it to answer a question about a product or to "
           "compare some.";
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

 private:
  std::string problem_with(const GetProduct& wanted) const override {
    if (!wanted.ids.empty() && wanted.ids.size() <= kGetProductMax) return "";
    return "give one to four product ids, as search_catalog returned them";
  }

  ToolResult work(const GetProduct& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    ToolResult result;
    for (const ProductId& id : wanted.ids) {
      const Product* product = context.index.find(id);
      if (product == nullptr) {
        result.message += result.message.empty() ? "there is no product " : ", ";
        result.message += id.value.substr(0, kIdBytesMax);
        continue;
      }
      result.products.push_back(*product);
      add_receipts(*product, receipts);
    }
    result.total = static_cast<std::int64_t>(result.products.size());
    if (result.products.empty()) result.status = ToolStatus::not_found;
    return result;
  }

  static void add_receipts(const Product& product, Receipts& receipts) {
    for (const Variant& variant : product.variants) {
      receipts.add_price(product, variant);
      receipts.add_stock(product, variant);
    }
    receipts.add_rating(product);
    for (const Attribute& attribute : product.attributes) {
      receipts.add_attribute(product, attribute.name, attribute.value);
    }
    if (!product.description.empty()) {
      receipts.add_attribute(product, product.title, product.description);
    }
  }
};

}  // namespace

const Tool& get_product_tool() {
  static const GetProductTool tool;
  return tool;
}

}  // namespace aisle
