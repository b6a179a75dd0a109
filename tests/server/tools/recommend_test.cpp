#include <gtest/gtest.h>

#include "tests/support/tool_desk.h"

namespace aisle::test {
namespace {

ToolDesk recommendation_shop() {
  return {index_of({
      ProductBuilder("jacket", "Fell jacket")
          .in({"Clothing", "Jackets"})
          .by("Northfell")
          .with("Material", "Nylon"),
      ProductBuilder("coat", "Moor coat")
          .in({"Clothing", "Jackets"})
          .by("Cairn")
          .with("material", "nylon")
          .rated(400)
          .costs(9000),
      ProductBuilder("parka", "Dale parka").in({"Clothing", "Jackets"}).by("Cairn").rated(490),
      ProductBuilder("hat", "Moor hat")
          .in({"Clothing", "Hats"})
          .by("Northfell")
          .about("For camping."),
      ProductBuilder("gone", "Gone jacket")
          .in({"Clothing", "Jackets"})
          .by("Northfell")
          .with("Material", "Nylon")
          .has({sold_out(variant(1000))}),
      ProductBuilder("pan", "Camping pan").in({"Kitchen", "Pans"}).by("Cairn").rated(300),
  })};
}

Cart cart_with(const std::string& product) {
  return {{{{product + "-1"}, {product}, "In the cart", "", 1, {1000, "EUR"}, ""}}, ""};
}

TEST(RecommendTool, WhatSharesMostComesFirst_ThenAnotherCategory) {
  const ToolResult result = recommendation_shop().run(Recommend{.product = {"jacket"}});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(ids(result), (Values{"coat", "hat", "parka"}));
}

TEST(RecommendTool, TheReasonsAreToldAndHaveReceipts) {
  const ToolResult result = recommendation_shop().run(Recommend{.product = {"jacket"}, .limit = 1});
  ASSERT_EQ(ids(result), Values{"coat"});
  EXPECT_EQ(result.message, "Moor coat: like Fell jacket: category Jackets, material nylon");
  EXPECT_EQ(values(result, FactKind::attribute), (Values{"Jackets", "nylon"}));
  EXPECT_EQ(values(result, FactKind::price), Values{"90.00 EUR"});
}

TEST(RecommendTool, WhatIsInTheCartIsLeftOutEvenWhenOnlyAProductIsAskedAbout) {
  ToolDesk desk = recommendation_shop();
  desk.cart = cart_with("coat");
  EXPECT_EQ(ids(desk.run(Recommend{.product = {"jacket"}})), (Values{"parka", "hat"}));
}

TEST(RecommendTool, TheCartIsWhatFitsAreLookedForWhenItIsMeant) {
  ToolDesk desk = recommendation_shop();
  desk.cart = cart_with("hat");
  const ToolResult result = desk.run(Recommend{.with_cart = true, .limit = 1});
  EXPECT_EQ(ids(result), Values{"jacket"});
  EXPECT_TRUE(tells(result, "like Moor hat: brand Northfell")) << result.message;
}

TEST(RecommendTool, ACartThatThePageNeverToldOfIsSaid) {
  EXPECT_EQ(recommendation_shop().run(Recommend{.with_cart = true}).status,
            ToolStatus::unsupported);
  EXPECT_EQ(recommendation_shop().run(Recommend{.product = {"jacket"}, .with_cart = true}).status,
            ToolStatus::ok);
}

TEST(RecommendTool, WordsSayWhatForAndTheProductOnlyRanks) {
  const ToolResult words = recommendation_shop().run(Recommend{.text = "camping"});
  EXPECT_EQ(ids(words), (Values{"pan", "hat"}));
  EXPECT_TRUE(tells(words, "Camping pan: meets the words")) << words.message;
  const ToolResult both =
      recommendation_shop().run(Recommend{.product = {"jacket"}, .text = "camping"});
  EXPECT_EQ(ids(both), (Values{"hat", "pan"}));
}

TEST(RecommendTool, NothingAboveThePriceAndNothingSoldOutIsRecommended) {
  const ToolResult result =
      recommendation_shop().run(Recommend{.product = {"jacket"}, .price_max = 5000});
  EXPECT_EQ(ids(result), (Values{"parka", "hat"}));
}

TEST(RecommendTool, WordsThatNothingMeetsRecommendNothing) {
  const ToolResult result = recommendation_shop().run(Recommend{.text = "submarine"});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(result.match, Match::none);
  EXPECT_TRUE(result.products.empty());
}

TEST(RecommendTool, AProductThatThereIsNotAndWrongArgumentsAreTold) {
  EXPECT_EQ(recommendation_shop().run(Recommend{.product = {"zz"}}).status, ToolStatus::not_found);
  for (const Recommend& wrong : {
           Recommend{},
           Recommend{.text = std::string(1'001, 'x')},
           Recommend{.text = "x", .price_max = -1},
           Recommend{.text = "x", .limit = 0},
           Recommend{.text = "x", .limit = 7},
       }) {
    EXPECT_EQ(recommendation_shop().run(wrong).status, ToolStatus::invalid);
  }
}

}  // namespace
}  // namespace aisle::test
