// An order of Vendure's Admin API as ours. Pure.
//
// Vendure keeps no returns and no reasons: pieces are taken off an order, and what that means is
// told by when it was done. Taken off before anything was sent, they were never bought; taken off
// after all had arrived, they came back.
#pragma once

#include <optional>

#include "server/connectors/platform_orders.h"
#include "server/connectors/shape.h"

namespace aisle {

/// The note on a modification of ours, by which it is known later.
inline constexpr std::string_view kVendureAddressNote =
    "The shopper has changed the delivery address (Aisle).";

/// Nothing when it is still a cart. The handle is Vendure's id.
std::optional<PlatformOrder> read_vendure_order(const ShopValue& order, int precision);

}  // namespace aisle
