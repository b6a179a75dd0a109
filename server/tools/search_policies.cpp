// Finds what the merchant promises.
#include "server/tools/receipts.h"
#include "server/tools/tool.h"

namespace aisle {
namespace {

constexpr std::size_t kTextBytesMax = 1'000;
constexpr std::int64_t kLimitMax = 10;

std::string problem_with(const SearchPolicies& query) {
  if (query.text.empty()) return "text is empty: give the question";
  if (query.text.size() > kTextBytesMax) return "text is too long: give at most 1000 bytes";
  if (query.limit < 1 || query.limit > kLimitMax) return "limit is from 1 to 10";
  return "";
}

class SearchPoliciesTool final : public Tool {
 public:
  std::string_view name() const override { return SearchPolicies::kName; }

  std::string_view description() const override {
    return "Finds the passages of the shop's policies (returns, delivery, payment, warranty and so "
           "on) that answer a question; use it before saying anything about what the shop "
           "promises.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["text"],
  "properties": {
    "text": {"type": "string", "minLength": 1, "maxLength": 1000, "description": "The question, in the shopper's words."},
    "limit": {"type": "integer", "minimum": 1, "maximum": 10}
  }
})json";
  }

  ToolResult run(const ToolCall& call, const ToolContext& context) const override {
    ToolResult result;
    const auto* query = std::get_if<SearchPolicies>(&call.arguments);
    const std::string problem =
        query == nullptr ? "these are another tool's arguments" : problem_with(*query);
    if (!problem.empty()) {
      result.status = ToolStatus::invalid;
      result.message = problem;
      return result;
    }
    result.passages = context.index.search(*query);
    result.total = static_cast<std::int64_t>(result.passages.size());
    if (result.passages.empty()) result.match = Match::none;
    Receipts receipts(call, context);
    for (const PassageHit& hit : result.passages) receipts.add_passage(hit);
    result.receipts = receipts.take();
    return result;
  }
};

}  // namespace

const Tool& search_policies_tool() {
  static const SearchPoliciesTool tool;
  return tool;
}

}  // namespace aisle
