#include "shared/search/recommending.h"

#include <algorithm>

namespace aisle {
namespace {

std::string leaf(const Product& product) {
  return product.category.empty() ? std::string() : product.category.back();
}

}  // namespace

SearchCatalog as_recommended(SearchCatalog query) {
  query.available_only = true;
  query.offset = 0;
  query.limit = kSearchLimitMax;
  if (query.sort == Sort::relevance && query.text.empty()) query.sort = Sort::rating;
  return query;
}

std::vector<const Product*> choose(const std::vector<const Product*>& found, std::size_t count) {
  std::vector<const Product*> chosen;
  for (const bool new_category : {true, false}) {
    for (const Product* product : found) {
      if (chosen.size() == count) return chosen;
      const bool known = std::any_of(chosen.begin(), chosen.end(), [&](const Product* other) {
        return other == product || (new_category && leaf(*other) == leaf(*product));
      });
      if (!known) chosen.push_back(product);
    }
  }
  return chosen;
}

const Money* price_before(const Product& product) {
  const Money& lowest = lowest_price(product);
  for (const Variant& variant : product.variants) {
    if (&variant.price == &lowest && variant.list_price) return &*variant.list_price;
  }
  return nullptr;
}

}  // namespace aisle
