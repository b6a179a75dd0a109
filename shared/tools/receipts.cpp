#include "shared/tools/receipts.h"

#include <algorithm>

#include "shared/commerce/decimal.h"

namespace aisle {
namespace {

std::string availability_name(Availability availability) {
  return std::string(enum_names(availability)[static_cast<std::size_t>(availability)]);
}

// How soon it is to be had: the lower, the sooner.
int delay(Availability availability) {
  switch (availability) {
    case Availability::in_stock: return 0;
    case Availability::backorder: return 1;
    case Availability::preorder: return 2;
    case Availability::out_of_stock: return 3;
  }
  return 3;
}

}  // namespace

std::string price_text(const Money& money) { return format_decimal(money) + ' ' + money.currency; }

std::string title_of(const Product& product, const Variant& variant) {
  std::string title = product.title;
  for (const Attribute& option : variant.options) title += ", " + option.value;
  return title;
}

std::string rating_text(const Product& product) {
  if (product.rating_count == 0) return "";
  return format_decimal(product.rating_hundredths, 2) + " (" +
         std::to_string(product.rating_count) + ')';
}

void Receipts::add(FactKind kind, std::string subject, std::string title, std::string value,
                   std::string url, std::int64_t lifetime_s) {
  const std::string number = std::to_string(receipts_.size() + 1);
  receipts_.push_back({{call_.id.value + '.' + number},
                       kind,
                       std::move(subject),
                       std::move(title),
                       std::move(value),
                       std::move(url),
                       std::string(context_.connector),
                       context_.fetched_at,
                       lifetime_s});
}

void Receipts::add_prices(const Product& product, const Variant& variant, std::string title) {
  add(FactKind::price, product.id.value, title, price_text(variant.price), product.url,
      kPriceLifetimeS);
  if (variant.list_price && variant.list_price->amount > variant.price.amount) {
    add(FactKind::price, product.id.value, std::move(title), price_text(*variant.list_price),
        product.url, kPriceLifetimeS);
  }
}

void Receipts::add_lowest_price(const Product& product) {
  const Money& lowest = lowest_price(product);
  const auto cheapest =
      std::find_if(product.variants.begin(), product.variants.end(),
                   [&](const Variant& variant) { return &variant.price == &lowest; });
  add_prices(product, *cheapest, product.title);
}

void Receipts::add_price(const Product& product, const Variant& variant) {
  add_prices(product, variant, title_of(product, variant));
}

void Receipts::add_stock(const Product& product, const Variant& variant) {
  std::string value = availability_name(variant.availability);
  if (variant.stock) value += ' ' + std::to_string(*variant.stock);
  add(FactKind::stock, product.id.value, title_of(product, variant), std::move(value), product.url,
      kPriceLifetimeS);
}

void Receipts::add_best_stock(const Product& product) {
  const auto soonest = std::min_element(product.variants.begin(), product.variants.end(),
                                        [](const Variant& a, const Variant& b) {
                                          return delay(a.availability) < delay(b.availability);
                                        });
  add(FactKind::stock, product.id.value, product.title, availability_name(soonest->availability),
      product.url, kPriceLifetimeS);
}

void Receipts::add_as_of(const Product& product) {
  const std::string time = format_time(context_.fetched_at);
  add(FactKind::attribute, product.id.value, "as of",
      time.substr(0, 10) + ' ' + time.substr(11, 5) + " UTC", product.url, kPriceLifetimeS);
}

void Receipts::add_rating(const Product& product) {
  if (product.rating_count == 0) return;
  add(FactKind::rating, product.id.value, product.title, rating_text(product), product.url,
      kFactLifetimeS);
}

void Receipts::add_attribute(const Product& product, std::string name, std::string value) {
  add(FactKind::attribute, product.id.value, std::move(name), std::move(value), product.url,
      kFactLifetimeS);
}

void Receipts::add_calculated(std::string title, const Money& amount) {
  add(FactKind::price, "calculation", std::move(title), price_text(amount), "", kPriceLifetimeS);
  receipts_.back().source = "calculation";
}

void Receipts::add_cart(const Cart& cart) {
  const auto told = [&](const std::string& subject, std::string title, const Money& price) {
    if (price.currency.empty()) return;
    add(FactKind::price, subject, std::move(title), price_text(price), cart.url, kCartLifetimeS);
    receipts_.back().source = "page";
    receipts_.back().fetched_at = context_.now;
  };
  for (const CartLine& line : cart.lines) {
    const std::string title = line.choice.empty() ? line.title : line.title + ", " + line.choice;
    told(line.variant.value, title, line.price);
    const Cart alone{{line}, {}};
    if (const auto sum = total(alone)) told(line.variant.value, title, *sum);
  }
  if (const auto sum = total(cart)) told("cart", "", *sum);
}

void Receipts::add_passage(const PassageHit& hit) {
  const std::string title = hit.passage.heading.empty()
                                ? hit.policy_title
                                : hit.policy_title + ": " + hit.passage.heading;
  add(FactKind::policy, hit.policy.value + '#' + hit.passage.id, title, hit.passage.text,
      hit.url.empty() ? "" : hit.url + '#' + hit.passage.id, kFactLifetimeS);
}

}  // namespace aisle
