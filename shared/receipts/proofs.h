// Whether this turn's receipts say a fact.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "shared/receipts/facts.h"
#include "shared/receipts/receipt.h"

namespace aisle {

class Proofs {
 public:
  /// `allowed` are numbers that only count ("the first two", "3 of 12 results").
  Proofs(const std::vector<Receipt>& receipts, std::vector<std::int64_t> allowed);

  bool holds(const Fact& fact) const;

 private:
  struct Proven {
    FactKind receipt;
    Fact fact;
  };

  bool any(const auto& matches) const;
  bool in_a_title(const Fact& fact) const;
  bool link_holds(std::string_view address) const;
  bool number_holds(const Fact& fact) const;
  bool order_number_holds(const Fact& fact) const;

  std::vector<std::int64_t> allowed_;
  std::vector<std::string> addresses_;  // Of receipts.
  std::vector<Proven> proven_;
  std::vector<Proven> titles_;
  std::set<std::string, std::less<>> codes_;          // Of all receipts (order_numbers.h).
  std::set<std::string, std::less<>> order_numbers_;  // Of those of orders and parcels.
};

}  // namespace aisle
