#include "shared/tools/found_products.h"

#include "shared/base/text.h"
#include "shared/tools/matching_variants.h"

namespace aisle {
namespace {

constexpr std::size_t kDescriptionBytesMax = 300;
constexpr std::size_t kVariantsMax = 24;

}  // namespace

std::vector<const Product*> find_products(const std::vector<ProductId>& ids,
                                          const SearchIndex& index, ToolResult& result) {
  std::vector<const Product*> found;
  for (const ProductId& id : ids) {
    if (const Product* product = index.find(id)) {
      found.push_back(product);
      continue;
    }
    result.message += result.message.empty() ? "there is no product " : ", ";
    result.message += id.value.substr(0, kIdBytesMax);
  }
  result.total = static_cast<std::int64_t>(found.size());
  if (found.empty()) result.status = ToolStatus::not_found;
  return found;
}

void cut_variants(Product& product) {
  if (product.variants.size() > kVariantsMax) product.variants.resize(kVariantsMax);
}

Product in_brief(const Product& product, const std::vector<Attribute>& wanted) {
  Product brief = product;
  put_matching_first(brief.variants, wanted);
  brief.attributes.clear();
  brief.description = cut_utf8(product.description, kDescriptionBytesMax);
  cut_variants(brief);
  return brief;
}

}  // namespace aisle
