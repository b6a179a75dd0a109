#include "server/tools/tool.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "shared/protocol/codec.h"
#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::policy;
using test::ProductBuilder;
using test::reduced;
using test::sold_out;
using test::variant;

const Time kFetched{std::chrono::seconds(1'000'000)};

ToolResult run(const SearchIndex& index, ToolArguments arguments) {
  const ToolCall call{{"c2"}, std::move(arguments)};
  const ToolContext context{index, "feed", kFetched, kFetched, "EUR"};
  return find_tool(tool_name(call.arguments))->run(call, context);
}

std::vector<std::string> values(const ToolResult& result, FactKind kind) {
  std::vector<std::string> found;
  for (const Receipt& receipt : result.receipts) {
    if (receipt.kind == kind) found.push_back(receipt.value);
  }
  return found;
}
using Values = std::vector<std::string>;

SearchIndex shop() {
  return index_of(
      {ProductBuilder("a", "Fell jacket")
           .in({"Clothing", "Jackets"})
           .by("Northfell")
           .about("Keeps the rain out.")
           .with("Material", "Nylon")
           .rated(465, 132)
           .has({sold_out(variant(1500, {{"Size", "S"}})),
                 reduced(variant(1999, {{"Size", "M"}}), 2999)}),
       ProductBuilder("b", "Moor hat").in({"Clothing", "Hats"})},
      {policy("returns", "Returns", {{"Sale items", "Sale items go back within 14 days."}})});
}

TEST(Tools, EachIsFoundByItsNameAndDescribesItself) {
  for (const std::string_view name : {"search_catalog", "get_product", "search_policies",
                                      "compare_products", "check_availability", "recommend",
                                      "calculate", "track_order"}) {
    const Tool* tool = find_tool(name);
    ASSERT_NE(tool, nullptr) << name;
    EXPECT_EQ(tool->name(), name);
    EXPECT_FALSE(tool->description().empty());
    const auto schema = nlohmann::json::parse(tool->schema(), nullptr, false);
    ASSERT_FALSE(schema.is_discarded()) << name;
    EXPECT_EQ(schema["type"], "object");
    EXPECT_EQ(schema["additionalProperties"], false);
  }
  EXPECT_EQ(find_tool("buy_everything"), nullptr);
  EXPECT_EQ(find_tool(""), nullptr);
}

template <class... Arguments>
std::vector<std::string_view> names_of(const std::variant<Arguments...>*) {
  return {Arguments::kName...};
}

TEST(Tools, EveryCallThatIsPassedOnHasATool) {
  for (const std::string_view name : names_of(static_cast<const OtherArguments*>(nullptr))) {
    const Tool* tool = find_tool(name);
    ASSERT_NE(tool, nullptr) << name;
    EXPECT_EQ(tool->name(), name);
  }
}

TEST(Tools, TheArgumentsOfEachCanBeDecoded) {
  for (const Tool* tool : all_tools()) {
    const auto decoded = decode_arguments(tool->name(), "{}");
    ASSERT_TRUE(decoded) << tool->name() << ": " << decoded.error().message;
    EXPECT_EQ(tool_name(*decoded), tool->name());
  }
}

TEST(Tools, ArgumentsOfAnotherToolAreInvalid) {
  const auto index = shop();
  const ToolContext context{index, "feed", kFetched, kFetched, "EUR"};
  const ToolCall call{{"c1"}, SearchPolicies{"returns"}};
  EXPECT_EQ(find_tool("search_catalog")->run(call, context).status, ToolStatus::invalid);
  EXPECT_EQ(find_tool("get_product")->run(call, context).status, ToolStatus::invalid);
}

TEST(SearchCatalogTool, ReturnsProductsInBriefWithReceipts) {
  const auto index = shop();
  const ToolResult result = run(index, SearchCatalog{.text = "jacket"});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(result.total, 1);
  EXPECT_EQ(result.match, Match::all_words);
  ASSERT_EQ(result.products.size(), 1u);
  EXPECT_TRUE(result.products[0].attributes.empty());
  EXPECT_EQ(result.products[0].variants.size(), 2u);
  EXPECT_EQ(values(result, FactKind::price), (Values{"19.99 EUR", "29.99 EUR"}));
  EXPECT_EQ(values(result, FactKind::stock), Values{"in_stock"});
  EXPECT_EQ(values(result, FactKind::rating), Values{"4.65 (132)"});
}

TEST(SearchCatalogTool, AReceiptSaysWhereItIsFromAndHowLongItLasts) {
  const auto index = shop();
  const ToolResult result = run(index, SearchCatalog{.text = "jacket"});
  ASSERT_FALSE(result.receipts.empty());
  const Receipt expected{{"c2.1"},      FactKind::price, "a",
                         "Fell jacket", "19.99 EUR",     "https://shop.example/p/a",
                         "feed",        kFetched,        300};
  EXPECT_EQ(result.receipts.front(), expected);
  EXPECT_EQ(result.receipts.back().kind, FactKind::rating);
  EXPECT_EQ(result.receipts.back().lifetime_s, 86'400);
}

TEST(SearchCatalogTool, LongDescriptionsAndVariantListsAreCut) {
  std::vector<Variant> many;
  for (int i = 0; i < 40; ++i) many.push_back(variant(1000, {{"Size", std::to_string(i)}}));
  std::string text(299, 'x');
  text += "éé";
  const auto index = index_of({ProductBuilder("a", "Tent").about(text).has(many)});
  const ToolResult result = run(index, SearchCatalog{.text = "tent"});
  ASSERT_EQ(result.products.size(), 1u);
  EXPECT_EQ(result.products[0].variants.size(), 24u);
  EXPECT_EQ(result.products[0].description, std::string(299, 'x'));
}

TEST(SearchCatalogTool, TheVariantsThatWereAskedForComeFirst) {
  const auto index = index_of({ProductBuilder("a", "Fell jacket")
                                   .with("Material", "Nylon")
                                   .has({variant(1000, {{"Colour", "Slate grey"}, {"Size", "M"}}),
                                         variant(1000, {{"Colour", "Ember red"}, {"Size", "S"}}),
                                         variant(1000, {{"Colour", "Ember red"}, {"Size", "M"}})})});
  const auto first = [&](std::vector<Attribute> options) {
    return run(index, SearchCatalog{.options = std::move(options)}).products.at(0).variants.at(0);
  };
  EXPECT_EQ(first({}).options[0].value, "Slate grey");
  EXPECT_EQ(first({{"colour", "Red"}}).options[1].value, "S");
  EXPECT_EQ(first({{"colour", "red"}, {"Size", "m"}, {"Material", "nylon"}}).options,
            (std::vector<Attribute>{{"Colour", "Ember red"}, {"Size", "M"}}));
}

TEST(SearchCatalogTool, FacetsThatNarrowNothingAreLeftOut) {
  const auto index = shop();
  const ToolResult result = run(index, SearchCatalog{});
  for (const FacetValue& facet : result.facets) EXPECT_NE(facet.facet, "brand");
  EXPECT_FALSE(result.facets.empty());
}

TEST(SearchCatalogTool, SaysHonestlyThatNothingFits) {
  const auto index = shop();
  const ToolResult result = run(index, SearchCatalog{.text = "jacket", .price_max = 100});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(result.total, 0);
  EXPECT_EQ(result.match, Match::none);
  EXPECT_TRUE(result.products.empty());
}

TEST(SearchCatalogTool, ArgumentsOutOfBoundsAreInvalidWithAReason) {
  const auto index = shop();
  const std::string long_text(1'001, 'x');
  const std::vector<SearchCatalog> wrong = {
      {.text = long_text},
      {.category = long_text},
      {.brand = long_text},
      {.options = std::vector<Attribute>(13, {"Size", "M"})},
      {.options = {{"", "M"}}},
      {.options = {{"Size", ""}}},
      {.options = {{"Size", long_text}}},
      {.without = std::vector<Attribute>(13, {"Size", "M"})},
      {.without = {{"brand", ""}}},
      {.price_min = -1},
      {.price_max = kMoneyAmountMax + 1},
      {.price_min = 5, .price_max = 4},
      {.rating_min_hundredths = 501},
      {.offset = -1},
      {.offset = 1'001},
      {.limit = 0},
      {.limit = 21},
  };
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    const ToolResult result = run(index, wrong[i]);
    EXPECT_EQ(result.status, ToolStatus::invalid) << i;
    EXPECT_FALSE(result.message.empty()) << i;
    EXPECT_TRUE(result.products.empty()) << i;
  }
}

TEST(GetProductTool, TellsEverythingInTheOrderAsked) {
  const auto index = shop();
  const ToolResult result = run(index, GetProduct{{{"b"}, {"a"}}});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(result.products, (std::vector<Product>{index.products()[1], index.products()[0]}));
  EXPECT_EQ(values(result, FactKind::price),
            (Values{"10.00 EUR", "15.00 EUR", "19.99 EUR", "29.99 EUR"}));
  EXPECT_EQ(values(result, FactKind::stock), (Values{"in_stock", "out_of_stock", "in_stock"}));
  EXPECT_EQ(values(result, FactKind::attribute), (Values{"Nylon", "Keeps the rain out."}));
}

TEST(GetProductTool, ReceiptsTellVariantsAndAttributesApart) {
  const auto index = shop();
  const ToolResult result = run(index, GetProduct{{{"a"}}});
  EXPECT_EQ(result.receipts[0].title, "Fell jacket, S");
  bool material = false;
  for (const Receipt& receipt : result.receipts) material = material || receipt.title == "Material";
  EXPECT_TRUE(material);
}

TEST(GetProductTool, AStockCountIsInTheReceipt) {
  Variant few = variant(1000);
  few.stock = 5;
  const auto index = index_of({ProductBuilder("a", "Tent").has({few})});
  EXPECT_EQ(values(run(index, GetProduct{{{"a"}}}), FactKind::stock), Values{"in_stock 5"});
}

TEST(GetProductTool, WhatIsNotThereIsNamed) {
  const auto index = shop();
  const ToolResult some = run(index, GetProduct{{{"a"}, {"zz"}}});
  EXPECT_EQ(some.status, ToolStatus::ok);
  EXPECT_EQ(some.products.size(), 1u);
  EXPECT_EQ(some.message, "there is no product zz");
  EXPECT_EQ(run(index, GetProduct{{{"zz"}}}).status, ToolStatus::not_found);
  EXPECT_EQ(run(index, GetProduct{}).status, ToolStatus::invalid);
  EXPECT_EQ(run(index, GetProduct{std::vector<ProductId>(5, {"a"})}).status, ToolStatus::invalid);
}

TEST(SearchPoliciesTool, ReturnsPassagesWithReceiptsThatCiteThem) {
  const auto index = shop();
  const ToolResult result = run(index, SearchPolicies{"Can I return sale items?"});
  ASSERT_EQ(result.passages.size(), 1u);
  const Receipt expected{{"c2.1"},
                         FactKind::policy,
                         "returns#p1",
                         "Returns: Sale items",
                         "Sale items go back within 14 days.",
                         "https://shop.example/returns#p1",
                         "feed",
                         kFetched,
                         86'400};
  EXPECT_EQ(result.receipts, std::vector<Receipt>{expected});
}

TEST(SearchPoliciesTool, FindsNothingHonestly) {
  const auto index = shop();
  const ToolResult result = run(index, SearchPolicies{"Who won the match?"});
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(result.total, 0);
  EXPECT_TRUE(result.receipts.empty());
}

TEST(SearchPoliciesTool, ArgumentsOutOfBoundsAreInvalid) {
  const auto index = shop();
  for (const SearchPolicies& wrong : {SearchPolicies{""}, SearchPolicies{std::string(1'001, 'x')},
                                      SearchPolicies{"x", 0}, SearchPolicies{"x", 11}}) {
    EXPECT_EQ(run(index, wrong).status, ToolStatus::invalid);
  }
}

}  // namespace
}  // namespace aisle
