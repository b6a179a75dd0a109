#include "server/connectors/woocommerce_product.h"

#include <algorithm>

#include "server/connectors/html_text.h"
#include "server/connectors/woocommerce_value.h"
#include "shared/base/text.h"
#include "shared/commerce/decimal.h"

namespace aisle {
namespace {

constexpr std::size_t kWooPartsMax = 100;   // Categories, images, attributes of a product.
constexpr std::size_t kWooIdsMax = 10'000;  // Variations that a product names.
constexpr std::size_t kWooCategoryDepth = 10;
constexpr std::size_t kWooTextBytesMax = 20'000;
constexpr std::int64_t kWooRatingMax = 500;

std::vector<std::string> woo_way_to(const WooCategories& categories, const std::string& id) {
  std::vector<std::string> way;
  for (auto at = categories.find(id); at != categories.end() && way.size() < kWooCategoryDepth;
       at = categories.find(at->second.parent)) {
    way.insert(way.begin(), at->second.name);
  }
  return way;
}

// The longest of the ways to a product's categories.
std::vector<std::string> read_woo_category(const ShopValue& product,
                                           const WooCategories& categories) {
  std::vector<std::string> longest;
  for (const ShopValue& json : woo_list(product, "categories", kWooPartsMax)) {
    if (woo_text(json, "slug") == "uncategorized") continue;
    std::vector<std::string> way = woo_way_to(categories, json["id"].text());
    if (way.empty()) way = {woo_line(json, "name")};
    if (way.size() > longest.size()) longest = std::move(way);
  }
  return longest;
}

// "4.50" of 5; 0 where it is no such number.
std::int64_t read_woo_rating(const ShopValue& product) {
  const std::string rating = woo_text(product, "average_rating");
  const auto hundredths = parse_decimal(rating.substr(0, 4), 2, kWooRatingMax);
  return hundredths ? *hundredths : 0;
}

void read_woo_attributes(const ShopValue& json, Product& product) {
  for (const ShopValue& attribute : woo_list(json, "attributes", kWooPartsMax)) {
    if (!attribute["visible"].flag() || attribute["variation"].flag()) continue;
    std::string values;
    for (const ShopValue& option : woo_list(attribute, "options", kWooPartsMax)) {
      values += (values.empty() ? "" : ", ") + html_to_line(option.text());
    }
    if (!values.empty()) product.attributes.push_back({woo_line(attribute, "name"), values});
  }
}

std::optional<std::int64_t> read_woo_stock(const ShopValue& json, const WooProduct* of) {
  // A flag, or "parent" where a variation shares the product's pieces.
  const bool is_parents = json["manage_stock"].json() == "parent";
  if (!is_parents && !json["manage_stock"].flag()) return std::nullopt;
  const auto count = woo_count(json, "stock_quantity");
  return count || !is_parents || !of ? count : of->stock;
}

Availability woo_availability(const std::string& status) {
  if (status == "instock") return Availability::in_stock;
  if (status == "onbackorder") return Availability::backorder;
  return Availability::out_of_stock;
}

// A text, empty where there is none; a number by plugins.
bool has_woo_price(const ShopValue& json, std::string_view key) {
  const auto price = json.maybe(key);
  return price && price->json() != "";
}

// Nothing without a price: it can't be bought.
std::optional<Variant> read_woo_variant(const ShopValue& json, const WooProduct* of,
                                        const std::string& currency) {
  if (!has_woo_price(json, "price")) return std::nullopt;
  Variant variant;
  variant.id = {json["id"].text()};
  variant.price = json["price"].money(currency);
  if (has_woo_price(json, "regular_price")) {
    const Money before = json["regular_price"].money(currency);
    if (before.amount > variant.price.amount) variant.list_price = before;
  }
  variant.stock = read_woo_stock(json, of);
  variant.availability = woo_availability(json["stock_status"].text());
  return variant;
}

}  // namespace

WooProduct read_woo_product(const ShopValue& json, const WooCategories& categories,
                            const std::string& currency) {
  WooProduct read;
  Product& product = read.product;
  product.id = {json["id"].text()};
  product.title = woo_line(json, "name");
  const std::string type = json["type"].text();
  read.is_listed = json["status"].text() == "publish" &&
                   woo_text(json, "catalog_visibility") != "hidden" &&
                   woo_text(json, "post_password").empty();
  read.has_variations = !woo_list(json, "variations", kWooIdsMax).empty();
  if (!read.is_listed) return read;
  product.category = read_woo_category(json, categories);
  const std::vector<ShopValue> brands = woo_list(json, "brands", kWooPartsMax);
  if (!brands.empty()) product.brand = woo_line(brands.front(), "name");
  product.description =
      std::string(cut_utf8(html_to_text("<p>" + woo_text(json, "short_description") + "</p>" +
                                        woo_text(json, "description")),
                           kWooTextBytesMax));
  product.url = woo_address(json, "permalink");
  const std::vector<ShopValue> images = woo_list(json, "images", kWooPartsMax);
  if (!images.empty()) product.image = woo_address(images.front(), "src");
  read_woo_attributes(json, product);
  product.rating_hundredths = read_woo_rating(json);
  product.rating_count = woo_count(json, "rating_count").value_or(0);
  if (product.rating_count == 0) product.rating_hundredths = 0;
  read.stock = read_woo_stock(json, nullptr);
  if (read.has_variations) return read;
  if (type == "grouped") {
    read.unsold = "a group, whose products are sold by themselves";
  } else if (auto variant = read_woo_variant(json, nullptr, currency)) {
    product.variants.push_back(std::move(*variant));
  } else {
    read.unsold = "it has no price";
  }
  return read;
}

std::optional<Variant> read_woo_variation(const ShopValue& json, const WooProduct& of,
                                          const std::string& currency) {
  if (json["status"].text() != "publish") return std::nullopt;
  auto variant = read_woo_variant(json, &of, currency);
  if (!variant) return variant;
  for (const ShopValue& attribute : woo_list(json, "attributes", kWooPartsMax)) {
    variant->options.push_back({woo_line(attribute, "name"), woo_line(attribute, "option")});
  }
  if (const auto image = woo_object(json, "image")) variant->image = woo_address(*image, "src");
  return variant;
}

}  // namespace aisle
