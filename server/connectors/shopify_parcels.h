// From Shopify's fulfillments to parcels, and the words of both for why goods come back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/connectors/shape.h"
#include "shared/commerce/return.h"

namespace aisle {

/// So many pieces of a line of Shopify's.
struct ShopifyPieces {
  std::string line;
  std::int64_t count = 0;
};

struct ShopifyParcels {
  bool has_left = false;   ///< Only then is anything below of use.
  bool is_packed = false;  ///< It is about to leave.
  std::string unknown;     ///< A status that we don't know.
  Time at{};
  std::optional<Time> arrived;
  std::vector<Parcel> parcels;        ///< One where Shopify knows no tracking number.
  std::vector<ShopifyPieces> pieces;  ///< Left to the caller.
};

/// A Fulfillment. A parcel without a tracking number is called as the shipment is ("#1001-F1").
ShopifyParcels read_shopify_parcels(const ShopValue& fulfillment);

ReturnReason shopify_return_reason(const std::string& word);
std::string shopify_return_word(ReturnReason reason);

}  // namespace aisle
