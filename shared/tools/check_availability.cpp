// Tells which variants of a product can be bought now, and as of when that is known.
#include <algorithm>

#include "shared/base/text.h"
#include "shared/tools/catalog_tools.h"
#include "shared/tools/found_products.h"
#include "shared/tools/matching_variants.h"

namespace aisle {
namespace {

bool names(const std::vector<Attribute>& attributes, const std::string& name) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const Attribute& each) { return fold(each.name) == fold(name); });
}

// What no variant is told apart by must be said of the whole product.
bool holds(const Product& product, const Attribute& wanted) {
  const auto is_option = [&](const Variant& each) { return names(each.options, wanted.name); };
  if (std::any_of(product.variants.begin(), product.variants.end(), is_option)) return true;
  return std::any_of(
      product.attributes.begin(), product.attributes.end(), [&](const Attribute& each) {
        return fold(each.name) == fold(wanted.name) && has_words(each.value, wanted.value);
      });
}

std::vector<Variant> matching(const Product& product, const CheckAvailability& wanted) {
  std::vector<Variant> variants;
  const bool possible =
      std::all_of(wanted.options.begin(), wanted.options.end(),
                  [&](const Attribute& option) { return holds(product, option); });
  if (!possible) return variants;
  for (const Variant& variant : product.variants) {
    if (!wanted.variant.empty() && variant.id != wanted.variant) continue;
    // A sister that lacks an option the others have does not have it by that.
    const bool told =
        std::all_of(wanted.options.begin(), wanted.options.end(), [&](const Attribute& option) {
          return names(variant.options, option.name) || names(product.attributes, option.name);
        });
    if (told && has_options(variant, wanted.options)) variants.push_back(variant);
  }
  return variants;
}

// Of each option's values, in how many variants they can be bought; the most frequent first.
std::vector<FacetValue> buyable_values(const Product& product) {
  std::vector<FacetValue> facets;
  for (const Variant& variant : product.variants) {
    if (!can_be_bought(variant)) continue;
    for (const Attribute& option : variant.options) {
      const auto known = std::find_if(facets.begin(), facets.end(), [&](const FacetValue& each) {
        return each.facet == option.name && each.value == option.value;
      });
      if (known != facets.end()) {
        ++known->count;
      } else {
        facets.push_back({option.name, option.value, 1});
      }
    }
  }
  std::stable_sort(facets.begin(), facets.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (facets.size() > kFacetValuesMax) facets.resize(kFacetValuesMax);
  return facets;
}

}  // namespace

std::string problem_in(const CheckAvailability& wanted) {
  if (wanted.product.empty()) return "product is empty: give its id, as another tool returned it";
  return problem_in(wanted.options);
}

ToolResult look_up(const CheckAvailability& wanted, const CatalogContext& context,
                   Receipts& receipts) {
  ToolResult result;
  const std::vector<const Product*> found = find_products({wanted.product}, context.index, result);
  if (found.empty()) return result;
  const Product& product = *found.front();
  result.facets = buyable_values(product);
  receipts.add_as_of(product);
  Product matched = in_brief(product);
  matched.variants = matching(product, wanted);
  if (matched.variants.empty()) {
    result.status = ToolStatus::not_found;
    result.message = "the product comes in no such variant; the facets tell which can be bought";
    result.total = 0;
    return result;
  }
  const auto count = matched.variants.size();
  const auto buyable =
      std::count_if(matched.variants.begin(), matched.variants.end(), can_be_bought);
  result.message = std::to_string(buyable) + " of " + std::to_string(count) +
                   " variants with what is wanted can be bought";
  std::stable_partition(matched.variants.begin(), matched.variants.end(), can_be_bought);
  cut_variants(matched);
  for (const Variant& variant : matched.variants) {
    receipts.add_stock(product, variant);
    receipts.add_price(product, variant);
  }
  result.products.push_back(std::move(matched));
  return result;
}

}  // namespace aisle
