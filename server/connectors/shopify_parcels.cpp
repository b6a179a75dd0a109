#include "server/connectors/shopify_parcels.h"

#include <algorithm>
#include <array>

#include "server/connectors/shopify_product.h"

namespace aisle {
namespace {

constexpr std::size_t kNumbersMax = 50;

struct KnownStatus {
  std::string_view word;
  ParcelStatus status;
};
// Of FulfillmentDisplayStatus. Labels that are printed and shipments that the merchant marked as
// sent tell no more than that it has left.
constexpr auto kKnownStatuses = std::to_array<KnownStatus>({
    {"SUBMITTED", ParcelStatus::handed_over},
    {"CONFIRMED", ParcelStatus::handed_over},
    {"LABEL_PRINTED", ParcelStatus::handed_over},
    {"LABEL_PURCHASED", ParcelStatus::handed_over},
    {"LABEL_VOIDED", ParcelStatus::handed_over},
    {"FULFILLED", ParcelStatus::handed_over},
    {"MARKED_AS_FULFILLED", ParcelStatus::handed_over},
    {"CARRIER_PICKED_UP", ParcelStatus::in_transit},
    {"IN_TRANSIT", ParcelStatus::in_transit},
    {"DELAYED", ParcelStatus::in_transit},
    {"OUT_FOR_DELIVERY", ParcelStatus::out_for_delivery},
    {"ATTEMPTED_DELIVERY", ParcelStatus::delivery_failed},
    {"NOT_DELIVERED", ParcelStatus::delivery_failed},
    {"FAILURE", ParcelStatus::delivery_failed},
    {"READY_FOR_PICKUP", ParcelStatus::ready_for_pickup},
    {"DELIVERED", ParcelStatus::delivered},
    {"PICKED_UP", ParcelStatus::delivered},
});

struct KnownReason {
  std::string_view word;
  ReturnReason reason;
};
// The first with a reason is the word for it.
constexpr auto kKnownReasons = std::to_array<KnownReason>({
    {"UNWANTED", ReturnReason::changed_mind},
    {"SIZE_TOO_SMALL", ReturnReason::wrong_size},
    {"SIZE_TOO_LARGE", ReturnReason::wrong_size},
    {"NOT_AS_DESCRIBED", ReturnReason::not_as_described},
    {"COLOR", ReturnReason::not_as_described},
    {"STYLE", ReturnReason::not_as_described},
    {"DEFECTIVE", ReturnReason::damaged},
    {"WRONG_ITEM", ReturnReason::wrong_item},
});

std::vector<ParcelEvent> events_of(const ShopValue& json, ParcelStatus status, Time left,
                                   std::optional<Time> arrived) {
  std::vector<ParcelEvent> events = {{ParcelStatus::handed_over, left, ""}};
  const auto add = [&](ParcelStatus what, Time at) {
    events.push_back({what, std::max(at, events.back().at), ""});
  };
  const auto moved = json.maybe("inTransitAt");
  if (moved) add(ParcelStatus::in_transit, moved->time());
  if (arrived) {
    add(ParcelStatus::delivered, *arrived);
  } else if (status != events.back().status && status != ParcelStatus::handed_over) {
    add(status, json["updatedAt"].time());
  }
  return events;
}

}  // namespace

ShopifyParcels read_shopify_parcels(const ShopValue& json) {
  ShopifyParcels read;
  const std::string status = json["status"].text();
  read.has_left = status == "SUCCESS";
  read.is_packed = status == "OPEN" || status == "PENDING";
  if (!read.has_left) return read;
  ParcelStatus reached = ParcelStatus::handed_over;
  const std::string word = shopify_text(json, "displayStatus");
  const auto known = std::find_if(kKnownStatuses.begin(), kKnownStatuses.end(),
                                  [&](const KnownStatus& one) { return one.word == word; });
  if (known != kKnownStatuses.end()) reached = known->status;
  if (known == kKnownStatuses.end() && !word.empty()) read.unknown = word;
  read.at = json["createdAt"].time();
  const auto delivered = json.maybe("deliveredAt");
  if (delivered || reached == ParcelStatus::delivered) {
    read.arrived = std::max(read.at, delivered ? delivered->time() : json["updatedAt"].time());
  }
  const std::vector<ParcelEvent> events = events_of(json, reached, read.at, read.arrived);
  for (const ShopValue& tracking : json["trackingInfo"].list(kNumbersMax)) {
    Parcel parcel{.carrier = shopify_text(tracking, "company"),
                  .tracking = shopify_text(tracking, "number"),
                  .url = shopify_text(tracking, "url"),
                  .events = events};
    if (parcel.tracking.empty()) continue;
    if (parcel.carrier.empty()) parcel.carrier = "Carrier";
    if (!parcel.url.starts_with("https://")) parcel.url.clear();
    read.parcels.push_back(std::move(parcel));
  }
  if (read.parcels.empty()) read.parcels.push_back({"Carrier", json["name"].text(), "", events});
  return read;
}

ReturnReason shopify_return_reason(const std::string& word) {
  for (const KnownReason& one : kKnownReasons) {
    if (one.word == word) return one.reason;
  }
  return ReturnReason::other;
}

std::string shopify_return_word(ReturnReason reason) {
  for (const KnownReason& one : kKnownReasons) {
    if (one.reason == reason) return std::string(one.word);
  }
  return "OTHER";
}

}  // namespace aisle
