#include "server/connectors/jsonld_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/connectors/feed_value.h"
#include "server/connectors/jsonld_value.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

bool is_product(const JsonldValue& object) {
  return has_jsonld_type(object, "Product") || has_jsonld_type(object, "IndividualProduct") ||
         has_jsonld_type(object, "ProductModel");
}

bool is_group(const JsonldValue& object) { return has_jsonld_type(object, "ProductGroup"); }

std::string availability_of(const JsonldValue& offer) {
  const std::string term = jsonld_text(offer, "availability");
  const std::string word = fold(jsonld_word(term));
  if (word == "outofstock" || word == "soldout" || word == "discontinued") return "out_of_stock";
  if (word == "preorder" || word == "presale") return "preorder";
  if (word == "backorder") return "backorder";
  if (word == "instock" || word == "limitedavailability" || word == "onlineonly" ||
      word == "instoreonly" || word == "madetoorder" || word == "reserved") {
    return "in_stock";
  }
  return term;
}

class JsonldDocument {
 public:
  JsonldDocument(const JsonldValue& root, const std::string& currency) : currency_(currency) {
    name_all(root, 0);
    visit(root, 0);
  }

  std::vector<FeedRow> rows;

 private:
  // Remembers what has an "@id" and says more than that.
  void name_all(const JsonldValue& value, int depth) {
    if (depth > kJsonldDepthMax) return;
    if (value.is_object() && value.size() > 1) {
      const JsonldValue& id = jsonld_member(value, "@id");
      if (id.is_string()) named_.emplace(id.get_ref<const std::string&>(), &value);
    }
    if (value.is_structured()) {
      for (const JsonldValue& inner : value) name_all(inner, depth + 1);
    }
  }

  const JsonldValue& resolve(const JsonldValue& value) const {
    const JsonldValue& id = jsonld_member(value, "@id");
    if (!id.is_string() || value.size() > 1) return value;
    const auto found = named_.find(id.get_ref<const std::string&>());
    return found == named_.end() ? value : *found->second;
  }

  void visit(const JsonldValue& value, int depth) {
    if (depth > kJsonldDepthMax) return;
    if (value.is_array()) {
      for (const JsonldValue& one : value) visit(one, depth + 1);
    } else if (is_group(value)) {
      visit_group(value);
    } else if (is_product(value)) {
      const JsonldValue& group = resolve(jsonld_first(jsonld_member(value, "isVariantOf")));
      add_product(value, is_group(group) ? &group : nullptr);
    } else if (value.is_object()) {
      for (const char* name : {"@graph", "mainEntity", "itemListElement", "item"}) {
        visit(jsonld_member(value, name), depth + 1);
      }
    }
  }

  void visit_group(const JsonldValue& group) {
    const JsonldValue& variants = jsonld_member(group, "hasVariant");
    if (!variants.is_array()) return visit_variant(group, variants);
    for (const JsonldValue& variant : variants) visit_variant(group, variant);
  }

  void visit_variant(const JsonldValue& group, const JsonldValue& variant) {
    const JsonldValue& product = resolve(variant);
    if (is_product(product)) add_product(product, &group);
  }

  static std::string id_of(const JsonldValue& object) {
    for (const char* name :
         {"productGroupID", "sku", "productID", "mpn", "gtin", "gtin13", "@id"}) {
      std::string id = jsonld_text(object, name);
      if (!id.empty()) return id;
    }
    return "";
  }

  // One row per offer that has a number of its own; else one row, at the lowest price.
  void add_product(const JsonldValue& product, const JsonldValue* group) {
    if (rows.size() >= kJsonldRowsMax || !done_.insert(&product).second) return;
    FeedRow row;
    put_product(row, product);
    if (group) inherit(row, *group);
    row[Field::id] = id_of(product);
    if (row[Field::id].empty()) row[Field::id] = row[Field::link];
    if (group) row[Field::item_group_id] = id_of(*group);
    std::vector<const JsonldValue*> offers;
    std::set<const JsonldValue*> lists;
    collect_offers(jsonld_member(product, "offers"), offers, lists, 0);
    if (offers.size() > 1 && have_numbers(offers)) {
      if (row[Field::item_group_id].empty()) row[Field::item_group_id] = "group:" + row[Field::id];
      for (const JsonldValue* offer : offers) add_row(offer_row(row, *offer));
      return;
    }
    const JsonldValue* best = nullptr;
    std::int64_t lowest = 0;
    for (const JsonldValue* offer : offers) {
      FeedRow priced = row;
      put_offer(priced, *offer);
      const std::string& now =
          priced[priced[Field::sale_price].empty() ? Field::price : Field::sale_price];
      const Result<Money> price = read_price(now, currency_);
      if (best && (!price || price->amount >= lowest)) continue;
      best = offer;
      lowest = price ? price->amount : kMoneyAmountMax;
    }
    if (best) put_offer(row, *best);
    if (best || !group) add_row(std::move(row));
  }

  // What a group says is in each of its rows, so a small document can have large ones.
  void add_row(FeedRow row) {
    for (const std::string& value : row.values) bytes_ += value.size();
    for (const Attribute& detail : row.details) bytes_ += detail.name.size() + detail.value.size();
    if (bytes_ > kJsonldRowsBytesMax || rows.size() >= kJsonldRowsMax) return;
    rows.push_back(std::move(row));
  }

  static bool have_numbers(const std::vector<const JsonldValue*>& offers) {
    std::map<std::string, int> seen;
    return std::all_of(offers.begin(), offers.end(), [&](const JsonldValue* offer) {
      const std::string sku = jsonld_text(*offer, "sku");
      return !sku.empty() && seen[sku]++ == 0;
    });
  }

  FeedRow offer_row(FeedRow row, const JsonldValue& offer) const {
    row[Field::id] = jsonld_text(offer, "sku");
    put_offer(row, offer);
    const std::string name = jsonld_text(offer, "name");
    if (!name.empty() && name != row[Field::title]) row.options.push_back({"Variant", name});
    return row;
  }

  // `lists` has those that were looked into; one that leads back to itself is looked into once.
  void collect_offers(const JsonldValue& value, std::vector<const JsonldValue*>& offers,
                      std::set<const JsonldValue*>& lists, int depth) const {
    if (depth > kJsonldDepthMax || offers.size() >= kJsonldOffersMax) return;
    if (value.is_array()) {
      for (const JsonldValue& one : value) collect_offers(one, offers, lists, depth + 1);
      return;
    }
    const JsonldValue& offer = resolve(value);
    if (!offer.is_object()) return;
    const JsonldValue& inner = jsonld_member(offer, "offers");
    if (has_jsonld_type(offer, "AggregateOffer") && inner.is_array() && !inner.empty()) {
      if (lists.insert(&offer).second) collect_offers(inner, offers, lists, depth + 1);
      return;
    }
    offers.push_back(&offer);
  }

  void put_product(FeedRow& row, const JsonldValue& product) const {
    const auto put = [&](Field field, const char* name) {
      if (!row[field].empty()) return;
      row[field] = jsonld_text(product, name);
      const std::size_t bytes_max = kFeedFields[static_cast<std::size_t>(field)].bytes_max;
      if (row[field].size() > bytes_max) row[field].resize(bytes_max + 1);  // It will be refused.
    };
    put(Field::title, "name");
    put(Field::description, "description");
    put(Field::link, "url");
    put(Field::image_link, "image");
    put(Field::brand, "brand");
    put(Field::product_type, "category");
    put(Field::color, "color");
    put(Field::size, "size");
    put(Field::material, "material");
    put(Field::pattern, "pattern");
    put(Field::mpn, "mpn");
    for (const char* name : {"gtin", "gtin13", "gtin14", "gtin12", "gtin8"}) put(Field::gtin, name);
    const JsonldValue& rating = jsonld_member(product, "aggregateRating");
    const std::string best = jsonld_text(rating, "bestRating");
    if (row[Field::star_rating].empty() && (best.empty() || best == "5" || best == "5.0")) {
      row[Field::star_rating] = jsonld_text(rating, "ratingValue");
      row[Field::review_count] = jsonld_text(
          rating, jsonld_member(rating, "reviewCount").is_null() ? "ratingCount" : "reviewCount");
    }
    const JsonldValue& properties = jsonld_member(product, "additionalProperty");
    const auto add_property = [&](const JsonldValue& property) {
      if (row.details.size() > kDetailsMax) return;  // It will be refused.
      std::string value = jsonld_text(property, "value");
      const std::string unit = jsonld_text(property, "unitText");
      if (!value.empty() && !unit.empty()) value += " " + unit;
      row.details.push_back({jsonld_text(property, "name"), std::move(value)});
    };
    if (properties.is_object()) add_property(properties);
    if (properties.is_array()) {
      for (const JsonldValue& property : properties) add_property(property);
    }
  }

  // A group's name, text, picture and brand hold for its variants; its name also goes before
  // theirs.
  void inherit(FeedRow& row, const JsonldValue& group) const {
    const std::string name = jsonld_text(group, "name");
    if (!name.empty()) row[Field::title] = name;
    put_product(row, group);
  }

  void put_offer(FeedRow& row, const JsonldValue& offer) const {
    std::string now, before;
    const auto with_currency = [&](const JsonldValue& from, std::string price) {
      std::string code = jsonld_text(from, "priceCurrency");
      if (code.empty()) code = jsonld_text(offer, "priceCurrency");
      if (code.empty()) code = currency_;
      return price.empty() || code.empty() ? price : price + " " + code;
    };
    now = with_currency(
        offer, jsonld_text(offer, has_jsonld_type(offer, "AggregateOffer") ? "lowPrice" : "price"));
    const JsonldValue& given = jsonld_member(offer, "priceSpecification");
    const JsonldValue specifications = given.is_array() ? given : JsonldValue::array({given});
    for (const JsonldValue& one : specifications) {
      const std::string price = with_currency(one, jsonld_text(one, "price"));
      const std::string kind = jsonld_text(one, "priceType");
      const std::string_view word = jsonld_word(kind);
      const bool list = word == "ListPrice" || word == "StrikethroughPrice" || word == "SRP";
      if (list && before.empty()) before = price;
      if (!list && now.empty()) now = price;
    }
    put_prices(row, now, before, currency_);
    row[Field::availability] = availability_of(offer);
    const JsonldValue& level = jsonld_member(offer, "inventoryLevel");
    row[Field::quantity] = jsonld_text(
        jsonld_member(level, "value").is_null() ? level : jsonld_member(level, "value"));
    const std::string condition = jsonld_text(offer, "itemCondition");
    std::string word = fold(jsonld_word(condition));
    if (word.ends_with("condition")) word.resize(word.size() - 9);
    row[Field::condition] = word;
    if (row[Field::link].empty()) row[Field::link] = jsonld_text(offer, "url");
  }

  const std::string& currency_;
  std::size_t bytes_ = 0;  // Of the rows.
  std::map<std::string, const JsonldValue*> named_;
  std::set<const JsonldValue*> done_;  // Products that have their rows.
};

}  // namespace

JsonldRows read_jsonld(std::string_view json, const std::string& currency) {
  if (json.size() > kJsonldBytesMax) {
    return {"JSON-LD: has more than " + std::to_string(kJsonldBytesMax) + " bytes", {}};
  }
  bool deep = false;
  const auto watch = [&](int depth, JsonldValue::parse_event_t, JsonldValue&) {
    deep = deep || depth > kJsonldDepthMax;
    return !deep;
  };
  const JsonldValue root = JsonldValue::parse(json.begin(), json.end(), watch, false);
  if (deep) return {"JSON-LD: is nested too deeply", {}};
  if (root.is_discarded()) return {"JSON-LD: is not well-formed JSON", {}};
  JsonldDocument document(root, currency);
  return {"", std::move(document.rows)};
}

}  // namespace aisle
