// Finds products by words and constraints, in brief.
#include <algorithm>
#include <map>

#include "shared/tools/catalog_tools.h"
#include "shared/tools/found_products.h"
#include "shared/tools/matching_variants.h"

namespace aisle {
namespace {

constexpr std::int64_t kOffsetMax = 1'000;

// A facet with a single value narrows nothing.
std::vector<FacetValue> useful(std::vector<FacetValue> facets) {
  std::map<std::string, int> values;
  for (const FacetValue& value : facets) ++values[value.facet];
  std::erase_if(facets, [&](const FacetValue& value) { return values[value.facet] < 2; });
  return facets;
}

}  // namespace

std::string problem_in(const SearchCatalog& query) {
  const auto too_long = [](const std::string& text, std::size_t max) { return text.size() > max; };
  if (too_long(query.text, kAskedTextBytesMax)) return "text is too long: give at most 1000 bytes";
  if (too_long(query.category, kAskedNameBytesMax))
    return "category is too long: give one name as a facet shows it";
  if (too_long(query.brand, kAskedNameBytesMax))
    return "brand is too long: give one name as a facet shows it";
  for (const std::vector<Attribute>* options : {&query.options, &query.without}) {
    if (std::string problem = problem_in(*options); !problem.empty()) return problem;
  }
  const auto no_price = [](const std::optional<std::int64_t>& price) {
    return price && (*price < 0 || *price > kMoneyAmountMax);
  };
  if (no_price(query.price_min) || no_price(query.price_max)) {
    return "a price is in minor units (1999 for 19.99), from 0 to 2^53 - 1";
  }
  if (query.price_min && query.price_max && *query.price_min > *query.price_max) {
    return "price_min is above price_max: swap them";
  }
  if (query.rating_min_hundredths < 0 || query.rating_min_hundredths > 500) {
    return "rating_min_hundredths is from 0 to 500 (400 for 4 of 5)";
  }
  if (query.offset < 0 || query.offset > kOffsetMax)
    return "offset is from 0 to 1000: narrow the search";
  if (query.limit < 1 || query.limit > kSearchLimitMax) return "limit is from 1 to 20";
  return "";
}

ToolResult look_up(const SearchCatalog& query, const CatalogContext& context, Receipts& receipts) {
  ToolResult result;
  CatalogHits hits = context.index.search(query);
  for (const std::uint32_t position : hits.positions) {
    const Product& product = context.index.products()[position];
    result.products.push_back(in_brief(product, query.options));
    receipts.add_lowest_price(product);
    receipts.add_best_stock(product);
    receipts.add_rating(product);
  }
  result.total = hits.total;
  result.match = hits.match;
  result.corrected_text = std::move(hits.corrected_text);
  result.facets = useful(std::move(hits.facets));
  return result;
}

}  // namespace aisle
