// Documents in the order of one number: for ranges and for sorting without looking at each.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "shared/search/bitmap.h"

namespace aisle {

inline constexpr std::int64_t kUnknownValue = std::numeric_limits<std::int64_t>::max();

class OrderedColumn {
 public:
  OrderedColumn() = default;

  /// `values` has a number per document; kUnknownValue is in no range and last in every order.
  /// Equal ones keep the order of `tie_order`, which names each document once.
  OrderedColumn(const std::vector<std::int64_t>& values, std::vector<std::uint32_t> tie_order);

  std::int64_t value(std::uint32_t document) const { return values_[place_[document]]; }

  /// The documents with a value from `low` to `high`, both inclusive.
  /// Cost: two bitmaps and at most 1/32 of the documents.
  Bitmap range(std::int64_t low, std::int64_t high) const;

  /// The first `count` of `matches`, lowest (or highest) value first.
  /// Cost: a step for each match when they are few, else as many as it takes to meet that many.
  std::vector<std::uint32_t> first(const Bitmap& matches, std::size_t count, bool highest) const;

 private:
  std::size_t place_of(
      std::int64_t value) const;           // the first place with that value or a higher one
  Bitmap before(std::size_t place) const;  // the documents before that place
  std::vector<std::uint32_t> sort(const Bitmap& matches, std::size_t count, bool highest) const;

  std::vector<std::uint32_t> order_;  // place -> document
  std::vector<std::int64_t> values_;  // place -> value
  std::vector<std::uint32_t> place_;  // document -> place
  std::size_t known_ = 0;             // places with a value
  std::vector<Bitmap> starts_;        // the documents before each 64th part of the places
};

}  // namespace aisle
