// Products of an answer: cards in a row, or one in detail. A card is drawn from what this turn's
// tools returned, so a price on it can't be invented.
#include <algorithm>

#include "shared/base/text.h"
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::size_t kCardsMax = 12;
constexpr std::size_t kOptionGroupsOnCard = 2;
constexpr std::size_t kDescriptionBytesMax = 700;

const std::string& image_of(const Product& product, const Variant& variant) {
  return variant.image.empty() ? product.image : variant.image;
}

Build draw_link(const Product& product, const Variant& variant) {
  Build link("a", "card-main");
  link.set("href", product.url);
  const std::string& image = image_of(product, variant);
  Build frame("span", "picture");
  if (!image.empty()) {
    frame.add(Build("img").set("src", image).set("alt", "").set("loading", "lazy"));
  }
  link.add(frame);
  if (!product.brand.empty()) link.add(Build("span", "brand").text(product.brand));
  return link.add(Build("span", "title").text(product.title));
}

NodePtr draw_card(const Turn& turn, const Product& product, const TurnLook& look) {
  const Variant& variant = chosen_variant(turn, product, look);
  const bool chosen = std::any_of(look.choices.begin(), look.choices.end(),
                                  [&](const Choice& each) { return each.product == product.id; });
  Build card("li", "card");
  card.key(product.id.value).add(draw_link(product, variant));
  card.add(draw_price(product, variant, chosen)).add(draw_rating(product));
  card.add(draw_stock(variant));
  Nodes options = draw_options(turn, product, variant, 5);
  if (options.size() > kOptionGroupsOnCard) options.resize(kOptionGroupsOnCard);
  return card.add(std::move(options)).done();
}

NodePtr draw_detail(const Turn& turn, const Product& product, const TurnLook& look) {
  const Variant& variant = chosen_variant(turn, product, look);
  Build detail("div", "detail");
  detail.key(product.id.value).add(draw_link(product, variant));
  detail.add(draw_price(product, variant, true)).add(draw_rating(product));
  detail.add(draw_stock(variant)).add(draw_options(turn, product, variant, 12));
  if (!product.description.empty()) {
    const std::string_view text = cut_utf8(product.description, kDescriptionBytesMax);
    const bool cut = text.size() < product.description.size();
    detail.add(Build("p", "about").text(std::string(text) + (cut ? "…" : "")));
  }
  if (!product.attributes.empty()) {
    Build list("dl");
    for (const aisle::Attribute& each : product.attributes) {
      list.add(Build("div").add(Build("dt").text(each.name)).add(Build("dd").text(each.value)));
    }
    detail.add(list);
  }
  return detail.add(Build("a", "chip").set("href", product.url).label("view_product")).done();
}

}  // namespace

NodePtr draw_products(const Turn& turn, const Answer& answer, const TurnLook& look) {
  std::vector<const Product*> products;
  for (const ProductId& id : answer.products) {
    const Product* product = find_product(turn, id);
    if (product && !product->variants.empty() && products.size() < kCardsMax) {
      products.push_back(product);
    }
  }
  if (products.empty() || answer.layout == Layout::none) return nullptr;
  if (answer.layout == Layout::comparison) return draw_comparison(turn, products);
  if (answer.layout == Layout::detail) return draw_detail(turn, *products.front(), look);
  Build cards("ul", "cards");
  cards.set("tabindex", "0").set_label("aria-label", "products");
  for (const Product* product : products) cards.add(draw_card(turn, *product, look));
  return cards.done();
}

}  // namespace aisle::view
