// Words: which products are found, and in which order.
#include <gtest/gtest.h>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::ProductBuilder;

std::vector<std::string> ids(const SearchIndex& index, const CatalogHits& hits) {
  std::vector<std::string> found;
  for (const std::uint32_t position : hits.positions) {
    found.push_back(index.products()[position].id.value);
  }
  return found;
}
std::vector<std::string> find(const SearchIndex& index, const std::string& text) {
  return ids(index, index.search(SearchCatalog{.text = text}));
}
using Ids = std::vector<std::string>;

TEST(Search, NothingAskedIsTheWholeCatalogBestRatedFirst) {
  const auto index =
      index_of({ProductBuilder("a", "Tent").rated(300), ProductBuilder("b", "Stove").rated(450),
                ProductBuilder("c", "Mug")});
  const CatalogHits hits = index.search(SearchCatalog{});
  EXPECT_EQ(ids(index, hits), (Ids{"b", "a", "c"}));
  EXPECT_EQ(hits.total, 3);
  EXPECT_EQ(hits.match, Match::all_words);
}

TEST(Search, AnEmptyCatalogHasNothing) {
  const auto index = index_of({});
  EXPECT_EQ(index.search(SearchCatalog{.text = "tent"}).match, Match::none);
  EXPECT_EQ(index.search(SearchCatalog{.price_max = 100}).total, 0);
  EXPECT_TRUE(index.suggest("te", 5).empty());
  EXPECT_TRUE(index.search(SearchPolicies{"returns"}).empty());
}

TEST(Search, AllWordsMustBeThereWhenAProductHasThemAll) {
  const auto index = index_of({ProductBuilder("a", "Rain jacket"), ProductBuilder("b", "Rain cape"),
                               ProductBuilder("c", "Jacket")});
  const CatalogHits hits = index.search(SearchCatalog{.text = "jacket rain"});
  EXPECT_EQ(ids(index, hits), Ids{"a"});
  EXPECT_EQ(hits.match, Match::all_words);
}

TEST(Search, AnyWordIsEnoughWhenNoProductHasThemAll) {
  const auto index = index_of({ProductBuilder("a", "Rain cape"),
                               ProductBuilder("b", "Winter jacket"), ProductBuilder("c", "Mug")});
  const CatalogHits hits = index.search(SearchCatalog{.text = "rain jacket"});
  EXPECT_EQ(hits.match, Match::any_word);
  EXPECT_EQ(hits.total, 2);
}

TEST(Search, WhatNothingHasFindsNothing) {
  const auto index = index_of({ProductBuilder("a", "Rain cape")});
  const CatalogHits hits = index.search(SearchCatalog{.text = "xylophone"});
  EXPECT_EQ(hits.match, Match::none);
  EXPECT_EQ(hits.total, 0);
  EXPECT_TRUE(hits.positions.empty());
}

TEST(Search, FoldingStemsAndPluralsMeet) {
  const auto index =
      index_of({ProductBuilder("a", "Crêpe pans"), ProductBuilder("b", "Women's gloves"),
                ProductBuilder("c", "Hiking boot")});
  EXPECT_EQ(find(index, "CREPE PAN"), Ids{"a"});
  EXPECT_EQ(find(index, "glove for women"), Ids{"b"});
  EXPECT_EQ(find(index, "boots for hikes"), Ids{"c"});
}

TEST(Search, StopWordsCountForNothing) {
  const auto index =
      index_of({ProductBuilder("a", "Tent"), ProductBuilder("b", "Pack with a lid")});
  EXPECT_EQ(find(index, "the tent with the"), Ids{"a"});
  EXPECT_EQ(index.search(SearchCatalog{.text = "the with"}).total, 2);
}

TEST(Search, SynonymsMeanTheSame) {
  const auto index =
      index_of({ProductBuilder("a", "Trail backpack"), ProductBuilder("b", "Sneaker one"),
                ProductBuilder("c", "Light running shoes")});
  EXPECT_EQ(find(index, "rucksacks"), Ids{"a"});
  EXPECT_EQ(index.search(SearchCatalog{.text = "running shoe"}).total, 2);
  EXPECT_EQ(index.search(SearchCatalog{.text = "trainers"}).total, 2);
}

TEST(Search, ATitleSaysMoreThanADescription) {
  const auto index = index_of({ProductBuilder("a", "Bag").about("Fits a stove").rated(500),
                               ProductBuilder("b", "Stove").rated(100),
                               ProductBuilder("c", "Pot").in({"Stove"}).rated(500)});
  EXPECT_EQ(find(index, "stove"), (Ids{"b", "c", "a"}));
}

TEST(Search, ARareWordSaysMoreThanACommonOne) {
  std::vector<Product> products;
  for (int i = 0; i < 20; ++i)
    products.push_back(ProductBuilder("j" + std::to_string(i), "Jacket"));
  products.push_back(ProductBuilder("r", "Ukulele"));
  const auto index = index_of(std::move(products));
  EXPECT_EQ(find(index, "jacket ukulele").front(), "r");
}

TEST(Search, EqualScoresAreOrderedByRatingThenAsGiven) {
  const auto index =
      index_of({ProductBuilder("a", "Tent").rated(300), ProductBuilder("b", "Tent"),
                ProductBuilder("c", "Tent").rated(400), ProductBuilder("d", "Tent")});
  EXPECT_EQ(find(index, "tent"), (Ids{"c", "a", "b", "d"}));
}

TEST(Search, PagesFollowEachOtherWithoutGapOrRepeat) {
  std::vector<Product> products;
  for (int i = 0; i < 45; ++i) products.push_back(ProductBuilder("p" + std::to_string(i), "Tent"));
  const auto index = index_of(std::move(products));
  Ids seen;
  for (int offset = 0; offset < 60; offset += 20) {
    const CatalogHits page =
        index.search(SearchCatalog{.text = "tent", .offset = offset, .limit = 20});
    EXPECT_EQ(page.total, 45);
    for (const std::string& id : ids(index, page)) seen.push_back(id);
  }
  ASSERT_EQ(seen.size(), 45u);
  for (int i = 0; i < 45; ++i) EXPECT_EQ(seen[i], "p" + std::to_string(i));
}

TEST(Search, SenselessNumbersAreBroughtIntoBounds) {
  const auto index = index_of({ProductBuilder("a", "Tent")});
  EXPECT_EQ(index.search(SearchCatalog{.text = "tent", .offset = -5, .limit = -1}).positions.size(),
            1u);
  EXPECT_EQ(
      index.search(SearchCatalog{.text = "tent", .offset = 1LL << 60, .limit = 1LL << 60}).total,
      1);
}

TEST(Search, TextOfAnyKindEndsInTime) {
  const auto index = index_of({ProductBuilder("a", "Tent")});
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "word" + std::to_string(i) + ' ';
  EXPECT_EQ(index.search(SearchCatalog{.text = many}).total, 0);
  EXPECT_EQ(index.search(SearchCatalog{.text = std::string(100'000, 'x')}).total, 0);
  EXPECT_EQ(index.search(SearchCatalog{.text = "\xff\xfe tent"}).total, 1);
}

TEST(Search, AProductIsFoundByItsId) {
  const auto index = index_of({ProductBuilder("a", "Tent"), ProductBuilder("b", "Mug")});
  EXPECT_EQ(index.find({"b"}), &index.products()[1]);
  EXPECT_EQ(index.find({"c"}), nullptr);
}

}  // namespace
}  // namespace aisle
