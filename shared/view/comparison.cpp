// Products side by side: one column each, one row per fact, rows that are all alike set back.
#include <algorithm>

#include "shared/commerce/side_by_side.h"
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::size_t kRowsMax = 14;

using Products = std::vector<const Product*>;

Build row_head() { return Build("th").set("scope", "row"); }

Build head_row(const Products& products) {
  Build row("tr");
  row.add(Build("td"));
  for (const Product* product : products) {
    Build link("a");
    link.set("href", product->url);
    if (!product->image.empty()) {
      link.add(Build("img").set("src", product->image).set("alt", "").set("loading", "lazy"));
    }
    row.add(Build("th").set("scope", "col").add(link.text(product->title)));
  }
  return row;
}

template <class Cell>
Build fact_row(const char* name, const Products& products, Cell cell) {
  Build row("tr");
  row.add(row_head().label(name));
  for (const Product* product : products) row.add(Build("td").add(cell(*product)));
  return row;
}

}  // namespace

NodePtr draw_comparison(const Turn& turn, const std::vector<const Product*>& products) {
  Build body("tbody");
  body.add(head_row(products));
  const auto shown = [&](const Product& product) -> const Variant& {
    return chosen_variant(turn, product, {});
  };
  body.add(fact_row("price", products, [&](const Product& product) {
    return draw_price(turn, product, shown(product), false);
  }));
  body.add(fact_row("rating", products, [](const Product& product) { return draw_rating(product); }));
  body.add(fact_row("availability", products,
                    [&](const Product& product) { return draw_stock(shown(product)); }));
  for (const std::string& name : names_of(products, kRowsMax)) {
    std::vector<std::string> values;
    for (const Product* product : products) values.push_back(value_of(*product, name));
    const bool alike = std::all_of(values.begin(), values.end(),
                                   [&](const std::string& value) { return value == values.front(); });
    Build row("tr", alike ? "alike" : "");
    row.add(row_head().text(name));
    for (const std::string& value : values) row.add(Build("td").text(value.empty() ? "–" : value));
    body.add(row);
  }
  Build frame("div", "compare");
  frame.set("tabindex", "0").set("role", "region").set_label("aria-label", "comparison");
  return frame.add(Build("table").add(body)).done();
}

}  // namespace aisle::view
