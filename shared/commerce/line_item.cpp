#include "shared/commerce/line_item.h"

#include <algorithm>

namespace aisle {
namespace {

template <class Items>
std::int64_t sum_of(const Items& items, const VariantId& variant) {
  std::int64_t count = 0;
  for (const auto& item : items) {
    if (item.variant == variant) count += item.count;
  }
  return count;
}

bool has_all_of(const std::vector<LineItem>& a, const std::vector<LineItem>& b) {
  return std::all_of(b.begin(), b.end(), [&](const LineItem& line) {
    return count_of(a, line.variant) == count_of(b, line.variant);
  });
}

}  // namespace

std::int64_t total(const std::vector<LineItem>& lines) {
  constexpr std::int64_t kTooMuch = kMoneyAmountMax + 1;
  std::int64_t sum = 0;
  for (const LineItem& line : lines) {
    if (line.unit_price < 0 || line.count < 0) return kTooMuch;
    if (line.count > 0 && line.unit_price > (kMoneyAmountMax - sum) / line.count) return kTooMuch;
    sum += line.unit_price * line.count;
  }
  return sum;
}

std::int64_t count_of(const std::vector<LineItem>& lines, const VariantId& variant) {
  return sum_of(lines, variant);
}

std::int64_t count_of(const std::vector<ItemCount>& items, const VariantId& variant) {
  return sum_of(items, variant);
}

bool same_pieces(const std::vector<LineItem>& a, const std::vector<LineItem>& b) {
  return has_all_of(a, b) && has_all_of(b, a);
}

std::vector<LineItem> take(std::vector<LineItem>& lines, const ItemCount& item) {
  std::vector<LineItem> pieces;
  std::int64_t left = item.count;
  for (LineItem& line : lines) {
    const std::int64_t taken = line.variant == item.variant ? std::min(left, line.count) : 0;
    if (taken == 0) continue;
    pieces.push_back(line);
    pieces.back().count = taken;
    line.count -= taken;
    left -= taken;
  }
  return pieces;
}

void drop_empty(std::vector<LineItem>& lines) {
  std::erase_if(lines, [](const LineItem& line) { return line.count == 0; });
}

}  // namespace aisle
