// The one search index: products and policy passages, in memory, on the server and in the capsule.
//
// Built once from values, then only read; any number of threads may search it. Ranking is the same
// on every target: scores are integers. Words are met strictly first: all of them, then all after
// spelling correction, then any.
// Source: BM25F (Robertson, Zaragoza 2009) with impacts quantised at build time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/commerce/policy.h"
#include "shared/commerce/product.h"
#include "shared/conversation/tool_call.h"
#include "shared/search/language.h"
#include "shared/search/vocabulary.h"

namespace aisle {

/// What a search of the catalog found. Positions count in the products given to `build`.
struct CatalogHits {
  std::vector<std::uint32_t> positions;  ///< Best first, at most `limit`, from `offset` on.
  std::int64_t total = 0;                ///< All that match.
  Match match = Match::none;
  std::string corrected_text;      ///< When match is `corrected`.
  std::vector<FacetValue> facets;  ///< Of all matches; at most kFacetValuesMax.
};
inline constexpr std::size_t kFacetValuesMax = 40;

class SearchIndex {
 public:
  /// Takes the catalog over. `products` without a variant are a bug of the caller.
  static SearchIndex build(std::vector<Product> products, std::vector<Policy> policies,
                           const SearchLanguage& language);

  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;
  ~SearchIndex();

  /// Facets cost time; ask for them only where they are shown.
  CatalogHits search(const SearchCatalog& query, bool with_facets = true) const;

  /// Passages that answer best, best first; those under a noise threshold are left out.
  std::vector<PassageHit> search(const SearchPolicies& query) const;

  /// Products whose title, category or brand continues what is being typed: "rain ja".
  std::vector<std::uint32_t> suggest(std::string_view typed, std::size_t limit) const;

  const std::vector<Product>& products() const;
  const Product* find(const ProductId& id) const;  ///< Null when there is none. Constant time.
  const Vocabulary& vocabulary() const;

 private:
  struct Data;
  explicit SearchIndex(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

}  // namespace aisle
