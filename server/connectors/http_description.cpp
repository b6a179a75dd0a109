#include "server/connectors/http_description.h"

#include <algorithm>

#include "server/connectors/described_names.h"
#include "server/connectors/description.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t kPathBytesMax = 2'000;
constexpr std::size_t kBodyBytesMax = 20'000;
constexpr std::size_t kPairsDescribedMax = 50;
constexpr std::size_t kFieldsDescribedMax = 20;

const Names kChangePlaces = {"number", "id", "customer", "key"};

Names with_change_places(const Names& more) {
  Names all = kChangePlaces;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

bool is_field_name(const std::string& name) {
  return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

// Reads one table of the description; what it has no key for is a mistake at its end.
class Section {
 public:
  Section(const toml::table& toml, std::string name, std::vector<ConfigMistake>& mistakes)
      : toml_(toml),
        name_(std::move(name)),
        mistakes_(mistakes),
        table_(toml, "[" + name_ + "]", mistakes, kDescriptionReference) {}
  ~Section() { table_.finish(); }
  Section(const Section&) = delete;
  Section& operator=(const Section&) = delete;

  ConfigTable& table() { return table_; }

  const toml::table* inner(std::string_view key) { return table_.table(key); }
  std::string name_of(std::string_view key) const { return name_ + "." + std::string(key); }

  PathTemplate path(const Names& places) {
    std::string text;
    table_.text("path", text, kPathBytesMax);
    table_.require("path", !text.empty(), "a path like \"/orders\"");
    if (text.empty()) return {};
    auto path = PathTemplate::parse(text, places);
    if (path) return std::move(*path);
    table_.mistake("path", path.error().message);
    return {};
  }

  // The path's places that a question can't do without.
  void needs_place(const PathTemplate& path, const std::string& place) {
    if (toml_.contains("path") && !path.has(place)) {
      table_.mistake("path", "expected the place {" + place + "} in it");
    }
  }

  std::optional<AnswerPointer> pointer(std::string_view key) {
    if (!toml_.contains(key)) {
      std::string unread;
      table_.text(key, unread);
      return std::nullopt;
    }
    std::string text = "-";
    table_.text(key, text);
    if (text == "-") return std::nullopt;
    auto pointer = AnswerPointer::parse(text);
    if (!pointer) table_.mistake(key, kNoPointer);
    return pointer;
  }

  AnswerPointer needed_pointer(std::string_view key) {
    auto pointer = this->pointer(key);
    table_.require(key, pointer.has_value(), "a JSON pointer like \"/data/orders\"");
    return pointer.value_or(AnswerPointer());
  }

  void method(std::string& method, const Names& known) {
    table_.text("method", method, 10);
    if (std::find(known.begin(), known.end(), method) != known.end()) return;
    std::string all;
    for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
    table_.mistake("method", "expected one of " + all);
  }

  BodyTemplate body(std::string_view key, const Names& places) {
    std::string text;
    table_.text(key, text, kBodyBytesMax);
    if (text.empty()) return {};
    auto body = BodyTemplate::parse(text, places);
    if (body) return std::move(*body);
    table_.mistake(key, body.error().message);
    return {};
  }

  std::vector<FieldPick> fields(const std::vector<DescribedName>& names) {
    std::vector<FieldPick> picks;
    for (const DescribedName& name : names) {
      if (auto pick = field(std::string(name.name))) picks.push_back(std::move(*pick));
    }
    return picks;
  }

  // Where one of ours is: "/name", ["/first", "/last"] or "=always this".
  std::optional<FieldPick> field(const std::string& key) {
    const toml::node* node = toml_.get(key);
    std::vector<std::string> texts;
    if (node && node->is_array()) {
      table_.texts(key, texts, 10);
      if (texts.empty()) return std::nullopt;
    } else {
      std::string text = kUnset;
      table_.text(key, text);
      if (text == kUnset) return std::nullopt;
      if (text.starts_with('=')) return FieldPick{key, {}, text.substr(1)};
      texts.push_back(std::move(text));
    }
    FieldPick pick{.name = key};
    for (const std::string& text : texts) {
      if (auto place = AnswerPointer::parse(text)) {
        pick.places.push_back(std::move(*place));
      } else {
        table_.mistake(key, kNoPointer);
        return std::nullopt;
      }
    }
    return pick;
  }

  std::vector<FieldPick> pairs(std::string_view key) {
    std::vector<FieldPick> picks;
    const toml::table* toml = inner(key);
    if (!toml) return picks;
    Section section(*toml, name_of(key), mistakes_);
    if (toml->size() > kPairsDescribedMax) {
      table_.mistake(key, "expected at most 50 names");
      return picks;
    }
    for (const auto& [name, node] : *toml) {
      if (auto pick = section.field(std::string(name.str()))) picks.push_back(std::move(*pick));
    }
    std::sort(picks.begin(), picks.end(), [&](const FieldPick& a, const FieldPick& b) {
      return section.table().line_of(a.name) < section.table().line_of(b.name);
    });
    return picks;
  }

  RecordPicks record(const std::vector<DescribedName>& names, bool has_pairs) {
    if (!has_pairs) return {fields(names), {}, {}};
    return {fields(names), pairs("options"), pairs("attributes")};
  }

  // What must be picked here or in one of `elsewhere`.
  void require_fields(const std::vector<DescribedName>& names,
                      const std::vector<const RecordPicks*>& picks) {
    for (const DescribedName& name : names) {
      const bool is_there = std::any_of(picks.begin(), picks.end(), [&](const RecordPicks* one) {
        return std::any_of(one->fields.begin(), one->fields.end(),
                           [&](const FieldPick& pick) { return pick.name == name.name; });
      });
      if (name.is_needed) {
        table_.require(name.name, is_there,
                       "where it is, like \"/" + std::string(name.name) + "\"");
      }
    }
  }

  // [products.variants] and the like: a list with the fields of its rows.
  std::optional<RowPicks> rows(std::string_view key, const std::vector<DescribedName>& names,
                               bool has_pairs) {
    const toml::table* toml = inner(key);
    if (!toml) return std::nullopt;
    Section section(*toml, name_of(key), mistakes_);
    return RowPicks{section.needed_pointer("list"), section.record(names, has_pairs), nullptr};
  }

  // [order.parcels] and the like: rows that may have rows in them. What is needed is in one of
  // both.
  std::optional<RowPicks> nested_rows(std::string_view key, const std::vector<DescribedName>& names,
                                      std::string_view inner_key, bool has_pairs) {
    const toml::table* toml = inner(key);
    if (!toml) return std::nullopt;
    Section section(*toml, name_of(key), mistakes_);
    RowPicks rows{section.needed_pointer("list"), section.record(names, has_pairs), nullptr};
    std::vector<const RecordPicks*> all = {&rows.record};
    auto inner = inner_key.empty() ? std::nullopt : section.rows(inner_key, names, has_pairs);
    if (inner) {
      rows.inner = std::make_shared<const RowPicks>(std::move(*inner));
      all.push_back(&rows.inner->record);
    }
    section.require_fields(names, all);
    return rows;
  }

  DescribedPages pages(const Names& places) {
    DescribedPages pages;
    Names all = {"page", "offset", "cursor"};
    all.insert(all.end(), places.begin(), places.end());
    pages.path = path(all);
    pages.list = needed_pointer("list");
    pages.next = pointer("next");
    pages.total = pointer("total");
    table_.number("first_page", pages.first_page, 0, 1);
    const int ways = pages.path.has("page") + pages.path.has("offset") + pages.next.has_value();
    if (ways > 1) table_.mistake("path", "expected one of {page}, {offset} and `next`");
    if (pages.path.has("cursor") && !pages.next) {
      table_.mistake("path", "{cursor} needs `next`: where in the answer the next one is");
    }
    return pages;
  }

 private:
  static constexpr const char* kUnset = "\x01";
  static constexpr const char* kNoPointer =
      "expected a JSON pointer (RFC 6901) like \"/data/name\", or \"=\" and a text that is always "
      "the same";

  const toml::table& toml_;
  const std::string name_;
  std::vector<ConfigMistake>& mistakes_;
  ConfigTable table_;
};

void read_api(const toml::table& toml, HttpDescription& out, std::vector<ConfigMistake>& mistakes) {
  Section section(toml, "api", mistakes);
  ConfigTable& table = section.table();
  std::string auth = "none";
  table.text("auth", auth, 20);
  const auto known = enum_value<DescribedAuth>(auth);
  if (known) {
    out.auth = *known;
  } else {
    table.mistake("auth", "expected one of none, basic, bearer, header");
  }
  table.text("header", out.auth_field, 100);
  table.text("key_header", out.key_field, 100);
  const bool takes_field = known && out.auth == DescribedAuth::header;
  if (takes_field) table.require("header", !out.auth_field.empty(), "a name like \"X-Api-Key\"");
  if (!takes_field && !out.auth_field.empty()) {
    table.mistake("header", "goes with auth = \"header\" alone");
  }
  for (const auto& [key, name] :
       {std::pair{"header", &out.auth_field}, {"key_header", &out.key_field}}) {
    if (!name->empty() && !is_field_name(*name)) {
      table.mistake(key, "expected the name of a header, like \"X-Api-Key\"");
    }
  }
  const toml::table* more = section.inner("headers");
  if (!more) return;
  Section fields(*more, "api.headers", mistakes);
  if (more->size() > kFieldsDescribedMax) {
    table.mistake("headers", "expected at most 20 of them");
    return;
  }
  for (const auto& [key, node] : *more) {
    HttpField field{std::string(key.str()), ""};
    fields.table().text(field.name, field.value);
    const bool is_plain = std::all_of(field.value.begin(), field.value.end(),
                                      [](char c) { return c >= 0x20 && c < 0x7F; });
    if (!is_field_name(field.name) || !is_plain) {
      fields.table().mistake(field.name, "expected a header with a plain value");
    }
    out.more_fields.push_back(std::move(field));
  }
}

void read_products(const toml::table& toml, HttpDescription& out,
                   std::vector<ConfigMistake>& mistakes) {
  Section section(toml, "products", mistakes);
  out.products = section.pages({});
  RowPicks rows{*AnswerPointer::parse(""), section.record(product_names(), true), nullptr};
  std::vector<const RecordPicks*> all = {&rows.record};
  if (auto variants = section.rows("variants", product_names(), true)) {
    rows.inner = std::make_shared<const RowPicks>(std::move(*variants));
    all.push_back(&rows.inner->record);
  }
  section.require_fields(product_names(), all);
  out.variants = std::move(rows);
}

void read_order(const toml::table& toml, HttpDescription& out,
                std::vector<ConfigMistake>& mistakes) {
  Section section(toml, "order", mistakes);
  DescribedRoute& route = out.order.emplace();
  route.path = section.path({"number"});
  section.needs_place(route.path, "number");
  route.at = section.pointer("at").value_or(AnswerPointer());
  DescribedOrderPicks& picks = out.order_picks;
  picks.order.fields = section.fields(order_names());
  section.require_fields(order_names(), {&picks.order});
  if (auto lines = section.nested_rows("lines", line_names(), "", true)) {
    picks.lines = std::move(*lines);
  } else {
    section.table().require("lines", false,
                            "a table [order.lines] with the list of what was bought");
  }
  picks.parcels = section.nested_rows("parcels", parcel_names(), "items", false);
  picks.returns = section.nested_rows("returns", return_names(), "items", false);
}

void read_customer(const toml::table& toml, HttpDescription& out,
                   std::vector<ConfigMistake>& mistakes) {
  Section section(toml, "customer", mistakes);
  DescribedRoute& route = out.customer.emplace();
  route.path = section.path({"customer"});
  section.needs_place(route.path, "customer");
  route.at = section.pointer("at").value_or(AnswerPointer());
  out.customer_picks.fields = section.fields(customer_names());
  section.require_fields(customer_names(), {&out.customer_picks});
}

void read_own_orders(const toml::table& toml, HttpDescription& out,
                     std::vector<ConfigMistake>& mistakes) {
  Section section(toml, "orders_of_customer", mistakes);
  out.orders_of_customer = section.pages({"customer"});
  section.needs_place(out.orders_of_customer->path, "customer");
  out.listed_number = section.pointer("number");
}

std::optional<DescribedChange> read_change(const toml::table* toml, const std::string& name,
                                           const Names& places, const Names& item_places,
                                           std::vector<ConfigMistake>& mistakes) {
  if (!toml) return std::nullopt;
  Section section(*toml, name, mistakes);
  DescribedChange change;
  section.method(change.method, {"POST", "PUT", "PATCH", "DELETE"});
  change.path = section.path(kChangePlaces);
  change.body = section.body("body", with_change_places(places));
  if (!change.path.has("number") && !change.path.has("id") && change.body.is_empty()) {
    section.needs_place(change.path, "number");
  }
  if (item_places.empty()) return change;
  change.item = section.body("item", item_places);
  section.table().require(
      "item", !change.item.is_empty(),
      "what each of {items} is, like '{\"sku\": \"{variant}\", \"count\": \"{count}\"}'");
  return change;
}

// What the parts of a description need of each other.
void check_parts(ConfigTable& root, const HttpDescription& read) {
  const auto& fields = read.order_picks.order.fields;
  const bool has_customers = std::any_of(
      fields.begin(), fields.end(), [](const FieldPick& pick) { return pick.name == "customer"; });
  if (!read.products && !read.order) {
    root.require("products", false, "a table [products], [order], or both");
  }
  if (has_customers) {
    root.require("customer", read.customer.has_value(),
                 "a table [customer], since orders have a `customer`");
    root.require("orders_of_customer", read.orders_of_customer.has_value(),
                 "a table [orders_of_customer], since orders have a `customer`");
  }
  const auto needs_order = [&](const char* key, bool is_there) {
    if (is_there && !read.order) root.mistake(key, "needs a table [order]");
  };
  needs_order("customer", read.customer.has_value());
  needs_order("orders_of_customer", read.orders_of_customer.has_value());
  needs_order("cancel", read.cancel.has_value());
  needs_order("address_change", read.address_change.has_value());
  needs_order("return", read.returning.has_value());
  if (read.returning && read.order && !read.order_picks.returns) {
    root.mistake("return", "needs [order.returns]: what is asked for must be seen on the order");
  }
}

}  // namespace

HttpDescription parse_http_description(const toml::table& root, std::string_view currency,
                                       std::vector<ConfigMistake>& mistakes) {
  HttpDescription read;
  ConfigTable table(root, "the description", mistakes, kDescriptionReference);
  if (const auto* toml = table.table("api")) read_api(*toml, read, mistakes);
  read.values = read_value_forms(table.table("values"), currency, mistakes);
  if (const auto* toml = table.table("products")) read_products(*toml, read, mistakes);
  if (const auto* toml = table.table("order")) read_order(*toml, read, mistakes);
  if (const auto* toml = table.table("customer")) read_customer(*toml, read, mistakes);
  if (const auto* toml = table.table("orders_of_customer")) read_own_orders(*toml, read, mistakes);
  read.cancel = read_change(table.table("cancel"), "cancel", {"reason"}, {}, mistakes);
  read.address_change = read_change(
      table.table("address_change"), "address_change",
      {"recipient", "street", "more", "postcode", "city", "region", "country"}, {}, mistakes);
  read.returning = read_change(table.table("return"), "return", {"items", "reason"},
                               {"variant", "count"}, mistakes);
  table.finish();
  check_parts(table, read);
  return read;
}

}  // namespace aisle
