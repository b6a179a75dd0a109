#include "shared/search/catalog_filter.h"

#include <algorithm>

namespace aisle {
namespace {

std::vector<IdSet> make_sets(std::vector<std::vector<std::uint32_t>> lists, std::size_t count,
                             std::size_t universe) {
  lists.resize(count);
  std::vector<IdSet> sets;
  sets.reserve(count);
  for (auto& list : lists) sets.emplace_back(std::move(list), universe);
  return sets;
}

Bitmap as_bits(const IdSet& set, std::size_t universe) {
  Bitmap bits(universe);
  set.add_to(bits);
  return bits;
}

bool sorts_by_price(const SearchCatalog& query) {
  return query.sort == Sort::price_up || query.sort == Sort::price_down;
}

bool leaves_out_options(const SearchCatalog& query) {
  return std::any_of(query.without.begin(), query.without.end(), [](const Attribute& unwanted) {
    return unwanted.name != kCategoryFacet && unwanted.name != kBrandFacet;
  });
}

bool limits_price(const SearchCatalog& query) { return query.price_min || query.price_max; }

}  // namespace

void CatalogFilter::Builder::append(Lists& lists, std::uint32_t number, std::uint32_t id) {
  if (lists.size() <= number) lists.resize(number + 1);
  // A variant may have a value both as its own and as its product's.
  if (lists[number].empty() || lists[number].back() != id) lists[number].push_back(id);
}

void CatalogFilter::Builder::add(const Product& product, const ProductNames& names) {
  const auto document = static_cast<std::uint32_t>(lowest_prices_.size());
  for (const std::uint32_t category : names.categories) append(categories_, category, document);
  if (names.brand) append(brands_, *names.brand, document);
  std::optional<std::int64_t> lowest, lowest_available;
  for (std::size_t i = 0; i < product.variants.size(); ++i) {
    const Variant& variant = product.variants[i];
    const auto id = static_cast<std::uint32_t>(rows_.size());
    for (const std::uint32_t pair : names.variants[i]) append(pairs_, pair, id);
    for (const std::uint32_t pair : names.attributes) append(pairs_, pair, id);
    const bool known = variant.price.currency == currency_;
    const std::int64_t price = known ? variant.price.amount : kUnknownValue;
    const bool available = variant.availability != Availability::out_of_stock;
    rows_.push_back({price, document, available});
    lowest = std::min(lowest.value_or(kUnknownValue), price);
    if (available) {
      available_.push_back(id);
      lowest_available = std::min(lowest_available.value_or(kUnknownValue), price);
    }
    if (variant.list_price && variant.list_price->amount > variant.price.amount) {
      reduced_.push_back(id);
    }
  }
  if (lowest_available) available_documents_.push_back(document);
  lowest_prices_.push_back(lowest_available.value_or(lowest.value_or(kUnknownValue)));
  ratings_.push_back(product.rating_hundredths);
}

CatalogFilter CatalogFilter::Builder::build(const CatalogNames& names,
                                            const std::vector<std::uint32_t>& tie_order) && {
  CatalogFilter filter;
  const std::size_t documents = lowest_prices_.size();
  const std::size_t variants = rows_.size();
  filter.documents_ = documents;
  filter.categories_ = make_sets(std::move(categories_), names.categories.size(), documents);
  filter.brands_ = make_sets(std::move(brands_), names.brands.size(), documents);
  filter.pairs_ = make_sets(std::move(pairs_), names.pairs.size(), variants);
  filter.available_documents_ = IdSet(std::move(available_documents_), documents);
  filter.available_ = as_bits(IdSet(std::move(available_), variants), variants);
  filter.reduced_ = as_bits(IdSet(std::move(reduced_), variants), variants);
  filter.prices_ = OrderedColumn(lowest_prices_, tie_order);
  filter.ratings_ = OrderedColumn(ratings_, tie_order);
  filter.rows_ = std::move(rows_);
  return filter;
}

Fitting CatalogFilter::fit(const SearchCatalog& query, const CatalogNames& names) const {
  Fitting fitting;
  const auto narrow = [&](const Bitmap& documents) {
    if (fitting.documents)
      fitting.documents->intersect(documents);
    else
      fitting.documents = documents;
  };
  if (!query.category.empty()) {
    const auto category = names.categories.find(query.category);
    narrow(category ? as_bits(categories_[*category], documents_) : Bitmap(documents_));
  }
  if (!query.brand.empty()) {
    const auto brand = names.brands.find(query.brand);
    narrow(brand ? as_bits(brands_[*brand], documents_) : Bitmap(documents_));
  }
  if (!query.without.empty()) narrow(with_wanted_names(query, names));
  if (query.rating_min_hundredths > 0) {
    narrow(ratings_.range(query.rating_min_hundredths, kUnknownValue));
  }
  if (!query.options.empty() || query.reduced_only || leaves_out_options(query)) {
    fit_variants(query, wanted_variants(query, names), fitting);
    return fitting;
  }
  if (query.available_only) narrow(as_bits(available_documents_, documents_));
  if (limits_price(query)) {
    narrow(prices_.range(query.price_min.value_or(0), query.price_max.value_or(kMoneyAmountMax)));
  }
  return fitting;
}

Bitmap CatalogFilter::wanted_variants(const SearchCatalog& query, const CatalogNames& names) const {
  Bitmap wanted = Bitmap::full(rows_.size());
  if (query.reduced_only) wanted.intersect(reduced_);
  if (query.available_only) wanted.intersect(available_);
  for (const Attribute& wish : query.options) {
    Bitmap having(rows_.size());
    for (const std::uint32_t pair : names.find_pairs(wish)) pairs_[pair].add_to(having);
    wanted.intersect(having);
  }
  for (const Attribute& unwanted : query.without) {
    Bitmap having(rows_.size());
    for (const std::uint32_t pair : names.find_pairs(unwanted)) pairs_[pair].add_to(having);
    wanted.subtract(having);
  }
  return wanted;
}

Bitmap CatalogFilter::with_wanted_names(const SearchCatalog& query,
                                        const CatalogNames& names) const {
  Bitmap wanted = Bitmap::full(documents_);
  for (const Attribute& unwanted : query.without) {
    const bool category = unwanted.name == kCategoryFacet;
    if (!category && unwanted.name != kBrandFacet) continue;
    const auto number = (category ? names.categories : names.brands).find(unwanted.value);
    if (number) wanted.subtract(as_bits((category ? categories_ : brands_)[*number], documents_));
  }
  return wanted;
}

void CatalogFilter::fit_variants(const SearchCatalog& query, const Bitmap& wanted,
                                 Fitting& fitting) const {
  const bool needs_price = limits_price(query) || sorts_by_price(query);
  const std::int64_t low = query.price_min.value_or(0);
  const std::int64_t high =
      query.price_max.value_or(limits_price(query) ? kMoneyAmountMax : kUnknownValue);
  Bitmap documents(documents_);
  if (!needs_price) {
    wanted.for_each([&](std::uint32_t variant) { documents.set(rows_[variant].document); });
    if (fitting.documents) documents.intersect(*fitting.documents);
    fitting.documents = std::move(documents);
    return;
  }
  // Read first and judged then: the processor waits for many rows at once, not for one by one.
  std::vector<Row> rows;
  rows.reserve(wanted.count());
  wanted.for_each([&](std::uint32_t variant) { rows.push_back(rows_[variant]); });

  const auto fits_else = [&](std::uint32_t document) {
    return !fitting.documents || fitting.documents->test(document);
  };
  std::vector<Fitting::Price> prices;
  // A product's variants follow each other: its best is known when the next product begins.
  Row best;
  bool any = false;
  const auto finish = [&] {
    if (!any || best.price < low || best.price > high || !fits_else(best.document)) return;
    documents.set(best.document);
    if (sorts_by_price(query)) prices.push_back({best.document, best.price});
  };
  for (const Row& row : rows) {
    if (!any || row.document != best.document) {
      finish();
      best = row;
      any = true;
    } else if (row.available != best.available ? row.available : row.price < best.price) {
      best = row;
    }
  }
  finish();
  fitting.documents = std::move(documents);
  if (sorts_by_price(query)) fitting.prices = std::move(prices);
}

}  // namespace aisle
