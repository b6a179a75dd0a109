#include "server/connectors/woocommerce_orders.h"

#include <algorithm>

#include "server/connectors/woocommerce_api.h"
#include "server/connectors/woocommerce_changes.h"
#include "server/connectors/woocommerce_customer.h"
#include "server/connectors/woocommerce_order.h"
#include "server/connectors/woocommerce_parcels.h"
#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kWooIdDigitsMax = 15;
constexpr std::size_t kWooSearchMax = 20;  // Orders of a page.
constexpr std::size_t kWooSearchPagesMax = 5;
constexpr std::size_t kWooSameSecondMax = 10;  // Orders of a shopper, around the end of a page.

Error no_woo(const char* what) {
  return {ErrorCode::not_found, std::string("woocommerce: there is no such ") + what};
}

bool is_woo_id(const std::string& text) {
  return !text.empty() && text.size() <= kWooIdDigitsMax &&
         text.find_first_not_of("0123456789") == text.npos;
}

// As plugins write numbers: "WC-2026/1001". What else is typed never gets into a search.
bool is_woo_number(const std::string& text) {
  const auto is_sign = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '/';
  };
  return text.size() <= kWooNumberBytesMax && std::all_of(text.begin(), text.end(), is_sign) &&
         text.find_first_of("0123456789") != text.npos;
}

std::string woo_order_query() { return "dp=6&" + woo_fields(kWooOrderFields); }

}  // namespace

Result<Shopper> WooOrders::shopper(const ShopperId& id) {
  if (!is_woo_id(id.value) || id.value == "0") return no_woo("customer");
  const auto answer =
      ask_woo(api_, {.path = "/customers/" + id.value + "?" + woo_fields(kWooCustomerFields)});
  if (!answer) return answer.error();
  Drift drift("woocommerce customer");
  Shopper shopper = read_woo_customer(ShopValue(answer->body, drift));
  if (drift.found()) return drift.error();
  return shopper;
}

// A number is the order's id, unless a plugin gives other ones: then it may be another order's id.
Result<Json> WooOrders::order_of(const std::string& number) {
  const bool is_id = is_woo_id(number);
  if (!is_id || searches_first_) {
    auto found = order_by_search(number);
    const bool is_over = found || found.error().code != ErrorCode::not_found;
    return is_over || !is_id ? found : order_by_id(number);
  }
  auto found = order_by_id(number);
  if (found || found.error().code != ErrorCode::not_found) return found;
  found = order_by_search(number);
  if (found) searches_first_ = true;
  return found;
}

Result<Json> WooOrders::order_by_id(const std::string& number) {
  auto answer = ask_woo(api_, {.path = "/orders/" + number + "?" + woo_order_query()});
  if (!answer) return answer.error();
  Drift drift("woocommerce order");
  const ShopValue order(answer->body, drift);
  const bool is_it = woo_number_of(order) == number && is_woo_order(order);
  if (drift.found()) return drift.error();
  if (!is_it) return no_woo("order");
  return std::move(answer->body);
}

// The shop searches in addresses and goods too, so each answer is looked at.
Result<Json> WooOrders::order_by_search(const std::string& number) {
  const std::string search =
      "/orders?status=any&orderby=date&order=desc&search=" + escape_part(number) +
      "&per_page=" + std::to_string(kWooSearchMax) + "&";
  for (std::size_t page = 1; page <= kWooSearchPagesMax; ++page) {
    const auto answer =
        ask_woo(api_, {.path = search + "page=" + std::to_string(page) + "&" + woo_order_query()});
    if (!answer) return answer.error();
    Drift drift("woocommerce orders");
    const std::vector<ShopValue> list = ShopValue(answer->body, drift).list(kWooSearchMax);
    const auto found = std::find_if(list.begin(), list.end(), [&](const ShopValue& order) {
      return woo_number_of(order) == number && is_woo_order(order);
    });
    if (drift.found()) return drift.error();
    if (found != list.end()) return found->json();
    if (list.size() < kWooSearchMax) break;
  }
  return no_woo("order");
}

Result<Json> WooOrders::refunds_of(const std::string& order) {
  auto answer = ask_woo(api_, {.path = "/orders/" + order + "/refunds?dp=6&per_page=100&" +
                                       woo_fields(kWooRefundFields)});
  if (!answer) return answer.error();
  return std::move(answer->body);
}

// A shop that has switched them off keeps its word about them, and has no such route.
Result<Json> WooOrders::fulfillments_of(const std::string& order) {
  auto answer = api_.ask({.path = "/orders/" + order + "/fulfillments"});
  if (!answer) return answer.error();
  const int status = answer->head.status;
  if (status == 404) return Json();
  if (status >= 200 && status < 300) return std::move(answer->body);
  return Error{ErrorCode::unavailable, "woocommerce: the fulfillments of an order can't be read"};
}

Result<PlatformOrder> WooOrders::find(const OrderId& number) {
  const std::string bare = woo_bare_number(number.value);
  if (!is_woo_number(bare)) return no_woo("order");
  const auto json = order_of(bare);
  if (!json) return json.error();
  Drift drift("woocommerce order");
  const ShopValue order(*json, drift);
  const std::string id = order["id"].text();
  Json refunds, fulfillments;
  if (has_woo_refunds(order)) {
    auto part = refunds_of(id);
    if (!part) return part.error();
    refunds = std::move(*part);
  }
  if (has_woo_fulfillments(order)) {
    auto part = fulfillments_of(id);
    if (!part) return part.error();
    fulfillments = std::move(*part);
  }
  PlatformOrder read =
      read_woo_order(order, ShopValue(refunds, drift), ShopValue(fulfillments, drift));
  if (drift.found()) return drift.error();
  return read;
}

Result<std::vector<Order>> WooOrders::list(const ShopperId& shopper, const OrderId& before,
                                           std::size_t limit) {
  if (!is_woo_id(shopper.value) || shopper.value == "0") return no_woo("customer");
  std::string which = "/orders?status=any&orderby=date&order=desc&customer=" + shopper.value;
  std::string last;
  std::size_t count = std::min(limit, kWooPageMax);
  if (!before.empty()) {
    const std::string bare = woo_bare_number(before.value);
    if (!is_woo_number(bare)) return no_woo("order");
    const auto json = order_of(bare);
    if (!json) return json.error();
    Drift drift("woocommerce order");
    const ShopValue order(*json, drift);
    last = order["id"].text();
    const auto at = woo_time(order, "date_created_gmt");
    const bool is_theirs = woo_text(order, "customer_id") == shopper.value;
    if (drift.found()) return drift.error();
    if (!is_theirs || !at) return no_woo("order");
    // Those of the same second too: the ones up to it are left out below.
    const std::string until = format_time(*at + std::chrono::seconds(1)).substr(0, 19);
    which += "&dates_are_gmt=true&before=" + escape_part(until);
    count = std::min(limit + kWooSameSecondMax, kWooPageMax);
  }
  const auto answer = ask_woo(
      api_, {.path = which + "&per_page=" + std::to_string(count) + "&" + woo_order_query()});
  if (!answer) return answer.error();
  Drift drift("woocommerce orders");
  std::vector<ShopValue> list = ShopValue(answer->body, drift).list(count);
  const auto place = std::find_if(list.begin(), list.end(), [&](const ShopValue& one) {
    return !last.empty() && one["id"].text() == last;
  });
  if (place != list.end()) list.erase(list.begin(), place + 1);
  const Json none;
  std::vector<Order> orders;
  for (const ShopValue& one : list) {
    if (!is_woo_order(one) || orders.size() == limit) continue;
    orders.push_back(read_woo_order(one, ShopValue(none, drift), ShopValue(none, drift)).order);
  }
  if (drift.found()) return drift.error();
  if (orders.empty() && before.empty()) {
    if (const auto known = this->shopper(shopper); !known) return known.error();
  }
  return orders;
}

Result<std::vector<Product>> WooOrders::products(const std::vector<ProductId>& ids) {
  return catalog_.products_of(ids);
}

Result<void> WooOrders::perform(const PlatformOrder& order, const OrderRequest& request) {
  if (std::holds_alternative<CancelOrder>(request.change)) {
    return cancel_woo_order(api_, order, std::get<CancelOrder>(request.change).reason);
  }
  if (const auto* change = std::get_if<ChangeAddress>(&request.change)) {
    return change_woo_address(api_, order, change->address);
  }
  return Error{ErrorCode::conflict, "woocommerce: there is no such change"};
}

}  // namespace aisle
