// The shop's tools for MCP clients, over HTTP.
#include <gtest/gtest.h>

#include "tests/support/api_world.h"

namespace aisle {
namespace {

constexpr std::string_view kPing = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
constexpr std::string_view kInitialized =
    R"({"jsonrpc":"2.0","method":"notifications/initialized"})";

std::string origin(std::string_view page) { return "Origin: " + std::string(page) + "\r\n"; }

struct McpWorld {
  ApiWorld api;

  explicit McpWorld(ApiSettings settings = {}, std::size_t sites = 2)
      : api(std::move(settings), {}, ApiWorld::repeat, sites) {}

  HttpAnswer post(std::string_view body, const std::string& fields = "",
                  const std::string& path = "/mcp/shop") {
    return api.ask("POST", path, std::string(body), fields);
  }
  HttpAnswer post_to(const std::string& path) { return post(kPing, "", path); }
};

void expect_problem(const HttpAnswer& answer, int status, std::string_view code) {
  EXPECT_EQ(answer.status, status) << answer.body;
  EXPECT_TRUE(answer.has("Content-Type: application/problem+json")) << answer.head;
  EXPECT_EQ(answer.json().value("code", ""), code) << answer.body;
}

void expect_rpc_error(const HttpAnswer& answer, int status, int code) {
  EXPECT_EQ(answer.status, status) << answer.body;
  EXPECT_TRUE(answer.has("Content-Type: application/json")) << answer.head;
  EXPECT_EQ(answer.json()["error"]["code"], code) << answer.body;
}

TEST(McpRoute, ARequestIsAnsweredAsJsonThatNobodyKeeps) {
  McpWorld world;
  const HttpAnswer answer = world.post(kPing);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"id":1,"jsonrpc":"2.0","result":{}})");
  EXPECT_TRUE(answer.has("Content-Type: application/json\r\n")) << answer.head;
  EXPECT_TRUE(answer.has("Cache-Control: no-store")) << answer.head;
}

TEST(McpRoute, ThePathWithoutASiteIsForTheOnlyOne) {
  McpWorld one({}, 1);
  EXPECT_EQ(one.post_to("/mcp").status, 200);
  EXPECT_EQ(one.post_to("/mcp/shop").status, 200);
  McpWorld two;
  EXPECT_EQ(two.post_to("/mcp/other").status, 200);
  expect_problem(two.post_to("/mcp"), 404, "unknown_site");
}

TEST(McpRoute, AnUnknownSiteIsNotFound) {
  McpWorld world;
  expect_problem(world.post_to("/mcp/nobody"), 404, "unknown_site");
  expect_problem(world.post_to("/mcp/shop/more"), 404, "not_found");
  expect_problem(world.post_to("/mcpshop"), 404, "not_found");
}

TEST(McpRoute, ThereIsNoStreamToOpenAndNoSessionToEnd) {
  McpWorld world;
  for (const char* path : {"/mcp", "/mcp/shop"}) {
    for (const char* method : {"GET", "DELETE"}) {
      const HttpAnswer answer = world.api.ask(method, path);
      expect_problem(answer, 405, "method_not_allowed");
      EXPECT_TRUE(answer.has("Allow: POST\r\n")) << answer.head;
    }
  }
}

TEST(McpRoute, APageSpeaksOnlyToTheSiteThatNamesIt) {
  McpWorld world;
  EXPECT_EQ(world.post(kPing, origin(ApiWorld::kShop)).status, 200);
  EXPECT_EQ(world.post(kPing, origin("https://chat.example")).status, 200);
  for (const char* page : {"https://evil.example", "https://other.example", "null"}) {
    expect_problem(world.post(kPing, origin(page)), 403, "origin_not_allowed");
  }
}

TEST(McpRoute, APageMaySendTheFieldsOfTheStatelessDialect) {
  McpWorld world;
  const HttpAnswer answer = world.api.ask("OPTIONS", "/mcp/shop", "", origin(ApiWorld::kShop));
  EXPECT_EQ(answer.status, 204);
  for (const char* field : {"mcp-protocol-version", "mcp-method", "mcp-name"}) {
    EXPECT_TRUE(answer.has(field)) << answer.head;
  }
}

TEST(McpRoute, TheFieldsAreComparedWithTheBody) {
  McpWorld world;
  const std::string body =
      R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_policies",)"
      R"("arguments":{"text":"returns"},"_meta":{)"
      R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
      R"("io.modelcontextprotocol/clientCapabilities":{}}}})";
  const std::string version = "MCP-Protocol-Version: 2026-07-28\r\n";
  const std::string method = "Mcp-Method: tools/call\r\n";
  const std::string name = "Mcp-Name: search_policies\r\n";
  const HttpAnswer answer = world.post(body, version + method + name);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.json()["result"]["resultType"], "complete") << answer.body;
  for (const std::string& fields : {version + method, version + name, method + name}) {
    expect_rpc_error(world.post(body, fields), 400, -32020);
  }
}

TEST(McpRoute, ANotificationIsAcceptedWithoutABody) {
  McpWorld world;
  const HttpAnswer answer = world.post(kInitialized);
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.body, "");
}

TEST(McpRoute, OnlyJsonIsRead) {
  McpWorld world;
  for (const char* type : {"text/plain", "application/jsonl"}) {
    expect_problem(world.post(kPing, "Content-Type: " + std::string(type) + "\r\n"), 415,
                   "content_type");
  }
  EXPECT_EQ(world.post(kPing, "Content-Type: application/json; charset=utf-8\r\n").status, 200);
}

TEST(McpRoute, WhatIsNoMessageIsAnErrorInJsonRpcsOwnForm) {
  McpWorld world;
  expect_rpc_error(world.post("no JSON"), 400, -32700);
  expect_rpc_error(world.post(""), 400, -32700);
  expect_rpc_error(world.post("[" + std::string(kPing) + "]"), 400, -32600);
}

TEST(McpRoute, ABodyTooDeepIsRefused) {
  McpWorld world;
  const auto nested = [](std::size_t depth) {
    return R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":)" + std::string(depth, '[') +
           std::string(depth, ']') + "}}";
  };
  EXPECT_EQ(world.post(nested(20)).status, 200);
  expect_rpc_error(world.post(nested(40)), 400, -32700);
}

TEST(McpRoute, ABodyTooLargeIsRefused) {
  McpWorld world({.body_bytes_max = 1'024});
  const std::string padded = std::string(kPing) + std::string(1'024 - kPing.size(), ' ');
  EXPECT_EQ(world.post(padded).status, 200);
  expect_problem(world.post(padded + " "), 413, "too_large");
}

TEST(McpRoute, TooManyRequestsMustWait) {
  McpWorld world({.requests_per_minute = 1});
  EXPECT_EQ(world.post(kPing).status, 200);
  const HttpAnswer answer = world.post(kPing);
  expect_problem(answer, 429, "rate_limited");
  EXPECT_TRUE(answer.has("Retry-After: ")) << answer.head;
}

}  // namespace
}  // namespace aisle
