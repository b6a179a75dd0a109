// The words of the catalog: which products have them, and how much they say there.
//
// Source: BM25F (Robertson, Zaragoza 2009): the counts of a term in all fields are weighted, made
// comparable by the fields' lengths and added up before they saturate. Whole numbers only.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/commerce/product.h"
#include "shared/search/affirmation.h"
#include "shared/search/analyzer.h"
#include "shared/search/postings.h"
#include "shared/search/word_list.h"

namespace aisle {

struct CatalogText {
  PostingLists postings;  ///< Of all fields.
  PostingLists naming;    ///< Of titles, brands and categories only, for completion.
  WordList terms;         ///< Term -> its number in both.
  WordList spellings;     ///< Each word as products write it -> how many products have its term.
  std::vector<std::uint32_t> term_of_spelling;  ///< By index in `spellings`.
};

/// The document number of a product is its index in `order`, which holds positions in `products`.
CatalogText read_catalog(const std::vector<Product>& products,
                         const std::vector<std::uint32_t>& order, const Analyzer& analyzer,
                         const Affirmation& affirmation);

}  // namespace aisle
