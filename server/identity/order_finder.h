// Finds whom an order belongs to, so that what a shopper says can be compared with it.
#pragma once

#include <string>

#include "shared/base/ids.h"
#include "shared/base/result.h"

namespace aisle {

/// None of this is ever shown.
struct OrderContact {
  OrderId order;  ///< As the shop writes it.
  ShopperId
      shopper;  ///< The customer, as in a signed token; for a guest a name of the order's own.
  std::string email;
  std::string postcode;  ///< Of the delivery address; empty when there is none.
};

class OrderFinder {
 public:
  virtual ~OrderFinder() = default;

  /// The order of this number, which the shopper may have typed in another case.
  /// Errors: not_found, unavailable.
  virtual Result<OrderContact> find_contact(const OrderId& number) = 0;
};

}  // namespace aisle
