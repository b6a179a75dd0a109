#include "server/connectors/vendure_changes.h"

#include "server/connectors/shape.h"
#include "server/connectors/vendure_customer.h"
#include "server/connectors/vendure_documents.h"
#include "server/connectors/vendure_order.h"
#include "server/connectors/vendure_session.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

Error left_over(const std::string& what) { return {ErrorCode::unavailable, "vendure: " + what}; }

// The one field of a mutation, or the shop's refusal of it.
Result<Json> change(ShopApi& admin, std::string_view document, const Json& variables) {
  auto data = ask_graphql(admin, kVendureAdminPath, document, variables, false);
  if (!data) {
    const Error& error = data.error();
    // No code, no clue: a database that refuses, a plugin that fails.
    const bool is_vague = error.code == ErrorCode::invalid_argument;
    return Error{is_vague ? ErrorCode::unavailable : error.code, "vendure: " + error.message};
  }
  if (data->size() != 1) return Error{ErrorCode::data_loss, "vendure: expected one field"};
  Json result = std::move(data->begin().value());
  const Json code = result.is_object() ? result.value("errorCode", Json()) : Json();
  if (!code.is_string()) return result;
  return Error{ErrorCode::conflict, "vendure: the shop refuses: " + code.get<std::string>()};
}

// Done, or waiting for the shop's payment provider; else why not.
Result<void> give_back(ShopApi& admin, const ShopValue& payment, const std::string& reason) {
  const std::int64_t rest = vendure_rest(payment);
  if (rest == 0) return {};
  const bool is_reserved = payment["state"].text() == "Authorized";
  Json variables = {{"payment", payment["id"].text()}};
  if (!is_reserved) {
    variables["amount"] = rest;
    variables["reason"] = reason;
  }
  const auto result =
      change(admin, is_reserved ? vendure::kCancelPayment : vendure::kRefund, variables);
  if (!result) return result.error();
  Drift drift("vendure refund");
  const std::string state = ShopValue(*result, drift)["state"].text();
  if (drift.found()) return drift.error();
  if (state == "Settled" || state == "Pending" || state == "Cancelled") return {};
  return left_over("its state is " + state);
}

bool has_left(const ShopValue& order) {
  const auto fulfillments = order.maybe("fulfillments");
  if (!fulfillments) return false;
  for (const ShopValue& one : fulfillments->list(kLinesMax)) {
    const std::string state = one["state"].text();
    if (state == "Shipped" || state == "Delivered") return true;
  }
  return false;
}

// Both ways out of "Modifying" were tried; one of them must have been open.
bool is_back(const Json& data) {
  const auto moved = [&](const char* field) {
    const Json result = data.value(field, Json());
    return result.is_object() && result.value("__typename", Json()) == "Order";
  };
  return moved("settled") || moved("authorized");
}

Error stuck(const std::string& id) {
  return left_over("order " + id +
                   " may be left in the state Modifying: the merchant has to put it back");
}

// Answers `why` once the order is as it was.
Error put_back(ShopApi& admin, const std::string& id, const Error& why) {
  const auto data = ask_graphql(admin, kVendureAdminPath, vendure::kPutBack, {{"id", id}}, false);
  return data && is_back(*data) ? why : stuck(id);
}

// The total that a step of the change answers; nothing where it was refused.
std::optional<std::int64_t> total_in(const Json& data, const char* field) {
  const Json result = data.value(field, Json());
  if (!result.is_object() || !result.contains("totalWithTax")) return std::nullopt;
  const Json& total = result["totalWithTax"];
  return total.is_number_integer() ? std::optional(total.get<std::int64_t>()) : std::nullopt;
}

Json input_of(const PostalAddress& address) {
  return {{"fullName", address.name},       {"company", ""},
          {"streetLine1", address.street},  {"streetLine2", address.more},
          {"postalCode", address.postcode}, {"city", address.city},
          {"province", address.region},     {"countryCode", address.country}};
}

}  // namespace

Result<void> cancel_vendure_order(ShopApi& admin, const std::string& id, CancelReason reason) {
  const std::string why(enum_name(reason));
  const auto cancelled = change(admin, vendure::kCancelOrder, {{"id", id}, {"reason", why}});
  if (!cancelled) return cancelled.error();
  Drift drift("vendure cancellation");
  const ShopValue order(*cancelled, drift);
  const std::string order_is_cancelled = "order " + id + " is cancelled, ";
  if (order["state"].text() != "Cancelled")
    return left_over("order " + id + " is cancelled in part");
  if (has_left(order)) {
    return left_over(order_is_cancelled + "but a parcel had just left; nothing was paid back");
  }
  const auto payments = order.maybe("payments");
  if (!payments) return {};
  for (const ShopValue& payment : payments->list(kLinesMax)) {
    const auto given = give_back(admin, payment, why);
    if (given) continue;
    return left_over(order_is_cancelled + "but payment " + payment["id"].text() +
                     " may not have been paid back: " + given.error().message);
  }
  if (drift.found()) return left_over(order_is_cancelled + "then: " + drift.error().message);
  return {};
}

Result<void> change_vendure_address(ShopApi& admin, const std::string& id,
                                    const PostalAddress& address) {
  const Json variables = {
      {"id", id}, {"address", input_of(address)}, {"note", kVendureAddressNote}};
  const auto tried = ask_graphql(admin, kVendureAdminPath, vendure::kTryAddress, variables, false);
  if (!tried) {
    const Error& error = tried.error();
    if (error.code == ErrorCode::permission_denied) return error;
    const bool is_refused = error.code == ErrorCode::invalid_argument;
    return put_back(admin, id, {is_refused ? ErrorCode::conflict : error.code, error.message});
  }
  const auto before = total_in(*tried, "begin");
  if (!before) {
    return Error{ErrorCode::conflict, "vendure: the shop lets nobody change this order now"};
  }
  const auto then = total_in(*tried, "trial");
  if (then != before) {
    return put_back(admin, id,
                    {ErrorCode::conflict, then ? "vendure: the order would cost another amount"
                                               : "vendure: the shop refuses the address"});
  }
  const auto changed =
      ask_graphql(admin, kVendureAdminPath, vendure::kChangeAddress, variables, false);
  if (!changed) return put_back(admin, id, left_over(changed.error().message));
  if (!is_back(*changed)) return stuck(id);
  if (total_in(*changed, "change")) return {};
  return Error{ErrorCode::conflict, "vendure: the shop refuses the address"};
}

}  // namespace aisle
