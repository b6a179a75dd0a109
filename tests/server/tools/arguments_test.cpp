#include "server/tools/arguments.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

Result<ToolArguments> read(std::string_view tool, std::string_view json) {
  return read_arguments(*find_tool(tool), json);
}

std::string problem(std::string_view tool, std::string_view json) {
  const auto arguments = read(tool, json);
  return arguments ? "" : arguments.error().message;
}

bool tells(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Arguments, WhatTheSchemaAllowsIsRead) {
  const auto search = read("search_catalog",
                           R"({"text":"jacket","options":[{"name":"Size","value":"M"}],
                               "price_max":8000,"sort":"price_up"})");
  ASSERT_TRUE(search) << search.error().message;
  EXPECT_EQ(*search, ToolArguments(SearchCatalog{.text = "jacket",
                                                 .options = {{"Size", "M"}},
                                                 .price_max = 8000,
                                                 .sort = Sort::price_up}));
  const auto cart = read("get_cart", "{}");
  ASSERT_TRUE(cart) << cart.error().message;
  EXPECT_EQ(*cart, ToolArguments(GetCart{}));
}

TEST(Arguments, EveryToolsSchemaCanBeCheckedAgainst) {
  for (const Tool* tool : all_tools()) {
    const auto refused = read_arguments(*tool, R"({"no such member":1})");
    ASSERT_FALSE(refused) << tool->name();
    EXPECT_TRUE(tells(refused.error().message, "'no such member'")) << refused.error().message;
    EXPECT_FALSE(tells(refused.error().message, "can't be checked")) << refused.error().message;
  }
}

TEST(Arguments, AMistakeIsToldWithItsPlaceAndWhatIsExpected) {
  EXPECT_EQ(problem("search_catalog", R"({"sort":"cheapest"})"),
            "sort: Failed to match against any enum values. Expected one of \"relevance\", "
            "\"price_up\", \"price_down\", \"rating\", \"newest\", or leave it out.");
  EXPECT_EQ(problem("search_catalog", R"({"options":[{"name":"Size","value":7}]})"),
            "options[0].value: Value type not permitted by 'type' constraint. Expected a text, "
            "at least 1 and at most 200 characters.");
  EXPECT_EQ(problem("search_policies", R"({"text":"returns","limit":11})"),
            "limit: Expected a whole number, at least 1 "
            "and at most 10, or leave it out.");
  EXPECT_EQ(problem("get_product", "{}"),
            "arguments: Missing required property 'ids'. Expected an object with the members ids; "
            "needed: ids.");
}

TEST(Arguments, SeveralMistakesAreToldAtOnce) {
  const std::string both = problem("search_catalog", R"({"sort":"cheapest","limit":0})");
  EXPECT_TRUE(tells(both, "sort: ")) << both;
  EXPECT_TRUE(tells(both, "\nlimit: ") || tells(both, "limit: ")) << both;
}

TEST(Arguments, WhatIsToldStaysShortHoweverMuchIsWrong) {
  std::string many = R"({"options":[1)";
  for (int i = 0; i < 1'000; ++i) many += ",1";
  many += "],\"" + std::string(10'000, 'x') + "\":1}";
  const std::string told = problem("search_catalog", many);
  EXPECT_FALSE(told.empty());
  EXPECT_LT(told.size(), 4'000u);
}

TEST(Arguments, AnotherKindThanAnObjectIsRefused) {
  for (const char* json : {"[]", "null", "7", "\"text\""}) {
    EXPECT_TRUE(tells(problem("search_catalog", json), "arguments: ")) << json;
  }
}

TEST(Arguments, AHostileTextIsRefusedBeforeItIsRead) {
  EXPECT_FALSE(read("search_catalog", ""));
  EXPECT_FALSE(read("search_catalog", "{"));
  EXPECT_FALSE(read("search_catalog", R"({"text":"a","text":"b"})"));
  EXPECT_FALSE(read("search_catalog", std::string(40, '[') + std::string(40, ']')));
  const auto huge = read("search_catalog", "\"" + std::string(kArgumentsBytesMax, 'x') + "\"");
  ASSERT_FALSE(huge);
  EXPECT_EQ(huge.error().code, ErrorCode::too_large);
}

TEST(Arguments, ANumberThatIsNotExactIsRefusedWithAReason) {
  for (const char* json : {R"({"price_max":9007199254740993})", R"({"price_max":1e400})",
                           R"({"price_max":1.5})", R"({"price_max":99999999999999999999})"}) {
    EXPECT_FALSE(problem("search_catalog", json).empty()) << json;
  }
}

}  // namespace
}  // namespace aisle
