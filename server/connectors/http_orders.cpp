#include "server/connectors/http_orders.h"

#include <algorithm>

#include "server/connectors/described_order.h"
#include "server/connectors/http_changes.h"
#include "server/connectors/http_pages.h"
#include "server/connectors/order_pages.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kRowsDescribedMax = 1'000;

Error no_such_record() { return {ErrorCode::not_found, "http: there is nothing like that"}; }

// The record that a lookup has answered, whose field `name` is `wanted`: the one at `at`, or the
// one in the list there.
Result<Json> looked_up(const Json& answer, const AnswerPointer& at, const RecordPicks& picks,
                       const std::string& name, const std::string& wanted) {
  if (answer.is_null()) return no_such_record();
  const Json* found = at.find(answer);
  if (!found) {
    return Error{ErrorCode::data_loss, "http: at \"" + at.text() + "\" there is no " + name};
  }
  if (found->is_null()) return no_such_record();
  if (!found->is_array()) return *found;
  if (found->size() > kRowsDescribedMax) {
    return Error{ErrorCode::data_loss, "http: a lookup by " + name + " found more than 1000"};
  }
  for (const Json& one : *found) {
    const Json record = pick_record(one, picks);
    const auto value = record.find(name);
    if (value == record.end()) continue;
    if ((value->is_string() ? value->get<std::string>() : value->dump()) == wanted) return one;
  }
  return no_such_record();
}

}  // namespace

Result<Shopper> HttpOrders::shopper(const ShopperId& id) {
  if (!description_.customer) return no_such_record();
  const auto path = description_.customer->path.fill({{"customer", id.value}});
  if (!path) return path.error();
  const auto answer = ask_described(api_, {.path = *path});
  if (!answer) return answer.error();
  const auto found = looked_up(*answer, description_.customer->at, description_.customer_picks,
                               "customer", id.value);
  if (!found) return found.error();
  Drift drift("http customer");
  const Json record = pick_record(*found, description_.customer_picks);
  Shopper shopper =
      read_described_customer(DescribedRecord(ShopValue(record, drift), description_.values));
  if (drift.found()) return drift.error();
  if (shopper.id != id) return no_such_record();
  return shopper;
}

Result<PlatformOrder> HttpOrders::read_order(const Json& answer) const {
  Drift drift("http order");
  const DescribedOrderPicks& picks = description_.order_picks;
  Json record = pick_record(answer, picks.order);
  const auto rows = [&](const char* name, const RowPicks& of) {
    record[name] = pick_rows(answer, of, kRowsDescribedMax, name, drift);
  };
  rows("lines", picks.lines);
  if (picks.parcels) rows("parcels", *picks.parcels);
  if (picks.returns) rows("returns", *picks.returns);
  PlatformOrder order =
      read_described_order(DescribedRecord(ShopValue(record, drift), description_.values));
  if (drift.found()) return drift.error();
  return order;
}

Result<PlatformOrder> HttpOrders::find(const OrderId& number) {
  const auto path = description_.order->path.fill({{"number", number.value}});
  if (!path) return path.error();
  const auto answer = ask_described(api_, {.path = *path});
  if (!answer) return answer.error();
  const auto found = looked_up(*answer, description_.order->at, description_.order_picks.order,
                               "number", number.value);
  if (!found) return found.error();
  return read_order(*found);
}

Result<std::vector<Order>> HttpOrders::whole_orders(const ShopperId& shopper) {
  std::vector<Order> orders;
  const auto read =
      read_pages(api_, *description_.orders_of_customer, {{"customer", shopper.value}}, base_url_,
                 "http orders of a customer", [&](const Json& element) -> Result<bool> {
                   if (orders.size() == kOwnOrdersMax) return too_many_orders("http");
                   auto order = read_order(element);
                   if (!order) return order.error();
                   orders.push_back(std::move(order->order));
                   return true;
                 });
  if (!read) return read.error();
  return orders;
}

Result<std::vector<OrderId>> HttpOrders::numbers(const ShopperId& shopper) {
  std::vector<OrderId> numbers;
  const auto read =
      read_pages(api_, *description_.orders_of_customer, {{"customer", shopper.value}}, base_url_,
                 "http orders of a customer", [&](const Json& element) -> Result<bool> {
                   if (numbers.size() == kOwnOrdersMax) return too_many_orders("http");
                   Drift drift("http orders of a customer");
                   const Json* number = description_.listed_number->find(element);
                   if (!number) drift.note("number", "a text, there is none");
                   if (number) numbers.push_back({ShopValue(*number, drift).text()});
                   if (drift.found()) return drift.error();
                   return true;
                 });
  if (!read) return read.error();
  return numbers;
}

Result<std::vector<Order>> HttpOrders::list(const ShopperId& shopper, const OrderId& before,
                                            std::size_t limit) {
  if (!description_.orders_of_customer) return no_such_record();
  Result<std::vector<Order>> page = std::vector<Order>();
  if (description_.listed_number) {
    const auto known = numbers(shopper);
    if (!known) return known.error();
    page = ask_each(*this, shopper, *known, before, std::min(limit, kAskedEachMax));
  } else {
    auto all = whole_orders(shopper);
    if (!all) return all.error();
    page = page_of(std::move(*all), shopper, before, limit);
  }
  if (page && page->empty() && before.empty()) {
    if (const auto known = this->shopper(shopper); !known) return known.error();
  }
  return page;
}

Result<std::vector<Product>> HttpOrders::products(const std::vector<ProductId>&) {
  return std::vector<Product>();  // Only changed items ask for them, which can't be described.
}

Result<void> HttpOrders::perform(const PlatformOrder& order, const OrderRequest& request) {
  return perform_described(api_, description_, order, request);
}

}  // namespace aisle
