#include "server/connectors/sql_orders.h"

#include <algorithm>

#include "server/connectors/described_order.h"
#include "server/connectors/order_pages.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

Error no_such_row() { return {ErrorCode::not_found, "sql: there is nothing like that"}; }

// The one row of a lookup; the first where a query is careless.
Result<Json> one_row(SqlTurn& turn, const SqlQuery& query, const SqlColumns& columns,
                     const SqlValues& values) {
  auto rows = turn.rows(query, columns, values);
  if (!rows) return rows.error();
  if (rows->empty()) return no_such_row();
  if (rows->size() > 1) {
    return Error{ErrorCode::data_loss, "sql: the query `" + query.name + "` has several rows"};
  }
  return std::move(rows->front());
}

}  // namespace

const std::vector<DescribedName>& listed_names() {
  static const std::vector<DescribedName> names = {{"number", true}};
  return names;
}

Result<Shopper> SqlOrders::shopper(const ShopperId& id) {
  if (!description_.customer) return no_such_row();
  auto turn = database_.begin();
  if (!turn) return turn.error();
  const auto row =
      one_row(*turn, *description_.customer, {customer_names()}, {{"customer", id.value}});
  if (!row) return row.error();
  Drift drift("sql customer");
  Shopper shopper =
      read_described_customer(DescribedRecord(ShopValue(*row, drift), description_.values));
  if (drift.found()) return drift.error();
  if (shopper.id != id) return no_such_row();
  return shopper;
}

Result<PlatformOrder> SqlOrders::find(const OrderId& number) {
  auto turn = database_.begin();
  if (!turn) return turn.error();
  const SqlValues values = {{"number", number.value}};
  auto row = one_row(*turn, *description_.order, {order_names()}, values);
  if (!row) return row.error();
  const struct {
    const char* name;
    const std::optional<SqlQuery>& query;
    SqlColumns columns;
  } parts[] = {{"lines", description_.order_lines, {line_names(), true}},
               {"parcels", description_.parcels, {parcel_names()}},
               {"returns", description_.returns, {return_names()}}};
  for (const auto& part : parts) {
    if (!part.query) continue;
    auto rows = turn->rows(*part.query, part.columns, values);
    if (!rows) return rows.error();
    (*row)[part.name] = std::move(*rows);
  }
  Drift drift("sql order");
  PlatformOrder order =
      read_described_order(DescribedRecord(ShopValue(*row, drift), description_.values));
  if (drift.found()) return drift.error();
  return order;
}

Result<std::vector<OrderId>> SqlOrders::numbers(const ShopperId& shopper) {
  auto turn = database_.begin();
  if (!turn) return turn.error();
  const auto rows =
      turn->rows(*description_.orders_of_customer, {listed_names()}, {{"customer", shopper.value}});
  if (!rows) return rows.error();
  Drift drift("sql orders of a customer");
  std::vector<OrderId> numbers;
  for (const Json& row : *rows) {
    numbers.push_back({DescribedRecord(ShopValue(row, drift), description_.values).id("number")});
  }
  if (drift.found()) return drift.error();
  return numbers;
}

Result<std::vector<Order>> SqlOrders::list(const ShopperId& shopper, const OrderId& before,
                                           std::size_t limit) {
  if (!description_.orders_of_customer) return no_such_row();
  const auto known = numbers(shopper);
  if (!known) return known.error();
  auto page = ask_each(*this, shopper, *known, before, limit);
  if (page && page->empty() && before.empty()) {
    if (const auto there = this->shopper(shopper); !there) return there.error();
  }
  return page;
}

Result<std::vector<Product>> SqlOrders::products(const std::vector<ProductId>&) {
  return std::vector<Product>();
}

Result<void> SqlOrders::perform(const PlatformOrder&, const OrderRequest&) {
  return Error{ErrorCode::conflict, "sql: nothing is changed in a database"};
}

}  // namespace aisle
