#include "shared/commerce/product.h"

#include <algorithm>

namespace aisle {

bool can_be_bought(const Variant& variant) {
  return variant.availability != Availability::out_of_stock;
}

const Money& lowest_price(const Product& product) {
  const auto cheaper = [](const Variant& a, const Variant& b) {
    if (can_be_bought(a) != can_be_bought(b)) return can_be_bought(a);
    return a.price.amount < b.price.amount;
  };
  return std::min_element(product.variants.begin(), product.variants.end(), cheaper)->price;
}

bool is_available(const Product& product) {
  return std::any_of(product.variants.begin(), product.variants.end(), can_be_bought);
}

}  // namespace aisle
