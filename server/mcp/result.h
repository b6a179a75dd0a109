// What a tool returned, as MCP clients get it: for a model to read, and as JSON of its own.
#pragma once

#include <string>

#include "shared/conversation/tool_call.h"
#include "shared/tools/catalog_context.h"

namespace aisle {

/// A JSON object: status, source, fetched_at (UTC), matches (in all, not only those told) and what
/// the tool found. Prices are {"amount":"19.99","currency":"EUR"}: exact decimals, as text.
std::string structured_result(const ToolResult& result, const CatalogContext& catalog);

/// One sentence on what was found, and that the shop's texts are data.
std::string result_summary(const ToolResult& result);

}  // namespace aisle
