#include "server/mcp/answer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using nlohmann::json;
using test::index_of;
using test::policy;
using test::ProductBuilder;
using test::reduced;
using test::variant;

const Time kFetched{std::chrono::seconds(1'000'000)};

McpAnswer ask(const McpRequest& request) {
  static const SearchIndex index = index_of(
      {ProductBuilder("a", "Fell jacket").has({reduced(variant(1999, {{"Size", "M"}}), 2999)})},
      {policy("returns", "Returns", {{"Sale items", "Sale items go back within 14 days."}})});
  return answer_mcp(request, {"The shop", {index, "feed", kFetched, kFetched, "EUR"}});
}

json message(const std::string& method, const json& params = json::object()) {
  return {{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}};
}

// In the dialect that begins with `initialize`.
json older(const std::string& method, const json& params = json::object()) {
  const std::string body = message(method, params).dump();
  return json::parse(ask({body, "2025-11-25", "", ""}).body);
}

struct Stateless {
  std::string body, version, method, name;
  McpAnswer answer() const { return ask({body, version, method, name}); }
};

Stateless stateless(const std::string& method, json params = json::object()) {
  params["_meta"] = {{"io.modelcontextprotocol/protocolVersion", "2026-07-28"},
                     {"io.modelcontextprotocol/clientCapabilities", json::object()}};
  return {message(method, params).dump(), "2026-07-28", method, params.value("name", "")};
}

int code(const McpAnswer& answer) {
  const json error = json::parse(answer.body, nullptr, false);
  return error.contains("error") ? error["error"].value("code", 0) : 0;
}

TEST(Mcp, InitializeAgreesOnAVersion) {
  for (const char* version : {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"}) {
    EXPECT_EQ(older("initialize", {{"protocolVersion", version}})["result"]["protocolVersion"],
              version);
  }
  for (const char* version : {"2026-07-28", "1999-01-01"}) {
    EXPECT_EQ(older("initialize", {{"protocolVersion", version}})["result"]["protocolVersion"],
              "2025-11-25");
  }
}

TEST(Mcp, DiscoverTellsTheVersionsAndHowLongThatHolds) {
  const McpAnswer answer = stateless("server/discover").answer();
  EXPECT_EQ(answer.status, 200);
  const json result = json::parse(answer.body)["result"];
  EXPECT_EQ(result["supportedVersions"][0], "2026-07-28");
  EXPECT_EQ(result["resultType"], "complete");
  EXPECT_EQ(result["cacheScope"], "public");
  EXPECT_TRUE(result["ttlMs"].is_number_integer());
}

TEST(Mcp, OnlyToolsThatNeedNoShopperAreOffered) {
  std::vector<std::string> names;
  const json result = older("tools/list")["result"];
  for (const json& tool : result["tools"]) {
    names.push_back(tool["name"]);
    EXPECT_EQ(tool["inputSchema"]["type"], "object");
    EXPECT_EQ(tool["annotations"]["readOnlyHint"], true);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"search_catalog", "get_product", "compare_products",
                                             "check_availability", "recommend", "search_policies",
                                             "calculate"}));
  for (const char* name : {"get_cart", "find_order", "track_order", "cancel_order", "handoff", "fly", ""}) {
    EXPECT_EQ(older("tools/call", {{"name", name}})["error"]["code"], -32602) << name;
  }
}

TEST(Mcp, AResultHasExactPricesAndWhereTheyAreFrom) {
  const json result = older(
      "tools/call", {{"name", "search_catalog"}, {"arguments", {{"text", "jacket"}}}})["result"];
  EXPECT_EQ(result["isError"], false);
  const json& content = result["structuredContent"];
  EXPECT_EQ(content["source"], "feed");
  EXPECT_EQ(content["fetched_at"], "1970-01-12T13:46:40.000Z");
  const json& found = content["products"][0]["variants"][0];
  EXPECT_EQ(found["price"], (json{{"amount", "19.99"}, {"currency", "EUR"}}));
  EXPECT_EQ(found["list_price"]["amount"], "29.99");
  EXPECT_EQ(json::parse(result["content"][1]["text"].get<std::string>()), content);
}

TEST(Mcp, ASumHasNoOtherTotalBesideIt) {
  const json terms = json::array({json{{"product", "a"}, {"quantity", 2}}});
  const json result =
      older("tools/call", {{"name", "calculate"}, {"arguments", {{"terms", terms}}}})["result"];
  EXPECT_EQ(result["structuredContent"]["message"], "2 x Fell jacket = 39.98 EUR");
  EXPECT_FALSE(result["structuredContent"].contains("total"));
}

TEST(Mcp, ArgumentsThatDontFitAreAResultToMendFrom) {
  const json result = older(
      "tools/call", {{"name", "search_catalog"}, {"arguments", {{"sort", "cheapest"}}}})["result"];
  EXPECT_EQ(result["isError"], true);
  EXPECT_NE(result["content"][0]["text"].get<std::string>().find("price_up"), std::string::npos);
  EXPECT_EQ(older("tools/call", {{"name", "get_product"}})["result"]["isError"], true);
}

TEST(Mcp, AStatelessCallAnswersAsComplete) {
  const McpAnswer answer = stateless("tools/call", {{"name", "search_policies"},
                                                    {"arguments", {{"text", "sale items"}}}})
                               .answer();
  EXPECT_EQ(answer.status, 200);
  const json result = json::parse(answer.body)["result"];
  EXPECT_EQ(result["resultType"], "complete");
  EXPECT_EQ(result["structuredContent"]["passages"][0]["text"],
            "Sale items go back within 14 days.");
}

TEST(Mcp, FieldsThatContradictTheBodyAreRefused) {
  const Stateless good = stateless("tools/call", {{"name", "get_product"}});
  for (auto member : {&Stateless::version, &Stateless::method, &Stateless::name}) {
    for (const char* value : {"", "other"}) {
      Stateless wrong = good;
      wrong.*member = value;
      EXPECT_EQ(wrong.answer().status, 400);
      EXPECT_EQ(code(wrong.answer()), -32020);
    }
  }
  Stateless wrapped = good;
  wrapped.name = "=?base64?Z2V0X3Byb2R1Y3Q=?=";
  EXPECT_EQ(wrapped.answer().status, 200);
}

TEST(Mcp, AVersionThatIsNotSpokenIsToldWhichAre) {
  Stateless newer = stateless("tools/list");
  newer.version = "2030-01-01";
  newer.body.replace(newer.body.find("2026-07-28"), 10, "2030-01-01");
  EXPECT_EQ(newer.answer().status, 400);
  EXPECT_EQ(code(newer.answer()), -32022);
  EXPECT_EQ(json::parse(newer.answer().body)["error"]["data"]["supported"][0], "2026-07-28");
  EXPECT_EQ(code(ask({message("ping").dump(), "1999-01-01", "", ""})), -32022);
}

TEST(Mcp, EachDialectHasItsOwnMethods) {
  EXPECT_EQ(older("ping")["result"], json::object());
  EXPECT_EQ(older("resources/list")["error"]["code"], -32601);
  for (const char* method : {"ping", "initialize", "resources/list"}) {
    const McpAnswer answer = stateless(method).answer();
    EXPECT_EQ(answer.status, 404) << method;
    EXPECT_EQ(code(answer), -32601) << method;
  }
}

TEST(Mcp, NotificationsAndAnswersAreTakenWithoutAnAnswer) {
  const McpAnswer accepted{202, ""};
  EXPECT_EQ(ask({R"({"jsonrpc":"2.0","method":"notifications/initialized"})", "", "", ""}),
            accepted);
  EXPECT_EQ(ask({R"({"jsonrpc":"2.0","id":1,"result":{}})", "", "", ""}), accepted);
}

TEST(Mcp, WhatIsNoRequestIsRefused) {
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  for (const char* body :
       {"", "no JSON", R"({"jsonrpc":"2.0","id":1,"id":2,"method":"ping"})", deep.c_str()}) {
    EXPECT_EQ(ask({body, "", "", ""}).status, 400) << body;
    EXPECT_EQ(code(ask({body, "", "", ""})), -32700) << body;
  }
  for (const char* body :
       {"[]", "7", "{}", R"([{"jsonrpc":"2.0","id":1,"method":"ping"}])",
        R"({"jsonrpc":"1.0","id":1,"method":"ping"})", R"({"jsonrpc":"2.0","id":1})",
        R"({"jsonrpc":"2.0","id":null,"method":"ping"})",
        R"({"jsonrpc":"2.0","id":{},"method":"ping"})"}) {
    EXPECT_EQ(ask({body, "", "", ""}).status, 400) << body;
    EXPECT_EQ(code(ask({body, "", "", ""})), -32600) << body;
  }
  EXPECT_EQ(code(ask({R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})", "", "", ""})),
            -32602);
}

}  // namespace
}  // namespace aisle
