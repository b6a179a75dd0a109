#include "server/connectors/vendure_orders.h"

#include <algorithm>

#include "server/connectors/vendure_changes.h"
#include "server/connectors/vendure_customer.h"
#include "server/connectors/vendure_documents.h"
#include "server/connectors/vendure_order.h"
#include "server/connectors/vendure_session.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kListedMax = 100;  // Vendure gives no more at a time.

Error no_order() { return {ErrorCode::not_found, "vendure: there is no such order"}; }
Error no_customer() { return {ErrorCode::not_found, "vendure: there is no such customer"}; }

int precision_in(const ShopValue& answer) {
  const std::int64_t digits =
      answer["globalSettings"]["serverConfig"]["moneyStrategyPrecision"].whole();
  return static_cast<int>(std::clamp<std::int64_t>(digits, -1, 99));
}

// Codes are in capitals unless the merchant makes their own; people type as they like.
Json spellings(const OrderId& number) {
  std::string capitals = number.value;
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  Json codes = Json::array({number.value});
  if (capitals != number.value) codes.push_back(capitals);
  return codes;
}

}  // namespace

VendureOrders::VendureOrders(ShopApi& admin, const VendureCatalog& catalog,
                             std::string_view language)
    : admin_(admin), catalog_(catalog), path_(vendure_path(kVendureAdminPath, language, "")) {}

Result<Shopper> VendureOrders::shopper(const ShopperId& id) {
  const auto data = ask_graphql(admin_, path_, vendure::kCustomer, {{"id", id.value}}, true);
  if (!data) return data.error();
  Drift drift("vendure customer");
  const auto customer = ShopValue(*data, drift).maybe("customer");
  if (!customer) return no_customer();
  Shopper shopper = read_vendure_customer(*customer, "");
  for (const ShopValue& order : (*customer)["orders"]["items"].list(kListedMax)) {
    const auto payments = order.maybe("payments");
    if (!payments) continue;
    for (const ShopValue& payment : payments->list(kLinesMax)) {
      PaymentMethod method = vendure_payment_method(payment["method"].text());
      const bool is_full = shopper.payment_methods.size() == kLinesMax;
      if (is_full || find_method(shopper, method.id)) continue;
      shopper.payment_methods.push_back(std::move(method));
    }
  }
  if (drift.found()) return drift.error();
  return shopper;
}

Result<PlatformOrder> VendureOrders::find(const OrderId& number) {
  const auto data =
      ask_graphql(admin_, path_, vendure::kOrderByCode, {{"codes", spellings(number)}}, true);
  if (!data) return data.error();
  Drift drift("vendure order");
  const ShopValue answer(*data, drift);
  const std::vector<ShopValue> found = answer["orders"]["items"].list(kListedMax);
  std::optional<PlatformOrder> order;
  if (!found.empty()) order = read_vendure_order(found.front(), precision_in(answer));
  if (drift.found()) return drift.error();
  if (!order) return no_order();
  return std::move(*order);
}

Result<Time> VendureOrders::placed_at(const ShopperId& shopper, const OrderId& order) {
  const auto data =
      ask_graphql(admin_, path_, vendure::kPlaceInList, {{"code", order.value}}, true);
  if (!data) return data.error();
  Drift drift("vendure order");
  const auto found = ShopValue(*data, drift)["orders"]["items"].list(kListedMax);
  if (!found.empty()) {
    const auto customer = found.front().maybe("customer");
    const auto at = found.front().maybe("orderPlacedAt");
    const bool is_theirs = customer && at && (*customer)["id"].text() == shopper.value;
    const Time time = is_theirs ? at->time() : Time{};
    if (is_theirs && !drift.found()) return time;
  }
  if (drift.found()) return drift.error();
  return no_order();
}

Result<std::vector<Order>> VendureOrders::list(const ShopperId& shopper, const OrderId& before,
                                               std::size_t limit) {
  Json filter = {{"active", {{"eq", false}}}};
  if (!before.empty()) {
    const auto at = placed_at(shopper, before);
    if (!at) return at.error();
    filter["orderPlacedAt"] = {{"before", format_time(*at)}};
  }
  const Json options = {{"take", std::min(limit, kListedMax)},
                        {"sort", {{"orderPlacedAt", "DESC"}}},
                        {"filter", std::move(filter)}};
  const auto data = ask_graphql(admin_, path_, vendure::kOrdersOfCustomer,
                                {{"id", shopper.value}, {"options", options}}, true);
  if (!data) return data.error();
  Drift drift("vendure orders");
  const ShopValue answer(*data, drift);
  const auto customer = answer.maybe("customer");
  if (!customer) return no_customer();
  const int precision = precision_in(answer);
  std::vector<Order> orders;
  for (const ShopValue& json : (*customer)["orders"]["items"].list(kListedMax)) {
    if (auto order = read_vendure_order(json, precision)) orders.push_back(std::move(order->order));
  }
  if (drift.found()) return drift.error();
  return orders;
}

Result<std::vector<Product>> VendureOrders::products(const std::vector<ProductId>& ids) {
  return catalog_.products_of(ids);
}

Result<void> VendureOrders::perform(const PlatformOrder& order, const OrderRequest& request) {
  if (const CancelOrder* change = std::get_if<CancelOrder>(&request.change)) {
    return cancel_vendure_order(admin_, order.handle, change->reason);
  }
  if (const ChangeAddress* change = std::get_if<ChangeAddress>(&request.change)) {
    return change_vendure_address(admin_, order.handle, change->address);
  }
  return Error{ErrorCode::conflict, "vendure: only cancelling and a new address can be done"};
}

}  // namespace aisle
