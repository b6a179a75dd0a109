// What an order is made of: variants and counts.
//
// Lines are a multiset. The same variant may stand on two lines, even at two prices, and a change
// names pieces by variant and count. Where pieces of one variant differ in price, those of the
// first line go first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/ids.h"
#include "shared/commerce/product.h"

namespace aisle {

inline constexpr std::size_t kLinesMax = 100;         ///< Of one order or one change.
inline constexpr std::int64_t kLineCountMax = 1'000;  ///< Pieces on one line.

/// A variant and a count, as it was sold.
struct LineItem {
  ProductId product;
  VariantId variant;
  std::string title;               ///< The product's.
  std::vector<Attribute> options;  ///< The variant's: colour, size, ...
  std::int64_t unit_price = 0;     ///< Of one piece, in minor units of the order's currency.
  std::int64_t count = 1;          ///< At least 1.
  bool returnable = true;          ///< False for gift cards, opened safety gear and final sale.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("product", self.product);
    visit("variant", self.variant);
    visit("title", self.title);
    visit("options", self.options);
    visit("unit_price", self.unit_price);
    visit("count", self.count);
    visit("returnable", self.returnable);
  }
  bool operator==(const LineItem&) const = default;
};

/// Some pieces of a variant, named without saying on which line.
struct ItemCount {
  VariantId variant;
  std::int64_t count = 1;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("variant", self.variant);
    visit("count", self.count);
  }
  bool operator==(const ItemCount&) const = default;
};

/// The price of all lines. More than kMoneyAmountMax, whatever the sum, answers kMoneyAmountMax +
/// 1; so does a negative price or count.
std::int64_t total(const std::vector<LineItem>& lines);

/// How many pieces of the variant there are on all lines.
std::int64_t count_of(const std::vector<LineItem>& lines, const VariantId& variant);
std::int64_t count_of(const std::vector<ItemCount>& items, const VariantId& variant);

/// Whether both have the same pieces, however they are spread over lines and at whatever price.
bool same_pieces(const std::vector<LineItem>& a, const std::vector<LineItem>& b);

/// Moves `item.count` pieces from `lines`, first lines first, and answers them with their prices.
/// Lines that are used up stay with a count of 0, so that places keep their numbers; see
/// `drop_empty`. Needs the pieces to be there.
std::vector<LineItem> take(std::vector<LineItem>& lines, const ItemCount& item);

void drop_empty(std::vector<LineItem>& lines);

}  // namespace aisle
