// MCP messages and tools' arguments: each has one answer, in JSON-RPC's form.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "server/mcp/answer.h"
#include "tests/support/catalog.h"

namespace {

using namespace aisle;
using nlohmann::json;

constexpr const char* kTools[] = {"search_catalog",     "get_product", "compare_products",
                                  "check_availability", "recommend",   "search_policies",
                                  "calculate"};

void require(bool holds) {
  if (!holds) std::abort();
}

McpAnswer ask(const McpRequest& request) {
  using namespace aisle::test;
  static const SearchIndex kIndex = index_of(
      {ProductBuilder("a", "Fell jacket").has({reduced(variant(1999, {{"Size", "M"}}), 2999)}),
       ProductBuilder("b", "Fell boots").rated(450).has({sold_out(variant(8000))})},
      {policy("returns", "Returns", {{"Sale items", "Sale items go back within 14 days."}})});
  constexpr Time kNow{std::chrono::seconds(1'800'000'000)};
  return answer_mcp(request, {"The shop", {kIndex, "feed", kNow, kNow, "EUR"}});
}

// A model reads the text, a program the structure: both tell the same.
void check_call(const json& result) {
  require(result.at("isError").is_boolean() && !result.at("content").empty());
  for (const json& block : result["content"]) require(block.at("type") == "text");
  if (!result.contains("structuredContent")) return require(result["isError"] == true);
  require(json::parse(result["content"].at(1).at("text").get<std::string>()) ==
          result["structuredContent"]);
}

void check(const McpAnswer& answer) {
  if (answer.status == 202) return require(answer.body.empty());
  require(answer.status == 200 || answer.status == 400 || answer.status == 404);
  const json message = json::parse(answer.body, nullptr, false);
  require(message.is_object() && message.size() == 3 && message["jsonrpc"] == "2.0");
  const json id = message.at("id");
  if (message.contains("error")) {
    require(message["error"].at("code").is_number_integer());
    require(!message["error"].at("message").get<std::string>().empty());
    return;
  }
  require(answer.status == 200 && (id.is_string() || id.is_number_integer()));
  const json& result = message.at("result");
  if (result.contains("content")) check_call(result);
}

}  // namespace

// The first byte chooses how the rest is read: as a whole message, with or without the fields that
// the stateless dialect wants, or as a tool's arguments.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t kind = data[0] % (2 + std::size(kTools));
  if (kind == 0) {
    check(ask({text, "", "", ""}));
  } else if (kind == 1) {
    const std::size_t line = text.find('\n');
    const std::string name = text.substr(0, line);
    check(ask({line == text.npos ? "" : std::string_view(text).substr(line + 1), "2026-07-28",
               "tools/call", name}));
  } else {
    const std::string body = R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":")" +
                             std::string(kTools[kind - 2]) + R"(","arguments":)" + text + "}}";
    check(ask({body, "", "", ""}));
  }
  return 0;
}
