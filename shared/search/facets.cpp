#include "shared/search/facets.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <utility>

namespace aisle {
namespace {

constexpr std::size_t kValuesOfFacetMax = 10;

// Fewer products, or less than this share of all, are counted singly. By search_bench, where both
// ways take the same time.
constexpr std::size_t kManyMin = 2'048;
constexpr std::size_t kManyShare = 128;

// Values that one in so many products has are kept as bits, an eighth of a byte per product.
constexpr std::size_t kFrequentShare = 256;
constexpr std::size_t kFrequentMax = 1u << 16;

}  // namespace

void FacetTable::Builder::add(const ProductNames& product) {
  for (const std::uint32_t number : product.categories) values_.push_back(number << 2 | category);
  if (product.brand) values_.push_back(*product.brand << 2 | brand);
  for (const std::uint32_t number : product.options()) values_.push_back(number << 2 | option);
  end_.push_back(static_cast<std::uint32_t>(values_.size()));
}

FacetTable FacetTable::Builder::build(const CatalogNames& names) && {
  // Each value's place among all of its kind, one kind after the other.
  const std::array<std::size_t, 3> sizes = {names.categories.size(), names.brands.size(),
                                            names.pairs.size()};
  std::vector<Value> met;
  for (const Kind kind : {category, brand, option}) {
    for (std::uint32_t name = 0; name < sizes[kind]; ++name) met.push_back({kind, name, 0});
  }
  const std::array<std::size_t, 3> first = {0, sizes[0], sizes[0] + sizes[1]};
  for (std::uint32_t& value : values_) {
    value = static_cast<std::uint32_t>(first[value & 3] + (value >> 2));
    ++met[value].documents;
  }
  std::vector<std::uint32_t> order(met.size()), number_of(met.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return met[a].documents > met[b].documents;
  });

  FacetTable table;
  table.facets_.resize(2 + names.options.size());
  const std::size_t documents = end_.size();
  for (std::uint32_t number = 0; number < order.size(); ++number) {
    const Value& value = table.values_.emplace_back(met[order[number]]);
    number_of[order[number]] = number;
    if (value.documents == 0) continue;
    const std::size_t facet =
        value.kind == option ? 2 + names.pairs[value.name].option : std::size_t{value.kind};
    table.facets_[facet].push_back(number);
    if (documents >= kManyMin && value.documents >= documents / kFrequentShare &&
        number < kFrequentMax) {
      table.frequent_.emplace_back(documents);
    }
  }
  for (std::uint32_t document = 0, i = 0; document < documents; ++document) {
    for (; i < end_[document]; ++i) {
      const std::uint32_t value = number_of[values_[i]];
      if (value < table.frequent_.size()) {
        table.frequent_[value].set(document);
        table.frequent_lists_.values.push_back(static_cast<std::uint16_t>(value));
      } else {
        table.rare_.values.push_back(value);
      }
    }
    table.frequent_lists_.end.push_back(
        static_cast<std::uint32_t>(table.frequent_lists_.values.size()));
    table.rare_.end.push_back(static_cast<std::uint32_t>(table.rare_.values.size()));
  }
  table.frequent_lists_.values.shrink_to_fit();
  table.frequent_lists_.end.shrink_to_fit();
  table.rare_.values.shrink_to_fit();
  table.rare_.end.shrink_to_fit();
  return table;
}

const std::string& FacetTable::shown(const Value& value, const CatalogNames& names) {
  switch (value.kind) {
    case category: return names.categories.shown(value.name);
    case brand: return names.brands.shown(value.name);
    case option: break;
  }
  return names.values.shown(names.pairs[value.name].value);
}

template <class Number>
void FacetTable::Lists<Number>::count(const Bitmap& matches,
                                      std::vector<std::uint32_t>& counts) const {
  matches.for_each([&](std::uint32_t document) {
    for (std::uint32_t i = document == 0 ? 0 : end[document - 1]; i < end[document]; ++i) {
      ++counts[values[i]];
    }
  });
}

std::vector<FacetValue> FacetTable::count(const Bitmap& matches, const CatalogNames& names,
                                          std::size_t values_max) const {
  std::vector<std::uint32_t> counts(values_.size());
  const bool singly = matches.count() < std::max(kManyMin, matches.size() / kManyShare);
  if (singly) frequent_lists_.count(matches, counts);
  bool rare_counted = false;
  const auto count_of = [&](std::uint32_t value) -> std::size_t {
    if (value < frequent_.size()) {
      return singly ? counts[value] : frequent_[value].count_common(matches);
    }
    if (!std::exchange(rare_counted, true)) rare_.count(matches, counts);
    return counts[value];
  };
  const auto earlier = [&](const Counted& a, const Counted& b) {
    if (a.count != b.count) return a.count > b.count;
    return shown(values_[a.value], names) < shown(values_[b.value], names);
  };

  std::vector<FacetValue> found;
  for (const auto& facet : facets_) {
    std::vector<Counted> best;
    for (const std::uint32_t value : facet) {
      const bool full = best.size() == kValuesOfFacetMax;
      if (full && values_[value].documents < best.back().count) break;
      const Counted counted{value, count_of(value)};
      if (counted.count == 0 || (full && !earlier(counted, best.back()))) continue;
      if (full) best.pop_back();
      best.insert(std::upper_bound(best.begin(), best.end(), counted, earlier), counted);
    }
    for (const auto& [number, count] : best) {
      const Value& value = values_[number];
      const std::string name = value.kind == category ? "category"
                               : value.kind == brand
                                   ? "brand"
                                   : names.options.shown(names.pairs[value.name].option);
      found.push_back({name, shown(value, names), static_cast<std::int64_t>(count)});
    }
  }
  std::sort(found.begin(), found.end(), [](const FacetValue& a, const FacetValue& b) {
    if (a.count != b.count) return a.count > b.count;
    return a.facet != b.facet ? a.facet < b.facet : a.value < b.value;
  });
  // An option that is called "brand" counts as that.
  std::map<std::string, std::size_t> kept;
  std::erase_if(found,
                [&](const FacetValue& value) { return ++kept[value.facet] > kValuesOfFacetMax; });
  if (found.size() > values_max) found.resize(values_max);
  return found;
}

}  // namespace aisle
