#include "shared/tools/catalog_tools.h"

#include <utility>

namespace aisle {
namespace {

template <class Arguments>
std::optional<ToolResult> run_if(const ToolCall& call, const CatalogContext& context) {
  const auto* arguments = std::get_if<Arguments>(&call.arguments);
  if (!arguments) return std::nullopt;
  ToolResult result;
  if (std::string problem = problem_in(*arguments); !problem.empty()) {
    result.status = ToolStatus::invalid;
    result.message = std::move(problem);
    return result;
  }
  Receipts receipts(call, context);
  result = look_up(*arguments, context, receipts);
  result.receipts = receipts.take();
  return result;
}

}  // namespace

std::optional<ToolResult> run_catalog_tool(const ToolCall& call, const CatalogContext& context) {
  if (auto result = run_if<SearchCatalog>(call, context)) return result;
  if (auto result = run_if<GetProduct>(call, context)) return result;
  return run_if<SearchPolicies>(call, context);
}

}  // namespace aisle
