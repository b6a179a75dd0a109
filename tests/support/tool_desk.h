// Where the tools that a model has are called: a catalog, and what the conversation has told.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/tools/tool.h"
#include "shared/protocol/arguments.h"
#include "shared/protocol/codec.h"
#include "tests/support/catalog.h"

namespace aisle::test {

/// 1970-01-12 13:46:40 UTC.
inline const Time kCatalogFetched{std::chrono::seconds(1'000'000)};

struct ToolDesk {
  SearchIndex index;
  std::optional<Cart> cart{};
  std::optional<Turn> turn{};

  template <class Arguments>
  ToolResult run(const Arguments& arguments) const {
    const ToolCall call{{"c9"}, other_tool(arguments)};
    ToolContext context{index, "feed", kCatalogFetched, kCatalogFetched, "EUR"};
    context.cart = cart ? &*cart : nullptr;
    context.turn = turn ? &*turn : nullptr;
    return find_tool(tool_name(call.arguments))->run(call, context);
  }
};

using Values = std::vector<std::string>;

inline Values values(const ToolResult& result, FactKind kind) {
  Values found;
  for (const Receipt& receipt : result.receipts) {
    if (receipt.kind == kind) found.push_back(receipt.value);
  }
  return found;
}

inline Values ids(const ToolResult& result) {
  Values found;
  for (const Product& product : result.products) found.push_back(product.id.value);
  return found;
}

inline bool tells(const ToolResult& result, std::string_view words) {
  return result.message.find(words) != std::string::npos;
}

}  // namespace aisle::test
