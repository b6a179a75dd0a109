// An order of an in-house system, put together from records. Names: README.md.
#pragma once

#include "server/connectors/described_values.h"
#include "server/connectors/platform_orders.h"

namespace aisle {

/// `order` has the members of an order, and the lists `lines`, `parcels` and `returns`; of the last
/// two each row is one variant. What the system doesn't tell is taken from what it does: the state
/// from parcels and times, what was paid from the lines. Goods and returns may take an order
/// further than its word for the state. `beyond_rules` says why the rules can't count with it: a
/// state without a meaning, one in which it is worked on, sums that don't come out.
PlatformOrder read_described_order(const DescribedRecord& order);

Shopper read_described_customer(const DescribedRecord& customer);

}  // namespace aisle
