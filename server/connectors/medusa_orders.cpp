#include "server/connectors/medusa_orders.h"

#include <algorithm>

#include "server/connectors/medusa_api.h"
#include "server/connectors/medusa_changes.h"
#include "server/connectors/medusa_order.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kSearchPageMax = 500;
constexpr std::size_t kSearchedMax = 10'000;
constexpr std::size_t kNumberDigitsMax = 9;  // The shop's numbers are of 32 bits.

// The digits of "12" or "#12"; empty where it can be no number of an order.
std::string digits_of(const OrderId& number) {
  std::string digits = number.value;
  if (digits.starts_with('#')) digits.erase(0, 1);
  const bool is_number = digits.find_first_not_of("0123456789") == digits.npos;
  return is_number && digits.size() <= kNumberDigitsMax ? digits : "";
}

Result<Json> ask_orders(ShopApi& admin, const std::string& which, std::string_view fields) {
  return ask_medusa(admin, {.path = "/admin/orders?" + which + "&fields=" + std::string(fields)});
}

Error no_order() { return {ErrorCode::not_found, "medusa: there is no such order"}; }

// One order with its fields. The shop has no filter for a number and ignores one that is asked for:
// its search finds the digits in numbers and in e-mail addresses, so the answer is looked at.
Result<Json> order_by_number(ShopApi& admin, const std::string& digits, std::string_view fields) {
  const std::string search = "q=" + digits + "&order=display_id";
  // Nearly always the lowest number that holds the digits is the one.
  const auto first = ask_orders(admin, search + "&limit=1", fields);
  if (!first) return first.error();
  Drift drift("medusa order");
  const auto place = [&](const std::vector<ShopValue>& list) {
    return std::find_if(list.begin(), list.end(),
                        [&](const ShopValue& json) { return json["display_id"].text() == digits; });
  };
  const std::vector<ShopValue> lowest = ShopValue(*first, drift)["orders"].list(1);
  if (drift.found()) return drift.error();
  if (lowest.empty()) return no_order();
  if (place(lowest) != lowest.end()) return lowest.front().json();
  for (std::size_t offset = 0; offset < kSearchedMax; offset += kSearchPageMax) {
    const std::string part =
        "&limit=" + std::to_string(kSearchPageMax) + "&offset=" + std::to_string(offset);
    const auto body = ask_orders(admin, search + part, "id,display_id");
    if (!body) return body.error();
    const std::vector<ShopValue> list = ShopValue(*body, drift)["orders"].list(kSearchPageMax);
    const auto found = place(list);
    const std::string id = found == list.end() ? "" : (*found)["id"].text();
    if (drift.found()) return drift.error();
    if (!id.empty()) {
      const auto order = ask_medusa(
          admin, {.path = "/admin/orders/" + escape_part(id) + "?fields=" + std::string(fields)});
      if (!order) return order.error();
      const Json json = ShopValue(*order, drift)["order"].json();
      if (drift.found()) return drift.error();
      return json;
    }
    if (list.size() < kSearchPageMax) break;
  }
  return no_order();
}

}  // namespace

Result<Shopper> MedusaOrders::shopper(const ShopperId& id) {
  const auto body = ask_medusa(admin_, {.path = "/admin/customers/" + escape_part(id.value) +
                                                "?fields=id,email,first_name,last_name,"
                                                "has_account,*addresses"});
  if (!body) return body.error();
  Drift drift("medusa customer");
  Shopper shopper = read_medusa_customer(ShopValue(*body, drift)["customer"]);
  if (drift.found()) return drift.error();
  return shopper;
}

Result<PlatformOrder> MedusaOrders::find(const OrderId& number) {
  const std::string digits = digits_of(number);
  if (digits.empty()) return no_order();
  const auto json = order_by_number(admin_, digits, kMedusaOrderFields);
  if (!json) return json.error();
  Drift drift("medusa order");
  PlatformOrder order = read_medusa_order(ShopValue(*json, drift));
  if (drift.found()) return drift.error();
  return order;
}

Result<std::vector<Order>> MedusaOrders::list(const ShopperId& shopper, const OrderId& before,
                                              std::size_t limit) {
  const std::string theirs = "customer_id[]=" + escape_part(shopper.value);
  std::string which = theirs + "&order=-created_at&limit=" + std::to_string(limit);
  if (!before.empty()) {
    const std::string digits = digits_of(before);
    if (digits.empty()) return no_order();
    const auto json = order_by_number(admin_, digits, "id,display_id,created_at,customer_id");
    if (!json) return json.error();
    Drift drift("medusa order");
    const ShopValue order(*json, drift);
    const auto customer = order.maybe("customer_id");
    if (!customer || customer->text() != shopper.value) return no_order();
    const std::string at = order["created_at"].text();
    if (drift.found()) return drift.error();
    which += "&created_at[$lt]=" + escape_part(at);
  }
  const auto body = ask_orders(admin_, which, kMedusaOrderFields);
  if (!body) return body.error();
  Drift drift("medusa orders");
  std::vector<Order> orders;
  for (const ShopValue& json : ShopValue(*body, drift)["orders"].list(limit)) {
    orders.push_back(read_medusa_order(json).order);
  }
  if (drift.found()) return drift.error();
  if (orders.empty() && before.empty()) {
    if (const auto known = this->shopper(shopper); !known) return known.error();
  }
  return orders;
}

Result<std::vector<Product>> MedusaOrders::products(const std::vector<ProductId>& ids) {
  return catalog_.products_of(ids);
}

Result<void> MedusaOrders::perform(const PlatformOrder& order, const OrderRequest& request) {
  if (std::holds_alternative<CancelOrder>(request.change)) {
    return cancel_medusa_order(admin_, order.handle);
  }
  if (const auto* change = std::get_if<ChangeAddress>(&request.change)) {
    return change_medusa_address(admin_, order.handle, change->address);
  }
  if (const auto* change = std::get_if<ReturnItems>(&request.change)) {
    return request_medusa_return(admin_, order.handle, *change);
  }
  return Error{ErrorCode::conflict, "medusa: there is no such change"};
}

}  // namespace aisle
