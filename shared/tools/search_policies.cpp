// Finds what the merchant promises.
#include "shared/tools/catalog_tools.h"

namespace aisle {
namespace {

constexpr std::int64_t kLimitMax = 10;

}  // namespace

std::string problem_in(const SearchPolicies& query) {
  if (query.text.empty()) return "text is empty: give the question";
  if (query.text.size() > kAskedTextBytesMax) return "text is too long: give at most 1000 bytes";
  if (query.limit < 1 || query.limit > kLimitMax) return "limit is from 1 to 10";
  return "";
}

ToolResult look_up(const SearchPolicies& query, const CatalogContext& context,
                   Receipts& receipts) {
  ToolResult result;
  result.passages = context.index.search(query);
  result.total = static_cast<std::int64_t>(result.passages.size());
  if (result.passages.empty()) result.match = Match::none;
  for (const PassageHit& hit : result.passages) receipts.add_passage(hit);
  return result;
}

}  // namespace aisle
