// Products of an in-house system: rows of one variant each, those of a product behind each other.
#pragma once

#include <set>

#include "server/connectors/connector.h"
#include "server/connectors/described_values.h"

namespace aisle {

inline constexpr std::size_t kDescribedProductsMax = 100'000;
inline constexpr std::size_t kDescribedVariantsMax = 1'000;  ///< Of a product.

/// Puts rows together into products. A row that can't be read, and one of a product that had ended
/// already, is left out and reported; a variant that is there twice counts once.
class DescribedCatalog {
 public:
  /// Borrows all. `source` is how reports call the system: "http".
  DescribedCatalog(const ValueForms& forms, std::string base_url, std::string source,
                   const std::function<bool(Product)>& take)
      : forms_(forms), base_url_(std::move(base_url)), source_(std::move(source)), take_(take) {}

  /// False when no more is wanted. Errors: too_large.
  Result<bool> add(const nlohmann::json& row);

  /// Gives the last product. Errors: data_loss when there were rows and none of them could be read.
  Result<ReadReport> finish();

  /// Whether a product of this id was there.
  bool knows(const std::string& product) const { return seen_.contains(product); }

 private:
  bool give();
  void skip(const std::string& reason);
  std::optional<Variant> read_variant(const DescribedRecord& row);
  Product read_product(const DescribedRecord& row, std::string id) const;
  std::string address(const DescribedRecord& row, std::string_view name) const;

  const ValueForms& forms_;
  const std::string base_url_, source_;
  const std::function<bool(Product)>& take_;
  ReadReport report_;
  std::set<std::string> seen_;
  std::optional<Product> open_;
  std::optional<Error> first_mistake_;
  std::int64_t given_ = 0;
  bool is_done_ = false;
};

}  // namespace aisle
