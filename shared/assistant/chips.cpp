#include "shared/assistant/chips.h"

#include <algorithm>

#include "shared/assistant/describing.h"
#include "shared/assistant/format.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::int64_t kFacetCountMin = 2;  ///< A value that only one product has narrows too far.

class Chips {
 public:
  explicit Chips(const Scene& scene) : scene_(scene) {}

  void add(std::string_view key, const Placeholders& values = {}) {
    add_text(scene_.say(key, values));
  }
  void add_text(std::string text) {
    const bool known = std::find(chips_.begin(), chips_.end(), text) != chips_.end();
    if (!known && chips_.size() < kChipsMax && text.size() <= kChipBytesMax) {
      chips_.push_back(std::move(text));
    }
  }
  std::vector<std::string> take() && { return std::move(chips_); }

 private:
  const Scene& scene_;
  std::vector<std::string> chips_;
};

// A round limit that leaves about half of what was shown.
std::optional<std::int64_t> round_limit(const Scene& scene, const ToolResult& result) {
  std::vector<std::int64_t> prices;
  for (const Product& product : result.products) prices.push_back(lowest_price(product).amount);
  if (prices.size() < 3) return std::nullopt;
  std::sort(prices.begin(), prices.end());
  std::int64_t unit = 10;
  for (int i = currency_exponent(scene.state.currency); i > 0; --i) unit *= 10;
  const std::int64_t limit = (prices[prices.size() / 2] / unit + 1) * unit;
  if (limit > prices.back()) return std::nullopt;
  return limit;
}

bool asks_for_option(const SearchCatalog& query, const std::string& name) {
  return std::any_of(query.options.begin(), query.options.end(),
                     [&](const Attribute& option) { return option.name == name; });
}

void add_facets(const Scene& scene, const SearchCatalog& query, const ToolResult& result,
                Chips& chips) {
  bool has_brand = !query.brand.empty();
  bool has_colour = false;
  for (const FacetValue& facet : result.facets) {
    if (facet.count < kFacetCountMin || facet.count >= result.total) continue;
    const std::string_view kind = scene.lexicon.option_kind(facet.facet);
    if (facet.facet == "brand" && !has_brand) {
      chips.add("chip_brand", {{"brand", facet.value}});
      has_brand = true;
    } else if (kind == "colour" && !has_colour && !asks_for_option(query, facet.facet)) {
      chips.add("chip_option", {{"value", inside_sentence(scene, facet.value)}});
      has_colour = true;
    }
  }
}

}  // namespace

std::vector<std::string> list_chips(const Scene& scene, const SearchCatalog& query,
                                    const ToolResult& result) {
  Chips chips(scene);
  const auto shown = static_cast<std::int64_t>(result.products.size());
  if (query.offset + shown < result.total) chips.add("chip_show_more");
  if (shown > 1) chips.add("chip_compare");
  if (shown > 0) chips.add("chip_first");
  if (!query.price_max) {
    if (const auto limit = round_limit(scene, result)) {
      chips.add("chip_below",
                {{"price", format_limit({*limit, scene.state.currency}, scene.state.language)}});
    }
  }
  add_facets(scene, query, result, chips);
  const bool sold_out = std::any_of(result.products.begin(), result.products.end(),
                                    [](const Product& product) { return !is_available(product); });
  if (sold_out && !query.available_only) chips.add("chip_in_stock");
  if (shown > 1 && query.sort != Sort::price_up) chips.add("chip_cheapest");
  if (shown > 1 && query.sort != Sort::rating) chips.add("chip_rated");
  return std::move(chips).take();
}

std::vector<std::string> product_chips(const Scene& scene, const Product& product) {
  Chips chips(scene);
  const auto varies = [&](std::string_view kind) {
    return std::any_of(product.variants.begin(), product.variants.end(),
                       [&](const Variant& variant) {
                         return std::any_of(variant.options.begin(), variant.options.end(),
                                            [&](const Attribute& option) {
                                              return scene.lexicon.option_kind(option.name) == kind;
                                            });
                       });
  };
  if (varies("size")) chips.add("chip_sizes");
  if (varies("colour")) chips.add("chip_colours");
  chips.add("chip_stock");
  const auto has_material = [&](const Attribute& attribute) {
    return scene.lexicon.option_kind(attribute.name) == "material";
  };
  if (std::any_of(product.attributes.begin(), product.attributes.end(), has_material)) {
    chips.add("chip_material");
  }
  chips.add("chip_returns");
  chips.add("chip_delivery");
  return std::move(chips).take();
}

std::vector<std::string> comparison_chips(const Scene& scene) {
  Chips chips(scene);
  chips.add("chip_which_cheaper");
  chips.add("chip_which_rated");
  chips.add("chip_first");
  return std::move(chips).take();
}

std::vector<std::string> opening_chips(const Scene& scene) {
  constexpr std::size_t kCategories = 3;
  Chips chips(scene);
  for (std::size_t i = 0; i < std::min(kCategories, scene.vocabulary.categories.size()); ++i) {
    const std::string& name = scene.vocabulary.categories[i].name;
    chips.add("chip_category", {{"category", inside_sentence(scene, name)}});
  }
  const auto& questions = scene.replies.questions();
  for (std::size_t i = 0; i < questions.size() && i < 2; ++i) chips.add_text(questions[i]);
  chips.add("chip_person");
  return std::move(chips).take();
}

}  // namespace aisle
