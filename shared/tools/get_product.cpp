// Tells all about a few products.
#include "shared/tools/catalog_tools.h"
#include "shared/tools/found_products.h"

namespace aisle {
namespace {

void add_product_receipts(const Product& product, Receipts& receipts) {
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
  for (const Product* product : find_products(wanted.ids, context.index, result)) {
    result.products.push_back(*product);
    add_product_receipts(*product, receipts);
  }
  return result;
}

}  // namespace aisle
