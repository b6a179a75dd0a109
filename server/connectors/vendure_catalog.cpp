#include "server/connectors/vendure_catalog.h"

#include <algorithm>
#include <set>

#include "server/connectors/vendure_documents.h"
#include "server/connectors/vendure_session.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

Error wrong_channel() {
  return {ErrorCode::not_found, "vendure: the shop has no channel with the token of `channel`"};
}

void skip(ReadReport& report, const ProductId& product, const char* reason) {
  ++report.skipped_count;
  if (report.skipped.size() == kSkippedMax) return;
  report.skipped.push_back({"product " + product.value, 0, reason});
}

}  // namespace

std::string vendure_path(std::string_view api, std::string_view language,
                         std::string_view currency) {
  std::string path(api);
  const std::string_view base = language.substr(0, language.find('-'));
  const auto add = [&](const char* name, std::string_view value) {
    if (value.empty()) return;
    path += path.find('?') == path.npos ? '?' : '&';
    (path += name) += escape_part(value);
  };
  add("languageCode=", base);
  add("currencyCode=", currency);
  return path;
}

// What holds for the whole shop.
struct VendureCatalog::Terms {
  int precision = kVendurePrecision;
  bool has_numbers = false;
  bool tracks = true;
  std::int64_t threshold = 0;
};

struct VendureCatalog::Page {
  std::int64_t total = 0;  ///< Of all pages.
  bool is_empty = true;
  bool has_numbers = false;
  std::vector<Product> products;
};

VendureCatalog::VendureCatalog(ShopApi& shop, ShopApi* admin, VendureCatalogSettings settings)
    : shop_(shop), admin_(admin), settings_(std::move(settings)) {}

Result<VendureCatalog::Terms> VendureCatalog::terms() const {
  Terms terms;
  if (!admin_) return terms;
  const auto data = ask_graphql(*admin_, kVendureAdminPath, vendure::kIntroduction, {}, true);
  if (!data) return data.error();
  Drift drift("vendure settings");
  const ShopValue answer(*data, drift);
  const ShopValue settings = answer["globalSettings"];
  terms.precision = static_cast<int>(
      std::clamp<std::int64_t>(settings["serverConfig"]["moneyStrategyPrecision"].whole(), -1, 99));
  terms.has_numbers = true;
  terms.tracks = settings["trackInventory"].flag();
  terms.threshold = settings["outOfStockThreshold"].whole();
  const std::string token = answer["activeChannel"]["token"].text();
  if (drift.found()) return drift.error();
  if (!settings_.channel.empty() && token != settings_.channel) return wrong_channel();
  return terms;
}

Result<bool> VendureCatalog::add_stock(const Terms& terms, const std::vector<std::string>& products,
                                       VendureStock& stock) const {
  for (std::int64_t skip = 0, total = 1; skip < total; skip += kVendurePageMax) {
    const auto data = ask_graphql(*admin_, kVendureAdminPath, vendure::kStock,
                                  {{"products", products}, {"skip", skip}}, true);
    if (!data && data.error().code == ErrorCode::permission_denied) return false;
    if (!data) return data.error();
    Drift drift("vendure stock");
    const ShopValue list = ShopValue(*data, drift)["productVariants"];
    const std::vector<ShopValue> variants = list["items"].list(kVendurePageMax);
    for (const ShopValue& variant : variants) {
      stock[variant["id"].text()] = read_vendure_pieces(variant, terms.tracks, terms.threshold);
    }
    total = variants.empty() ? 0 : list["totalItems"].whole();
    if (drift.found()) return drift.error();
  }
  return true;
}

Result<VendureCatalog::Page> VendureCatalog::page(const Terms& terms, const Json& options) const {
  const std::string path = vendure_path("/shop-api", settings_.language, settings_.currency);
  const auto data = ask_graphql(shop_, path, vendure::kProducts, {{"options", options}}, true);
  if (!data) return data.error();
  Drift drift("vendure products");
  const ShopValue answer(*data, drift);
  if (!settings_.channel.empty() && answer["activeChannel"]["token"].text() != settings_.channel) {
    return drift.found() ? drift.error() : wrong_channel();
  }
  const ShopValue list = answer["products"];
  Page page{.total = list["totalItems"].whole(), .has_numbers = terms.has_numbers};
  const std::vector<ShopValue> items = list["items"].list(kVendurePageMax);
  page.is_empty = items.empty();
  std::vector<std::string> ids;
  for (const ShopValue& item : items) ids.push_back(item["id"].text());
  VendureStock stock;
  if (terms.has_numbers && !ids.empty()) {
    const auto added = add_stock(terms, ids, stock);
    if (!added) return added.error();
    page.has_numbers = *added;
  }
  for (const ShopValue& item : items) {
    page.products.push_back(
        read_vendure_product(item, stock, settings_.addresses, terms.precision));
  }
  if (drift.found()) return drift.error();
  return page;
}

// A shop may allow smaller pages only, and very large products make a page too large: pages get
// smaller until they go through.
Result<ReadReport> VendureCatalog::products(const std::function<bool(Product)>& take) const {
  auto terms = this->terms();
  if (!terms) return terms.error();
  ReadReport report;
  std::set<ProductId> seen;  // Pages shift when products come and go meanwhile.
  std::int64_t size = kVendurePageMax;
  for (std::int64_t skipped = 0; skipped < kVendureProductsMax;) {
    auto page = this->page(*terms, {{"take", size}, {"skip", skipped}, {"sort", {{"id", "ASC"}}}});
    if (!page) {
      const ErrorCode code = page.error().code;
      const bool may_be_size = code == ErrorCode::invalid_argument || code == ErrorCode::too_large;
      if (!may_be_size || size == 1) return page.error();
      size /= 2;
      continue;
    }
    terms->has_numbers = page->has_numbers;
    for (Product& product : page->products) {
      if (!seen.insert(product.id).second) continue;
      ++report.rows;
      if (product.variants.empty() || product.title.empty()) {
        skip(report, product.id, product.title.empty() ? "it has no name" : "nothing is for sale");
      } else if (!take(std::move(product))) {
        return report;
      }
    }
    skipped += size;
    if (page->is_empty || skipped >= page->total) return report;
  }
  return Error{ErrorCode::too_large, "vendure: the shop has more than 2 million products"};
}

Result<std::vector<Product>> VendureCatalog::products_of(const std::vector<ProductId>& ids) const {
  if (ids.empty()) return std::vector<Product>();
  const auto terms = this->terms();
  if (!terms) return terms.error();
  Json values = Json::array();
  for (const ProductId& id : ids) values.push_back(id.value);
  auto page =
      this->page(*terms, {{"take", kVendurePageMax}, {"filter", {{"id", {{"in", values}}}}}});
  if (!page) return page.error();
  std::erase_if(page->products, [](const Product& product) { return product.variants.empty(); });
  return std::move(page->products);
}

}  // namespace aisle
