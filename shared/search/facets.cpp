#include "shared/search/facets.h"

#include <algorithm>
#include <array>
#include <map>

namespace aisle {
namespace {
constexpr std::size_t kValuesOfFacetMax = 10;
}

void FacetTable::add(const ProductNames& product) {
  for (const std::uint32_t number : product.categories) values_.push_back(number << 2 | category);
  if (product.brand) values_.push_back(*product.brand << 2 | brand);
  for (const std::uint32_t number : product.options()) values_.push_back(number << 2 | option);
  end_.push_back(static_cast<std::uint32_t>(values_.size()));
}

std::vector<FacetValue> FacetTable::count(const Bitmap& matches, const CatalogNames& names,
                                          std::size_t values_max) const {
  std::array<std::vector<std::int64_t>, 3> counts;
  counts[category].resize(names.categories.size());
  counts[brand].resize(names.brands.size());
  counts[option].resize(names.pairs.size());
  matches.for_each([&](std::uint32_t document) {
    for (std::uint32_t i = document == 0 ? 0 : end_[document - 1]; i < end_[document]; ++i) {
      ++counts[values_[i] & 3][values_[i] >> 2];
    }
  });
  std::vector<FacetValue> found;
  for (const Kind kind : {category, brand, option}) {
    for (std::uint32_t number = 0; number < counts[kind].size(); ++number) {
      const std::int64_t count = counts[kind][number];
      if (count == 0) continue;
      switch (kind) {
        case category: found.push_back({"category", names.categories.shown(number), count}); break;
        case brand: found.push_back({"brand", names.brands.shown(number), count}); break;
        case option: {
          const OptionValue& pair = names.pairs[number];
          found.push_back(
              {names.options.shown(pair.option), names.values.shown(pair.value), count});
          break;
        }
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const FacetValue& a, const FacetValue& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.facet != b.facet ? a.facet < b.facet : a.value < b.value;
  });
  std::map<std::string, std::size_t> kept;
  std::erase_if(found,
                [&](const FacetValue& value) { return ++kept[value.facet] > kValuesOfFacetMax; });
  if (found.size() > values_max) found.resize(values_max);
  return found;
}

}  // namespace aisle
