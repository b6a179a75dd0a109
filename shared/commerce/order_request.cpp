#include "shared/commerce/order_request.h"

namespace aisle {

bool OrderRequest::same_as(const OrderRequest& other) const {
  return shopper == other.shopper && order == other.order && change == other.change &&
         agreed == other.agreed;
}

OrderOutcome carry_out(const OrderView& view, const OrderRequest& request) {
  OrderOutcome outcome = apply(view, request.change, request.at);
  const Changed* changed = std::get_if<Changed>(&outcome);
  if (changed && !request.agreed.empty() && fingerprint(*changed) != request.agreed) {
    return OrderRefusal{.reason = OrderRefusalReason::changed_meanwhile};
  }
  return outcome;
}

OrderAnswer answer_of(const OrderOutcome& outcome) {
  if (const Changed* changed = std::get_if<Changed>(&outcome)) {
    return OrderDone{changed->order, changed->entries};
  }
  return *std::get_if<OrderRefusal>(&outcome);
}

}  // namespace aisle
