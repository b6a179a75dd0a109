#include "shared/commerce/side_by_side.h"

#include <algorithm>

namespace aisle {

std::vector<std::string> names_of(const std::vector<const Product*>& products, std::size_t max) {
  std::vector<std::string> names;
  const auto meet = [&](const std::vector<Attribute>& attributes) {
    for (const Attribute& each : attributes) {
      if (names.size() < max && std::find(names.begin(), names.end(), each.name) == names.end()) {
        names.push_back(each.name);
      }
    }
  };
  for (const Product* product : products) {
    for (const Variant& variant : product->variants) meet(variant.options);
  }
  for (const Product* product : products) meet(product->attributes);
  return names;
}

std::string value_of(const Product& product, std::string_view name) {
  for (const Attribute& each : product.attributes) {
    if (each.name == name) return each.value;
  }
  std::string values;
  std::vector<std::string> seen;
  for (const Variant& variant : product.variants) {
    for (const Attribute& each : variant.options) {
      if (each.name != name || std::find(seen.begin(), seen.end(), each.value) != seen.end()) continue;
      if (!seen.empty()) values += ", ";
      values += each.value;
      seen.push_back(each.value);
    }
  }
  return values;
}

}  // namespace aisle
