// Customers and orders of a shop as one value: what the reference shop is loaded from, and kept as.
#pragma once

#include <optional>
#include <vector>

#include "shared/commerce/order_change.h"
#include "shared/commerce/order_check.h"

namespace aisle {

struct Shop {
  ShopRules rules;
  std::vector<Shopper> shoppers;
  std::vector<Order> orders;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("rules", self.rules);
    visit("shoppers", self.shoppers);
    visit("orders", self.orders);
  }
  bool operator==(const Shop&) const = default;
};

/// Every shopper and order is sound, none is there twice, no two shoppers share an e-mail address
/// or a payment method, and orders name shoppers that are there. The first flaw, with its place in
/// the whole: "orders[3].ledger[0].method".
std::optional<Flaw> find_flaw(const Shop& shop);

/// Every line of an order, also of its return and exchange, names a product of the catalog and a
/// variant of that product.
std::optional<Flaw> find_flaw(const Shop& shop, const std::vector<Product>& catalog);

}  // namespace aisle
