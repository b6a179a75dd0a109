// The tools that only look into the catalog and the policies: the same on the server, in the
// capsule and in tests. Pure: what is known of the world is in the context.
#pragma once

#include <optional>
#include <string>

#include "shared/conversation/tool_call.h"
#include "shared/tools/catalog_context.h"
#include "shared/tools/receipts.h"

namespace aisle {

/// What is wrong with the arguments and how to mend it; "" when nothing is.
std::string problem_in(const SearchCatalog& query);
std::string problem_in(const GetProduct& wanted);
std::string problem_in(const SearchPolicies& query);

/// Everything but the receipts, which go to `receipts`. The arguments have no problem.
ToolResult look_up(const SearchCatalog& query, const CatalogContext& context, Receipts& receipts);
ToolResult look_up(const GetProduct& wanted, const CatalogContext& context, Receipts& receipts);
ToolResult look_up(const SearchPolicies& query, const CatalogContext& context, Receipts& receipts);

/// What one of these tools answers to a call: with receipts, or with the status invalid. Nothing
/// when it is another tool's.
std::optional<ToolResult> run_catalog_tool(const ToolCall& call, const CatalogContext& context);

}  // namespace aisle
