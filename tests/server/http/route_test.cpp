#include "server/http/route.h"

#include <gtest/gtest.h>

#include <string>

namespace aisle {
namespace {

std::vector<std::string_view> values(std::string_view pattern, std::string_view path) {
  return match_route(pattern, path).values;
}

TEST(Route, LiteralsAndValuesMatchWholeSegments) {
  EXPECT_TRUE(match_route("/aisle.js", "/aisle.js").matched);
  EXPECT_EQ(values("/v1/c/{id}/stop", "/v1/c/abc/stop"), (std::vector<std::string_view>{"abc"}));
  EXPECT_EQ(values("/widget/{file*}", "/widget/a/b.js"), (std::vector<std::string_view>{"a/b.js"}));
}

TEST(Route, WhatIsShorterLongerOrEmptyDoesNotMatch) {
  for (const std::string& path :
       {std::string(), std::string("/"), std::string("v1/c/a"), std::string("/v1/c"),
        std::string("/v1/c/"), std::string("/v1/c/a/"), std::string("/v1/c/a/b"),
        std::string("/v1//a"), std::string("/v1/c/") + std::string(101, 'a')}) {
    EXPECT_FALSE(match_route("/v1/c/{id}", path).matched) << path;
  }
  EXPECT_FALSE(match_route("/widget/{file*}", "/widget/").matched);
  EXPECT_FALSE(match_route("/widget/{file*}", "/widget/" + std::string(201, 'a')).matched);
}

TEST(Route, ATableTellsWhichOtherMethodsAPathHas) {
  const std::vector<Route<int>> table = {{"GET", "/a", 1}, {"POST", "/a", 2}, {"GET", "/b", 3}};
  EXPECT_EQ(find_route(table, "HEAD", "/a").route->handler, 1);
  EXPECT_EQ(find_route(table, "POST", "/a").route->handler, 2);
  const auto wrong = find_route(table, "POST", "/b");
  EXPECT_EQ(wrong.route, nullptr);
  EXPECT_EQ(wrong.other_methods, (std::vector<std::string_view>{"GET"}));
}

}  // namespace
}  // namespace aisle
