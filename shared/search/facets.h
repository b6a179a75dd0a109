// How many of the found products have each category, brand and option.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/conversation/tool_call.h"
#include "shared/search/bitmap.h"
#include "shared/search/product_names.h"

namespace aisle {

class FacetTable {
 public:
  /// Takes products one by one, in document order.
  void add(const ProductNames& product);

  /// The most frequent values among `matches`, at most 10 of each facet and `values_max` in all;
  /// the most frequent first, equal ones by facet and value. `names` has all names that were added.
  /// Cost: a few steps for each match.
  std::vector<FacetValue> count(const Bitmap& matches, const CatalogNames& names,
                                std::size_t values_max) const;

 private:
  // A value in one number: its kind in the lowest two bits.
  enum Kind : std::uint32_t { category, brand, option };

  std::vector<std::uint32_t> values_;
  std::vector<std::uint32_t> end_;  // of each document's values
};

}  // namespace aisle
