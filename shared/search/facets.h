// How many of the found products have each category, brand and option.
//
// Few products are looked at one by one. For many, the products of each frequent value are kept as
// bits: to count what they share with the found ones takes as long however many those are. The
// values of a facet are gone through by how many products have them at all, and soon none of the
// rest can be among the best.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/conversation/tool_call.h"
#include "shared/search/bitmap.h"
#include "shared/search/product_names.h"

namespace aisle {

class FacetTable {
 public:
  class Builder {
   public:
    /// Takes products one by one, in document order.
    void add(const ProductNames& product);

    /// `names` has all names that were added.
    FacetTable build(const CatalogNames& names) &&;

   private:
    std::vector<std::uint32_t> values_;
    std::vector<std::uint32_t> end_;  // of each document's values
  };

  /// The most frequent values among `matches`, at most 10 of each facet and `values_max` in all;
  /// the most frequent first, equal ones by facet and value. `names` is what it was built with.
  std::vector<FacetValue> count(const Bitmap& matches, const CatalogNames& names,
                                std::size_t values_max) const;

 private:
  enum Kind : std::uint32_t { category, brand, option };

  // Values are numbered from the most frequent to the rarest.
  struct Value {
    Kind kind = category;
    std::uint32_t name = 0;       // in the names of its kind
    std::uint32_t documents = 0;  // that have it
  };
  struct Counted {
    std::uint32_t value = 0;
    std::size_t count = 0;
  };

  // The values of one document after the other.
  template <class Number>
  struct Lists {
    std::vector<Number> values;
    std::vector<std::uint32_t> end;  // of each document's values

    void count(const Bitmap& matches, std::vector<std::uint32_t>& counts) const;
  };

  static const std::string& shown(const Value& value, const CatalogNames& names);

  std::vector<Value> values_;
  std::vector<std::vector<std::uint32_t>> facets_;  // values, the most frequent first
  std::vector<Bitmap> frequent_;                    // documents of the first values
  Lists<std::uint16_t> frequent_lists_;             // the same once more
  Lists<std::uint32_t> rare_;                       // all other values
};

}  // namespace aisle
