// The facts of a product as they stand on a card: price, rating, stock and variants to pick from.
#include <algorithm>
#include <utility>

#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::int64_t kFewLeft = 5;
constexpr std::size_t kInsteadMax = 4;

const std::string* option_value(const Variant& variant, std::string_view name) {
  for (const aisle::Attribute& each : variant.options) {
    if (each.name == name) return &each.value;
  }
  return nullptr;
}

bool is_one_of(const aisle::Attribute& one, const std::vector<aisle::Attribute>& all) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// What a shopper gets who picks a value and changes nothing else.
struct Offer {
  const Variant* variant;
  bool exact;  ///< Everything else stays; else it is the most alike, a buyable one before others.
};

Offer offer(const Product& product, const Variant& shown, std::string_view name,
            const std::string& value) {
  const Variant* best = &shown;
  int best_score = -1;
  for (const Variant& each : product.variants) {
    const std::string* own = option_value(each, name);
    if (!own || *own != value) continue;
    int score = can_be_bought(each) ? 1 : 0;
    for (const aisle::Attribute& other : shown.options) {
      const std::string* same = other.name == name ? nullptr : option_value(each, other.name);
      if (same && *same == other.value) score += 2;
    }
    if (score > best_score) {
      best = &each;
      best_score = score;
    }
  }
  return {best, best_score / 2 + 1 == static_cast<int>(shown.options.size())};
}

// "Ember red, M": the options of a variant, without those of one name.
std::string values_text(const Variant& variant, std::string_view without = {}) {
  std::string text;
  for (const aisle::Attribute& each : variant.options) {
    if (each.name == without) continue;
    if (!text.empty()) text += ", ";
    text += each.value;
  }
  return text;
}

std::vector<std::string> values_of(const Product& product, std::string_view name) {
  std::vector<std::string> values;
  for (const Variant& variant : product.variants) {
    const std::string* value = option_value(variant, name);
    if (value && std::find(values.begin(), values.end(), *value) == values.end()) {
      values.push_back(*value);
    }
  }
  return values;
}

// Whether each value of an option has a picture of its own, as colours have.
bool tells_by_picture(const Product& product, std::string_view name, std::size_t values) {
  std::vector<std::pair<const std::string*, const std::string*>> pictures;  // Value and picture.
  for (const Variant& each : product.variants) {
    const std::string* value = option_value(each, name);
    const std::string& image = image_of(product, each);
    if (!value || image.empty()) return false;
    for (const auto& [known, picture] : pictures) {
      if ((*known == *value) != (*picture == image)) return false;
    }
    pictures.emplace_back(value, &image);
  }
  return values > 1;
}

Build draw_choice(const Turn& turn, const Product& product, const Variant& variant,
                  const aisle::Attribute& wanted, bool pictured) {
  const Offer target = offer(product, variant, wanted.name, wanted.value);
  const bool there = target.exact && can_be_bought(*target.variant);
  const bool checked = is_one_of(wanted, variant.options);
  Build radio = button(there ? "option" : "option gone", "variant_chosen");
  radio.key(wanted.value)
      .set("role", "radio")
      .set("aria-checked", checked ? "true" : "false")
      .set("tabindex", checked ? "0" : "-1")
      .set("data-turn", turn.id.value)
      .set("data-product", product.id.value)
      .set("data-variant", target.variant->id.value);
  if (!there) {
    Value why = label(target.exact ? "value_gone" : "value_not_with", wanted.value);
    if (!target.exact) why.arguments.push_back(values_text(variant, wanted.name));
    radio.set("aria-label", why).set("title", why);
  } else if (pictured) {
    radio.set("aria-label", wanted.value).set("title", wanted.value);
  }
  if (!pictured) return radio.text(wanted.value);
  return radio.add(Build("img").set("src", image_of(product, *target.variant)).set("alt", ""));
}

}  // namespace

const Variant& chosen_variant(const Turn& turn, const Product& product, const TurnLook& look) {
  for (const Choice& choice : look.choices) {
    if (choice.turn != turn.id || choice.product != product.id) continue;
    for (const Variant& variant : product.variants) {
      if (variant.id == choice.variant) return variant;
    }
  }
  const Money& lowest = lowest_price(product);
  for (const Variant& variant : product.variants) {
    if (&variant.price == &lowest) return variant;
  }
  return product.variants.front();
}

std::string title_of(const Product& product, const Variant& variant) {
  const std::string values = values_text(variant);
  return values.empty() ? product.title : product.title + ", " + values;
}

NodePtr draw_price(const Turn& turn, const Product& product, const Variant& variant, bool chosen) {
  const bool differs = std::any_of(
      product.variants.begin(), product.variants.end(),
      [&](const Variant& each) { return each.price.amount > variant.price.amount; });
  Build row("p", variant.list_price ? "price reduced" : "price");
  if (differs && !chosen) row.add(Build("span", "from").label("from"));
  Build amount("b");
  amount.text(money(variant.price));
  if (const Receipt* receipt = price_receipt(turn, product.id)) {
    row.add(button("fact", "citation_opened")
                .set("data-turn", turn.id.value)
                .set("data-receipt", receipt->id.value)
                .set("aria-haspopup", "dialog")
                .set("title", label("source_of_price"))
                .add(amount));
  } else {
    row.add(amount);
  }
  if (variant.list_price && variant.list_price->amount > variant.price.amount) {
    const std::int64_t before = variant.list_price->amount;
    const std::int64_t percent = (before - variant.price.amount) * 100 / before;
    row.add(Build("span", "hidden").label("before"));
    row.add(Build("s").text(money(*variant.list_price)));
    if (percent >= 5) row.add(Build("span", "badge").label("percent_off", std::to_string(percent)));
  }
  return row.done();
}

NodePtr draw_rating(const Product& product) {
  if (product.rating_hundredths == 0) return nullptr;
  Build row("p", "rating");
  row.add(Build("i", "star")).text(Value{Format::number, std::to_string(product.rating_hundredths), {}});
  if (product.rating_count > 0) {
    row.add(Build("span").label("ratings", std::to_string(product.rating_count)));
  }
  return row.done();
}

NodePtr draw_stock(const Variant& variant) {
  const bool few = variant.availability == Availability::in_stock && variant.stock &&
                   *variant.stock > 0 && *variant.stock <= kFewLeft;
  if (few) return Build("p", "stock few").label("few_left", std::to_string(*variant.stock)).done();
  const auto name = enum_names(Availability{})[static_cast<std::size_t>(variant.availability)];
  return Build("p", can_be_bought(variant) ? "stock" : "stock none").text(label(name)).done();
}

NodePtr draw_instead(const Turn& turn, const Product& product, const Variant& variant) {
  if (can_be_bought(variant)) return nullptr;
  Build box("div", "instead");
  box.key("instead");
  const std::string values = values_text(variant);
  if (!values.empty()) box.add(Build("p").label("combination_gone", values));
  Build chips("div", "chips");
  std::size_t offered = 0;
  for (const Variant& each : product.variants) {
    if (!can_be_bought(each) || offered == kInsteadMax) continue;
    const bool alike = std::any_of(
        each.options.begin(), each.options.end(),
        [&](const aisle::Attribute& own) { return is_one_of(own, variant.options); });
    if (!alike && each.options.size() > 1) continue;
    ++offered;
    chips.add(button("chip", "variant_chosen")
                  .set("data-turn", turn.id.value)
                  .set("data-product", product.id.value)
                  .set("data-variant", each.id.value)
                  .text(values_text(each)));
  }
  if (offered > 0) box.add(Build("p", "note").label("still_there")).add(chips);
  return box.done();
}

Nodes draw_options(const Turn& turn, const Product& product, const Variant& variant,
                   OptionsLook look) {
  Nodes groups;
  for (const aisle::Attribute& shown : variant.options) {
    const std::vector<std::string> values = values_of(product, shown.name);
    if (values.size() < 2) continue;
    const bool pictured = look.detailed && tells_by_picture(product, shown.name, values.size());
    if (look.only_pictured && !pictured) continue;
    Build group("div", pictured ? "options pictured" : "options");
    group.key(shown.name).set("role", "radiogroup").set("aria-label", shown.name);
    // The picked value is always among those shown.
    std::size_t first = 0;
    const auto picked = std::find(values.begin(), values.end(), shown.value) - values.begin();
    if (static_cast<std::size_t>(picked) >= look.values_max) {
      first = static_cast<std::size_t>(picked) + 1 - look.values_max;
    }
    for (std::size_t i = first; i < std::min(values.size(), first + look.values_max); ++i) {
      group.add(draw_choice(turn, product, variant, {shown.name, values[i]}, pictured));
    }
    if (look.detailed) {
      groups.push_back(Build("p", "option-name")
                           .key(shown.name + "=")
                           .set("aria-hidden", "true")
                           .text(shown.name)
                           .add(Build("b").text(shown.value))
                           .done());
    }
    if (values.size() <= look.values_max) {
      groups.push_back(group.done());
      continue;
    }
    const std::string more = std::to_string(values.size() - look.values_max);
    Value name = label("more_values", more);
    name.arguments.push_back(shown.name);
    groups.push_back(Build("div", "options-row")
                         .key(shown.name)
                         .add(group)
                         .add(button("more-values", "product_opened")
                                  .set("data-turn", turn.id.value)
                                  .set("data-product", product.id.value)
                                  .set("aria-label", name)
                                  .text("+" + more))
                         .done());
  }
  return groups;
}

}  // namespace aisle::view
