// What the found products have in common, and what a catalog calls things.
#include "shared/search/facets.h"

#include <gtest/gtest.h>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::ProductBuilder;
using test::variant;

SearchIndex shop() {
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
  auto facets = shop().search(SearchCatalog{}).facets;
  ASSERT_EQ(facets.size(), expected.size());
  for (const FacetValue& value : expected) {
    EXPECT_NE(std::find(facets.begin(), facets.end(), value), facets.end()) << value.value;
  }
  EXPECT_EQ(facets[0].count, 2);
}

TEST(Facets, AreOfTheMatchesOnlyAndOfAllOfThem) {
  const auto hits = shop().search(SearchCatalog{.text = "tent", .limit = 1});
  EXPECT_EQ(hits.positions.size(), 1u);
  EXPECT_EQ(hits.facets.size(), 3u);
  EXPECT_EQ(hits.facets[0].count, 2);
}

TEST(Facets, AreLeftOutWhereNobodyAsks) {
  EXPECT_TRUE(shop().search(SearchCatalog{}, false).facets.empty());
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

TEST(Vocabulary, NamesAreAsTheShopWritesThemMostFrequentFirst) {
  const auto index = shop();
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
