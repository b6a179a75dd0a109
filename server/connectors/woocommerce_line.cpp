#include "server/connectors/woocommerce_line.h"

#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

constexpr std::size_t kWooLineMetaMax = 100;
constexpr std::size_t kWooOptionsMax = 10;

// What tells the variation: its attributes, and what the shopper chose or wrote.
std::vector<Attribute> read_woo_options(const ShopValue& line) {
  std::vector<Attribute> options;
  for (const ShopValue& meta : woo_list(line, "meta_data", kWooLineMetaMax)) {
    const auto name = meta.maybe("display_key"), value = meta.maybe("display_value");
    const bool is_shown = !woo_text(meta, "key").starts_with('_') && name && value &&
                          name->json().is_string() && value->json().is_string();
    if (!is_shown || options.size() == kWooOptionsMax) continue;
    options.push_back({woo_line(meta, "display_key"), woo_line(meta, "display_value")});
  }
  return options;
}

}  // namespace

LineItem read_woo_line(const ShopValue& json) {
  LineItem line;
  const std::string product = woo_text(json, "product_id");
  const std::string variation = woo_text(json, "variation_id");
  const auto is_id = [](const std::string& id) { return !id.empty() && id != "0"; };
  // A product that the shop has forgotten is called after the line.
  line.product = {is_id(product) ? product : "line:" + json["id"].text()};
  line.variant = {is_id(variation) ? variation : line.product.value};
  line.title = woo_line(json, "parent_name");
  if (line.title.empty()) line.title = woo_line(json, "name");
  line.options = read_woo_options(json);
  return line;
}

LineItem read_woo_fee(const ShopValue& json) {
  LineItem line;
  line.product = {"fee:" + json["id"].text()};
  line.variant = {line.product.value};
  line.title = woo_line(json, "name");
  if (line.title.empty()) line.title = "Fee";
  line.returnable = false;
  return line;
}

}  // namespace aisle
