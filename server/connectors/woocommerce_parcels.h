// Parcels of a WooCommerce order. There are two places for them:
//
// - WooCommerce's own fulfillments (10.1 and later, where the shop has switched them on), which say
//   which pieces are in a parcel. The order's `_fulfillment_status` says whether there are any.
// - `_wc_shipment_tracking_items` of the order, by the extension Shipment Tracking and by Advanced
//   Shipment Tracking, which have numbers and no pieces.
//
// Source: WooCommerce's OrderFulfillmentsRestController.php and Fulfillment.php (10.1 to 11.1); the
// extension's documented meta. The second was not tried on a shop.
#pragma once

#include <string>
#include <vector>

#include "server/connectors/shape.h"
#include "shared/commerce/fulfillment.h"

namespace aisle {

/// So many pieces of a line of the shop's.
struct WooPieces {
  std::string line;
  std::int64_t count = 0;
};

struct WooParcel {
  Parcel parcel;  ///< Without a tracking number where the shop has none.
  std::vector<WooPieces> pieces;
};

/// Whether `read_woo_fulfillments` has something to read for this order.
bool has_woo_fulfillments(const ShopValue& order);

/// Those that have left, oldest first.
std::vector<WooParcel> read_woo_fulfillments(const ShopValue& fulfillments);

/// Without pieces, each number once, oldest first. `fallback` is the time where one has none.
std::vector<WooParcel> read_woo_trackings(const ShopValue& order, Time fallback);

}  // namespace aisle
