#include "shared/tools/update_cart.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {
namespace {

// A variant of the catalog, and its product.
struct Piece {
  const Product* product = nullptr;
  const Variant* variant = nullptr;
};

Piece find_piece(const SearchIndex& index, const CartStep& step) {
  const Product* product = index.find(step.product);
  if (!product) return {};
  const auto variant =
      std::find_if(product->variants.begin(), product->variants.end(),
                   [&](const Variant& each) { return each.id == step.variant; });
  if (variant == product->variants.end()) return {};
  return {product, &*variant};
}

CartLine line_of(const Piece& piece) {
  std::string choice;
  for (const Attribute& option : piece.variant->options) {
    choice += (choice.empty() ? "" : ", ") + option.value;
  }
  const std::string& image =
      piece.variant->image.empty() ? piece.product->image : piece.variant->image;
  return {piece.variant->id,
          piece.product->id,
          std::string(cut_utf8(piece.product->title, kCartTextBytesMax)),
          std::string(cut_utf8(choice, kCartTextBytesMax)),
          0,
          piece.variant->price,
          image.size() > kCartAddressBytesMax ? "" : image};
}

bool has_pieces(const Variant& variant, std::int64_t count) {
  return variant.availability != Availability::out_of_stock && count <= kCartQuantityMax &&
         (!variant.stock || variant.availability != Availability::in_stock ||
          count <= *variant.stock);
}

}  // namespace

ToolResult update_cart(const std::vector<CartStep>& steps, const Cart* cart,
                       const SearchIndex& index) {
  if (!cart) return failed_result(ToolStatus::unsupported, "the shop's page has told of no cart");
  ToolResult result;
  CartProposal offer{steps, {}};
  for (const CartStep& step : steps) {
    const bool adds = step.kind == CartStepKind::add;
    const CartLine* held = find_line(*cart, step.variant);
    const Piece piece = find_piece(index, step);
    if (adds && !piece.variant) {
      return failed_result(ToolStatus::not_found,
                           "the product has no such variant: " + step.variant.value);
    }
    if (!adds && !held) {
      return failed_result(ToolStatus::not_found,
                           "the cart has no such line: " + step.variant.value);
    }
    const std::int64_t before = held ? held->quantity : 0;
    const std::int64_t after = adds ? before + step.quantity : step.quantity;
    if (piece.variant && after > before && !has_pieces(*piece.variant, after)) {
      ToolResult refused =
          failed_result(ToolStatus::refused, "there are not so many pieces in stock");
      refused.products = {*piece.product};
      refused.products.front().variants = {*piece.variant};
      return refused;
    }
    offer.lines.push_back(held ? *held : line_of(piece));
    if (piece.product) result.products.push_back(*piece.product);
  }
  result.cart = *cart;
  result.cart_proposal = std::move(offer);
  return result;
}

}  // namespace aisle
