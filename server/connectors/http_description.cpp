#include "server/connectors/http_description.h"

#include <algorithm>

#include "server/connectors/http_section.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using Names = std::vector<std::string>;

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

void read_api(const toml::table& toml, HttpDescription& out, std::vector<ConfigMistake>& mistakes) {
  DescriptionSection section(toml, "api", mistakes);
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
  DescriptionSection fields(*more, "api.headers", mistakes);
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
  DescriptionSection section(toml, "products", mistakes);
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
  DescriptionSection section(toml, "order", mistakes);
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
  DescriptionSection section(toml, "customer", mistakes);
  DescribedRoute& route = out.customer.emplace();
  route.path = section.path({"customer"});
  section.needs_place(route.path, "customer");
  route.at = section.pointer("at").value_or(AnswerPointer());
  out.customer_picks.fields = section.fields(customer_names());
  section.require_fields(customer_names(), {&out.customer_picks});
}

void read_own_orders(const toml::table& toml, HttpDescription& out,
                     std::vector<ConfigMistake>& mistakes) {
  DescriptionSection section(toml, "orders_of_customer", mistakes);
  out.orders_of_customer = section.pages({"customer"});
  section.needs_place(out.orders_of_customer->path, "customer");
  out.listed_number = section.pointer("number");
}

std::optional<DescribedChange> read_change(const toml::table* toml, const std::string& name,
                                           const Names& places, const Names& item_places,
                                           std::vector<ConfigMistake>& mistakes) {
  if (!toml) return std::nullopt;
  DescriptionSection section(*toml, name, mistakes);
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
