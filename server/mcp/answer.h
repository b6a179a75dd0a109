// The shop's tools for any client that speaks MCP: one JSON-RPC message in, its answer out.
//
// Pure: no HTTP, no clock, no session. Any thread may call it.
// Two dialects: the stateless one of 2026-07-28, whose requests each tell their version in `_meta`,
// and that of 2025-11-25 and before, which begins with `initialize`. Nothing is kept between
// requests in either. Only tools of ToolAccess::shop are offered: a client has no page, no cart and
// no proof of who asks.
// Source: modelcontextprotocol.io/specification/{2025-11-25,2026-07-28}, JSON-RPC 2.0.
#pragma once

#include <string>
#include <string_view>

#include "shared/tools/catalog_context.h"

namespace aisle {

inline constexpr std::string_view kMcpStatelessVersion = "2026-07-28";
inline constexpr std::string_view kMcpSessionVersion = "2025-11-25";  ///< The newest of its kind.

struct McpRequest {
  std::string_view body;
  // What HTTP's fields say; "" for one that is missing.
  std::string version;  ///< MCP-Protocol-Version
  std::string method;   ///< Mcp-Method
  std::string name;     ///< Mcp-Name
};

struct McpShop {
  std::string_view name;
  CatalogContext catalog;
};

struct McpAnswer {
  int status = 200;  ///< Of HTTP. 202 has no body.
  std::string body;

  bool operator==(const McpAnswer&) const = default;
};

/// Whatever was sent has an answer: what is no request is a JSON-RPC error with status 400 (-32700,
/// -32600; batches too), a notification or a client's own answer is 202, an unknown method is
/// -32601 (status 404 in the stateless dialect), an unknown tool -32602, fields that contradict the
/// body -32020 and a version that is not spoken -32022, both 400. Arguments that don't fit are a
/// result with `isError`, from which a model can mend its call.
McpAnswer answer_mcp(const McpRequest& request, const McpShop& shop);

}  // namespace aisle
