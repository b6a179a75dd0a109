#include "server/connectors/shopify_line.h"

#include "server/connectors/html_text.h"
#include "server/connectors/shopify_product.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kNameBytesMax = 600;
constexpr std::size_t kOptionsMax = 10;

}  // namespace

LineItem read_shopify_line(const ShopValue& json) {
  LineItem line;
  line.variant = shopify_variant_of(json);
  const auto product = json.maybe("product");
  line.product = {product ? shopify_tail((*product)["id"].text()) : line.variant.value};
  line.title = std::string(cut_utf8(html_to_line(json["title"].text()), kNameBytesMax));
  line.returnable = !json["isGiftCard"].flag();
  const auto sold = json.maybe("variant");
  if (!sold) return line;
  for (const ShopValue& option : (*sold)["selectedOptions"].list(kOptionsMax)) {
    Attribute attribute{option["name"].text(), option["value"].text()};
    if (attribute.value != "Default Title") line.options.push_back(std::move(attribute));
  }
  return line;
}

VariantId shopify_variant_of(const ShopValue& line) {
  const auto variant = line.maybe("variant");
  if (variant) return {shopify_tail((*variant)["id"].text())};
  return {"line:" + shopify_tail(line["id"].text())};
}

}  // namespace aisle
