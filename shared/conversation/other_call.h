// The tools that a model has beside those of the built-in assistant, as they are called.
//
// The core only passes such a call on, with its arguments as JSON, so that the panel's download
// needs nothing to read them. shared/protocol/arguments.h turns one form into the other.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/ids.h"
#include "shared/commerce/product.h"

namespace aisle {

/// Products side by side.
struct CompareProducts {
  static constexpr std::string_view kName = "compare_products";

  std::vector<ProductId> ids;           ///< 2 to kComparedMax different ones, in this order.
  std::vector<std::string> attributes;  ///< Which rows, by name; empty: all that the products have.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("ids", self.ids);
    visit("attributes", self.attributes);
  }
  bool operator==(const CompareProducts&) const = default;
};
inline constexpr std::size_t kComparedMax = 4;

/// Which variants can be bought now.
struct CheckAvailability {
  static constexpr std::string_view kName = "check_availability";

  ProductId product;
  VariantId variant;               ///< Empty: all of the product's.
  std::vector<Attribute> options;  ///< What a variant must have: {"Size", "M"}.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("product", self.product);
    visit("variant", self.variant);
    visit("options", self.options);
  }
  bool operator==(const CheckAvailability&) const = default;
};

/// Where an order's parcels are.
struct TrackOrder {
  static constexpr std::string_view kName = "track_order";

  OrderId order;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("order", self.order);
  }
  bool operator==(const TrackOrder&) const = default;
};

/// What fits with a product, with the cart, or with a purpose; at least one of the three.
struct Recommend {
  static constexpr std::string_view kName = "recommend";

  ProductId product;
  bool with_cart = false;
  std::string text;                       ///< "camping in the rain".
  std::optional<std::int64_t> price_max;  ///< Minor units of the site's currency, inclusive.
  std::int64_t limit = 4;                 ///< 1 to kRecommendedMax.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("product", self.product);
    visit("with_cart", self.with_cart);
    visit("text", self.text);
    visit("price_max", self.price_max);
    visit("limit", self.limit);
  }
  bool operator==(const Recommend&) const = default;
};
inline constexpr std::int64_t kRecommendedMax = 6;

enum class TermSign { plus, minus };
constexpr auto enum_names(TermSign) {
  return std::to_array<std::string_view>({"plus", "minus"});
}

enum class OrderAmount { total, delivery_fee };
constexpr auto enum_names(OrderAmount) {
  return std::to_array<std::string_view>({"total", "delivery_fee"});
}

/// An amount of money that the shop has stated, and what is made of it. The amount is that of one of
/// `receipt`, `product` and `order`.
struct CalculationTerm {
  ReceiptId receipt;  ///< Of a price that this turn has told.
  ProductId product;  ///< Its price in the catalog,
  VariantId variant;  ///< or that of this variant of it. Empty: the lowest.
  OrderId order;      ///< One that this turn has told of in full.
  OrderAmount amount = OrderAmount::total;          ///< Of the order.
  std::int64_t quantity = 1;                        ///< 1 to kTermQuantityMax.
  std::optional<std::int64_t> percent_hundredths;  ///< So much of it: 1900 is 19 %.
  TermSign sign = TermSign::plus;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("receipt", self.receipt);
    visit("product", self.product);
    visit("variant", self.variant);
    visit("order", self.order);
    visit("amount", self.amount);
    visit("quantity", self.quantity);
    visit("percent_hundredths", self.percent_hundredths);
    visit("sign", self.sign);
  }
  bool operator==(const CalculationTerm&) const = default;
};
inline constexpr std::int64_t kTermQuantityMax = 10'000;
inline constexpr std::int64_t kTermPercentMax = 100'000;  ///< Hundredths: ten times the amount.

/// What the terms come to together.
struct Calculate {
  static constexpr std::string_view kName = "calculate";

  std::vector<CalculationTerm> terms;  ///< 1 to kTermsMax.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("terms", self.terms);
  }
  bool operator==(const Calculate&) const = default;
};
inline constexpr std::size_t kTermsMax = 20;

/// All of them.
using OtherArguments =
    std::variant<CompareProducts, CheckAvailability, TrackOrder, Recommend, Calculate>;

/// A call of one of them.
struct OtherTool {
  std::string name;  ///< Of one of OtherArguments.
  std::string json;  ///< Its arguments, an object on one line.

  bool operator==(const OtherTool&) const = default;
};

}  // namespace aisle
