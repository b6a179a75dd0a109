#include "shared/assistant/query.h"

#include <algorithm>

namespace aisle {
namespace {

Sort sort_of(WantedOrder order) {
  switch (order) {
    case WantedOrder::price_up: return Sort::price_up;
    case WantedOrder::price_down: return Sort::price_down;
    case WantedOrder::rating: return Sort::rating;
    case WantedOrder::newest: return Sort::newest;
    case WantedOrder::none: break;
  }
  return Sort::relevance;
}

void lift(SearchCatalog& query, const Lifted& lifted, const Lexicon& lexicon) {
  if (lifted.all) query = {};
  if (lifted.price) query.price_min = query.price_max = std::nullopt;
  if (lifted.brand) query.brand.clear();
  if (lifted.category) query.category.clear();
  if (lifted.rating) query.rating_min_hundredths = 0;
  for (const std::string& kind : lifted.option_kinds) {
    std::erase_if(query.options, [&](const Attribute& option) {
      return lexicon.option_kind(option.name) == kind;
    });
  }
}

void set_option(SearchCatalog& query, const Attribute& wanted) {
  const auto same =
      std::find_if(query.options.begin(), query.options.end(),
                   [&](const Attribute& option) { return option.name == wanted.name; });
  if (same == query.options.end())
    query.options.push_back(wanted);
  else
    same->value = wanted.value;
  std::erase(query.without, wanted);
}

// Prices of what was shown, for "cheaper" and "more expensive".
void limit_by_shown(SearchCatalog& query, const Context& context, const Entities& entities) {
  if (context.listed.empty()) return;
  std::vector<std::int64_t> prices;
  for (const Product& product : context.listed) prices.push_back(lowest_price(product).amount);
  const auto [low, high] = std::minmax_element(prices.begin(), prices.end());
  if (entities.cheaper) {
    query.price_min = std::nullopt;
    query.price_max = std::max<std::int64_t>(*high - 1, 0);
    query.sort = Sort::price_up;
  } else {
    query.price_max = std::nullopt;
    query.price_min = *low + 1;
    query.sort = Sort::price_down;
  }
}

// What is no longer wanted is wished for no more.
void leave_out(SearchCatalog& query, const std::vector<Attribute>& unwanted) {
  for (const Attribute& each : unwanted) {
    if (each.name == kBrandFacet && query.brand == each.value) query.brand.clear();
    if (each.name == kCategoryFacet && query.category == each.value) query.category.clear();
    std::erase(query.options, each);
    const bool known =
        std::find(query.without.begin(), query.without.end(), each) != query.without.end();
    if (!known) query.without.push_back(each);
  }
}

void add_text(std::string& text, const std::string& more) {
  if (more.empty() || (" " + text + " ").find(" " + more + " ") != text.npos) return;
  if (!text.empty()) text += ' ';
  text += more;
}

// What is searched for. A correction takes the words before back, unless it only points ("I meant
// the light one").
void set_subject(SearchCatalog& query, const Entities& entities) {
  const bool replaces = entities.corrects && !entities.pointing.any() && !entities.pointing.ones;
  if (!entities.category.empty()) {
    query.category = entities.category;
    query.text.clear();
  } else if (replaces && !entities.text.empty()) {
    query.category.clear();
    query.text.clear();
  }
  add_text(query.text, entities.text);
}

}  // namespace

SearchCatalog new_query(const Entities& entities) {
  SearchCatalog query;
  query.text = entities.text;
  query.category = entities.category;
  query.brand = entities.brand;
  query.options = entities.options;
  query.without = entities.without;
  query.price_min = entities.price_min;
  query.price_max = entities.price_max;
  query.rating_min_hundredths = entities.rating_min_hundredths;
  query.available_only = entities.available_only;
  query.reduced_only = entities.reduced_only;
  query.sort = sort_of(entities.order);
  if (entities.cheaper) query.sort = Sort::price_up;
  if (entities.dearer) query.sort = Sort::price_down;
  return query;
}

const SearchCatalog* earlier_query(const Context& context, const Entities& entities) {
  const auto is_it = [&](const SearchCatalog& query) {
    if (!entities.category.empty()) return query.category == entities.category;
    return entities.text.empty() || query.text == entities.text;
  };
  for (const SearchCatalog& query : context.earlier) {
    if (is_it(query)) return &query;
  }
  return context.wanted && is_it(*context.wanted) ? &*context.wanted : nullptr;
}

SearchCatalog refined_query(const Context& context, const Entities& entities,
                            const Lexicon& lexicon) {
  const SearchCatalog* back = entities.goes_back ? earlier_query(context, entities) : nullptr;
  SearchCatalog query = back ? *back : context.wanted.value_or(SearchCatalog{});
  query.offset = 0;
  lift(query, entities.lifted, lexicon);
  if (!back) set_subject(query, entities);
  leave_out(query, entities.without);
  if (!entities.brand.empty()) query.brand = entities.brand;
  std::erase(query.without, Attribute{std::string(kBrandFacet), query.brand});
  std::erase(query.without, Attribute{std::string(kCategoryFacet), query.category});
  for (const Attribute& option : entities.options) set_option(query, option);
  if (entities.price_min || entities.price_max) {
    query.price_min = entities.price_min;
    query.price_max = entities.price_max;
  }
  if (entities.rating_min_hundredths > 0) {
    query.rating_min_hundredths = entities.rating_min_hundredths;
  }
  query.available_only |= entities.available_only;
  query.reduced_only |= entities.reduced_only;
  if (entities.order != WantedOrder::none) query.sort = sort_of(entities.order);
  if (entities.cheaper || entities.dearer) limit_by_shown(query, context, entities);
  return query;
}

SearchCatalog continued_query(const Context& context) {
  SearchCatalog query = context.shown ? *context.shown : context.wanted.value_or(SearchCatalog{});
  if (!context.shown) return query;
  // A recommendation shows fewer than it found.
  const auto shown = static_cast<std::int64_t>(context.cards.size());
  query.offset += shown > 0 ? std::min(shown, query.limit) : query.limit;
  query.limit = SearchCatalog{}.limit;
  return query;
}

bool has_wishes(const SearchCatalog& query) {
  return !query.text.empty() || !query.category.empty() || !query.brand.empty() ||
         !query.options.empty() || query.price_min || query.price_max ||
         query.rating_min_hundredths > 0 || query.available_only || query.reduced_only ||
         !query.without.empty();
}

}  // namespace aisle
