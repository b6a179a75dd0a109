#include "shared/capsule/capsule_file.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// Products in the order in which they are worth their place.
std::vector<std::size_t> by_worth(const std::vector<Product>& products) {
  std::vector<std::size_t> order(products.size());
  std::iota(order.begin(), order.end(), 0);
  const auto worth = [&](std::size_t at) {
    const Product& product = products[at];
    return std::tuple(is_available(product), product.rating_hundredths, product.rating_count);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return worth(a) > worth(b); });
  return order;
}

}  // namespace

void fill_capsule(CapsuleFile& capsule, const std::vector<Product>& products,
                  const std::vector<Policy>& policies, CapsuleLimits limits) {
  std::size_t left = limits.goods_bytes_max;
  const auto fits = [&](const auto& value) {
    const std::size_t bytes = to_json(value).size() + 1;
    if (bytes > left) return false;
    left -= bytes;
    return true;
  };
  capsule.format = kCapsuleFormat;
  for (const Policy& policy : policies) {
    if (fits(policy)) capsule.policies.push_back(policy);
  }
  std::vector<std::size_t> taken;
  for (const std::size_t at : by_worth(products)) {
    if (taken.size() == limits.products_max) break;
    if (fits(products[at])) taken.push_back(at);
  }
  std::sort(taken.begin(), taken.end());
  for (const std::size_t at : taken) capsule.products.push_back(products[at]);
  capsule.part = capsule.policies.size() < policies.size() || taken.size() < products.size();
}

Result<CapsuleFile> read_capsule(std::string_view json) {
  auto capsule = from_json<CapsuleFile>(json, {.bytes_max = kCapsuleBytesMax});
  if (!capsule) return capsule.error();
  if (capsule->format != kCapsuleFormat) {
    return Error{ErrorCode::invalid_argument, "the capsule is of another format"};
  }
  for (const Product& product : capsule->products) {
    if (product.variants.empty()) {
      return Error{ErrorCode::invalid_argument, "a product of the capsule has no variant"};
    }
  }
  return capsule;
}

}  // namespace aisle
