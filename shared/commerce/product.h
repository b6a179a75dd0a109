// A product as every connector gives it and as search, assistant and cards use it.
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

/// A name and a value as the shop writes them: {"Colour", "Moss green"}.
struct Attribute {
  std::string name;
  std::string value;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("name", self.name);
    visit("value", self.value);
  }
  bool operator==(const Attribute&) const = default;
};

enum class Availability { in_stock, out_of_stock, preorder, backorder };
constexpr auto enum_names(Availability) {
  return std::to_array<std::string_view>({"in_stock", "out_of_stock", "preorder", "backorder"});
}

/// One buyable form of a product.
struct Variant {
  VariantId id;
  std::vector<Attribute> options;     ///< What tells it from its sisters: colour, size, ...
  Money price;                        ///< What it costs now.
  std::optional<Money> list_price;    ///< What it cost before, when reduced; above `price`.
  Availability availability = Availability::in_stock;
  std::optional<std::int64_t> stock;  ///< Pieces, where the shop tells.
  std::string image;                  ///< Address; empty means the product's image.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("options", self.options);
    visit("price", self.price);
    visit("list_price", self.list_price);
    visit("availability", self.availability);
    visit("stock", self.stock);
    visit("image", self.image);
  }
  bool operator==(const Variant&) const = default;
};

struct Product {
  ProductId id;
  std::string title;
  std::string brand;
  std::vector<std::string> category;  ///< From the widest to the narrowest: {"Clothing", "Jackets"}.
  std::string description;            ///< Plain text; paragraphs parted by a blank line.
  std::string url;                    ///< Its page in the shop.
  std::string image;                  ///< Address of its picture.
  std::vector<Attribute> attributes;  ///< What holds for all variants: material, weight, ...
  std::vector<Variant> variants;      ///< At least one, in the shop's order.
  std::int64_t rating_hundredths = 0;  ///< 465 is 4.65 of 5; 0 when nobody rated.
  std::int64_t rating_count = 0;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("title", self.title);
    visit("brand", self.brand);
    visit("category", self.category);
    visit("description", self.description);
    visit("url", self.url);
    visit("image", self.image);
    visit("attributes", self.attributes);
    visit("variants", self.variants);
    visit("rating_hundredths", self.rating_hundredths);
    visit("rating_count", self.rating_count);
  }
  bool operator==(const Product&) const = default;
};

/// Now or later, by pre-order.
bool can_be_bought(const Variant& variant);

/// The lowest price among the variants, of the available ones first. Needs one variant.
const Money& lowest_price(const Product& product);

/// Whether at least one variant can be bought now (in stock, preorder or backorder).
bool is_available(const Product& product);

}  // namespace aisle
