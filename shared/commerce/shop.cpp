#include "shared/commerce/shop.h"

#include <map>
#include <set>
#include <string_view>

namespace aisle {
namespace {

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

using Catalog = std::map<std::string_view, std::set<std::string_view>>;

std::optional<Flaw> unknown_in_lines(const std::vector<LineItem>& lines, const char* path,
                                     const Catalog& catalog) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto product = catalog.find(lines[i].product.value);
    if (product == catalog.end()) {
      return Flaw{place(path, i, "product"),
                  "the catalog has no product \"" + lines[i].product.value + "\""};
    }
    if (!product->second.contains(lines[i].variant.value)) {
      return Flaw{place(path, i, "variant"),
                  "the product has no variant \"" + lines[i].variant.value + "\""};
    }
  }
  return std::nullopt;
}

std::optional<Flaw> unknown_in_lines(const Order& order, const Catalog& catalog) {
  if (auto flaw = unknown_in_lines(order.lines, "lines", catalog)) return flaw;
  if (order.returning) {
    if (auto flaw = unknown_in_lines(order.returning->items, "return.items", catalog)) return flaw;
  }
  if (!order.exchanging) return std::nullopt;
  if (auto flaw = unknown_in_lines(order.exchanging->back, "exchange.back", catalog)) return flaw;
  return unknown_in_lines(order.exchanging->instead, "exchange.instead", catalog);
}

}  // namespace

std::optional<Flaw> find_flaw(const Shop& shop) {
  if (shop.rules.return_days < 0 || shop.rules.return_days > 36'500) {
    return Flaw{"rules.return_days", "expected 0 to 36500"};
  }
  std::map<std::string_view, const Shopper*> shoppers;
  std::set<std::string> emails;
  std::set<std::string_view> methods, orders;
  for (std::size_t i = 0; i < shop.shoppers.size(); ++i) {
    const Shopper& shopper = shop.shoppers[i];
    if (auto flaw = find_flaw(shopper))
      return Flaw{place("shoppers", i, flaw->path), flaw->message};
    if (!shoppers.emplace(shopper.id.value, &shopper).second) {
      return Flaw{place("shoppers", i, "id"), "is there twice"};
    }
    if (!emails.insert(lower(shopper.email)).second) {
      return Flaw{place("shoppers", i, "email"), "is another shopper's"};
    }
    for (const PaymentMethod& method : shopper.payment_methods) {
      if (!methods.insert(method.id.value).second) {
        return Flaw{place("shoppers", i, "payment_methods"),
                    "\"" + method.id.value + "\" is another shopper's"};
      }
    }
  }
  for (std::size_t i = 0; i < shop.orders.size(); ++i) {
    const Order& order = shop.orders[i];
    if (!orders.insert(order.id.value).second) {
      return Flaw{place("orders", i, "id"), "is there twice"};
    }
    const auto shopper = shoppers.find(order.shopper.value);
    if (shopper == shoppers.end()) {
      return Flaw{place("orders", i, "shopper"),
                  "there is no shopper \"" + order.shopper.value + "\""};
    }
    if (auto flaw = find_flaw(order, *shopper->second)) {
      return Flaw{place("orders", i, flaw->path), flaw->message};
    }
  }
  return std::nullopt;
}

std::optional<Flaw> find_flaw(const Shop& shop, const std::vector<Product>& catalog) {
  Catalog known;
  for (const Product& product : catalog) {
    for (const Variant& variant : product.variants) {
      known[product.id.value].insert(variant.id.value);
    }
  }
  for (std::size_t i = 0; i < shop.orders.size(); ++i) {
    if (auto flaw = unknown_in_lines(shop.orders[i], known)) {
      return Flaw{place("orders", i, flaw->path), flaw->message};
    }
  }
  return std::nullopt;
}

}  // namespace aisle
