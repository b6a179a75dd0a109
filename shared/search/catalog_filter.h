// Which products keep a search's constraints.
//
// Variants are numbered through the whole catalog, so that "red, size M, in stock and under 50"
// asks for one variant that is all of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/conversation/tool_call.h"
#include "shared/search/bitmap.h"
#include "shared/search/ordered_column.h"
#include "shared/search/product_names.h"

namespace aisle {

/// The products that fit. Prices depend on the wish: the red one may cost less than the blue one.
struct Fitting {
  std::optional<Bitmap> documents;  ///< None: no constraint, all fit.

  struct Price {
    std::uint32_t document = 0;
    std::int64_t amount = 0;  ///< kUnknownValue when it is in another currency.
  };
  /// When the order is by price and not each product's own lowest price counts: the price of each
  /// of `documents`, in their order.
  std::optional<std::vector<Price>> prices;
};

class CatalogFilter {
  // What has to be known of a variant to judge it, side by side in memory.
  struct Row {
    std::int64_t price = 0;
    std::uint32_t document = 0;
    bool available = false;
  };

 public:
  /// Takes products one by one, in document order.
  class Builder {
   public:
    explicit Builder(std::string currency) : currency_(std::move(currency)) {}
    void add(const Product& product, const ProductNames& names);

    /// `names` has all names that were added.
    CatalogFilter build(const CatalogNames& names, const std::vector<std::uint32_t>& tie_order) &&;

   private:
    friend class CatalogFilter;
    using Lists = std::vector<std::vector<std::uint32_t>>;
    static void append(Lists& lists, std::uint32_t number, std::uint32_t id);

    std::string currency_;
    Lists categories_, brands_;  // documents
    Lists pairs_;                // variants
    std::vector<std::uint32_t> available_, reduced_;
    std::vector<std::uint32_t> available_documents_;
    std::vector<std::int64_t> lowest_prices_, ratings_;
    std::vector<Row> rows_;
  };

  CatalogFilter() = default;

  /// `names` is what it was built with.
  Fitting fit(const SearchCatalog& query, const CatalogNames& names) const;

  /// Each product's lowest price (of its available variants first).
  const OrderedColumn& prices() const { return prices_; }

 private:
  Bitmap wanted_variants(const SearchCatalog& query, const CatalogNames& names) const;
  /// All but those whose category or brand is not wanted.
  Bitmap with_wanted_names(const SearchCatalog& query, const CatalogNames& names) const;
  void fit_variants(const SearchCatalog& query, const Bitmap& wanted, Fitting& fitting) const;

  std::size_t documents_ = 0;
  std::vector<IdSet> categories_, brands_;
  std::vector<IdSet> pairs_;  // of variants
  IdSet available_documents_;
  Bitmap available_, reduced_;  // variants
  OrderedColumn prices_, ratings_;
  std::vector<Row> rows_;  // by variant
};

}  // namespace aisle
