// The receipts of one tool result, numbered in its call: "c2.1", "c2.2", ...
#pragma once

#include <string>
#include <vector>

#include "shared/commerce/cart.h"
#include "shared/commerce/proposal.h"
#include "shared/tools/catalog_context.h"

namespace aisle {

/// "19.99 EUR", as receipts state money.
std::string price_text(const Money& money);

/// "Fell Jacket, Moss green, M": tells a variant from its sisters.
std::string title_of(const Product& product, const Variant& variant);

/// "4.65 (132)": of 5, and by how many. Empty when nobody rated.
std::string rating_text(const Product& product);

inline constexpr std::int64_t kPriceLifetimeS =
    300;  ///< Of prices and stock, which change at any time.
inline constexpr std::int64_t kOrderLifetimeS = 60;  ///< Of an order, which the shop works on.
inline constexpr std::int64_t kCartLifetimeS = 60;  ///< Of the cart, which the shopper works on.
inline constexpr std::int64_t kFactLifetimeS = 86'400;  ///< Of all else.

class Receipts {
 public:
  Receipts(const ToolCall& call, const CatalogContext& context) : call_(call), context_(context) {}

  /// The product's lowest price, "19.99 EUR", and the list price of the variant that has it.
  void add_lowest_price(const Product& product);
  void add_price(const Product& product, const Variant& variant);

  /// Availability by its name, and pieces where they are known: "in_stock", "in_stock 5".
  void add_stock(const Product& product, const Variant& variant);
  void add_best_stock(const Product& product);  ///< Of the variant that is soonest to be had.

  /// When the catalog was read that tells of its stock: "2026-11-24 09:30 UTC".
  void add_as_of(const Product& product);

  void add_rating(const Product& product);  ///< Nothing when nobody rated.

  /// A fact of the product with a name of its own, such as an attribute.
  void add_attribute(const Product& product, std::string name, std::string value);
  void add_passage(const PassageHit& hit);

  /// Every figure of the order: amounts, dates, parcels, methods.
  void add_order(const OrderFacts& order);
  void add_proposal(const Proposal& proposal);
  /// Of each parcel that has one, its address at the carrier.
  void add_tracking_links(const OrderFacts& order);
  /// What was sent together, as words: "2 x Fell jacket, M".
  void add_sent(const OrderId& order, std::string words);
  /// An amount that was calculated, and from what: "3 x Fell jacket".
  void add_calculated(std::string title, const Money& amount);
  void add_cart(const Cart& cart);  ///< Each price, and what it all costs.

  std::vector<Receipt> take() { return std::move(receipts_); }

 private:
  void add(FactKind kind, std::string subject, std::string title, std::string value,
           std::string url, std::int64_t lifetime_s);
  void add_prices(const Product& product, const Variant& variant, std::string title);

  const ToolCall& call_;
  const CatalogContext context_;
  std::vector<Receipt> receipts_;
};

}  // namespace aisle
