// One product's names as numbers: what filters, facets and the vocabulary are made from.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/commerce/product.h"
#include "shared/search/names.h"

namespace aisle {

struct ProductNames {
  std::vector<std::uint32_t> categories;  ///< In CatalogNames::categories; each once.
  std::optional<std::uint32_t> brand;
  std::vector<std::uint32_t> attributes;             ///< In CatalogNames::pairs; each once.
  std::vector<std::vector<std::uint32_t>> variants;  ///< The pairs of each variant.

  /// The pairs that any variant has, each once.
  std::vector<std::uint32_t> options() const;
};

/// Numbers a product's names, adding those that are new.
ProductNames add_names(const Product& product, CatalogNames& names);

/// Sorts, and leaves each number once.
void keep_each_once(std::vector<std::uint32_t>& numbers);

}  // namespace aisle
