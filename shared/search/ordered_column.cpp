#include "shared/search/ordered_column.h"

#include <algorithm>

namespace aisle {
namespace {
constexpr std::size_t kParts = 64;
}

OrderedColumn::OrderedColumn(const std::vector<std::int64_t>& values,
                             std::vector<std::uint32_t> tie_order)
    : order_(std::move(tie_order)), place_(order_.size()) {
  std::stable_sort(order_.begin(), order_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
  values_.reserve(order_.size());
  const std::size_t step = order_.size() / kParts + 1;
  Bitmap bits(order_.size());
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (i % step == 0) starts_.push_back(bits);
    bits.set(order_[i]);
    values_.push_back(values[order_[i]]);
    place_[order_[i]] = static_cast<std::uint32_t>(i);
  }
  known_ = place_of(kUnknownValue);
}

std::size_t OrderedColumn::place_of(std::int64_t value) const {
  const auto place = std::lower_bound(values_.begin(), values_.end(), value);
  return static_cast<std::size_t>(place - values_.begin());
}

Bitmap OrderedColumn::before(std::size_t place) const {
  const std::size_t step = order_.size() / kParts + 1;
  const std::size_t part = std::min(place / step, starts_.size() - 1);
  Bitmap bits = starts_[part];
  for (std::size_t i = part * step; i < place; ++i) bits.set(order_[i]);
  return bits;
}

Bitmap OrderedColumn::range(std::int64_t low, std::int64_t high) const {
  const std::size_t begin = place_of(low);
  const std::size_t end = high >= kUnknownValue - 1 ? known_ : place_of(high + 1);
  if (begin >= end) return Bitmap(order_.size());
  Bitmap bits = before(end);
  if (begin > 0) bits.subtract(before(begin));
  return bits;
}

std::vector<std::uint32_t> OrderedColumn::first(const Bitmap& matches, std::size_t count,
                                                bool highest) const {
  if (matches.count() < order_.size() / 64) return sort(matches, count, highest);
  std::vector<std::uint32_t> found;
  const auto take = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && found.size() < count; ++i) {
      if (matches.test(order_[i])) found.push_back(order_[i]);
    }
  };
  if (!highest) {
    take(0, order_.size());
    return found;
  }
  for (std::size_t end = known_; end > 0 && found.size() < count;) {
    std::size_t begin = end - 1;  // Equal values keep their order.
    if (begin > 0 && values_[begin - 1] == values_[begin]) begin = place_of(values_[begin]);
    take(begin, end);
    end = begin;
  }
  take(known_, order_.size());
  return found;
}

std::vector<std::uint32_t> OrderedColumn::sort(const Bitmap& matches, std::size_t count,
                                               bool highest) const {
  std::vector<std::uint32_t> places;
  matches.for_each([&](std::uint32_t document) { places.push_back(place_[document]); });
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
    const bool both_known = a < known_ && b < known_;
    if (highest && both_known && values_[a] != values_[b]) return values_[a] > values_[b];
    return a < b;
  };
  const std::size_t kept = std::min(count, places.size());
  std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(kept),
                    places.end(), earlier);
  places.resize(kept);
  for (std::uint32_t& place : places) place = order_[place];
  return places;
}

}  // namespace aisle
