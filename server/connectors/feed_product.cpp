#include "server/connectors/feed_product.h"

#include <algorithm>

#include "server/connectors/feed_value.h"
#include "server/connectors/html_text.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
}

// What is wrong with a text from outside, or "".
std::string text_problem(std::string_view text, std::size_t bytes_max) {
  if (text.size() > bytes_max) return "has more than " + std::to_string(bytes_max) + " bytes";
  if (!is_utf8(text)) return "is not valid UTF-8";
  if (has_control_character(text)) return "has control characters";
  return "";
}

std::string problem_of_pairs(const std::vector<Attribute>& pairs, std::size_t count_max) {
  if (pairs.size() > count_max) return "more than " + std::to_string(count_max);
  for (const Attribute& pair : pairs) {
    std::string problem = text_problem(pair.name, kDetailNameBytesMax);
    if (problem.empty()) problem = text_problem(pair.value, kDetailValueBytesMax);
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string problem_of_texts(const FeedRow& row) {
  for (std::size_t i = 0; i < kFeedFields.size(); ++i) {
    const std::string problem = text_problem(row.values[i], kFeedFields[i].bytes_max);
    if (!problem.empty()) return std::string(kFeedFields[i].name) + ": " + problem;
  }
  std::string problem = problem_of_pairs(row.options, kRowOptionsMax);
  if (!problem.empty()) return "options: " + problem;
  problem = problem_of_pairs(row.details, kDetailsMax);
  if (!problem.empty()) return "product_detail: " + problem;
  if (row.highlights.size() > kHighlightsMax) {
    return "product_highlight: more than " + std::to_string(kHighlightsMax);
  }
  for (const std::string& highlight : row.highlights) {
    const std::string problem = text_problem(highlight, kHighlightBytesMax);
    if (!problem.empty()) return "product_highlight: " + problem;
  }
  return "";
}

void add_attribute(std::vector<Attribute>& list, std::string name, const std::string& value) {
  if (!value.empty()) list.push_back({std::move(name), value});
}

// Reads one value into `out`; false puts the reason into `problem`.
template <class Out, class Value>
bool take(std::string_view field, Result<Value> value, Out& out, std::string& problem) {
  if (!value) {
    problem = std::string(field) + ": " + value.error().message;
    return false;
  }
  out = std::move(*value);
  return true;
}

void note_turn(std::optional<Time> turn, FeedContext& context) {
  if (turn && (!context.turns || *turn < *context.turns)) context.turns = turn;
}

std::string read_prices(const FeedRow& row, FeedContext& context, Variant& variant) {
  std::string problem;
  if (!take("price", read_price(row[Field::price], context.currency), variant.price, problem)) {
    return problem;
  }
  if (context.currency.empty()) context.currency = variant.price.currency;
  if (trim(row[Field::sale_price]).empty()) return "";
  Money sale;
  bool holds = true;
  if (!take("sale_price", read_price(row[Field::sale_price], context.currency), sale, problem)) {
    return problem;
  }
  if (const std::string& text = row[Field::sale_price_effective_date]; !trim(text).empty()) {
    FeedPeriod period;
    if (!take("sale_price_effective_date", read_period(text), period, problem)) return problem;
    holds = period.has(context.now);
    note_turn(period.turns_after(context.now), context);
  }
  if (holds && sale.amount < variant.price.amount) {
    variant.list_price = variant.price;
    variant.price = sale;
  }
  return "";
}

std::string read_item_stock(const FeedRow& row, Variant& variant) {
  std::string problem;
  const bool says = !trim(row[Field::availability]).empty();
  if (says && !take("availability", read_availability(row[Field::availability]),
                    variant.availability, problem)) {
    return problem;
  }
  if (trim(row[Field::quantity]).empty()) return "";
  if (!take("quantity", read_count(row[Field::quantity]), variant.stock, problem)) return problem;
  if (!says && variant.stock == 0) variant.availability = Availability::out_of_stock;
  return "";
}

std::string read_addresses(const FeedRow& row, const FeedContext& context, Product& product) {
  std::string problem;
  if (!take("link", read_address(row[Field::link], context.base_url), product.url, problem) ||
      !take("image_link", read_address(row[Field::image_link], context.base_url), product.image,
            problem)) {
    return problem;
  }
  return "";
}

std::string read_opinions(const FeedRow& row, Product& product) {
  std::string problem;
  if (!trim(row[Field::star_rating]).empty() &&
      !take("star_rating", read_rating(row[Field::star_rating]), product.rating_hundredths,
            problem)) {
    return problem;
  }
  if (!trim(row[Field::review_count]).empty() &&
      !take("review_count", read_count(row[Field::review_count]), product.rating_count, problem)) {
    return problem;
  }
  return "";
}

void read_texts(const FeedRow& row, FeedItem& item) {
  Product& product = item.product;
  Variant& variant = product.variants[0];
  const auto line = [&](Field field) { return html_to_line(row[field]); };
  product.brand = line(Field::brand);
  product.description = html_to_text(row[Field::description]);
  std::string highlights;
  for (const std::string& highlight : row.highlights) {
    const std::string text = html_to_line(highlight);
    if (!text.empty()) highlights += (highlights.empty() ? "- " : "\n- ") + text;
  }
  if (!highlights.empty()) {
    product.description += (product.description.empty() ? "" : "\n\n") + highlights;
  }
  product.category = read_category(line(Field::product_type));
  if (product.category.empty()) {
    product.category = read_category(line(Field::google_product_category));
  }
  add_attribute(variant.options, "Colour", line(Field::color));
  add_attribute(variant.options, "Size", line(Field::size));
  for (const Attribute& option : row.options) {
    const std::string name = html_to_line(option.name);
    if (!name.empty()) add_attribute(variant.options, name, html_to_line(option.value));
  }
  add_attribute(item.loose, "Material", line(Field::material));
  add_attribute(item.loose, "Pattern", line(Field::pattern));
  add_attribute(product.attributes, "Gender", line(Field::gender));
  add_attribute(product.attributes, "Age group", line(Field::age_group));
  const std::string condition = line(Field::condition);
  if (fold(condition) != "new") add_attribute(product.attributes, "Condition", condition);
  for (const Attribute& detail : row.details) {
    Attribute plain{html_to_line(detail.name), html_to_line(detail.value)};
    std::vector<Attribute>& known = product.attributes;
    if (plain.name.empty() || plain.value.empty()) continue;
    if (std::find(known.begin(), known.end(), plain) == known.end()) {
      known.push_back(std::move(plain));
    }
  }
  add_attribute(product.attributes, "GTIN", line(Field::gtin));
  add_attribute(product.attributes, "MPN", line(Field::mpn));
}

}  // namespace

std::string read_item(const FeedRow& row, FeedContext& context, FeedItem& item) {
  if (std::string problem = problem_of_texts(row); !problem.empty()) return problem;
  item = {};
  item.product.variants.resize(1);
  Variant& variant = item.product.variants[0];
  variant.id.value = trim(row[Field::id]);
  if (variant.id.empty()) return "id: is missing";
  item.group = trim(row[Field::item_group_id]);
  item.product.id.value = item.group.empty() ? variant.id.value : item.group;
  item.product.title = html_to_line(row[Field::title]);
  if (item.product.title.empty()) return "title: is missing";
  if (trim(row[Field::price]).empty()) return "price: is missing";
  if (std::string problem = read_prices(row, context, variant); !problem.empty()) return problem;
  if (std::string problem = read_item_stock(row, variant); !problem.empty()) return problem;
  if (std::string problem = read_addresses(row, context, item.product); !problem.empty()) {
    return problem;
  }
  if (std::string problem = read_opinions(row, item.product); !problem.empty()) return problem;
  read_texts(row, item);
  return "";
}

Product join_items(std::vector<FeedItem> items) {
  Product product = items.front().product;
  product.variants.clear();
  const auto value_in = [](const FeedItem& item, const std::string& name) {
    for (const Attribute& attribute : item.loose) {
      if (attribute.name == name) return attribute.value;
    }
    return std::string();
  };
  for (const std::string name : {"Pattern", "Material"}) {
    const std::string first = value_in(items.front(), name);
    const bool same = std::all_of(items.begin(), items.end(), [&](const FeedItem& item) {
      return value_in(item, name) == first;
    });
    if (same && !first.empty()) {
      product.attributes.insert(product.attributes.begin(), {name, first});
    } else if (!same) {
      for (FeedItem& item : items) {
        add_attribute(item.product.variants[0].options, name, value_in(item, name));
      }
    }
  }
  // What tells one row's number from another's does not hold for all of them.
  const auto holds_for_all = [&](const Attribute& attribute) {
    if (attribute.name != "GTIN" && attribute.name != "MPN") return true;
    return std::all_of(items.begin(), items.end(), [&](const FeedItem& item) {
      const auto& own = item.product.attributes;
      return std::find(own.begin(), own.end(), attribute) != own.end();
    });
  };
  std::erase_if(product.attributes, [&](const Attribute& a) { return !holds_for_all(a); });
  for (FeedItem& item : items) {
    Variant& variant = item.product.variants[0];
    if (item.product.image != product.image) variant.image = item.product.image;
    product.variants.push_back(std::move(variant));
  }
  return product;
}

}  // namespace aisle
