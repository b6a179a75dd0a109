#include "server/connectors/medusa_changes.h"

#include <algorithm>

#include "server/connectors/medusa_api.h"
#include "server/connectors/shape.h"
#include "shared/commerce/order.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kReasonsMax = 100;

// What the shop finds wrong is its refusal.
Error told(const Error& error) {
  const bool is_refusal =
      error.code == ErrorCode::not_found || error.code == ErrorCode::invalid_argument;
  return is_refusal ? Error{ErrorCode::conflict, error.message} : error;
}

Result<Json> post(ShopApi& admin, const std::string& path, Json body) {
  return ask_medusa(admin,
                    {.method = "POST", .path = path, .body = std::move(body), .repeatable = false});
}

Result<void> done(const Result<Json>& answer) {
  if (!answer) return told(answer.error());
  return {};
}

std::string letters(std::string_view text) {
  std::string kept;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c >= 'a' && c <= 'z') kept += c;
  }
  return kept;
}

// The shop's own reason whose value or label says the same; empty where it has none.
Result<std::string> reason_id(ShopApi& admin, ReturnReason reason) {
  const auto body = ask_medusa(
      admin,
      {.path = "/admin/return-reasons?fields=id,value,label&limit=" + std::to_string(kReasonsMax)});
  if (!body) return body.error();
  const std::string name = letters(enum_names(reason)[static_cast<std::size_t>(reason)]);
  Drift drift("medusa return reasons");
  std::string id;
  for (const ShopValue& json : ShopValue(*body, drift)["return_reasons"].list(kReasonsMax)) {
    const bool is_it = letters(json["value"].text()).find(name) != std::string::npos ||
                       letters(json["label"].text()).find(name) != std::string::npos;
    if (is_it && id.empty()) id = json["id"].text();
  }
  if (drift.found()) return drift.error();
  return id;
}

struct ReturnPlan {
  Json items = Json::array();
  std::string location;  ///< Where the goods were sent from; empty when unknown.
};

// Which of the order's lines the pieces are of, first lines first. A line has no detail where the
// fields name single ones of its own beside it.
Result<ReturnPlan> plan_return(ShopApi& admin, const std::string& order,
                               const ReturnItems& change) {
  const auto body =
      ask_medusa(admin, {.path = "/admin/orders/" + escape_part(order) +
                                 "?fields=id,*items,*items.detail,fulfillments.location_id"});
  if (!body) return body.error();
  const auto reason = reason_id(admin, change.reason);
  if (!reason) return reason.error();
  Drift drift("medusa order");
  const ShopValue json = ShopValue(*body, drift)["order"];
  ReturnPlan plan;
  for (const ItemCount& item : change.items) {
    std::int64_t wanted = item.count;
    for (const ShopValue& line : json["items"].list(kLinesMax)) {
      const auto variant = line.maybe("variant_id");
      if (!variant || variant->text() != item.variant.value) continue;
      const std::int64_t count = std::min(wanted, line["detail"]["quantity"].whole());
      if (count <= 0) continue;
      wanted -= count;
      Json piece = {{"id", line["id"].text()}, {"quantity", count}};
      if (!reason->empty()) piece["reason_id"] = *reason;
      plan.items.push_back(std::move(piece));
    }
    if (drift.found()) return drift.error();
    if (wanted > 0) return Error{ErrorCode::conflict, "medusa: the order has fewer pieces"};
  }
  if (const auto list = json.maybe("fulfillments")) {
    for (const ShopValue& one : list->list(kLinesMax)) {
      const auto location = one.maybe("location_id");
      if (location && plan.location.empty()) plan.location = location->text();
    }
  }
  if (drift.found()) return drift.error();
  return plan;
}

}  // namespace

Result<void> cancel_medusa_order(ShopApi& admin, const std::string& order) {
  return done(post(admin, "/admin/orders/" + escape_part(order) + "/cancel", Json::object()));
}

Result<void> change_medusa_address(ShopApi& admin, const std::string& order,
                                   const PostalAddress& address) {
  const std::size_t space = address.name.rfind(' ');
  std::string country = address.country;
  std::transform(country.begin(), country.end(), country.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const bool has_two = space != std::string::npos;
  const Json to = {{"first_name", address.name.substr(0, space)},
                   {"last_name", has_two ? address.name.substr(space + 1) : ""},
                   {"address_1", address.street},
                   {"address_2", address.more},
                   {"postal_code", address.postcode},
                   {"city", address.city},
                   {"province", address.region},
                   {"country_code", country}};
  return done(post(admin, "/admin/orders/" + escape_part(order), {{"shipping_address", to}}));
}

Result<void> request_medusa_return(ShopApi& admin, const std::string& order,
                                   const ReturnItems& change) {
  const auto plan = plan_return(admin, order, change);
  if (!plan) return told(plan.error());
  Json begin = {{"order_id", order}};
  if (!plan->location.empty()) begin["location_id"] = plan->location;
  const auto begun = post(admin, "/admin/returns", std::move(begin));
  if (!begun) return told(begun.error());
  Drift drift("medusa return");
  const std::string id = ShopValue(*begun, drift)["return"]["id"].text();
  if (drift.found()) return drift.error();
  const std::string path = "/admin/returns/" + escape_part(id) + "/request";
  auto asked = post(admin, path + "-items", {{"items", plan->items}});
  if (asked) asked = post(admin, path, Json::object());
  if (asked) return {};
  // Otherwise the order would stay locked for every other change.
  static_cast<void>(ask_medusa(admin, {.method = "DELETE", .path = path, .repeatable = false}));
  return told(asked.error());
}

}  // namespace aisle
