#include "shared/commerce/swapping.h"

#include <algorithm>

namespace aisle {
namespace {

OrderRefusal refuse_swap(OrderRefusalReason reason, const VariantId& variant = {}) {
  return {.reason = reason, .variant = variant};
}

// Whether a list of items can be a list of this order's items at all.
template <class Items>
std::optional<OrderRefusal> wrong_list(const Items& items) {
  if (items.empty()) return refuse_swap(OrderRefusalReason::no_items);
  if (items.size() > kLinesMax) return refuse_swap(OrderRefusalReason::too_many_items);
  return std::nullopt;
}

// Takes pieces, or says why they can't be taken.
std::optional<OrderRefusal> take_pieces(std::vector<LineItem>& lines, const ItemCount& item,
                                        bool for_return, std::vector<LineItem>& pieces) {
  if (item.count < 1) return refuse_swap(OrderRefusalReason::count_not_positive, item.variant);
  if (item.count > kLineCountMax)
    return refuse_swap(OrderRefusalReason::too_many_items, item.variant);
  if (item.count > count_of(lines, item.variant)) {
    return refuse_swap(OrderRefusalReason::not_on_order, item.variant);
  }
  pieces = take(lines, item);
  const bool stays_sold = std::any_of(pieces.begin(), pieces.end(),
                                      [](const LineItem& piece) { return !piece.returnable; });
  if (for_return && stays_sold)
    return refuse_swap(OrderRefusalReason::not_returnable, item.variant);
  return std::nullopt;
}

// What a swap gives in the place of `piece`, at the price of the day.
std::variant<LineItem, OrderRefusal> find_instead(const OrderView& view, const LineItem& piece,
                                                  const Swap& swap) {
  const auto product = std::find_if(view.products.begin(), view.products.end(),
                                    [&](const Product& one) { return one.id == piece.product; });
  if (product == view.products.end())
    return refuse_swap(OrderRefusalReason::product_gone, swap.from);
  const auto variant = std::find_if(product->variants.begin(), product->variants.end(),
                                    [&](const Variant& one) { return one.id == swap.to; });
  if (variant == product->variants.end())
    return refuse_swap(OrderRefusalReason::not_same_product, swap.to);
  if (variant->availability == Availability::out_of_stock) {
    return refuse_swap(OrderRefusalReason::sold_out, swap.to);
  }
  if (variant->price.currency != view.order.currency) {
    return refuse_swap(OrderRefusalReason::other_currency, swap.to);
  }
  return LineItem{product->id,           variant->id, product->title,  variant->options,
                  variant->price.amount, swap.count,  piece.returnable};
}

const Variant* find_variant(const std::vector<Product>& products, const VariantId& id) {
  for (const Product& product : products) {
    for (const Variant& variant : product.variants) {
      if (variant.id == id) return &variant;
    }
  }
  return nullptr;
}

// All swaps together may want more of a variant than each alone.
std::optional<OrderRefusal> wants_too_many(const OrderView& view,
                                           const std::vector<LineItem>& wanted) {
  for (const LineItem& line : wanted) {
    const Variant* variant = find_variant(view.products, line.variant);
    const bool is_counted = variant->availability == Availability::in_stock && variant->stock;
    if (is_counted && *variant->stock < count_of(wanted, line.variant)) {
      return refuse_swap(OrderRefusalReason::not_enough_stock, line.variant);
    }
  }
  return std::nullopt;
}

// Each new line stands where the first of its pieces stood.
std::vector<LineItem> joined(const std::vector<LineItem>& left, const Swapped& swapped,
                             const std::vector<std::size_t>& places) {
  std::vector<LineItem> lines;
  for (std::size_t i = 0; i < left.size(); ++i) {
    lines.push_back(left[i]);
    for (std::size_t k = 0; k < places.size(); ++k) {
      if (places[k] == i) lines.push_back(swapped.instead[k]);
    }
  }
  drop_empty(lines);
  return lines;
}

std::size_t first_place(const std::vector<LineItem>& lines, const VariantId& variant) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const LineItem& line) {
    return line.variant == variant && line.count > 0;
  });
  return static_cast<std::size_t>(found - lines.begin());
}

}  // namespace

std::variant<std::vector<LineItem>, OrderRefusal> take_items(const std::vector<LineItem>& lines,
                                                             const std::vector<ItemCount>& items,
                                                             bool for_return) {
  if (auto refused = wrong_list(items)) return *refused;
  std::vector<LineItem> left = lines;
  std::vector<LineItem> taken;
  for (const ItemCount& item : items) {
    std::vector<LineItem> pieces;
    if (auto refused = take_pieces(left, item, for_return, pieces)) return *refused;
    taken.insert(taken.end(), pieces.begin(), pieces.end());
  }
  if (taken.size() > kLinesMax) return refuse_swap(OrderRefusalReason::too_many_items);
  return taken;
}

std::variant<Swapped, OrderRefusal> swap_items(const OrderView& view,
                                               const std::vector<Swap>& swaps, bool for_return) {
  if (auto refused = wrong_list(swaps)) return *refused;
  // Everything is taken from the lines as they are, so no swap sees what another one brings.
  Swapped swapped;
  std::vector<LineItem> left = view.order.lines;
  std::vector<std::size_t> places;
  for (const Swap& swap : swaps) {
    places.push_back(first_place(left, swap.from));
    std::vector<LineItem> pieces;
    if (auto refused = take_pieces(left, {swap.from, swap.count}, for_return, pieces)) {
      return *refused;
    }
    if (swap.to == swap.from) return refuse_swap(OrderRefusalReason::same_variant, swap.to);
    auto instead = find_instead(view, pieces.front(), swap);
    if (const OrderRefusal* refused = std::get_if<OrderRefusal>(&instead)) return *refused;
    swapped.instead.push_back(*std::get_if<LineItem>(&instead));
    swapped.back.insert(swapped.back.end(), pieces.begin(), pieces.end());
  }
  if (auto refused = wants_too_many(view, swapped.instead)) return *refused;
  swapped.lines = joined(left, swapped, places);
  if (swapped.lines.size() > kLinesMax || swapped.back.size() > kLinesMax)
    return refuse_swap(OrderRefusalReason::too_many_items);
  if (total(swapped.lines) > kMoneyAmountMax - view.order.delivery_fee) {
    return refuse_swap(OrderRefusalReason::amount_too_large);
  }
  return swapped;
}

void add_to_stock(std::vector<StockChange>& stock, const std::vector<LineItem>& lines, int sign) {
  for (const LineItem& line : lines) {
    auto found = std::find_if(stock.begin(), stock.end(), [&](const StockChange& change) {
      return change.variant == line.variant;
    });
    if (found == stock.end()) found = stock.insert(found, {line.product, line.variant, 0});
    found->delta += sign * line.count;
  }
  std::erase_if(stock, [](const StockChange& change) { return change.delta == 0; });
}

}  // namespace aisle
