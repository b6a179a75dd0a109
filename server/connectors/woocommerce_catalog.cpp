#include "server/connectors/woocommerce_catalog.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "server/connectors/woocommerce_api.h"
#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

struct WooPage {
  Json list;
  bool is_last = false;
};

// The shop says how many pages there are, unless its host takes fields off: then a page that isn't
// full is the last.
bool is_last_woo_page(const HttpHead& head, std::size_t page, std::size_t count) {
  const std::string_view told = head.field("x-wp-totalpages");
  std::size_t pages = 0;
  const auto end = std::from_chars(told.data(), told.data() + told.size(), pages);
  const bool is_told = !told.empty() && end.ec == std::errc() && end.ptr == told.end();
  return is_told ? page >= pages : count < kWooPageMax;
}

// In the order of ids, so that what is added meanwhile comes last.
Result<WooPage> read_woo_page(ShopApi& api, const std::string& path, std::string_view fields,
                              std::size_t page) {
  auto answer =
      ask_woo(api, {.path = path + "&orderby=id&order=asc&per_page=" + std::to_string(kWooPageMax) +
                            "&page=" + std::to_string(page) + "&" + woo_fields(fields)});
  if (!answer) return answer.error();
  const std::size_t count = answer->body.size();
  return WooPage{std::move(answer->body), is_last_woo_page(answer->head, page, count)};
}

void skip_woo(ReadReport& report, const ProductId& id, const std::string& why) {
  if (++report.skipped_count > static_cast<std::int64_t>(kSkippedMax)) return;
  report.skipped.push_back({"woocommerce", 0, id.value + ": " + why});
}

}  // namespace

Result<std::string> WooCatalog::currency() const {
  const auto answer =
      ask_woo(api_, {.path = "/settings/general/woocommerce_currency?" + woo_fields("id,value")});
  if (!answer) return answer.error();
  Drift drift("woocommerce currency");
  std::string currency = ShopValue(answer->body, drift)["value"].text();
  if (!is_currency(currency)) drift.note("value", "a currency like \"EUR\"");
  if (drift.found()) return drift.error();
  return currency;
}

Result<WooCategories> WooCatalog::categories() const {
  WooCategories categories;
  for (std::size_t page = 1; page <= kWooCategoryPagesMax; ++page) {
    const auto read =
        read_woo_page(api_, "/products/categories?context=view", "id,name,parent", page);
    if (!read) return read.error();
    Drift drift("woocommerce categories");
    for (const ShopValue& json : ShopValue(read->list, drift).list(kWooPageMax)) {
      categories[json["id"].text()] = {woo_line(json, "name"), woo_text(json, "parent")};
    }
    if (drift.found()) return drift.error();
    if (read->is_last) break;
  }
  return categories;
}

Result<void> WooCatalog::add_variations(WooProduct& product, const std::string& currency) const {
  const std::string path =
      "/products/" + escape_part(product.product.id.value) + "/variations?status=publish";
  std::vector<Variant>& variants = product.product.variants;
  for (std::size_t page = 1; page <= kWooVariationPagesMax; ++page) {
    const auto read = read_woo_page(api_, path, kWooVariationFields, page);
    if (!read) return read.error();
    Drift drift("woocommerce product " + product.product.id.value);
    for (const ShopValue& json : ShopValue(read->list, drift).list(kWooPageMax)) {
      auto variant = read_woo_variation(json, product, currency);
      const bool is_new =
          variant && std::none_of(variants.begin(), variants.end(),
                                  [&](const Variant& one) { return one.id == variant->id; });
      if (is_new) variants.push_back(std::move(*variant));
    }
    if (drift.found()) return drift.error();
    if (read->is_last) {
      if (variants.empty()) product.unsold = "none of its variations has a price";
      return {};
    }
  }
  product.unsold = "it has more than 1000 variations";
  return {};
}

Result<ReadReport> WooCatalog::products(const std::function<bool(Product)>& take) const {
  const auto currency = this->currency();
  if (!currency) return currency.error();
  const auto categories = this->categories();
  if (!categories) return categories.error();
  ReadReport report;
  std::set<ProductId> seen;
  for (std::size_t page = 1; page <= kWooProductPagesMax; ++page) {
    const auto read = read_woo_page(api_, "/products?status=publish", kWooProductFields, page);
    if (!read) return read.error();
    Drift drift("woocommerce products");
    for (const ShopValue& json : ShopValue(read->list, drift).list(kWooPageMax)) {
      WooProduct one = read_woo_product(json, *categories, *currency);
      if (drift.found()) return drift.error();
      if (!one.is_listed || !seen.insert(one.product.id).second) continue;
      if (one.has_variations) {
        if (const auto added = add_variations(one, *currency); !added) return added.error();
      }
      ++report.rows;
      if (!one.unsold.empty()) {
        skip_woo(report, one.product.id, one.unsold);
      } else if (!take(std::move(one.product))) {
        return report;
      }
    }
    if (drift.found()) return drift.error();
    if (read->is_last) return report;
  }
  return Error{ErrorCode::too_large, "woocommerce: there are more than 100000 products"};
}

Result<std::vector<Product>> WooCatalog::products_of(const std::vector<ProductId>& ids) const {
  const auto currency = this->currency();
  if (!currency) return currency.error();
  std::vector<Product> products;
  for (std::size_t first = 0; first < ids.size(); first += kWooPageMax) {
    std::string which;
    for (std::size_t i = first; i < std::min(ids.size(), first + kWooPageMax); ++i) {
      which += (which.empty() ? "" : ",") + ids[i].value;
    }
    const auto read = read_woo_page(api_, "/products?status=publish&include=" + escape_part(which),
                                    kWooProductFields, 1);
    if (!read) return read.error();
    Drift drift("woocommerce products");
    for (const ShopValue& json : ShopValue(read->list, drift).list(kWooPageMax)) {
      WooProduct one = read_woo_product(json, {}, *currency);
      if (drift.found()) return drift.error();
      if (one.is_listed && one.has_variations) {
        if (const auto added = add_variations(one, *currency); !added) return added.error();
      }
      if (one.is_listed && one.unsold.empty()) products.push_back(std::move(one.product));
    }
    if (drift.found()) return drift.error();
  }
  return products;
}

}  // namespace aisle
