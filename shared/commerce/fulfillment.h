// Goods on their way to the shopper: which, in which parcels, and what the carrier said.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/time.h"
#include "shared/commerce/line_item.h"

namespace aisle {

enum class ParcelStatus {
  handed_over,  ///< To the carrier.
  in_transit,
  out_for_delivery,
  delivery_failed,   ///< Nobody was there; the carrier tries again.
  ready_for_pickup,  ///< In a parcel shop or locker.
  delivered,         ///< To the door, a neighbour, or picked up. Nothing follows it.
};
constexpr auto enum_names(ParcelStatus) {
  return std::to_array<std::string_view>({"handed_over", "in_transit", "out_for_delivery",
                                          "delivery_failed", "ready_for_pickup", "delivered"});
}

struct ParcelEvent {
  ParcelStatus status = ParcelStatus::handed_over;
  Time at{};
  std::string place;  ///< "Leipzig"; may be empty.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("status", self.status);
    visit("at", self.at);
    visit("place", self.place);
  }
  bool operator==(const ParcelEvent&) const = default;
};

struct Parcel {
  std::string carrier;              ///< "DHL".
  std::string tracking;             ///< The carrier's number; unique within an order.
  std::string url;                  ///< The carrier's page about it; may be empty.
  std::vector<ParcelEvent> events;  ///< Oldest first; the first is `handed_over`.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("carrier", self.carrier);
    visit("tracking", self.tracking);
    visit("url", self.url);
    visit("events", self.events);
  }
  bool operator==(const Parcel&) const = default;
};

/// What left the warehouse together, in one parcel or several.
struct Fulfillment {
  std::vector<ItemCount> items;
  std::vector<Parcel> parcels;  ///< At least one.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("items", self.items);
    visit("parcels", self.parcels);
  }
  bool operator==(const Fulfillment&) const = default;
};

inline bool is_delivered(const Parcel& parcel) {
  return !parcel.events.empty() && parcel.events.back().status == ParcelStatus::delivered;
}

}  // namespace aisle
