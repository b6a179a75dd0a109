#include <gtest/gtest.h>

#include "tests/support/tool_desk.h"

namespace aisle::test {
namespace {

ToolDesk availability_shop() {
  Variant few = variant(2100, {{"Colour", "Ember red"}, {"Size", "M"}});
  few.stock = 3;
  return {index_of({ProductBuilder("a", "Fell jacket")
                        .with("Material", "Nylon")
                        .has({sold_out(variant(2000, {{"Colour", "Moss green"}, {"Size", "M"}})),
                              few, variant(2000, {{"Colour", "Moss green"}, {"Size", "L"}}),
                              sold_out(variant(2000, {{"Colour", "Slate"}, {"Size", "S"}}))}),
                    ProductBuilder("b", "Moor hat")})};
}

Values variants(const ToolResult& result) {
  Values found;
  for (const Product& product : result.products) {
    for (const Variant& each : product.variants) found.push_back(each.id.value);
  }
  return found;
}

TEST(CheckAvailabilityTool, TheVariantsThatFitAreTold_ThoseThatCanBeBoughtFirst) {
  const ToolResult result = availability_shop().run(CheckAvailability{{"a"}, {}, {{"size", "m"}}});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(variants(result), (Values{"a-2", "a-1"}));
  EXPECT_EQ(values(result, FactKind::stock), (Values{"in_stock 3", "out_of_stock"}));
  EXPECT_EQ(values(result, FactKind::price), (Values{"21.00 EUR", "20.00 EUR"}));
  EXPECT_TRUE(tells(result, "1 of 2 variants")) << result.message;
}

TEST(CheckAvailabilityTool, TheValuesThatCanBeBoughtAreTold) {
  const ToolResult result = availability_shop().run(CheckAvailability{{"a"}, {}, {}});
  EXPECT_EQ(variants(result).size(), 4u);
  EXPECT_EQ(result.facets, (std::vector<FacetValue>{{"Colour", "Ember red", 1},
                                                    {"Size", "M", 1},
                                                    {"Colour", "Moss green", 1},
                                                    {"Size", "L", 1}}));
}

TEST(CheckAvailabilityTool, AReceiptSaysAsOfWhenThatIsKnown) {
  const ToolResult result = availability_shop().run(CheckAvailability{{"b"}, {}, {}});
  ASSERT_FALSE(result.receipts.empty());
  EXPECT_EQ(result.receipts[0].title, "as of");
  EXPECT_EQ(result.receipts[0].value, "1970-01-12 13:46 UTC");
  EXPECT_EQ(result.receipts[0].fetched_at, kCatalogFetched);
}

TEST(CheckAvailabilityTool, OneVariantCanBeAskedFor) {
  EXPECT_EQ(variants(availability_shop().run(CheckAvailability{{"a"}, {"a-3"}, {}})),
            Values{"a-3"});
  EXPECT_EQ(availability_shop().run(CheckAvailability{{"a"}, {"b-1"}, {}}).status,
            ToolStatus::not_found);
}

TEST(CheckAvailabilityTool, WhatTheProductDoesNotComeInIsNotAvailable) {
  const ToolDesk desk = availability_shop();
  for (const Attribute& wanted :
       {Attribute{"Size", "XXL"}, Attribute{"Length", "long"}, Attribute{"Material", "Wool"}}) {
    const ToolResult result = desk.run(CheckAvailability{{"a"}, {}, {wanted}});
    EXPECT_EQ(result.status, ToolStatus::not_found) << wanted.name;
    EXPECT_TRUE(result.products.empty()) << wanted.name;
    EXPECT_FALSE(result.facets.empty()) << wanted.name;
  }
}

TEST(CheckAvailabilityTool, WhatHoldsForTheWholeProductHoldsForEachVariant) {
  const ToolResult result =
      availability_shop().run(CheckAvailability{{"a"}, {}, {{"material", "nylon"}}});
  EXPECT_EQ(variants(result).size(), 4u);
}

TEST(CheckAvailabilityTool, OfManyVariantsThoseThatCanBeBoughtAreKept) {
  std::vector<Variant> many(40, sold_out(variant(1000)));
  many.push_back(variant(1000));
  const ToolDesk desk{index_of({ProductBuilder("a", "Tent").has(many)})};
  const ToolResult result = desk.run(CheckAvailability{{"a"}, {}, {}});
  ASSERT_EQ(variants(result).size(), 24u);
  EXPECT_EQ(variants(result)[0], "a-41");
  EXPECT_TRUE(tells(result, "1 of 41 variants")) << result.message;
}

TEST(CheckAvailabilityTool, AProductThatThereIsNotAndWrongArgumentsAreTold) {
  EXPECT_EQ(availability_shop().run(CheckAvailability{{"zz"}, {}, {}}).status,
            ToolStatus::not_found);
  EXPECT_EQ(availability_shop().run(CheckAvailability{}).status, ToolStatus::invalid);
  EXPECT_EQ(availability_shop().run(CheckAvailability{{"a"}, {}, {{"Size", ""}}}).status,
            ToolStatus::invalid);
}

}  // namespace
}  // namespace aisle::test
