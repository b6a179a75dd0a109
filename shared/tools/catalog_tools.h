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
std::string problem_in(const CompareProducts& wanted);
std::string problem_in(const CheckAvailability& wanted);

/// Everything but the receipts, which go to `receipts`. The arguments have no problem.
ToolResult look_up(const SearchCatalog& query, const CatalogContext& context, Receipts& receipts);
ToolResult look_up(const GetProduct& wanted, const CatalogContext& context, Receipts& receipts);
ToolResult look_up(const SearchPolicies& query, const CatalogContext& context, Receipts& receipts);

/// The products in brief, with the asked attributes only, and in `message` a table: a row for each
/// fact that says whether the products are the same in it. Status not_found when fewer than two are
/// there to compare.
ToolResult look_up(const CompareProducts& wanted, const CatalogContext& context,
                   Receipts& receipts);

/// The product with the variants that have what is wanted, and as facets the option values under
/// which any of its variants can be bought. Status not_found when no variant has what is wanted.
ToolResult look_up(const CheckAvailability& wanted, const CatalogContext& context,
                   Receipts& receipts);

/// What one of the first three answers to a call: with receipts, or with the status invalid. Nothing
/// when it is another tool's.
std::optional<ToolResult> run_catalog_tool(const ToolCall& call, const CatalogContext& context);

}  // namespace aisle
