// Shopify's product export: a row per variant, told apart by the handle. What holds for the product
// stands in its first row alone; rows without a price are further pictures.
//
// Source: help.shopify.com/manual/products/import-export/using-csv, as read in 2026: the names used
// until 2025 and those since.
#include <algorithm>

#include "server/connectors/feed_source.h"
#include "server/connectors/feed_value.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr int kShopifyOptions = 3;

class ShopifyTable final : public FeedSource {
 public:
  ShopifyTable(FeedTable table, FeedPlace place)
      : table_(std::move(table)), place_(std::move(place)) {
    handle_ = either("handle", "url_handle");
    title_ = either("title", "title");
    body_ = either("body", "description");
    vendor_ = either("vendor", "vendor");
    category_ = either("product_category", "product_category");
    type_ = either("type", "type");
    published_ = either("published", "published_on_online_store");
    status_ = either("status", "status");
    sku_ = either("variant_sku", "sku");
    price_ = either("variant_price", "price");
    before_ = either("variant_compare_at_price", "compare-at_price");
    tracker_ = either("variant_inventory_tracker", "inventory_tracker");
    quantity_ = either("variant_inventory_qty", "inventory_quantity");
    policy_ = either("variant_inventory_policy", "continue_selling_when_out_of_stock");
    barcode_ = either("variant_barcode", "barcode");
    image_ = either("image_src", "product_image_url");
    variant_image_ = either("variant_image", "variant_image_url");
    for (int i = 0; i < kShopifyOptions; ++i) {
      const std::string option = "option" + std::to_string(i + 1);
      option_names_[i] = table_.column(option + "_name");
      option_values_[i] = table_.column(option + "_value");
    }
  }

  Result<void> check() const {
    std::string missing;
    const auto need = [&](int column, const char* name) {
      if (column < 0) missing += (missing.empty() ? "" : ", ") + std::string(name);
    };
    need(handle_, "Handle");
    need(title_, "Title");
    need(price_, "Variant Price");
    if (missing.empty()) return {};
    return Error{ErrorCode::invalid_argument,
                 "line 1: columns of a Shopify export are missing: " + missing};
  }

  std::size_t rows() const override { return table_.rows(); }

  std::string read(std::size_t at, FeedRow& row) const override {
    row = {};
    row.line = table_.line(at);
    if (std::string problem = table_.cells(at, cells_); !problem.empty()) return problem;
    const std::string handle(cell(handle_));
    if (handle.empty()) return "Handle: is missing";
    row[Field::item_group_id] = handle;
    row[Field::title] = cell(title_);
    row.leads = !row[Field::title].empty();
    if (is_hidden()) row.use = RowUse::hidden;
    row[Field::description] = cell(body_);
    row[Field::brand] = cell(vendor_);
    row[Field::product_type] = cell(type_);
    row[Field::google_product_category] = cell(category_);
    row[Field::image_link] = cell(cell(variant_image_).empty() ? image_ : variant_image_);
    row[Field::gtin] = cell(barcode_);
    if (!place_.base_url.empty()) row[Field::link] = "/products/" + handle;
    if (cell(price_).empty() && !row.leads) {
      row.use = RowUse::hidden;
      return "";
    }
    put_prices(row, cell(price_), cell(before_), place_.currency);
    put_options(row);
    row[Field::id] = cell(sku_);
    if (row[Field::id].empty()) row[Field::id] = made_id(handle, row);
    put_stock(row);
    return "";
  }

  std::string group(std::size_t at) const override { return table_.cell(at, handle_); }

  bool has_leaders() const override { return true; }

  void inherit(FeedRow& row, const FeedRow& leader) const override {
    if (leader.use == RowUse::hidden) row.use = RowUse::hidden;
    for (const Field field : {Field::title, Field::description, Field::brand, Field::product_type,
                              Field::google_product_category, Field::image_link}) {
      if (row[field].empty()) row[field] = leader[field];
    }
    for (std::size_t i = 0; i < std::min(row.options.size(), leader.options.size()); ++i) {
      if (row.options[i].name.empty()) row.options[i].name = leader.options[i].name;
    }
  }

 private:
  int either(std::string_view until_2025, std::string_view since) const {
    const int column = table_.column(until_2025);
    return column >= 0 ? column : table_.column(since);
  }

  std::string_view cell(int column) const {
    return column < 0 ? std::string_view() : trim(cells_[static_cast<std::size_t>(column)]);
  }

  bool is_hidden() const {
    const std::string status = fold(cell(status_));
    return fold(cell(published_)) == "false" || status == "draft" || status == "archived";
  }

  // All three, so that their places go with the leader's. A product without options has the one
  // "Title" with "Default Title".
  void put_options(FeedRow& row) const {
    for (int i = 0; i < kShopifyOptions; ++i) {
      Attribute option{std::string(cell(option_names_[i])), std::string(cell(option_values_[i]))};
      if (option.value == "Default Title") option = {};
      row.options.push_back(std::move(option));
    }
  }

  static std::string made_id(const std::string& handle, const FeedRow& row) {
    std::string id = handle;
    for (const Attribute& option : row.options) {
      if (!option.value.empty()) id += "/" + option.value;
    }
    return id;
  }

  // Shopify counts only what has a tracker; below 0 is what was sold beyond the stock.
  void put_stock(FeedRow& row) const {
    std::string quantity(cell(quantity_));
    if (quantity.empty() || (tracker_ >= 0 && cell(tracker_).empty())) return;
    if (quantity.starts_with('-')) quantity = "0";
    const std::string policy = fold(cell(policy_));
    row[Field::quantity] = quantity;
    if (quantity == "0" && (policy == "continue" || policy == "true")) {
      row[Field::availability] = "backorder";
    }
  }

  const FeedTable table_;
  const FeedPlace place_;
  int handle_, title_, body_, vendor_, category_, type_, published_, status_, sku_, price_, before_,
      tracker_, quantity_, policy_, barcode_, image_, variant_image_;
  int option_names_[kShopifyOptions], option_values_[kShopifyOptions];
  mutable std::vector<std::string> cells_;
};

}  // namespace

OpenedFeed open_shopify(FeedTable table, FeedPlace place) {
  auto source = std::make_unique<ShopifyTable>(std::move(table), std::move(place));
  if (Result<void> checked = source->check(); !checked) return checked.error();
  return std::unique_ptr<FeedSource>(std::move(source));
}

}  // namespace aisle
