// Puts products side by side: one row for each fact, one column for each product.
#include <algorithm>

#include "shared/base/text.h"
#include "shared/commerce/side_by_side.h"
#include "shared/tools/catalog_tools.h"
#include "shared/tools/found_products.h"

namespace aisle {
namespace {

constexpr std::size_t kRowsMax = 20;
constexpr std::size_t kCellBytesMax = 200;

constexpr std::string_view kPriceRow = "price";
constexpr std::string_view kRatingRow = "rating";

using Products = std::vector<const Product*>;

// The product's own writing of an attribute's or option's name; empty when it has none such.
std::string own_name(const Product& product, const std::string& name) {
  for (const std::string& own : names_of({&product}, std::string::npos)) {
    if (fold(own) == fold(name)) return own;
  }
  return "";
}

std::string cell(const Product& product, const std::string& row) {
  if (const std::string own = own_name(product, row); !own.empty()) return value_of(product, own);
  const std::string name = fold(row);
  if (name == kBrandFacet) return product.brand;
  if (name == kCategoryFacet) return product.category.empty() ? "" : product.category.back();
  if (name == kPriceRow) return price_text(lowest_price(product));
  if (name == kRatingRow) return rating_text(product);
  return "";
}

std::vector<std::string> rows_of(const CompareProducts& wanted, const Products& products) {
  if (!wanted.attributes.empty()) return wanted.attributes;
  std::vector<std::string> rows = {std::string(kPriceRow), std::string(kRatingRow),
                                   std::string(kBrandFacet)};
  for (std::string& name : names_of(products, kRowsMax)) {
    const bool known = std::any_of(rows.begin(), rows.end(),
                                   [&](const std::string& row) { return fold(row) == fold(name); });
    if (!known) rows.push_back(std::move(name));
  }
  return rows;
}

// "Material (differs): Nylon | Wool"
std::string row_text(const std::string& row, const std::vector<std::string>& cells) {
  std::string text;
  bool stated = true;
  for (const std::string& value : cells) {
    if (!text.empty()) text += " | ";
    text += value.empty() ? "not stated" : cut_utf8(value, kCellBytesMax);
    stated = stated && !value.empty();
  }
  const bool same = std::all_of(cells.begin(), cells.end(), [&](const std::string& value) {
    return fold(value) == fold(cells.front());
  });
  return row + (!stated ? " (not all stated): " : same ? " (same): " : " (differs): ") + text;
}

Product cut_to(const std::vector<std::string>& rows, const Product& product) {
  Product brief = in_brief(product);
  for (const Attribute& attribute : product.attributes) {
    const bool asked = std::any_of(rows.begin(), rows.end(), [&](const std::string& row) {
      return fold(row) == fold(attribute.name);
    });
    if (asked) brief.attributes.push_back(attribute);
  }
  return brief;
}

void add_row_receipts(const Product& product, const std::vector<std::string>& rows,
                      Receipts& receipts) {
  receipts.add_lowest_price(product);
  receipts.add_best_stock(product);
  receipts.add_rating(product);
  for (const std::string& row : rows) {
    const std::string name = fold(row);
    if (own_name(product, row).empty() && (name == kPriceRow || name == kRatingRow)) continue;
    if (std::string value = cell(product, row); !value.empty()) {
      receipts.add_attribute(product, row, std::move(value));
    }
  }
}

}  // namespace

std::string problem_in(const CompareProducts& wanted) {
  if (wanted.ids.size() < 2 || wanted.ids.size() > kComparedMax) {
    return "give two to four product ids, as another tool returned them";
  }
  for (auto id = wanted.ids.begin(); id != wanted.ids.end(); ++id) {
    if (std::find(wanted.ids.begin(), id, *id) != id) return "give each product once";
  }
  if (wanted.attributes.size() > kRowsMax) return "too many attributes: give at most 20";
  for (const std::string& name : wanted.attributes) {
    if (name.empty() || name.size() > kAskedNameBytesMax) {
      return "an attribute's name has 1 to 200 bytes";
    }
  }
  return "";
}

ToolResult look_up(const CompareProducts& wanted, const CatalogContext& context,
                   Receipts& receipts) {
  ToolResult result;
  const Products products = find_products(wanted.ids, context.index, result);
  if (products.size() < 2) {
    result.status = ToolStatus::not_found;
    return result;
  }
  const std::vector<std::string> rows = rows_of(wanted, products);
  std::vector<std::string> titles;
  for (const Product* product : products) {
    result.products.push_back(cut_to(rows, *product));
    titles.push_back(product->title);
    add_row_receipts(*product, rows, receipts);
  }
  if (!result.message.empty()) result.message += '\n';
  for (std::size_t i = 0; i < titles.size(); ++i) {
    result.message += (i == 0 ? "compared: " : " | ") + titles[i];
  }
  for (const std::string& row : rows) {
    std::vector<std::string> cells;
    for (const Product* product : products) cells.push_back(cell(*product, row));
    result.message += '\n' + row_text(row, cells);
  }
  return result;
}

}  // namespace aisle
