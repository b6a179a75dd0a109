// The cart on the shop's page, and the steps by which it is changed.
//
// The shop's page holds it; what stands here is what the page told last.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/commerce/money.h"

namespace aisle {

inline constexpr std::size_t kCartLinesMax = 50;
inline constexpr std::int64_t kCartQuantityMax = 999;  ///< Of one line.
inline constexpr std::size_t kCartTextBytesMax = 200;   ///< Of a title or a choice.
inline constexpr std::size_t kCartAddressBytesMax = 500;

struct CartLine {
  VariantId variant;   ///< As the page calls it.
  ProductId product;   ///< Empty when the page does not tell.
  std::string title;
  std::string choice;  ///< "Ember red, M"; may be empty.
  std::int64_t quantity = 0;
  Money price;         ///< Of one piece.
  std::string image;   ///< An address; may be empty.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("variant", self.variant);
    visit("product", self.product);
    visit("title", self.title);
    visit("choice", self.choice);
    visit("quantity", self.quantity);
    visit("price", self.price);
    visit("image", self.image);
  }
  bool operator==(const CartLine&) const = default;
};

struct Cart {
  std::vector<CartLine> lines;  ///< In the page's order, each variant once.
  std::string url;              ///< Of the shop's page that shows it; may be empty.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("lines", self.lines);
    visit("url", self.url);
  }
  bool operator==(const Cart&) const = default;
};

enum class CartStepKind {
  add,  ///< So many more.
  set,  ///< So many in all; 0 takes the line out.
};
constexpr auto enum_names(CartStepKind) { return std::to_array<std::string_view>({"add", "set"}); }

struct CartStep {
  CartStepKind kind = CartStepKind::add;
  VariantId variant;
  ProductId product;  ///< May be empty.
  std::int64_t quantity = 0;  ///< 0 to kCartQuantityMax; adding none is no step.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("kind", self.kind);
    visit("variant", self.variant);
    visit("product", self.product);
    visit("quantity", self.quantity);
  }
  bool operator==(const CartStep&) const = default;
};
inline constexpr std::size_t kCartStepsMax = 20;  ///< In one go.

/// Steps that the shopper is asked to take with one click, and what they are about.
struct CartProposal {
  std::vector<CartStep> steps;
  std::vector<CartLine> lines;  ///< One for each step; `quantity` is what the cart holds now.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("steps", self.steps);
    visit("lines", self.lines);
  }
  bool operator==(const CartProposal&) const = default;
};

enum class CartOutcome {
  performed,
  refused,      ///< By the shop: sold out, or fewer than wanted. The cart says what it holds.
  unavailable,  ///< The page did not answer, or has no cart for us.
};
constexpr auto enum_names(CartOutcome) {
  return std::to_array<std::string_view>({"performed", "refused", "unavailable"});
}

/// The line of this variant; null when the cart has none.
const CartLine* find_line(const Cart& cart, const VariantId& variant);

/// How many pieces it holds.
std::int64_t count_pieces(const Cart& cart);

/// Why this can't be a cart; empty when it can: too many lines, a variant twice or without a name, a
/// quantity below 1 or above kCartQuantityMax, a price that is none, a text too long.
std::string problem_with(const Cart& cart);
/// Likewise of steps.
std::string problem_with(const std::vector<CartStep>& steps);

/// What it costs; null when it is empty, or a line has another currency or no price.
std::optional<Money> total(const Cart& cart);

}  // namespace aisle
