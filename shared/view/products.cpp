// Products of an answer: cards, or one in detail. A card is drawn from what this turn's
// tools returned, so a price on it can't be invented.
#include <algorithm>

#include "shared/base/text.h"
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::size_t kCardsMax = 12;
constexpr std::size_t kOptionGroupsOnCard = 2;
constexpr OptionsLook kOnCard{.values_max = 5, .detailed = false};
constexpr OptionsLook kInDetail{.values_max = 24, .detailed = true};
constexpr std::size_t kDescriptionBytesMax = 700;

// A search returns descriptions that end in the middle of a word; one is not shown so.
std::string shortened(const std::string& description) {
  std::string_view text = trim(cut_utf8(description, kDescriptionBytesMax));
  std::size_t last = text.size();
  while (last > 0 && continues_code_point(text[--last])) {
  }
  if (text.size() == description.size() && !is_letter(next_code_point(text, last))) {
    return std::string(text);
  }
  text = trim(text.substr(0, text.find_last_of(" \n")));
  return std::string(text) + "…";
}

Build draw_picture(const Turn& turn, const Product& product, const Variant& variant) {
  const std::string& image = image_of(product, variant);
  if (image.empty()) return Build("span", "picture");
  return button("picture", "picture_opened")
      .set("data-turn", turn.id.value)
      .set("data-product", product.id.value)
      .set("aria-label", label("enlarge", product.title))
      .set("aria-haspopup", "dialog")
      .add(Build("img").set("src", image).set("alt", "").set("loading", "lazy"));
}

Build draw_link(const Product& product) {
  Build link("a", "card-main");
  link.set("href", product.url);
  if (!product.brand.empty()) link.add(Build("span", "brand").text(product.brand));
  return link.add(Build("span", "title").text(product.title));
}

NodePtr draw_card(const Turn& turn, const Product& product, const TurnLook& look) {
  const Variant& variant = chosen_variant(turn, product, look);
  const bool chosen = std::any_of(look.choices.begin(), look.choices.end(),
                                  [&](const Choice& each) { return each.product == product.id; });
  Build card("li", "card");
  card.key(product.id.value).add(draw_picture(turn, product, variant)).add(draw_link(product));
  card.add(draw_price(turn, product, variant, chosen)).add(draw_rating(product));
  card.add(draw_stock(variant));
  Nodes options = draw_options(turn, product, variant, kOnCard);
  if (options.size() > kOptionGroupsOnCard) options.resize(kOptionGroupsOnCard);
  card.add(std::move(options));
  // A size that nobody has picked is not put in by one click.
  if (chosen || product.variants.size() == 1) card.add(draw_fill(turn, product, variant, look));
  return card.done();
}

}  // namespace

const std::string& image_of(const Product& product, const Variant& variant) {
  return variant.image.empty() ? product.image : variant.image;
}

NodePtr draw_detail(const Turn& turn, const Product& product, const TurnLook& look) {
  const Variant& variant = chosen_variant(turn, product, look);
  Build facts("div", "facts");
  facts.set("aria-live", "polite");  // Price and stock follow the choice.
  facts.add(draw_link(product)).add(draw_price(turn, product, variant, true));
  facts.add(draw_rating(product)).add(draw_stock(variant));
  Build detail("div", "detail");
  detail.key(product.id.value);
  detail.add(Build("div", "lead").add(draw_picture(turn, product, variant)).add(facts));
  detail.add(draw_options(turn, product, variant, kInDetail));
  detail.add(draw_instead(turn, product, variant));
  detail.add(draw_fill(turn, product, variant, look));
  if (!product.description.empty()) {
    detail.add(Build("p", "about").text(shortened(product.description)));
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
