#include "server/connectors/medusa_catalog.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/connectors/html_text.h"
#include "server/connectors/medusa_api.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kPageMax = 50;
constexpr std::size_t kCategoriesMax = 1'000;
constexpr std::size_t kDepthMax = 10;
constexpr std::size_t kPartsMax = 100;  // Options of a variant, categories of a product.

// A list of fields takes the place of the usual ones, so all are named. "+" has to be escaped.
constexpr std::string_view kFields =
    "id,title,handle,description,thumbnail,weight,material,type.value,collection.title,"
    "categories.id,variants.id,variants.title,variants.manage_inventory,variants.allow_backorder,"
    "variants.options.value,*variants.options.option,*variants.calculated_price,"
    "%2Bvariants.inventory_quantity";

struct Category {
  std::string name;
  std::string parent;
};
using Categories = std::map<std::string, Category>;

std::string line_in(const ShopValue& json, std::string_view key) {
  const auto text = json.maybe(key);
  return text ? html_to_line(text->text()) : "";
}

Result<Categories> read_categories(ShopApi& store) {
  const auto body = ask_medusa(
      store, {.path = "/store/product-categories?fields=id,name,parent_category_id&limit=" +
                      std::to_string(kCategoriesMax)});
  if (!body) return body.error();
  Drift drift("medusa categories");
  Categories categories;
  for (const ShopValue& json : ShopValue(*body, drift)["product_categories"].list(kCategoriesMax)) {
    const auto parent = json.maybe("parent_category_id");
    categories[json["id"].text()] = {line_in(json, "name"), parent ? parent->text() : ""};
  }
  if (drift.found()) return drift.error();
  return categories;
}

std::vector<std::string> way_to(const Categories& categories, std::string id) {
  std::vector<std::string> way;
  for (auto at = categories.find(id); at != categories.end() && way.size() < kDepthMax;
       at = categories.find(at->second.parent)) {
    way.insert(way.begin(), at->second.name);
  }
  return way;
}

// The longest of the ways to a product's categories.
std::vector<std::string> read_category(const ShopValue& product, const Categories& categories) {
  std::vector<std::string> longest;
  const auto list = product.maybe("categories");
  if (!list) return longest;
  for (const ShopValue& json : list->list(kPartsMax)) {
    std::vector<std::string> way = way_to(categories, json["id"].text());
    if (way.size() > longest.size()) longest = std::move(way);
  }
  return longest;
}

void read_stock(const ShopValue& json, Variant& variant) {
  if (!json["manage_inventory"].flag()) return;
  const auto quantity = json.maybe("inventory_quantity");
  if (!quantity) return;
  variant.stock = std::max<std::int64_t>(0, quantity->whole());
  if (*variant.stock > 0) return;
  variant.availability =
      json["allow_backorder"].flag() ? Availability::backorder : Availability::out_of_stock;
}

// Nothing where the region has no price for it: it isn't sold there.
std::optional<Variant> read_variant(const ShopValue& json) {
  const auto price = json.maybe("calculated_price");
  if (!price || !price->maybe("calculated_amount")) return std::nullopt;
  Variant variant{.id = {json["id"].text()}};
  const std::string currency = medusa_currency((*price)["currency_code"].text());
  const auto amount = [&](const char* exact, const char* rounded) {
    const auto raw = price->maybe(exact);
    const auto value = raw ? raw->maybe("value") : std::nullopt;
    return (value ? *value : (*price)[rounded]).money(currency);
  };
  variant.price = amount("raw_calculated_amount", "calculated_amount");
  if (price->maybe("original_amount")) {
    const Money before = amount("raw_original_amount", "original_amount");
    if (before.amount > variant.price.amount) variant.list_price = before;
  }
  for (const ShopValue& option : json["options"].list(kPartsMax)) {
    variant.options.push_back({line_in(option["option"], "title"), line_in(option, "value")});
  }
  std::sort(variant.options.begin(), variant.options.end(),
            [](const Attribute& a, const Attribute& b) { return a.name < b.name; });
  read_stock(json, variant);
  return variant;
}

void read_attributes(const ShopValue& json, Product& product) {
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) product.attributes.push_back({name, value});
  };
  add("Material", line_in(json, "material"));
  if (const auto weight = json.maybe("weight")) add("Weight", weight->json().dump());
  if (const auto type = json.maybe("type")) add("Type", line_in(*type, "value"));
  if (const auto part = json.maybe("collection")) add("Collection", line_in(*part, "title"));
}

Product read_product(const ShopValue& json, const Categories& categories,
                     std::string_view base_url) {
  Product product{.id = {json["id"].text()}, .title = line_in(json, "title")};
  if (const auto text = json.maybe("description")) product.description = html_to_text(text->text());
  if (const auto image = json.maybe("thumbnail")) {
    product.image = medusa_address(image->text(), base_url);
  }
  if (const auto handle = json.maybe("handle")) {
    product.url = medusa_address("/products/" + escape_part(handle->text()), base_url);
  }
  product.category = read_category(json, categories);
  read_attributes(json, product);
  for (const ShopValue& variant : json["variants"].list(kMedusaVariantsMax)) {
    if (auto read = read_variant(variant)) product.variants.push_back(std::move(*read));
  }
  // The shop answers variants in another order each time.
  std::sort(product.variants.begin(), product.variants.end(),
            [](const Variant& a, const Variant& b) { return a.id < b.id; });
  return product;
}

void skip(ReadReport& report, const ProductId& id) {
  if (++report.skipped_count > static_cast<std::int64_t>(kSkippedMax)) return;
  report.skipped.push_back({"medusa", 0, id.value + ": no variant has a price in the region"});
}

}  // namespace

Result<Json> MedusaCatalog::page(const std::string& which) const {
  return ask_medusa(store_, {.path = "/store/products?region_id=" + escape_part(region_) +
                                     "&limit=" + std::to_string(kPageMax) +
                                     "&fields=" + std::string(kFields) + which});
}

Result<ReadReport> MedusaCatalog::products(const std::function<bool(Product)>& take) const {
  const auto categories = read_categories(store_);
  if (!categories) return categories.error();
  ReadReport report;
  std::set<ProductId> seen;
  for (std::size_t offset = 0;; offset += kPageMax) {
    if (offset >= kMedusaProductsMax) {
      return Error{ErrorCode::too_large, "medusa: there are more than 100000 products"};
    }
    const auto body = page("&order=id&offset=" + std::to_string(offset));
    if (!body) return body.error();
    Drift drift("medusa products");
    const ShopValue answer(*body, drift);
    const std::vector<ShopValue> list = answer["products"].list(kPageMax);
    for (const ShopValue& json : list) {
      Product product = read_product(json, *categories, base_url_);
      if (drift.found()) return drift.error();
      if (!seen.insert(product.id).second) continue;
      ++report.rows;
      if (product.variants.empty()) {
        skip(report, product.id);
      } else if (!take(std::move(product))) {
        return report;
      }
    }
    const std::int64_t count = answer["count"].whole();
    if (drift.found()) return drift.error();
    if (list.empty() || static_cast<std::int64_t>(offset + list.size()) >= count) return report;
  }
}

Result<std::vector<Product>> MedusaCatalog::products_of(const std::vector<ProductId>& ids) const {
  std::vector<Product> products;
  for (std::size_t first = 0; first < ids.size(); first += kPageMax) {
    std::string which;
    for (std::size_t i = first; i < std::min(ids.size(), first + kPageMax); ++i) {
      which += "&id[]=" + escape_part(ids[i].value);
    }
    const auto body = page(which);
    if (!body) return body.error();
    Drift drift("medusa products");
    for (const ShopValue& json : ShopValue(*body, drift)["products"].list(kPageMax)) {
      Product product = read_product(json, {}, base_url_);
      if (!product.variants.empty()) products.push_back(std::move(product));
    }
    if (drift.found()) return drift.error();
  }
  return products;
}

}  // namespace aisle
