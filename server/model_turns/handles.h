// The short names by which a model speaks of what its tools returned: "P1" is a product, "S1" a
// passage of a policy.
//
// Counted in the order in which the turn's tools returned them, so that both sides count alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/conversation/state.h"

namespace aisle {

class Handles {
 public:
  /// The turn must outlive it.
  explicit Handles(const Turn& turn);

  /// "" for what no tool has returned.
  std::string of(const ProductId& product) const;
  std::string of(const PassageHit& passage) const;

  /// Null when there is none of this name.
  const Product* product(std::string_view handle) const;
  /// The receipt of a passage.
  const Receipt* passage(std::string_view handle) const;

  const std::vector<const Product*>& products() const { return products_; }

 private:
  std::vector<const Product*> products_;   // Of several about one product the latest.
  std::vector<const Receipt*> passages_;
};

}  // namespace aisle
