// WooCommerce's product export: a row per product; of a variable one, a row for what its variations
// share and one for each of them, which name it by "id:" and its ID, or by its SKU.
//
// Source: github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema, as read in 2026. The
// names of the columns are the English ones. Times are the shop's, read as UTC. There is no
// address.
#include <algorithm>
#include <unordered_map>

#include "server/connectors/feed_source.h"
#include "server/connectors/text_key.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kWooAttributesMax = 50;
constexpr std::size_t kDateBytes = 10;  // "2026-11-24"

// A decimal as the shop writes it: with its own point, never with marks between thousands.
std::string plain_decimal(std::string_view text) {
  std::string decimal(text);
  if (decimal.find('.') == decimal.npos) std::replace(decimal.begin(), decimal.end(), ',', '.');
  return decimal;
}

// The first part of a list, in which "\," is a comma of the text.
std::string first_of(std::string_view list) {
  std::string first;
  for (std::size_t at = 0; at < list.size() && list[at] != ','; ++at) {
    if (list[at] == '\\' && at + 1 < list.size() && list[at + 1] == ',') ++at;
    first += list[at];
  }
  return std::string(trim(first));
}

// A whole list in which "\," is a comma of the text, as people read it.
std::string readable(std::string_view list) {
  std::string text(list);
  for (std::size_t at = text.find("\\,"); at != text.npos; at = text.find("\\,", at)) {
    text.erase(at, 1);
  }
  return text;
}

class WooCommerceTable final : public FeedSource {
 public:
  explicit WooCommerceTable(FeedTable table) : table_(std::move(table)) {
    id_ = table_.column("id");
    type_ = table_.column("type");
    sku_ = table_.column("sku");
    parent_ = table_.column("parent");
    name_ = table_.column("name");
    price_ = table_.column("regular_price");
    for (std::size_t i = 1; i <= kWooAttributesMax; ++i) {
      const std::string attribute = "attribute_" + std::to_string(i);
      const int name = table_.column(attribute + "_name");
      if (name >= 0) attributes_.emplace_back(name, table_.column(attribute + "_value"));
    }
  }

  Result<void> open() {
    std::string missing;
    const auto need = [&](int column, const char* name) {
      if (column < 0) missing += (missing.empty() ? "" : ", ") + std::string(name);
    };
    need(type_, "Type");
    need(name_, "Name");
    need(price_, "Regular price");
    if (id_ < 0) need(sku_, "ID or SKU");
    if (!missing.empty()) {
      return Error{ErrorCode::invalid_argument,
                   "line 1: columns of a WooCommerce export are missing: " + missing};
    }
    for (std::size_t at = 0; at < table_.rows(); ++at) {
      if (!is_variable(table_.cell(at, type_))) continue;
      const std::string id = table_.cell(at, id_), sku = table_.cell(at, sku_);
      if (!id.empty()) parents_.emplace(text_key("id:" + id), at);
      if (!sku.empty()) parents_.emplace(text_key(sku), at);
    }
    return {};
  }

  std::size_t rows() const override { return table_.rows(); }

  std::string read(std::size_t at, FeedRow& row) const override {
    row = {};
    row.line = table_.line(at);
    if (std::string problem = table_.cells(at, cells_); !problem.empty()) return problem;
    const std::string_view type = cell(type_);
    const bool variation = is_variation(type);
    if (is_variable(type)) {
      row.use = RowUse::head;
      row.leads = true;
    } else if (variation) {
      row[Field::item_group_id] = group(at);
      if (row[Field::item_group_id].empty()) {
        return "Parent: the file has no variable product " + std::string(cell(parent_));
      }
    } else if (fold(type).find("grouped") != std::string::npos) {
      row.use = RowUse::hidden;  // It is sold as the products that it lists.
    }
    const std::string_view visible = cell("visibility_in_catalog");
    const std::string_view published = cell("published");
    if ((!published.empty() && published != "1") || visible == "hidden") row.use = RowUse::hidden;
    row[Field::id] = cell(cell(id_).empty() ? sku_ : id_);
    row[Field::title] = cell(name_);
    row[Field::description] = html_of("short_description") + html_of("description");
    row[Field::product_type] = first_of(cell("categories"));
    row[Field::brand] = first_of(cell("brands"));
    row[Field::image_link] = first_of(cell("images"));
    row[Field::gtin] = cell("gtin,_upc,_ean,_or_isbn");
    row[Field::link] = cell("external_url");
    put_price(row);
    put_stock(row);
    for (const auto& [name, value] : attributes_) {
      Attribute attribute{std::string(cell(name)), readable(cell(value))};
      if (attribute.name.empty() || attribute.value.empty()) continue;
      (variation ? row.options : row.details).push_back(std::move(attribute));
    }
    return "";
  }

  // A variable product is in the group of its own ID, which is its variations' too.
  std::string group(std::size_t at) const override {
    const std::string type = table_.cell(at, type_);
    std::size_t head = at;
    if (is_variation(type)) {
      const auto found = parents_.find(text_key(table_.cell(at, parent_)));
      if (found == parents_.end()) return "";
      head = found->second;
    } else if (!is_variable(type)) {
      return "";
    }
    const std::string id = table_.cell(head, id_);
    return id.empty() ? table_.cell(head, sku_) : id;
  }

  bool has_leaders() const override { return true; }

  void inherit(FeedRow& row, const FeedRow& leader) const override {
    if (leader.use == RowUse::hidden) row.use = RowUse::hidden;
    for (const Field field :
         {Field::title, Field::description, Field::product_type, Field::brand}) {
      row[field] = leader[field];
    }
    if (row[Field::image_link].empty()) row[Field::image_link] = leader[Field::image_link];
    for (const Attribute& shared : leader.details) {
      const bool own = std::any_of(row.options.begin(), row.options.end(),
                                   [&](const Attribute& a) { return a.name == shared.name; });
      if (!own) row.details.push_back(shared);
    }
  }

 private:
  static bool is_variable(std::string_view type) { return has_type(type, "variable"); }
  static bool is_variation(std::string_view type) { return has_type(type, "variation"); }
  static bool has_type(std::string_view types, std::string_view wanted) {
    for (const std::string& type : split_list(types)) {
      if (fold(type) == wanted) return true;
    }
    return false;
  }

  std::string_view cell(int column) const {
    return column < 0 ? std::string_view() : trim(cells_[static_cast<std::size_t>(column)]);
  }
  std::string_view cell(std::string_view name) const { return cell(table_.column(name)); }

  // The export writes a line end as "\n".
  std::string html_of(std::string_view name) const {
    std::string html(cell(name));
    for (std::size_t at = html.find("\\n"); at != html.npos; at = html.find("\\n", at)) {
      html.replace(at, 2, "\n");
    }
    return html.empty() ? html : "<p>" + html + "</p>";
  }

  void put_price(FeedRow& row) const {
    row[Field::price] = plain_decimal(cell(price_));
    row[Field::sale_price] = plain_decimal(cell("sale_price"));
    const std::string_view from = cell("date_sale_price_starts");
    const std::string_view to = cell("date_sale_price_ends");
    if (from.empty() && to.empty()) return;
    row[Field::sale_price_effective_date] =
        std::string(from.empty() ? "1970-01-01" : from.substr(0, kDateBytes)) + "/" +
        std::string(to.empty() ? "9999-12-31" : to.substr(0, kDateBytes));
  }

  // Stock is empty where the shop does not count, and "parent" where the product does it.
  void put_stock(FeedRow& row) const {
    const std::string_view in_stock = cell("in_stock?");
    if (in_stock == "0") row[Field::availability] = "out_of_stock";
    if (in_stock == "1") row[Field::availability] = "in_stock";
    if (in_stock == "backorder") row[Field::availability] = "backorder";
    const std::string_view stock = cell("stock");
    if (stock.empty() || stock == "parent") return;
    row[Field::quantity] = stock.starts_with('-') ? "0" : stock;
  }

  const FeedTable table_;
  int id_, type_, sku_, parent_, name_, price_;
  std::vector<std::pair<int, int>> attributes_;  // Columns of names and values.
  std::unordered_map<TextKey, std::size_t, TextKeyHash> parents_;
  mutable std::vector<std::string> cells_;
};

}  // namespace

OpenedFeed open_woocommerce(FeedTable table) {
  auto source = std::make_unique<WooCommerceTable>(std::move(table));
  if (Result<void> opened = source->open(); !opened) return opened.error();
  return std::unique_ptr<FeedSource>(std::move(source));
}

}  // namespace aisle
