#include "server/connectors/woocommerce_changes.h"

#include <algorithm>

#include "server/connectors/shape.h"
#include "server/connectors/woocommerce_api.h"
#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kWooSupportsMax = 100;

// What the shop finds wrong is its refusal.
Error woo_refused(const Error& error) {
  const bool is_refusal =
      error.code == ErrorCode::not_found || error.code == ErrorCode::invalid_argument;
  return is_refusal ? Error{ErrorCode::conflict, error.message} : error;
}

// An error after a part was done is no refusal.
Error woo_half_done(const char* what, const Error& error) {
  const bool may_pass = error.code == ErrorCode::deadline_exceeded;
  return {may_pass ? error.code : ErrorCode::unavailable,
          std::string("woocommerce: ") + what + "; " + error.message};
}

std::string woo_order_path(const PlatformOrder& order) {
  return "/orders/" + escape_part(order.handle);
}

Result<Json> put_woo_order(ShopApi& api, const PlatformOrder& order, Json body) {
  auto answer = ask_woo(api, {.method = "PUT",
                              .path = woo_order_path(order) + "?dp=6&" + woo_fields("id,total"),
                              .body = std::move(body)});
  if (!answer) return answer.error();
  return std::move(answer->body);
}

// Whether money goes back by itself the way it came.
Result<bool> woo_pays_back(ShopApi& api, const PaymentMethodId& method) {
  const auto answer = ask_woo(api, {.path = "/payment_gateways/" + escape_part(method.value) + "?" +
                                            woo_fields("id,method_supports")});
  if (!answer && answer.error().code == ErrorCode::not_found) return false;
  if (!answer) return answer.error();
  Drift drift("woocommerce payment gateway");
  const std::vector<ShopValue> supports =
      woo_list(ShopValue(answer->body, drift), "method_supports", kWooSupportsMax);
  const bool pays_back = std::any_of(supports.begin(), supports.end(),
                                     [](const ShopValue& one) { return one.json() == "refunds"; });
  if (drift.found()) return drift.error();
  return pays_back;
}

Result<void> pay_back_woo_order(ShopApi& api, const PlatformOrder& order, std::int64_t amount,
                                CancelReason reason) {
  const auto pays_back = woo_pays_back(api, order.order.ledger.front().method);
  if (!pays_back) return woo_refused(pays_back.error());
  if (!*pays_back) {
    return Error{ErrorCode::conflict,
                 "woocommerce: the way it was paid can't pay back by itself; nothing was changed"};
  }
  const std::string why = "Cancelled by the customer in the chat (" +
                          std::string(enum_names(reason)[static_cast<std::size_t>(reason)]) + ")";
  // The goods come to the shelf with the order's new state.
  const Json body = {{"amount", format_decimal({amount, order.order.currency})},
                     {"reason", why},
                     {"api_refund", true},
                     {"api_restock", false}};
  const auto paid = ask_woo(api, {.method = "POST",
                                  .path = woo_order_path(order) + "/refunds?" + woo_fields("id"),
                                  .body = body,
                                  .repeatable = false});
  if (paid) return {};
  const Error refused = woo_refused(paid.error());
  if (refused.code == ErrorCode::conflict) return refused;
  return woo_half_done("the money was not seen to go back, and the order was not cancelled",
                       refused);
}

Json woo_shipping_of(const PostalAddress& address) {
  const std::size_t space = address.name.rfind(' ');
  const bool has_two = space != std::string::npos;
  return {{"first_name", address.name.substr(0, space)},
          {"last_name", has_two ? address.name.substr(space + 1) : ""},
          {"company", ""},
          {"address_1", address.street},
          {"address_2", address.more},
          {"postcode", address.postcode},
          {"city", address.city},
          {"state", address.region},
          {"country", address.country}};
}

// The address alone, as it may be written back.
Result<Json> woo_shipping_now(ShopApi& api, const PlatformOrder& order) {
  const auto answer =
      ask_woo(api, {.path = woo_order_path(order) + "?" + woo_fields("id,shipping")});
  if (!answer) return answer.error();
  Drift drift("woocommerce order");
  const ShopValue json(answer->body, drift);
  const auto shipping = woo_object(json, "shipping");
  Json old = Json::object();
  const Json members = woo_shipping_of({});
  for (const auto& [name, value] : members.items()) {
    old[name] = shipping ? woo_text(*shipping, name) : "";
  }
  if (drift.found()) return drift.error();
  return old;
}

Result<std::int64_t> woo_total_of(const Json& answer, const std::string& currency) {
  Drift drift("woocommerce order");
  const std::int64_t total = ShopValue(answer, drift)["total"].money(currency).amount;
  if (drift.found()) return drift.error();
  return total;
}

// Best effort: the address counts, not the note.
void note_woo_order(ShopApi& api, const PlatformOrder& order, const char* text) {
  static_cast<void>(ask_woo(api, {.method = "POST",
                                  .path = woo_order_path(order) + "/notes?" + woo_fields("id"),
                                  .body = {{"note", text}, {"customer_note", false}},
                                  .repeatable = false}));
}

}  // namespace

Result<void> cancel_woo_order(ShopApi& api, const PlatformOrder& order, CancelReason reason) {
  const std::int64_t amount = paid(order.order);
  if (amount > 0) {
    if (auto back = pay_back_woo_order(api, order, amount, reason); !back) return back;
  }
  const auto put = put_woo_order(api, order, {{"status", "cancelled"}});
  if (put) return {};
  if (amount == 0) return woo_refused(put.error());
  return woo_half_done("the money was given back, and the order is not marked as cancelled",
                       put.error());
}

Result<void> change_woo_address(ShopApi& api, const PlatformOrder& order,
                                const PostalAddress& address) {
  std::int64_t before = 0;
  for (const LedgerEntry& entry : order.order.ledger) {
    if (entry.kind == LedgerKind::charge) before += entry.amount;
  }
  const auto old = woo_shipping_now(api, order);
  if (!old) return woo_refused(old.error());
  const auto put = put_woo_order(api, order, {{"shipping", woo_shipping_of(address)}});
  if (!put) return woo_refused(put.error());
  const auto total = woo_total_of(*put, order.order.currency);
  if (!total) return woo_half_done("the address was changed", total.error());
  if (*total == before) {
    note_woo_order(api, order, "The customer changed the delivery address in the chat.");
    return {};
  }
  const auto undone = put_woo_order(api, order, {{"shipping", *old}});
  if (!undone)
    return woo_half_done("the address was changed and the total with it", undone.error());
  const auto again = woo_total_of(*undone, order.order.currency);
  if (again && *again == before) {
    return Error{ErrorCode::conflict, "woocommerce: the order would cost another amount there"};
  }
  return Error{ErrorCode::unavailable,
               "woocommerce: the address was put back, and the total is another than before"};
}

}  // namespace aisle
