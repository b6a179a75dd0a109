// What the shop does with an order: parcels leave and arrive, goods come back.
//
// Pure, and by the same ways as the shopper's changes (order_state.h). What doesn't fit is an Error
// for operations, not a sentence for the shopper.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "shared/base/result.h"
#include "shared/commerce/order_change.h"

namespace aisle {

/// Goods leave the warehouse. The order is shipped when all its pieces have left.
struct SendParcels {
  Fulfillment fulfillment;
};

/// The carrier reports. The order is delivered when all goods have left and all parcels arrived.
struct MoveParcel {
  std::string tracking;
  ParcelStatus status = ParcelStatus::in_transit;
  std::string place;
};

/// The goods of a return are here: the money goes back, and they are on the shelf again.
struct ReceiveReturn {};

/// The goods of an exchange are here and on the shelf again, and the new ones leave.
struct CompleteExchange {
  std::vector<Parcel> parcels;
};

using ShopStep = std::variant<SendParcels, MoveParcel, ReceiveReturn, CompleteExchange>;

/// Errors: conflict (the order's state has no such way, a parcel has arrived already, a gift card
/// can't take the refund), invalid_argument (items that aren't left to send, no parcel, a tracking
/// number twice), not_found (no parcel of this number).
Result<Changed> advance(const OrderView& view, const ShopStep& step, Time now);

}  // namespace aisle
