// Tells all about a few products.
#include "shared/tools/catalog_tools.h"

namespace aisle {
namespace {

void add_receipts(const Product& product, Receipts& receipts) {
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

}  // namespace

std::string problem_in(const GetProduct& wanted) {
  if (!wanted.ids.empty() && wanted.ids.size() <= kGetProductMax) return "";
  return "give one to four product ids, as search_catalog returned them";
}

ToolResult look_up(const GetProduct& wanted, const CatalogContext& context, Receipts& receipts) {
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

}  // namespace aisle
