// Finds what the merchant promises.
#include "server/tools/typed_tool.h"

namespace aisle {
namespace {

constexpr std::size_t kTextBytesMax = 1'000;
constexpr std::int64_t kLimitMax = 10;

class SearchPoliciesTool final : public TypedTool<SearchPolicies> {
 public:
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

 private:
  std::string problem_with(const SearchPolicies& query) const override {
    if (query.text.empty()) return "text is empty: give the question";
    if (query.text.size() > kTextBytesMax) return "text is too long: give at most 1000 bytes";
    if (query.limit < 1 || query.limit > kLimitMax) return "limit is from 1 to 10";
    return "";
  }

  ToolResult work(const SearchPolicies& query, const ToolContext& context,
                  Receipts& receipts) const override {
    ToolResult result;
    result.passages = context.index.search(query);
    result.total = static_cast<std::int64_t>(result.passages.size());
    if (result.passages.empty()) result.match = Match::none;
    for (const PassageHit& hit : result.passages) receipts.add_passage(hit);
    return result;
  }
};

}  // namespace

const Tool& search_policies_tool() {
  static const SearchPoliciesTool tool;
  return tool;
}

}  // namespace aisle
