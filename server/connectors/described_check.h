// What works of a system that a merchant has described.
#pragma once

#include "server/connectors/connector.h"

namespace aisle {

/// As Connector::check; asks for a customer and for orders that nobody has as well, so that every
/// question of the description is tried.
std::vector<CapabilityCheck> check_described(Connector& connector);

}  // namespace aisle
