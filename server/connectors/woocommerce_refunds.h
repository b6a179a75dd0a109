// What was paid back of a WooCommerce order, and for which of its lines.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/connectors/shape.h"

namespace aisle {

/// Taken off one line of the order.
struct WooTakenOff {
  std::int64_t count = 0;
  std::int64_t millionths = 0;
};

struct WooPaidBack {
  Time at{};
  std::int64_t minor = 0;
};

struct WooRefunds {
  std::vector<WooPaidBack> payments;         ///< Oldest first.
  std::map<std::string, WooTakenOff> lines;  ///< By the shop's id of the line.
  std::int64_t delivery = 0;                 ///< In millionths.
  bool is_for_lines = true;  ///< False: some of the money is of no line, or of a fee.
};

/// Of the answer about an order's refunds; nothing of null.
WooRefunds read_woo_refunds(const ShopValue& refunds, const std::string& currency);

}  // namespace aisle
