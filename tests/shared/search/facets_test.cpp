// What the found products have in common, and what a catalog calls things.
#include "shared/search/facets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::ProductBuilder;
using test::variant;

SearchIndex faceted_shop() {
  return index_of({
      ProductBuilder("a", "Tent").in({"Camp", "Tents"}).by("Northfell").with("Season", "3"),
      ProductBuilder("b", "Tent").in({"Camp", "Tents"}).by("NORTHFELL"),
      ProductBuilder("c", "Hat")
          .in({"Wear"})
          .by("Moor")
          .has({variant(1, {{"Colour", "Red"}, {"Size", "M"}}),
                variant(1, {{"Colour", "Red"}, {"Size", "L"}})}),
  });
}

TEST(Facets, CountProductsNotVariants) {
  const std::vector<FacetValue> expected = {{"category", "Camp", 2},   {"category", "Tents", 2},
                                            {"brand", "Northfell", 2}, {"Colour", "Red", 1},
                                            {"Size", "L", 1},          {"Size", "M", 1},
                                            {"brand", "Moor", 1},      {"category", "Wear", 1}};
  auto facets = faceted_shop().search(SearchCatalog{}).facets;
  ASSERT_EQ(facets.size(), expected.size());
  for (const FacetValue& value : expected) {
    EXPECT_NE(std::find(facets.begin(), facets.end(), value), facets.end()) << value.value;
  }
  EXPECT_EQ(facets[0].count, 2);
}

TEST(Facets, AreOfTheMatchesOnlyAndOfAllOfThem) {
  const auto hits = faceted_shop().search(SearchCatalog{.text = "tent", .limit = 1});
  EXPECT_EQ(hits.positions.size(), 1u);
  EXPECT_EQ(hits.facets.size(), 3u);
  EXPECT_EQ(hits.facets[0].count, 2);
}

TEST(Facets, AreLeftOutWhereNobodyAsks) {
  EXPECT_TRUE(faceted_shop().search(SearchCatalog{}, false).facets.empty());
}

TEST(Facets, HaveABound) {
  std::vector<Product> products;
  for (int i = 0; i < 100; ++i) {
    std::vector<Attribute> options;
    for (int o = 0; o < 9; ++o)
      options.push_back({"Option " + std::to_string(o), "Value " + std::to_string(i)});
    products.push_back(ProductBuilder("p" + std::to_string(i), "Thing").has({variant(1, options)}));
  }
  EXPECT_EQ(index_of(std::move(products)).search(SearchCatalog{}).facets.size(), kFacetValuesMax);
}

// Many products and few, frequent values and rare: each way of counting, against counting products.
TEST(Facets, EveryWayOfCountingGivesTheSame) {
  std::uint32_t seed = 5;
  const auto below = [&](std::uint32_t bound) {
    return (seed = seed * 1664525 + 1013904223) / 65536 % bound;
  };
  const auto rarer = [&](std::uint32_t bound) { return below(1 + below(1 + below(bound))); };
  std::vector<Product> products;
  for (int i = 0; i < 5'000; ++i) {
    std::string title = "Thing";
    for (const int share : {2, 5, 30, 500}) {
      if (below(share) == 0) title += " of" + std::to_string(share) + 'x';
    }
    std::vector<Variant> variants;
    for (std::uint32_t v = 0; v <= below(3); ++v) {
      variants.push_back(variant(1, {{"Colour", "C" + std::to_string(rarer(200))},
                                     {"Code", "K" + std::to_string(below(1'500))}}));
    }
    products.push_back(
        ProductBuilder("p" + std::to_string(i), title)
            .in({"Main " + std::to_string(rarer(40)), "Sub " + std::to_string(below(300))})
            .by("Maker " + std::to_string(rarer(2'000)))
            .has(variants));
  }
  const auto index = index_of(std::move(products));
  for (const std::string word : {"", "of2x", "of5x", "of30x", "of500x"}) {
    std::map<std::pair<std::string, std::string>, std::int64_t> counted;
    for (const Product& product : index.products()) {
      if (product.title.find(word) == std::string::npos) continue;
      std::set<std::pair<std::string, std::string>> values;
      for (const std::string& category : product.category) values.insert({"category", category});
      values.insert({"brand", product.brand});
      for (const Variant& one : product.variants) {
        for (const Attribute& option : one.options) values.insert({option.name, option.value});
      }
      for (const auto& value : values) ++counted[value];
    }
    std::vector<FacetValue> expected;
    for (const auto& [value, count] : counted) {
      expected.push_back({value.first, value.second, count});
    }
    std::stable_sort(expected.begin(), expected.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    std::map<std::string, int> kept;
    std::erase_if(expected, [&](const FacetValue& value) { return ++kept[value.facet] > 10; });
    ASSERT_EQ(expected.size(), kFacetValuesMax);
    EXPECT_EQ(index.search(SearchCatalog{.text = word}).facets, expected) << word;
  }
}

TEST(Vocabulary, NamesAreAsTheShopWritesThemMostFrequentFirst) {
  const auto index = faceted_shop();
  const Vocabulary& vocabulary = index.vocabulary();
  EXPECT_EQ(vocabulary.categories,
            (std::vector<NamedCount>{{"Camp", 2}, {"Tents", 2}, {"Wear", 1}}));
  EXPECT_EQ(vocabulary.brands, (std::vector<NamedCount>{{"Northfell", 2}, {"Moor", 1}}));
  EXPECT_EQ(vocabulary.options.at("Colour"), (std::vector<NamedCount>{{"Red", 1}}));
  EXPECT_EQ(vocabulary.options.at("Season"), (std::vector<NamedCount>{{"3", 1}}));
  EXPECT_EQ(vocabulary.currency, "EUR");
}

}  // namespace
}  // namespace aisle
