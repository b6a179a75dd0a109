// What has happened to an order of Vendure, by the entries of its history. Pure.
//
// The entries hold ids as the database has them. A shop that shows other ids (an EntityIdStrategy)
// can't be matched: then there is no time of a parcel here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/connectors/shape.h"

namespace aisle {

/// Pieces by the id of their line.
using VendureLineCounts = std::map<std::string, std::int64_t>;

struct VendureHistory {
  struct Sent {
    std::optional<Time> shipped, delivered;
  };
  std::map<std::string, Sent> fulfillments;  ///< By id.
  std::map<std::string, Time> released;      ///< Payments that were there and were called off.
  VendureLineCounts cancelled_before, cancelled_after;  ///< That everything had been delivered.
  std::optional<Time> cancelled_at, returned_at;        ///< The last time of either.
};

/// `list` holds the entries newest first, as they are asked for.
VendureHistory read_vendure_history(const ShopValue& list);

}  // namespace aisle
