// The facts of a product as they stand on a card: price, rating, stock and variants to pick from.
#include <algorithm>

#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::int64_t kFewLeft = 5;

const std::string* option(const Variant& variant, std::string_view name) {
  for (const aisle::Attribute& each : variant.options) {
    if (each.name == name) return &each.value;
  }
  return nullptr;
}

bool is_buyable(const Variant& variant) {
  return variant.availability != Availability::out_of_stock;
}

// Of the variants with this value, the one most like the one shown; a buyable one before others.
const Variant& nearest(const Product& product, const Variant& shown, std::string_view name,
                       const std::string& value) {
  const Variant* best = &shown;
  int best_score = -1;
  for (const Variant& each : product.variants) {
    const std::string* own = option(each, name);
    if (!own || *own != value) continue;
    int score = is_buyable(each) ? 1 : 0;
    for (const aisle::Attribute& other : shown.options) {
      const std::string* same = other.name == name ? nullptr : option(each, other.name);
      if (same && *same == other.value) score += 2;
    }
    if (score > best_score) {
      best = &each;
      best_score = score;
    }
  }
  return *best;
}

std::vector<std::string> values_of(const Product& product, std::string_view name) {
  std::vector<std::string> values;
  for (const Variant& variant : product.variants) {
    const std::string* value = option(variant, name);
    if (value && std::find(values.begin(), values.end(), *value) == values.end()) {
      values.push_back(*value);
    }
  }
  return values;
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

NodePtr draw_price(const Product& product, const Variant& variant, bool chosen) {
  const bool differs = std::any_of(
      product.variants.begin(), product.variants.end(),
      [&](const Variant& each) { return each.price.amount > variant.price.amount; });
  Build row("p", variant.list_price ? "price reduced" : "price");
  if (differs && !chosen) row.add(Build("span", "from").label("from"));
  row.add(Build("b").text(money(variant.price)));
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
  return Build("p", is_buyable(variant) ? "stock" : "stock none").text(label(name)).done();
}

Nodes draw_options(const Turn& turn, const Product& product, const Variant& variant,
                   std::size_t values_max) {
  Nodes groups;
  for (const aisle::Attribute& shown : variant.options) {
    const std::vector<std::string> values = values_of(product, shown.name);
    if (values.size() < 2) continue;
    Build group("div", "options");
    group.key(shown.name).set("role", "group").set("aria-label", shown.name);
    // The picked value is always among those shown.
    std::size_t first = 0;
    const auto picked = std::find(values.begin(), values.end(), shown.value) - values.begin();
    if (static_cast<std::size_t>(picked) >= values_max) first = static_cast<std::size_t>(picked) + 1 - values_max;
    for (std::size_t i = first; i < std::min(values.size(), first + values_max); ++i) {
      const Variant& target = nearest(product, variant, shown.name, values[i]);
      group.add(button(is_buyable(target) ? "option" : "option gone", "variant_chosen")
                    .key(values[i])
                    .set("data-turn", turn.id.value)
                    .set("data-product", product.id.value)
                    .set("data-variant", target.id.value)
                    .set("aria-pressed", values[i] == shown.value ? "true" : "false")
                    .text(values[i]));
    }
    if (values.size() > values_max) {
      group.add(Build("span", "more").key("more").text("+" + std::to_string(values.size() - values_max)));
    }
    groups.push_back(group.done());
  }
  return groups;
}

}  // namespace aisle::view
