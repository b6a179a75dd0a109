#include <gtest/gtest.h>

#include "tests/support/tool_desk.h"

namespace aisle::test {
namespace {

ToolDesk comparison_shop() {
  return {index_of({ProductBuilder("a", "Fell jacket")
                        .by("Northfell")
                        .with("Material", "Nylon")
                        .with("Hood", "yes")
                        .with("Weight", "400 g")
                        .rated(465, 132)
                        .has({reduced(variant(1999, {{"Size", "M"}}), 2999)}),
                    ProductBuilder("b", "Moor jacket")
                        .by("Northfell")
                        .with("material", "Wool")
                        .with("Hood", "Yes")
                        .has({variant(2499, {{"Size", "M"}}), variant(2499, {{"Size", "L"}})})})};
}

TEST(CompareProductsTool, EachRowSaysWhetherTheProductsAreTheSame) {
  const ToolResult result = comparison_shop().run(CompareProducts{{{"a"}, {"b"}}, {}});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(ids(result), (Values{"a", "b"}));
  EXPECT_TRUE(tells(result, "compared: Fell jacket | Moor jacket")) << result.message;
  EXPECT_TRUE(tells(result, "\nHood (same): yes | Yes")) << result.message;
  EXPECT_TRUE(tells(result, "\nMaterial (differs): Nylon | Wool")) << result.message;
  EXPECT_TRUE(tells(result, "\nWeight (not all stated): 400 g | not stated")) << result.message;
  EXPECT_TRUE(tells(result, "\nSize (differs): M | M, L")) << result.message;
  EXPECT_TRUE(tells(result, "\nprice (differs): 19.99 EUR | 24.99 EUR")) << result.message;
  EXPECT_TRUE(tells(result, "\nbrand (same): Northfell | Northfell")) << result.message;
}

TEST(CompareProductsTool, ANameThatIsWrittenInTwoWaysIsOneRow) {
  const ToolResult result = comparison_shop().run(CompareProducts{{{"a"}, {"b"}}, {}});
  EXPECT_FALSE(tells(result, "\nmaterial (")) << result.message;
}

TEST(CompareProductsTool, OnlyTheRowsThatWereAskedForAreTold) {
  const ToolResult result =
      comparison_shop().run(CompareProducts{{{"b"}, {"a"}}, {"MATERIAL", "rating"}});
  ASSERT_EQ(ids(result), (Values{"b", "a"}));
  EXPECT_EQ(result.products[1].attributes, (std::vector<Attribute>{{"Material", "Nylon"}}));
  EXPECT_TRUE(tells(result, "MATERIAL (differs): Wool | Nylon")) << result.message;
  EXPECT_TRUE(tells(result, "rating (not all stated): not stated | 4.65 (132)")) << result.message;
  EXPECT_FALSE(tells(result, "Hood")) << result.message;
}

TEST(CompareProductsTool, WhatNoProductStatesIsNotMadeUp) {
  const ToolResult result = comparison_shop().run(CompareProducts{{{"a"}, {"b"}}, {"Lining"}});
  EXPECT_TRUE(tells(result, "Lining (not all stated): not stated | not stated")) << result.message;
  EXPECT_TRUE(values(result, FactKind::attribute).empty());
}

TEST(CompareProductsTool, EveryFactOfTheTableHasAReceipt) {
  const ToolResult result =
      comparison_shop().run(CompareProducts{{{"a"}, {"b"}}, {"Material", "Weight"}});
  EXPECT_EQ(values(result, FactKind::price), (Values{"19.99 EUR", "29.99 EUR", "24.99 EUR"}));
  EXPECT_EQ(values(result, FactKind::stock), (Values{"in_stock", "in_stock"}));
  EXPECT_EQ(values(result, FactKind::rating), Values{"4.65 (132)"});
  EXPECT_EQ(values(result, FactKind::attribute), (Values{"Nylon", "400 g", "Wool"}));
}

TEST(CompareProductsTool, OneProductAloneIsNoComparison) {
  const ToolResult result = comparison_shop().run(CompareProducts{{{"a"}, {"zz"}}, {}});
  EXPECT_EQ(result.status, ToolStatus::not_found);
  EXPECT_EQ(result.message, "there is no product zz");
  EXPECT_TRUE(result.products.empty());
}

TEST(CompareProductsTool, ArgumentsOutOfBoundsAreInvalid) {
  const ToolDesk desk = comparison_shop();
  for (const CompareProducts& wrong : {
           CompareProducts{{{"a"}}, {}},
           CompareProducts{{{"a"}, {"a"}}, {}},
           CompareProducts{{{"a"}, {"b"}, {"c"}, {"d"}, {"e"}}, {}},
           CompareProducts{{{"a"}, {"b"}}, {""}},
           CompareProducts{{{"a"}, {"b"}}, std::vector<std::string>(21, "Material")},
       }) {
    EXPECT_EQ(desk.run(wrong).status, ToolStatus::invalid);
  }
}

}  // namespace
}  // namespace aisle::test
