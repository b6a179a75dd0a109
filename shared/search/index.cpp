#include "shared/search/index.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "shared/search/analyzer.h"
#include "shared/search/catalog_filter.h"
#include "shared/search/catalog_text.h"
#include "shared/search/facets.h"
#include "shared/search/passages.h"
#include "shared/search/ranking.h"
#include "shared/search/suggest.h"
#include "shared/search/text_query.h"
#include "shared/search/vocabulary_builder.h"

namespace aisle {
namespace {

constexpr std::int64_t kOffsetMax = 10'000;

// Products of the same category lie together, so that whole blocks have nothing of what is wanted.
std::vector<std::uint32_t> order_by_category(const std::vector<Product>& products) {
  Names paths;
  std::vector<std::uint32_t> path_of;
  for (const Product& product : products) {
    std::string path;
    for (const std::string& category : product.category) path += category + '/';
    path_of.push_back(paths.add(path));
  }
  std::vector<std::uint32_t> order(products.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return path_of[a] < path_of[b]; });
  return order;
}

}  // namespace

// Inside, products are numbered as documents; `position_of` leads back to the given order.
struct SearchIndex::Data {
  Data(std::vector<Product> given, std::vector<Policy> policies, const SearchLanguage& language);

  Bitmap with_all(const std::vector<std::uint32_t>& terms, const Fitting& fitting) const;
  Bitmap with_any(const std::vector<std::uint32_t>& terms, const Fitting& fitting) const;
  std::vector<std::uint32_t> first(const SearchCatalog& query, const Fitting& fitting,
                                   const Bitmap& matches, const std::vector<std::uint32_t>& terms,
                                   std::size_t count) const;
  std::vector<std::uint32_t> first_by_price(const Fitting& fitting, const Bitmap& matches,
                                            std::size_t count, bool highest) const;

  std::vector<Product> products;
  std::unordered_map<std::string_view, std::uint32_t> position_of_id;
  Analyzer analyzer;
  std::vector<std::uint32_t> position_of;
  CatalogText text;
  CatalogNames names;
  CatalogFilter filter;
  FacetTable facets;
  Vocabulary vocabulary;
  OrderedColumn ratings, positions;
  std::vector<std::uint32_t> tie_rank;  ///< By rating, then position: the lower, the better.
  PassageIndex passages;
};

SearchIndex::Data::Data(std::vector<Product> given, std::vector<Policy> policies,
                        const SearchLanguage& language)
    : products(std::move(given)),
      analyzer(language),
      position_of(order_by_category(products)),
      text(read_catalog(products, position_of, analyzer, Affirmation(language))),
      passages(std::move(policies), analyzer) {
  std::vector<std::int64_t> rating_of, as_given;
  for (const std::uint32_t position : position_of) {
    rating_of.push_back(products[position].rating_hundredths);
    as_given.push_back(position);
  }
  std::vector<std::uint32_t> by_position(products.size());
  for (std::uint32_t i = 0; i < position_of.size(); ++i) by_position[position_of[i]] = i;
  positions = OrderedColumn(as_given, by_position);
  ratings = OrderedColumn(rating_of, by_position);
  const auto by_rating = ratings.first(Bitmap::full(products.size()), products.size(), true);
  tie_rank.resize(products.size());
  for (std::uint32_t i = 0; i < by_rating.size(); ++i) tie_rank[by_rating[i]] = i;

  const std::string currency = most_frequent_currency(products);
  names.affirmation = Affirmation(language);
  names.compounds = analyzer.compounds().any();
  CatalogFilter::Builder filter_builder(currency);
  FacetTable::Builder facets_builder;
  VocabularyBuilder vocabulary_builder;
  for (const std::uint32_t position : position_of) {
    const ProductNames product_names = add_names(products[position], names);
    filter_builder.add(products[position], product_names);
    facets_builder.add(product_names);
    vocabulary_builder.add(product_names);
  }
  filter = std::move(filter_builder).build(names, by_rating);
  facets = std::move(facets_builder).build(names);
  vocabulary = vocabulary_builder.build(names, currency);
  for (std::uint32_t i = 0; i < products.size(); ++i) {
    position_of_id.emplace(products[i].id.value, i);
  }
}

Bitmap SearchIndex::Data::with_all(const std::vector<std::uint32_t>& terms,
                                   const Fitting& fitting) const {
  if (terms.empty()) return fitting.documents ? *fitting.documents : Bitmap::full(products.size());
  // The rarest first: it leaves the least, and soonest nothing.
  std::vector<std::uint32_t> rarest_first = terms;
  std::stable_sort(rarest_first.begin(), rarest_first.end(), [&](std::uint32_t a, std::uint32_t b) {
    return text.postings.frequency(a) < text.postings.frequency(b);
  });
  Bitmap matches(products.size());
  text.postings.add_to(matches, rarest_first.front());
  if (fitting.documents) matches.intersect(*fitting.documents);
  for (std::size_t i = 1; i < rarest_first.size() && !matches.empty(); ++i) {
    text.postings.keep_in(matches, rarest_first[i]);
  }
  return matches;
}

Bitmap SearchIndex::Data::with_any(const std::vector<std::uint32_t>& terms,
                                   const Fitting& fitting) const {
  Bitmap matches(products.size());
  for (const std::uint32_t term : terms) text.postings.add_to(matches, term);
  if (fitting.documents) matches.intersect(*fitting.documents);
  return matches;
}

std::vector<std::uint32_t> SearchIndex::Data::first_by_price(const Fitting& fitting,
                                                             const Bitmap& matches,
                                                             std::size_t count,
                                                             bool highest) const {
  if (!fitting.prices) return filter.prices().first(matches, count, highest);
  std::vector<Fitting::Price> found;
  for (const Fitting::Price& price : *fitting.prices) {
    if (matches.test(price.document)) found.push_back(price);
  }
  const auto earlier = [&](const Fitting::Price& a, const Fitting::Price& b) {
    if (a.amount != b.amount) {
      if (a.amount == kUnknownValue || b.amount == kUnknownValue) return b.amount == kUnknownValue;
      return highest ? a.amount > b.amount : a.amount < b.amount;
    }
    return tie_rank[a.document] < tie_rank[b.document];
  };
  const std::size_t kept = std::min(count, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    earlier);
  std::vector<std::uint32_t> documents;
  for (std::size_t i = 0; i < kept; ++i) documents.push_back(found[i].document);
  return documents;
}

std::vector<std::uint32_t> SearchIndex::Data::first(const SearchCatalog& query,
                                                    const Fitting& fitting, const Bitmap& matches,
                                                    const std::vector<std::uint32_t>& terms,
                                                    std::size_t count) const {
  switch (query.sort) {
    case Sort::price_up: return first_by_price(fitting, matches, count, false);
    case Sort::price_down: return first_by_price(fitting, matches, count, true);
    case Sort::newest: return positions.first(matches, count, true);
    case Sort::rating: break;
    case Sort::relevance:
      if (terms.empty()) break;
      return best_documents(text.postings, weigh(text.postings, terms), matches, tie_rank, count);
  }
  return ratings.first(matches, count, true);
}

SearchIndex::SearchIndex(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;
SearchIndex::~SearchIndex() = default;

SearchIndex SearchIndex::build(std::vector<Product> products, std::vector<Policy> policies,
                               const SearchLanguage& language) {
  return SearchIndex(
      std::make_unique<const Data>(std::move(products), std::move(policies), language));
}

CatalogHits SearchIndex::search(const SearchCatalog& query, bool with_facets) const {
  const Data& data = *data_;
  const Fitting fitting = data.filter.fit(query, data.names);
  TextQuery text = read_query(query.text, data.text, data.analyzer);

  CatalogHits hits;
  Bitmap matches(data.products.size());
  const auto meets_all = [&](const TextQuery& read, Match match) {
    if (!read.all_known()) return false;
    matches = data.with_all(read.terms(), fitting);
    hits.total = static_cast<std::int64_t>(matches.count());
    if (hits.total > 0) hits.match = match;
    return hits.total > 0;
  };
  if (!meets_all(text, Match::all_words)) {
    if (auto corrected = correct(text, data.text, data.analyzer)) {
      text = std::move(*corrected);
      if (meets_all(text, Match::corrected)) hits.corrected_text = text.text;
    }
  }
  if (hits.total == 0) {
    matches = data.with_any(text.terms(), fitting);
    hits.total = static_cast<std::int64_t>(matches.count());
    if (hits.total > 0) hits.match = Match::any_word;
  }
  if (hits.total == 0) return hits;

  const auto offset =
      static_cast<std::size_t>(std::clamp<std::int64_t>(query.offset, 0, kOffsetMax));
  const auto limit =
      static_cast<std::size_t>(std::clamp<std::int64_t>(query.limit, 1, kSearchLimitMax));
  const auto documents = data.first(query, fitting, matches, text.terms(), offset + limit);
  for (std::size_t i = offset; i < documents.size(); ++i) {
    hits.positions.push_back(data.position_of[documents[i]]);
  }
  if (with_facets) hits.facets = data.facets.count(matches, data.names, kFacetValuesMax);
  return hits;
}

std::vector<PassageHit> SearchIndex::search(const SearchPolicies& query) const {
  return data_->passages.find(query, data_->analyzer);
}

std::vector<std::uint32_t> SearchIndex::suggest(std::string_view typed, std::size_t limit) const {
  auto found = complete(typed, limit, data_->text, data_->analyzer, data_->ratings);
  for (std::uint32_t& document : found) document = data_->position_of[document];
  return found;
}

const std::vector<Product>& SearchIndex::products() const { return data_->products; }

const Product* SearchIndex::find(const ProductId& id) const {
  const auto found = data_->position_of_id.find(id.value);
  return found == data_->position_of_id.end() ? nullptr : &data_->products[found->second];
}

const Vocabulary& SearchIndex::vocabulary() const { return data_->vocabulary; }

}  // namespace aisle
