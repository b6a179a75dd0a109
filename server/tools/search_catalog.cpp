// Offers the search for products (shared/tools/search_catalog.cpp).
#include "server/tools/typed_tool.h"
#include "shared/tools/catalog_tools.h"

namespace aisle {
namespace {

class SearchCatalogTool final : public TypedTool<SearchCatalog> {
 public:
  std::string_view description() const override {
    return "Finds products of this shop by words and constraints, with price, availability and the "
           "facets to narrow by; use it whenever the shopper looks for something to buy.";
  }

  std::string_view schema() const override {
    return R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "text": {"type": "string", "maxLength": 1000, "description": "Words to look for. May be left out."},
    "category": {"type": "string", "maxLength": 200, "description": "One category name, as a facet shows it."},
    "brand": {"type": "string", "maxLength": 200},
    "options": {
      "type": "array", "maxItems": 12,
      "description": "What a variant or the product must have: colour, size, material and so on.",
      "items": {
        "type": "object", "additionalProperties": false, "required": ["name", "value"],
        "properties": {
          "name": {"type": "string", "minLength": 1, "maxLength": 200},
          "value": {"type": "string", "minLength": 1, "maxLength": 200}
        }
      }
    },
    "without": {
      "type": "array", "maxItems": 12,
      "description": "What it must not have: an option's value, or a name of 'brand' or 'category'.",
      "items": {
        "type": "object", "additionalProperties": false, "required": ["name", "value"],
        "properties": {
          "name": {"type": "string", "minLength": 1, "maxLength": 200},
          "value": {"type": "string", "minLength": 1, "maxLength": 200}
        }
      }
    },
    "price_min": {"type": "integer", "minimum": 0, "description": "Lowest price in minor units of the shop's currency: 1999 is 19.99."},
    "price_max": {"type": "integer", "minimum": 0, "description": "Highest price in minor units."},
    "rating_min_hundredths": {"type": "integer", "minimum": 0, "maximum": 500, "description": "400 is 4 of 5."},
    "available_only": {"type": "boolean", "description": "Only what can be bought now."},
    "reduced_only": {"type": "boolean", "description": "Only what costs less than before."},
    "sort": {"enum": ["relevance", "price_up", "price_down", "rating", "newest"]},
    "offset": {"type": "integer", "minimum": 0, "maximum": 1000},
    "limit": {"type": "integer", "minimum": 1, "maximum": 20}
  }
})json";
  }

  ToolAccess access() const override { return ToolAccess::shop; }

 private:
  std::string problem_with(const SearchCatalog& wanted) const override { return problem_in(wanted); }

  ToolResult work(const SearchCatalog& wanted, const ToolContext& context,
                  Receipts& receipts) const override {
    return look_up(wanted, context.catalog(), receipts);
  }
};

}  // namespace

const Tool& search_catalog_tool() {
  static const SearchCatalogTool tool;
  return tool;
}

}  // namespace aisle
