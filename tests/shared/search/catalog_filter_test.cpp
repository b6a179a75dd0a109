// Constraints: which products keep them, and in which order they come.
#include "shared/search/catalog_filter.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::ProductBuilder;
using test::reduced;
using test::sold_out;
using test::variant;
using Ids = std::vector<std::string>;

Ids find_filtered(const SearchIndex& index, SearchCatalog query) {
  Ids found;
  const CatalogHits hits = index.search(query);
  for (const std::uint32_t position : hits.positions) {
    found.push_back(index.products()[position].id.value);
  }
  EXPECT_EQ(hits.total, static_cast<std::int64_t>(found.size()));
  return found;
}

SearchIndex jackets() {
  return index_of({
      ProductBuilder("a", "Jacket A")
          .in({"Clothing", "Rain jackets"})
          .by("Northfell")
          .costs(8000)
          .rated(450),
      ProductBuilder("b", "Jacket B")
          .in({"Clothing", "Down jackets"})
          .by("Brèche")
          .costs(5000)
          .rated(400),
      ProductBuilder("c", "Jacket C")
          .in({"Clothing", "Rain jackets"})
          .by("Brèche")
          .costs(12000)
          .rated(350),
  });
}

TEST(Filter, AnyNameOnTheCategoryPathCounts) {
  const auto index = jackets();
  EXPECT_EQ(find_filtered(index, {.category = "rain JACKETS"}), (Ids{"a", "c"}));
  EXPECT_EQ(find_filtered(index, {.category = "clothing"}).size(), 3u);
  EXPECT_EQ(find_filtered(index, {.category = "Tents"}), Ids{});
}

TEST(Filter, BrandIsComparedFolded) {
  const auto index = jackets();
  EXPECT_EQ(find_filtered(index, {.brand = "BRECHE"}), (Ids{"b", "c"}));
  EXPECT_EQ(find_filtered(index, {.brand = "nobody"}), Ids{});
}

TEST(Filter, PriceBoundsAreInclusive) {
  const auto index = jackets();
  EXPECT_EQ(find_filtered(index, {.price_min = 5000, .price_max = 8000}), (Ids{"a", "b"}));
  EXPECT_EQ(find_filtered(index, {.price_min = 5001, .price_max = 7999}), Ids{});
  EXPECT_EQ(find_filtered(index, {.price_max = 5000}), Ids{"b"});
  EXPECT_EQ(find_filtered(index, {.price_min = 8001}), Ids{"c"});
}

TEST(Filter, RatingIsAtLeast) {
  const auto index = jackets();
  EXPECT_EQ(find_filtered(index, {.rating_min_hundredths = 400}), (Ids{"a", "b"}));
}

TEST(Filter, EverythingGivenMustHold) {
  const auto index = jackets();
  EXPECT_EQ(find_filtered(index, {.text = "jacket", .category = "Rain jackets", .brand = "Brèche"}),
            Ids{"c"});
  EXPECT_EQ(find_filtered(index, {.text = "jacket", .brand = "Brèche", .price_max = 4999}), Ids{});
}

TEST(Filter, OptionsAreMetByOneVariant) {
  const auto index = index_of({
      ProductBuilder("a", "Shirt")
          .has({variant(1000, {{"Colour", "Red"}, {"Size", "S"}}),
                variant(1000, {{"Colour", "Blue"}, {"Size", "M"}})}),
      ProductBuilder("b", "Shirt").has({variant(1000, {{"Colour", "Red"}, {"Size", "M"}})}),
  });
  EXPECT_EQ(find_filtered(index, {.options = {{"colour", "red"}, {"size", "m"}}}), Ids{"b"});
  EXPECT_EQ(find_filtered(index, {.options = {{"colour", "red"}}}), (Ids{"a", "b"}));
  EXPECT_EQ(find_filtered(index, {.options = {{"trim", "red"}}}), Ids{});
}

TEST(Filter, AProductsAttributeHoldsForAllItsVariants) {
  const auto index = index_of({
      ProductBuilder("a", "Shirt")
          .with("Material", "Merino wool")
          .has({variant(1000, {{"Size", "M"}})}),
      ProductBuilder("b", "Shirt").with("Material", "Cotton").has({variant(1000, {{"Size", "M"}})}),
  });
  EXPECT_EQ(find_filtered(index, {.options = {{"Material", "merino wool"}, {"Size", "M"}}}),
            Ids{"a"});
}

TEST(Filter, AColourThatNobodyHasAloneIsFoundInLongerNames) {
  const auto index =
      index_of({ProductBuilder("a", "Hat").has({variant(1, {{"Colour", "Dark red"}})}),
                ProductBuilder("b", "Hat").has({variant(1, {{"Colour", "Red/Black"}})}),
                ProductBuilder("c", "Hat").has({variant(1, {{"Colour", "Infrared"}})})});
  EXPECT_EQ(find_filtered(index, {.options = {{"Colour", "red"}}}), (Ids{"a", "b"}));
}

TEST(Filter, AnExactColourIsPreferredToLongerNames) {
  const auto index =
      index_of({ProductBuilder("a", "Hat").has({variant(1, {{"Colour", "Dark red"}})}),
                ProductBuilder("b", "Hat").has({variant(1, {{"Colour", "Red"}})})});
  EXPECT_EQ(find_filtered(index, {.options = {{"Colour", "red"}}}), Ids{"b"});
}

TEST(Filter, AvailableMeansTheVariantThatWasAskedFor) {
  const auto index = index_of({
      ProductBuilder("a", "Shirt")
          .has({sold_out(variant(1000, {{"Size", "M"}})), variant(1000, {{"Size", "L"}})}),
      ProductBuilder("b", "Shirt").has({sold_out(variant(1000, {{"Size", "L"}}))}),
  });
  EXPECT_EQ(find_filtered(index, {.available_only = true}), Ids{"a"});
  EXPECT_EQ(find_filtered(index, {.options = {{"Size", "M"}}, .available_only = true}), Ids{});
  EXPECT_EQ(find_filtered(index, {.options = {{"Size", "L"}}, .available_only = true}), Ids{"a"});
}

TEST(Filter, PriceIsThatOfTheVariantAskedFor) {
  const auto index =
      index_of({ProductBuilder("a", "Mat")
                    .has({variant(1000, {{"Size", "S"}}), variant(3000, {{"Size", "L"}})})});
  EXPECT_EQ(find_filtered(index, {.options = {{"Size", "L"}}, .price_max = 2000}), Ids{});
  EXPECT_EQ(find_filtered(index, {.options = {{"Size", "L"}}, .price_min = 2000}), Ids{"a"});
  EXPECT_EQ(find_filtered(index, {.price_min = 2000}), Ids{});
}

TEST(Filter, PriceIsThatOfWhatCanBeBought) {
  const auto index =
      index_of({ProductBuilder("a", "Mat").has({sold_out(variant(1000)), variant(3000)}),
                ProductBuilder("b", "Mat").has({sold_out(variant(1000))})});
  EXPECT_EQ(find_filtered(index, {.price_max = 2000}), Ids{"b"});
}

TEST(Filter, ReducedMeansAListPriceAboveThePrice) {
  const auto index =
      index_of({ProductBuilder("a", "Mat").has({variant(1000), reduced(variant(2000), 2500)}),
                ProductBuilder("b", "Mat")});
  EXPECT_EQ(find_filtered(index, {.reduced_only = true}), Ids{"a"});
  EXPECT_EQ(find_filtered(index, {.price_max = 1500, .reduced_only = true}), Ids{});
}

TEST(Filter, LeavesOutBrandsAndCategories) {
  const auto index = index_of({ProductBuilder("a", "Mat").by("Northfell").in({"Mats", "Thick"}),
                               ProductBuilder("b", "Mat").by("Other").in({"Mats", "Thin"})});
  EXPECT_EQ(find_filtered(index, {.without = {{"brand", "Northfell"}}}), Ids{"b"});
  EXPECT_EQ(find_filtered(index, {.without = {{"category", "Thin"}}}), Ids{"a"});
  EXPECT_EQ(find_filtered(index, {.without = {{"category", "Mats"}}}), Ids{});
  EXPECT_EQ(find_filtered(index, {.without = {{"brand", "Nobody"}}}), (Ids{"a", "b"}));
}

TEST(Filter, LeavesOutVariantsAndKeepsTheirSisters) {
  const auto index =
      index_of({ProductBuilder("a", "Mat").has(
                    {variant(1000, {{"Colour", "Ember red"}}), variant(3000, {{"Colour", "Blue"}})}),
                ProductBuilder("b", "Mat").has({variant(1000, {{"Colour", "Dark red"}})})});
  EXPECT_EQ(find_filtered(index, {.without = {{"Colour", "red"}}}), Ids{"a"});
  EXPECT_EQ(find_filtered(index, {.without = {{"Colour", "red"}}, .price_max = 2000}), Ids{});
}

TEST(Filter, LeavesOutWhatTheProductIsMadeOf) {
  const auto index = index_of({ProductBuilder("a", "Mat").with("Material", "Merino wool"),
                               ProductBuilder("b", "Mat").with("Material", "Cotton")});
  EXPECT_EQ(find_filtered(index, {.without = {{"Material", "wool"}}}), Ids{"b"});
}

TEST(Filter, AnotherCurrencyIsInNoPriceRangeAndLast) {
  const auto index =
      index_of({ProductBuilder("a", "Mat").costs(3000), ProductBuilder("b", "Mat").costs(2000),
                ProductBuilder("c", "Mat").has({{.price = {1, "USD"}}})});
  EXPECT_EQ(find_filtered(index, {.price_max = 9999}), (Ids{"a", "b"}));
  EXPECT_EQ(find_filtered(index, {.sort = Sort::price_up}), (Ids{"b", "a", "c"}));
  EXPECT_EQ(find_filtered(index, {.sort = Sort::price_down}), (Ids{"a", "b", "c"}));
}

TEST(Sorting, ByPriceUpAndDownWithTiesByRating) {
  const auto index =
      index_of({ProductBuilder("a", "Mat").costs(2000), ProductBuilder("b", "Mat").costs(1000),
                ProductBuilder("c", "Mat").costs(2000).rated(400)});
  EXPECT_EQ(find_filtered(index, {.sort = Sort::price_up}), (Ids{"b", "c", "a"}));
  EXPECT_EQ(find_filtered(index, {.sort = Sort::price_down}), (Ids{"c", "a", "b"}));
}

TEST(Sorting, ByPriceOfTheVariantAskedFor) {
  const auto index = index_of({
      ProductBuilder("a", "Mat")
          .has({variant(1000, {{"Size", "S"}}), variant(5000, {{"Size", "L"}})}),
      ProductBuilder("b", "Mat")
          .has({variant(2000, {{"Size", "S"}}), variant(3000, {{"Size", "L"}})}),
  });
  EXPECT_EQ(find_filtered(index, {.options = {{"Size", "L"}}, .sort = Sort::price_up}),
            (Ids{"b", "a"}));
  EXPECT_EQ(find_filtered(index, {.options = {{"Size", "S"}}, .sort = Sort::price_up}),
            (Ids{"a", "b"}));
}

TEST(Sorting, ByRatingAndByNewest) {
  const auto index =
      index_of({ProductBuilder("a", "Mat").rated(300), ProductBuilder("b", "Mat").rated(500),
                ProductBuilder("c", "Mat").rated(300)});
  EXPECT_EQ(find_filtered(index, {.text = "mat", .sort = Sort::rating}), (Ids{"b", "a", "c"}));
  EXPECT_EQ(find_filtered(index, {.text = "mat", .sort = Sort::newest}), (Ids{"c", "b", "a"}));
}

}  // namespace
}  // namespace aisle
