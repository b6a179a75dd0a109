#include "shared/search/suggest.h"

#include <gtest/gtest.h>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::ProductBuilder;
using Positions = std::vector<std::uint32_t>;

SearchIndex suggesting_shop() {
  return index_of({ProductBuilder("a", "Rain jacket").rated(300),
                   ProductBuilder("b", "Rain jersey").rated(400),
                   ProductBuilder("c", "Mug").by("Jagged").about("For rain and jam"),
                   ProductBuilder("d", "Poles").in({"Hiking"})});
}

TEST(Suggest, TheLastWordMayBeUnfinished) {
  const auto index = suggesting_shop();
  EXPECT_EQ(index.suggest("ra", 5), (Positions{1, 0}));
  EXPECT_EQ(index.suggest("rain ja", 5), Positions{0});
  EXPECT_EQ(index.suggest("RAIN J", 5), (Positions{1, 0}));
}

TEST(Suggest, BrandsAndCategoriesCountButDescriptionsDoNot) {
  const auto index = suggesting_shop();
  EXPECT_EQ(index.suggest("jag", 5), Positions{2});
  EXPECT_EQ(index.suggest("hik", 5), Positions{3});
  EXPECT_EQ(index.suggest("jam", 5), Positions{});
}

TEST(Suggest, AFinishedWordMustBeWhole) {
  const auto index = suggesting_shop();
  EXPECT_EQ(index.suggest("ra ", 5), Positions{});
  EXPECT_EQ(index.suggest("rain ", 5), (Positions{1, 0}));
}

TEST(Suggest, NothingTypedSuggestsNothing) {
  const auto index = suggesting_shop();
  EXPECT_EQ(index.suggest("", 5), Positions{});
  EXPECT_EQ(index.suggest(" !", 5), Positions{});
  EXPECT_EQ(index.suggest("r", 0), Positions{});
}

}  // namespace
}  // namespace aisle
