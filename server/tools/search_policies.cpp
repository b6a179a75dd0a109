// Offers the search in what the merchant promises (shared/tools/search_policies.cpp).
#include "server/tools/typed_tool.h"
#include "shared/tools/catalog_tools.h"

namespace aisle {
namespace {

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

  ToolAccess access() const override { return ToolAccess::shop; }

 private:
  std::string problem_with(const SearchPolicies& wanted) const override { return problem_in(wanted); }

  ToolResult work(const SearchPolicies& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    return look_up(wanted, context.catalog(), receipts);
  }
};

}  // namespace

const Tool& search_policies_tool() {
  static const SearchPoliciesTool tool;
  return tool;
}

}  // namespace aisle
