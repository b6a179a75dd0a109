// Counts a catalog's names.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/commerce/product.h"
#include "shared/search/product_names.h"
#include "shared/search/vocabulary.h"

namespace aisle {

/// The currency that most variants are priced in; of several the first by name. "" without
/// variants.
std::string most_frequent_currency(const std::vector<Product>& products);

class VocabularyBuilder {
 public:
  void add(const ProductNames& product);

  /// `names` has all names that were added.
  Vocabulary build(const CatalogNames& names, std::string currency) const;

 private:
  std::vector<std::int64_t> categories_, brands_, pairs_;
};

}  // namespace aisle
