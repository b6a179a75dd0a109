// Paths and bodies with places for values.
#include "server/connectors/http_template.h"

#include <gtest/gtest.h>

namespace aisle::test {
namespace {

using nlohmann::json;

std::string filled_path(std::string_view text, const TemplateValues& values) {
  const auto read = PathTemplate::parse(text, {"number", "cursor"});
  if (!read) return read.error().message;
  const auto filled = read->fill(values, "cursor");
  return filled ? *filled : "not_found";
}

TEST(PathTemplate, EscapesWhatIsPutIn) {
  EXPECT_EQ(filled_path("/orders/{number}?a={number}", {{"number", "A 1/2?&#\n"}}),
            "/orders/A%201%2F2%3F%26%23%0A?a=A%201%2F2%3F%26%23%0A");
  EXPECT_EQ(filled_path("/orders/{number}", {{"number", 12}}), "/orders/12");
}

TEST(PathTemplate, NoValueLeadsToAnotherFolder) {
  EXPECT_EQ(filled_path("/orders/{number}", {{"number", ".."}}), "not_found");
  EXPECT_EQ(filled_path("/orders/{number}", {{"number", "."}}), "not_found");
  EXPECT_EQ(filled_path("/orders/{number}", {{"number", ""}}), "not_found");
  EXPECT_EQ(filled_path("/orders/{number}", {{"number", "../customers/1"}}),
            "/orders/..%2Fcustomers%2F1");
  EXPECT_EQ(filled_path("/orders?after={cursor}", {{"cursor", ""}}), "/orders?after=");
}

TEST(PathTemplate, WhatIsNoPathIsSaidSo) {
  for (const char* text : {"", "orders", "//orders", "/a b", "/a#b", "/../a", "/a/./b", "/\xC3\xBC",
                           "/{number", "/number}", "/{nummer}"}) {
    EXPECT_NE(filled_path(text, {{"number", "1"}}).find(' '), std::string::npos) << text;
  }
  EXPECT_NE(filled_path("/{nummer}", {}).find("there is no place {nummer}; there are {number}"),
            std::string::npos);
}

TEST(BodyTemplate, TakesValuesAsJsonAndNeverAsText) {
  const auto body = BodyTemplate::parse(
      R"({"n": "{count}", "list": ["{items}", "no. {count}"], "why": "{reason}", "k": 1})",
      {"count", "items", "reason"});
  ASSERT_TRUE(body) << body.error().message;
  const TemplateValues values = {
      {"count", 2}, {"items", json::array({1})}, {"reason", "\"}, \"admin\": {\"{count}"}};
  EXPECT_EQ(body->fill(values), json::parse(R"({"n": 2, "list": [[1], "no. 2"],
      "why": "\"}, \"admin\": {\"{count}", "k": 1})"));
}

TEST(BodyTemplate, WhatIsNoJsonIsSaidSo) {
  for (const char* text :
       {"{", "reason={reason}", "1", "{\"a\": \"{nothing}\"}", "{\"a\": \"{\"}"}) {
    EXPECT_FALSE(BodyTemplate::parse(text, {"reason"})) << text;
  }
  EXPECT_FALSE(BodyTemplate::parse(std::string(50, '[') + std::string(50, ']'), {}));
}

}  // namespace
}  // namespace aisle::test
