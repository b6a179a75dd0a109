#include "shared/search/product_names.h"

#include <algorithm>

namespace aisle {

void keep_each_once(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

std::vector<std::uint32_t> ProductNames::options() const {
  std::vector<std::uint32_t> all;
  for (const auto& variant : variants) all.insert(all.end(), variant.begin(), variant.end());
  keep_each_once(all);
  return all;
}

ProductNames add_names(const Product& product, CatalogNames& names) {
  ProductNames result;
  const auto add_pairs = [&](const std::vector<Attribute>& attributes) {
    std::vector<std::uint32_t> pairs;
    for (const Attribute& attribute : attributes) {
      if (const auto pair = names.add_pair(attribute)) pairs.push_back(*pair);
    }
    keep_each_once(pairs);
    return pairs;
  };
  for (const std::string& category : product.category) {
    if (!category.empty()) result.categories.push_back(names.categories.add(category));
  }
  keep_each_once(result.categories);
  if (!product.brand.empty()) result.brand = names.brands.add(product.brand);
  result.attributes = add_pairs(product.attributes);
  for (const Variant& variant : product.variants) {
    result.variants.push_back(add_pairs(variant.options));
  }
  return result;
}

}  // namespace aisle
