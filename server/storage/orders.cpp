#include "server/storage/orders.h"

#include <algorithm>
#include <optional>

#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using soci::into;
using soci::use;

Error not_found(const char* what) {
  return {ErrorCode::not_found, std::string("there is no such ") + what};
}

Error damaged(const char* what) {
  return {ErrorCode::data_loss, std::string("a stored row can't be read: ") + what};
}

template <class T>
Result<T> value_of(const std::string& json, const char* what) {
  auto value = from_json<T>(json);
  if (!value) return damaged(what);
  return value;
}

// A row that can't be read back would be lost.
template <class T>
Result<std::string> readable_json(const T& value) {
  std::string json = to_json(value);
  if (from_json<T>(json)) return json;
  return Error{ErrorCode::too_large, "it can't be stored: " + value.id.value};
}

// An answer as it is stored: one of the two.
struct StoredAnswer {
  std::optional<OrderDone> done;
  std::optional<OrderRefusal> refusal;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("done", self.done);
    visit("refusal", self.refusal);
  }
};

std::string text_of(const OrderAnswer& answer) {
  StoredAnswer stored;
  if (const OrderDone* done = std::get_if<OrderDone>(&answer)) stored.done = *done;
  if (const OrderRefusal* refusal = std::get_if<OrderRefusal>(&answer)) stored.refusal = *refusal;
  return to_json(stored);
}

Result<OrderAnswer> answer_from(const std::string& json) {
  const auto stored = from_json<StoredAnswer>(json);
  if (stored && stored->done) return OrderAnswer(*stored->done);
  if (stored && stored->refusal) return OrderAnswer(*stored->refusal);
  return damaged("answer");
}

// What makes a request the same as another; see OrderRequest::same_as.
std::string text_of(const OrderRequest& request) {
  JsonWriter out;
  FieldWriter fields(out);
  out.begin_object();
  fields("shopper", request.shopper);
  fields("order", request.order);
  fields("agreed", request.agreed);
  std::visit(
      [&](const auto& change) {
        out.key(change.kType);
        fields.write(change);
      },
      request.change);
  out.end_object();
  return out.take();
}

/// The first row's texts, or nothing.
std::optional<std::string> one_text(soci::session& sql, const std::string& query,
                                    const std::string& site, const std::string& id) {
  std::string text;
  std::optional<std::string> found;
  soci::statement select = (sql.prepare << query, into(text), use(site), use(id));
  select.execute();
  while (select.fetch()) found = text;
  return found;
}

std::vector<std::string> texts(soci::session& sql, const std::string& query,
                               const std::string& site) {
  std::string text;
  std::vector<std::string> found;
  soci::statement select = (sql.prepare << query, into(text), use(site));
  select.execute();
  while (select.fetch()) found.push_back(text);
  return found;
}

template <class T>
Result<std::vector<T>> values_of(const std::vector<std::string>& rows, const char* what) {
  std::vector<T> values;
  for (const std::string& json : rows) {
    auto value = value_of<T>(json, what);
    if (!value) return value.error();
    values.push_back(*std::move(value));
  }
  return values;
}

Result<ShopRules> stored_rules(soci::session& sql, const std::string& site) {
  const auto rows = texts(sql, "select rules from shops where site = :site", site);
  if (rows.empty()) return not_found("shop");
  return value_of<ShopRules>(rows.front(), "rules");
}

// What a decision about one order needs; the view borrows it.
struct OrderFile {
  Order order;
  Shopper shopper;
  std::vector<Product> products;
  ShopRules rules;

  OrderView view() const { return {order, shopper, products, rules}; }
};

Result<std::vector<Product>> products_of(soci::session& sql, const std::string& site,
                                         const Order& order) {
  std::vector<Product> products;
  for (const LineItem& line : order.lines) {
    const bool known = std::any_of(products.begin(), products.end(),
                                   [&](const Product& one) { return one.id == line.product; });
    if (known) continue;
    const auto json = one_text(sql, "select json from products where site = :site and id = :id",
                               site, line.product.value);
    if (!json) continue;
    auto product = value_of<Product>(*json, "product");
    if (!product) return product.error();
    products.push_back(*std::move(product));
  }
  return products;
}

Result<OrderFile> open_file(soci::session& sql, const std::string& site, const ShopperId& shopper,
                            const OrderId& id) {
  OrderFile file;
  auto order = stored_order(sql, site, id);
  if (!order) return order.error();
  auto who = stored_shopper(sql, site, shopper);
  if (!who) return who.error();
  if (order->shopper != shopper) {
    return Error{ErrorCode::permission_denied, "it is another shopper's order"};
  }
  auto rules = stored_rules(sql, site);
  if (!rules) return rules.error();
  auto products = products_of(sql, site, *order);
  if (!products) return products.error();
  return OrderFile{*std::move(order), *std::move(who), *std::move(products), *std::move(rules)};
}

// The rows that are written for one change, made before anything is.
struct Update {
  std::string order, shopper;
  std::vector<std::pair<std::string, std::string>> products;  ///< Id and JSON.
};

Result<Update> update_of(const OrderFile& file, const Changed& changed) {
  Update update;
  auto order = readable_json(changed.order);
  if (!order) return order.error();
  auto shopper = readable_json(changed.shopper);
  if (!shopper) return shopper.error();
  update.order = *std::move(order);
  update.shopper = *std::move(shopper);
  for (Product product : file.products) {
    const Product before = product;
    for (Variant& variant : product.variants) {
      for (const StockChange& change : changed.stock) {
        const bool meant = change.product == product.id && change.variant == variant.id;
        if (meant) add_stock(variant, change.delta);
      }
    }
    if (!(product == before)) update.products.emplace_back(product.id.value, to_json(product));
  }
  return update;
}

void put_json(soci::session& sql, const std::string& table, const std::string& site,
              const std::string& id, const std::string& json) {
  sql << "update " + table + " set json = :json where site = :site and id = :id", use(json),
      use(site), use(id);
}

}  // namespace

Result<ShopRows> rows_of(const Shop& shop) {
  ShopRows rows;
  rows.rules = to_json(shop.rules);
  for (const Shopper& shopper : shop.shoppers) {
    auto json = readable_json(shopper);
    if (!json) return json.error();
    rows.shoppers.push_back({shopper.id.value, *std::move(json)});
  }
  for (const Order& order : shop.orders) {
    auto json = readable_json(order);
    if (!json) return json.error();
    rows.orders.push_back({order.id.value, order.shopper.value,
                           format_time(order.history.front().at), *std::move(json)});
  }
  return rows;
}

void write_shop(soci::session& sql, const std::string& site, const ShopRows& rows,
                const std::string& source) {
  for (const char* table : {"order_requests", "orders", "shoppers"}) {
    sql << "delete from " + std::string(table) + " where site = :site", use(site);
  }
  sql << "insert into shops (site, source, rules) values (:site, :source, :rules)"
         " on conflict (site) do update set source = excluded.source, rules = excluded.rules",
      use(site), use(source), use(rows.rules);
  std::string id, shopper, placed_at, json;
  long long position = 0;
  soci::statement put_shopper = (sql.prepare << "insert into shoppers (site, id, position, json)"
                                                " values (:site, :id, :position, :json)",
                                 use(site), use(id), use(position), use(json));
  for (const ShopRows::ShopperRow& row : rows.shoppers) {
    id = row.id;
    json = row.json;
    ++position;
    put_shopper.execute(true);
  }
  position = 0;
  soci::statement put_order =
      (sql.prepare << "insert into orders (site, id, position, shopper, placed_at, json)"
                      " values (:site, :id, :position, :shopper, :placed_at, :json)",
       use(site), use(id), use(position), use(shopper), use(placed_at), use(json));
  for (const ShopRows::OrderRow& row : rows.orders) {
    id = row.id;
    shopper = row.shopper;
    placed_at = row.placed_at;
    json = row.json;
    ++position;
    put_order.execute(true);
  }
}

Result<Shop> stored_shop(soci::session& sql, const std::string& site) {
  auto rules = stored_rules(sql, site);
  if (!rules) return rules.error();
  auto shoppers = values_of<Shopper>(
      texts(sql, "select json from shoppers where site = :site order by position", site),
      "shopper");
  if (!shoppers) return shoppers.error();
  auto orders = values_of<Order>(
      texts(sql, "select json from orders where site = :site order by position", site), "order");
  if (!orders) return orders.error();
  return Shop{*std::move(rules), *std::move(shoppers), *std::move(orders)};
}

Result<std::string> stored_shop_source(soci::session& sql, const std::string& site) {
  const auto rows = texts(sql, "select source from shops where site = :site", site);
  if (rows.empty()) return not_found("shop");
  return rows.front();
}

Result<Shopper> stored_shopper(soci::session& sql, const std::string& site, const ShopperId& id) {
  const auto json =
      one_text(sql, "select json from shoppers where site = :site and id = :id", site, id.value);
  if (!json) return not_found("shopper");
  return value_of<Shopper>(*json, "shopper");
}

Result<Order> stored_order(soci::session& sql, const std::string& site, const OrderId& id) {
  const auto json =
      one_text(sql, "select json from orders where site = :site and id = :id", site, id.value);
  if (!json) return not_found("order");
  return value_of<Order>(*json, "order");
}

Result<std::vector<Order>> stored_orders_of(soci::session& sql, const std::string& site,
                                            const ShopperId& shopper, const OrderId& before,
                                            std::size_t limit) {
  if (auto known = stored_shopper(sql, site, shopper); !known) return known.error();
  std::string placed_at, json;
  std::string page = "select json from orders where site = :site and shopper = :shopper";
  if (!before.empty()) {
    const auto last = stored_order(sql, site, before);
    if (!last) return last.error();
    if (last->shopper != shopper) return not_found("order");
    placed_at = format_time(last->history.front().at);
    page += " and (placed_at < :placed_at or (placed_at = :same_time and id < :id))";
  }
  page += " order by placed_at desc, id desc limit :rows";
  const auto rows = static_cast<long long>(limit);
  soci::statement select(sql);
  select.alloc();
  select.prepare(page);
  select.exchange(into(json));
  select.exchange(use(site));
  select.exchange(use(shopper.value));
  if (!before.empty()) {
    select.exchange(use(placed_at));
    select.exchange(use(placed_at));
    select.exchange(use(before.value));
  }
  select.exchange(use(rows));
  select.define_and_bind();
  std::vector<std::string> found;
  select.execute();
  while (select.fetch()) found.push_back(json);
  return values_of<Order>(found, "order");
}

Result<OrderOutcome> preview_change(soci::session& sql, const std::string& site,
                                    const ShopperId& shopper, const OrderId& id,
                                    const OrderChange& change, Time now) {
  const auto file = open_file(sql, site, shopper, id);
  if (!file) return file.error();
  return apply(file->view(), change, now);
}

Result<OrderAnswer> change_order(soci::session& sql, const std::string& site,
                                 const OrderRequest& request) {
  if (request.key.empty()) return Error{ErrorCode::invalid_argument, "a change needs a key"};
  const std::string text = text_of(request);
  const auto same_key = "from order_requests where site = :site and request_key = :request_key";
  if (const auto before =
          one_text(sql, std::string("select request ") + same_key, site, request.key.value)) {
    if (*before != text) {
      return Error{ErrorCode::conflict, "the key was used for another request"};
    }
    return answer_from(
        *one_text(sql, std::string("select answer ") + same_key, site, request.key.value));
  }
  const auto file = open_file(sql, site, request.shopper, request.order);
  if (!file) return file.error();
  const OrderOutcome outcome = carry_out(file->view(), request);
  const OrderAnswer answer = answer_of(outcome);
  if (const Changed* changed = std::get_if<Changed>(&outcome)) {
    const auto update = update_of(*file, *changed);
    if (!update) return update.error();
    put_json(sql, "orders", site, request.order.value, update->order);
    put_json(sql, "shoppers", site, request.shopper.value, update->shopper);
    // The hash stays that of the source, so that an import touches what the source has changed.
    for (const auto& [id, json] : update->products) put_json(sql, "products", site, id, json);
  }
  const std::string answered = text_of(answer);
  sql << "insert into order_requests (site, request_key, request, answer)"
         " values (:site, :request_key, :request, :answer)",
      use(site), use(request.key.value), use(text), use(answered);
  return answer;
}

}  // namespace aisle
