#include "shared/search/vocabulary_builder.h"

#include <algorithm>

namespace aisle {
namespace {

constexpr std::size_t kNamesMax = 5'000;

void count(std::vector<std::int64_t>& counts, std::uint32_t number) {
  if (counts.size() <= number) counts.resize(number + 1);
  ++counts[number];
}

void put_in_order(std::vector<NamedCount>& names) {
  std::sort(names.begin(), names.end(), [](const NamedCount& a, const NamedCount& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  if (names.size() > kNamesMax) names.resize(kNamesMax);
}

std::vector<NamedCount> named(const std::vector<std::int64_t>& counts, const Names& names) {
  std::vector<NamedCount> result;
  for (std::uint32_t i = 0; i < counts.size(); ++i) result.push_back({names.shown(i), counts[i]});
  put_in_order(result);
  return result;
}

}  // namespace

std::string most_frequent_currency(const std::vector<Product>& products) {
  std::map<std::string_view, std::size_t> counts;
  for (const Product& product : products) {
    for (const Variant& variant : product.variants) ++counts[variant.price.currency];
  }
  const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
  const auto most = std::max_element(counts.begin(), counts.end(), fewer);
  return most == counts.end() ? "" : std::string(most->first);
}

void VocabularyBuilder::add(const ProductNames& product) {
  for (const std::uint32_t number : product.categories) count(categories_, number);
  if (product.brand) count(brands_, *product.brand);
  std::vector<std::uint32_t> pairs = product.options();
  pairs.insert(pairs.end(), product.attributes.begin(), product.attributes.end());
  keep_each_once(pairs);
  for (const std::uint32_t number : pairs) count(pairs_, number);
}

Vocabulary VocabularyBuilder::build(const CatalogNames& names, std::string currency) const {
  Vocabulary vocabulary;
  vocabulary.categories = named(categories_, names.categories);
  vocabulary.brands = named(brands_, names.brands);
  for (std::uint32_t i = 0; i < pairs_.size(); ++i) {
    const OptionValue& pair = names.pairs[i];
    vocabulary.options[names.options.shown(pair.option)].push_back(
        {names.values.shown(pair.value), pairs_[i]});
  }
  for (auto& [option, values] : vocabulary.options) put_in_order(values);
  vocabulary.currency = std::move(currency);
  return vocabulary;
}

}  // namespace aisle
