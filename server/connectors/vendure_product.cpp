#include "server/connectors/vendure_product.h"

#include <algorithm>

#include "server/connectors/html_text.h"
#include "server/connectors/shop_api.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kVariantsMax = 2'000;
constexpr std::size_t kValuesMax = 300;  // Options, facets, collections of one product.
constexpr std::size_t kNameBytesMax = 600;
constexpr std::size_t kDescriptionBytesMax = 20'000;
constexpr std::size_t kAddressBytesMax = 2'000;
constexpr int kPrecisionMax = 6;
constexpr std::int64_t kPiecesMax = 1'000'000'000'000;

std::string line_of(const ShopValue& value) {
  return std::string(cut_utf8(html_to_line(value.text()), kNameBytesMax));
}

std::int64_t count_of(const ShopValue& value) {
  return std::clamp(value.whole(), -kPiecesMax, kPiecesMax);
}

std::string image_of(const ShopValue& owner, const VendureAddresses& addresses) {
  const auto asset = owner.maybe("featuredAsset");
  if (!asset) return {};
  std::string address = (*asset)["preview"].text();
  if (address.starts_with("/") && !address.starts_with("//")) address = addresses.shop + address;
  const bool is_address = address.starts_with("https://") || address.starts_with("http://");
  return is_address && address.size() <= kAddressBytesMax ? address : std::string();
}

// The way to the narrowest collection, without the root that holds all.
std::vector<std::string> category_of(const ShopValue& product) {
  std::vector<std::string> longest;
  for (const ShopValue& collection : product["collections"].list(kValuesMax)) {
    std::vector<std::string> way;
    for (const ShopValue& crumb : collection["breadcrumbs"].list(kValuesMax)) {
      way.push_back(line_of(crumb["name"]));
    }
    if (!way.empty()) way.erase(way.begin());
    if (way.size() > longest.size()) longest = std::move(way);
  }
  return longest;
}

void add(std::vector<Attribute>& attributes, const std::string& name, const std::string& value) {
  if (name.empty() || value.empty()) return;
  const auto same = std::find_if(attributes.begin(), attributes.end(),
                                 [&](const Attribute& one) { return one.name == name; });
  if (same == attributes.end()) return attributes.push_back({name, value});
  (same->value += ", ") += value;
}

void read_facets(const ShopValue& json, Product& product) {
  for (const ShopValue& value : json["facetValues"].list(kValuesMax)) {
    const ShopValue facet = value["facet"];
    if (facet["code"].text() == "brand" && product.brand.empty()) {
      product.brand = line_of(value["name"]);
    } else {
      add(product.attributes, line_of(facet["name"]), line_of(value["name"]));
    }
  }
}

// The shop gives a variant's options in any order; the product's groups say which comes first.
std::vector<Attribute> options_of(const ShopValue& variant,
                                  const std::vector<std::string>& groups) {
  std::vector<std::pair<std::ptrdiff_t, Attribute>> placed;
  for (const ShopValue& option : variant["options"].list(kValuesMax)) {
    const ShopValue group = option["group"];
    const auto place = std::find(groups.begin(), groups.end(), group["code"].text());
    placed.push_back({place - groups.begin(), {line_of(group["name"]), line_of(option["name"])}});
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Attribute> options;
  for (auto& [place, option] : placed) options.push_back(std::move(option));
  return options;
}

void set_availability(Variant& variant, const VendurePieces& pieces) {
  if (!pieces.counted) return;
  if (pieces.there <= 0 && pieces.for_sale > 0) {
    variant.availability = Availability::backorder;
    return;
  }
  variant.stock = std::max<std::int64_t>(0, std::min(pieces.there, pieces.for_sale));
  if (*variant.stock == 0) variant.availability = Availability::out_of_stock;
}

// The shop's own word; a merchant may have it tell the number of pieces instead.
void set_availability(Variant& variant, const ShopValue& level) {
  const std::string word = level.text();
  if (word == "IN_STOCK" || word == "LOW_STOCK") return;
  if (word == "OUT_OF_STOCK") {
    variant.availability = Availability::out_of_stock;
    return;
  }
  constexpr std::size_t kDigitsMax = 9;
  if (word.empty() || word.size() > kDigitsMax ||
      word.find_first_not_of("0123456789") != word.npos) {
    level.drift().note("stockLevel", "IN_STOCK, LOW_STOCK, OUT_OF_STOCK or a number");
    return;
  }
  set_availability(variant, {true, std::stoll(word), std::stoll(word)});
}

Variant read_variant(const ShopValue& json, const std::vector<std::string>& groups,
                     const VendureStock& stock, const VendureAddresses& addresses, int precision) {
  Variant variant;
  variant.id = {json["id"].text()};
  variant.options = options_of(json, groups);
  variant.price = vendure_money(json["priceWithTax"], json["currencyCode"].text(), precision);
  variant.image = image_of(json, addresses);
  const auto pieces = stock.find(variant.id.value);
  if (pieces != stock.end()) {
    set_availability(variant, pieces->second);
  } else {
    set_availability(variant, json["stockLevel"]);
  }
  return variant;
}

}  // namespace

Money vendure_money(const ShopValue& amount, std::string_view currency, int precision) {
  std::int64_t value = amount.whole();
  if (!is_currency(currency)) {
    amount.drift().note("currencyCode", "an amount with a currency, there is no currency");
  } else if (value < 0 || value > kMoneyAmountMax || precision < 0 || precision > kPrecisionMax) {
    amount.drift().note("money", "an amount of 0 to 2^53 - 1, of 0 to 6 digits behind the point");
  } else {
    int places = precision - currency_exponent(currency);
    for (; places < 0; ++places) value = std::min(value * 10, kMoneyAmountMax + 1);
    std::int64_t divisor = 1;
    for (; places > 0; --places) divisor *= 10;
    value = value / divisor + (value % divisor * 2 >= divisor && divisor > 1 ? 1 : 0);
    if (value <= kMoneyAmountMax) return {value, std::string(currency)};
    amount.drift().note("money", "an amount of at most 2^53 - 1 minor units");
  }
  return {};
}

Product read_vendure_product(const ShopValue& json, const VendureStock& stock,
                             const VendureAddresses& addresses, int precision) {
  Product product;
  product.id = {json["id"].text()};
  product.title = line_of(json["name"]);
  product.description =
      std::string(cut_utf8(html_to_text(json["description"].text()), kDescriptionBytesMax));
  if (!addresses.pages.empty()) product.url = addresses.pages + escape_part(json["slug"].text());
  product.image = image_of(json, addresses);
  product.category = category_of(json);
  read_facets(json, product);
  std::vector<std::string> groups;
  for (const ShopValue& group : json["optionGroups"].list(kValuesMax)) {
    groups.push_back(group["code"].text());
  }
  for (const ShopValue& variant : json["variants"].list(kVariantsMax)) {
    product.variants.push_back(read_variant(variant, groups, stock, addresses, precision));
  }
  return product;
}

VendurePieces read_vendure_pieces(const ShopValue& variant, bool tracks_by_default,
                                  std::int64_t threshold_by_default) {
  VendurePieces pieces;
  const std::string tracks = variant["trackInventory"].text();
  pieces.counted = tracks == "TRUE" || (tracks != "FALSE" && tracks_by_default);
  for (const ShopValue& level : variant["stockLevels"].list(kValuesMax)) {
    pieces.there += count_of(level["stockOnHand"]) - count_of(level["stockAllocated"]);
  }
  const std::int64_t threshold = variant["useGlobalOutOfStockThreshold"].flag()
                                     ? threshold_by_default
                                     : count_of(variant["outOfStockThreshold"]);
  pieces.for_sale = pieces.there - threshold;
  return pieces;
}

}  // namespace aisle
