#include "shared/commerce/cart.h"

#include <algorithm>

namespace aisle {

const CartLine* find_line(const Cart& cart, const VariantId& variant) {
  const auto found = std::find_if(cart.lines.begin(), cart.lines.end(),
                                  [&](const CartLine& line) { return line.variant == variant; });
  return found == cart.lines.end() ? nullptr : &*found;
}

std::int64_t count_pieces(const Cart& cart) {
  std::int64_t pieces = 0;
  for (const CartLine& line : cart.lines) pieces += line.quantity;
  return pieces;
}

std::string problem_with(const Cart& cart) {
  if (cart.lines.size() > kCartLinesMax) return "a cart has at most 50 lines";
  if (cart.url.size() > kCartAddressBytesMax) return "the cart's address is too long";
  for (const CartLine& line : cart.lines) {
    if (line.variant.empty()) return "a line of the cart names no variant";
    if (find_line(cart, line.variant) != &line) return "the cart has two lines of one variant";
    if (line.variant.value.size() > kIdBytesMax || line.product.value.size() > kIdBytesMax ||
        line.title.size() > kCartTextBytesMax || line.choice.size() > kCartTextBytesMax ||
        line.image.size() > kCartAddressBytesMax) {
      return "a line of the cart has a text that is too long";
    }
    if (line.quantity < 1 || line.quantity > kCartQuantityMax) {
      return "a line of the cart holds from 1 to 999 pieces";
    }
    const bool priced = !line.price.currency.empty();
    if (line.price.amount < 0 || line.price.amount > kMoneyAmountMax ||
        (priced ? !is_currency(line.price.currency) : line.price.amount != 0)) {
      return "a line of the cart has a price that is none";
    }
  }
  return "";
}

std::string problem_with(const std::vector<CartStep>& steps) {
  if (steps.empty() || steps.size() > kCartStepsMax) return "give 1 to 20 steps";
  for (auto step = steps.begin(); step != steps.end(); ++step) {
    if (step->variant.empty() || step->variant.value.size() > kIdBytesMax ||
        step->product.value.size() > kIdBytesMax) {
      return "a step names no variant";
    }
    const auto same = [&](const CartStep& other) { return other.variant == step->variant; };
    if (std::any_of(steps.begin(), step, same)) return "two steps are about one variant";
    const std::int64_t least = step->kind == CartStepKind::add ? 1 : 0;
    if (step->quantity < least || step->quantity > kCartQuantityMax) {
      return "a quantity is from 1 to 999, or 0 to take a line out";
    }
  }
  return "";
}

std::optional<Money> total(const Cart& cart) {
  if (cart.lines.empty()) return std::nullopt;
  Money sum{0, cart.lines.front().price.currency};
  if (sum.currency.empty()) return std::nullopt;
  for (const CartLine& line : cart.lines) {
    const std::int64_t quantity = std::clamp<std::int64_t>(line.quantity, 0, kCartQuantityMax);
    if (line.price.currency != sum.currency || line.price.amount < 0 ||
        line.price.amount > (kMoneyAmountMax - sum.amount) / kCartQuantityMax) {
      return std::nullopt;
    }
    sum.amount += line.price.amount * quantity;
  }
  return sum;
}

}  // namespace aisle
