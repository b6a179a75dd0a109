#include "server/connectors/shopify_product.h"

#include <algorithm>

#include "server/connectors/html_text.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kLineBytesMax = 600;
constexpr std::size_t kDescriptionBytesMax = 20'000;
constexpr std::size_t kOptionsMax = 10;
constexpr std::size_t kDigitsMax = 20;

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= kDigitsMax &&
         text.find_first_not_of("0123456789") == text.npos;
}

std::string line_of(const ShopValue& value, std::string_view key) {
  return std::string(cut_utf8(html_to_line(shopify_text(value, key)), kLineBytesMax));
}

// Only what a page may link to.
std::string address_of(const ShopValue& value, std::string_view key) {
  const std::string address = shopify_text(value, key);
  return address.starts_with("https://") || address.starts_with("http://") ? address : "";
}

std::vector<std::string> category_of(const ShopValue& product) {
  std::string name = line_of(product, "productType");
  if (name.empty()) {
    const std::vector<ShopValue> collections = product["collections"]["nodes"].list(kOptionsMax);
    if (!collections.empty()) name = line_of(collections.front(), "title");
  }
  return name.empty() ? std::vector<std::string>() : std::vector<std::string>{name};
}

}  // namespace

std::string shopify_tail(const std::string& gid) {
  const std::size_t slash = gid.rfind('/');
  const std::string tail = slash == gid.npos ? gid : gid.substr(slash + 1);
  return is_digits(tail) ? tail : gid;
}

std::string shopify_gid(std::string_view type, const std::string& id) {
  return is_digits(id) ? "gid://shopify/" + std::string(type) + "/" + id : "";
}

std::string shopify_text(const ShopValue& value, std::string_view key) {
  const auto found = value.maybe(key);
  return found ? found->text() : "";
}

Variant read_shopify_variant(const ShopValue& json, const std::string& currency) {
  Variant variant;
  variant.id = {shopify_tail(json["id"].text())};
  variant.price = json["price"].money(currency);
  if (const auto before = json.maybe("compareAtPrice")) {
    const Money list_price = before->money(currency);
    if (list_price.amount > variant.price.amount) variant.list_price = list_price;
  }
  for (const ShopValue& option : json["selectedOptions"].list(kOptionsMax)) {
    Attribute attribute{line_of(option, "name"), line_of(option, "value")};
    const bool is_none = attribute.name == "Title" && attribute.value == "Default Title";
    if (!is_none) variant.options.push_back(std::move(attribute));
  }
  const auto count = json.maybe("inventoryQuantity");
  const bool is_counted = json["inventoryItem"]["tracked"].flag() && count;
  if (is_counted) variant.stock = std::max<std::int64_t>(0, count->whole());
  if (!json["availableForSale"].flag()) {
    variant.availability = Availability::out_of_stock;
  } else if (is_counted && *variant.stock == 0) {
    variant.availability = Availability::backorder;
  }
  if (const auto image = json.maybe("image")) variant.image = address_of(*image, "url");
  return variant;
}

Product read_shopify_product(const ShopValue& json, const std::string& currency) {
  Product product;
  product.id = {shopify_tail(json["id"].text())};
  product.title = line_of(json, "title");
  product.brand = line_of(json, "vendor");
  product.category = category_of(json);
  product.description = std::string(
      cut_utf8(html_to_text(shopify_text(json, "descriptionHtml")), kDescriptionBytesMax));
  product.url = address_of(json, "onlineStoreUrl");
  if (const auto media = json.maybe("featuredMedia")) {
    const auto preview = media->maybe("preview");
    const auto image = preview ? preview->maybe("image") : std::nullopt;
    if (image) product.image = address_of(*image, "url");
  }
  for (const ShopValue& variant : json["variants"]["nodes"].list()) {
    product.variants.push_back(read_shopify_variant(variant, currency));
  }
  return product;
}

PostalAddress read_shopify_address(const ShopValue& json) {
  PostalAddress address;
  address.name = shopify_text(json, "name");
  address.street = shopify_text(json, "address1");
  const std::string company = shopify_text(json, "company");
  const std::string second = shopify_text(json, "address2");
  address.more = company + (company.empty() || second.empty() ? "" : ", ") + second;
  address.postcode = shopify_text(json, "zip");
  address.city = shopify_text(json, "city");
  address.region = shopify_text(json, "provinceCode");
  if (address.region.empty()) address.region = shopify_text(json, "province");
  address.country = shopify_text(json, "countryCodeV2");
  return address;
}

}  // namespace aisle
