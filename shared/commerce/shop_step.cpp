#include "shared/commerce/shop_step.h"

#include <algorithm>

#include "shared/commerce/settling.h"
#include "shared/commerce/swapping.h"

namespace aisle {
namespace {

Error conflict(std::string why) { return {ErrorCode::conflict, std::move(why)}; }
Error invalid(std::string why) { return {ErrorCode::invalid_argument, std::move(why)}; }

std::int64_t total_count(const std::vector<LineItem>& lines) {
  std::int64_t count = 0;
  for (const LineItem& line : lines) count += line.count;
  return count;
}

Parcel* find_parcel(Order& order, const std::string& tracking) {
  for (Fulfillment& fulfillment : order.fulfillments) {
    for (Parcel& parcel : fulfillment.parcels) {
      if (parcel.tracking == tracking) return &parcel;
    }
  }
  return nullptr;
}

bool all_delivered(const Order& order) {
  for (const Fulfillment& fulfillment : order.fulfillments) {
    for (const Parcel& parcel : fulfillment.parcels) {
      if (!is_delivered(parcel)) return false;
    }
  }
  return true;
}

class Advancing {
 public:
  Advancing(const OrderView& view, Time now)
      : view_(view),
        now_(std::max(now, view.order.history.back().at)),
        changed_{view.order, view.shopper, {}, {}} {}

  Changed take() { return std::move(changed_); }

  Result<void> operator()(const SendParcels& step) {
    Order& order = changed_.order;
    if (step.fulfillment.items.empty() || step.fulfillment.parcels.empty()) {
      return invalid("a fulfillment needs items and a parcel");
    }
    std::vector<LineItem> left = order.lines;
    for (const Fulfillment& before : order.fulfillments) {
      for (const ItemCount& item : before.items) aisle::take(left, item);
    }
    for (const ItemCount& item : step.fulfillment.items) {
      if (item.count < 1 || item.count > count_of(left, item.variant)) {
        return invalid("not so many are left to send of " + item.variant.value);
      }
      aisle::take(left, item);
    }
    if (order.fulfillments.size() >= kLinesMax || step.fulfillment.parcels.size() > kLinesMax) {
      return invalid("too many parcels");
    }
    order.fulfillments.push_back({step.fulfillment.items, {}});
    for (Parcel parcel : step.fulfillment.parcels) {
      if (parcel.tracking.empty() || find_parcel(order, parcel.tracking)) {
        return invalid("a parcel's number is missing or there already");
      }
      parcel.events = {{ParcelStatus::handed_over, now_, ""}};
      order.fulfillments.back().parcels.push_back(std::move(parcel));
    }
    return take_step(total_count(left) == 0 ? OrderStep::all_shipped : OrderStep::part_shipped);
  }

  Result<void> operator()(const MoveParcel& step) {
    Order& order = changed_.order;
    Parcel* parcel = find_parcel(order, step.tracking);
    if (!parcel) return Error{ErrorCode::not_found, "there is no parcel " + step.tracking};
    if (is_delivered(*parcel)) return conflict("it has arrived: parcel " + step.tracking);
    if (parcel->events.size() >= kHistoryMax) return conflict("too many events");
    const Time at = std::max(now_, parcel->events.back().at);
    parcel->events.push_back({step.status, at, step.place});
    if (order.state != OrderState::shipped || !all_delivered(order)) return {};
    return take_step(OrderStep::delivered);
  }

  Result<void> operator()(const ReceiveReturn&) {
    if (auto taken = take_step(OrderStep::return_received); !taken) return taken;
    const Order& before = view_.order;
    add_to_stock(changed_.stock, before.returning->items, +1);
    const auto plan =
        plan_refund(before, view_.shopper, return_amount(before), before.returning->refund_to);
    return settled(refund(changed_, plan, OrderStep::return_received, now_));
  }

  Result<void> operator()(const CompleteExchange& step) {
    if (auto taken = take_step(OrderStep::exchange_completed); !taken) return taken;
    if (step.parcels.empty() || step.parcels.size() > kLinesMax) {
      return invalid("an exchange needs a parcel, and not too many");
    }
    add_to_stock(changed_.stock, view_.order.exchanging->back, +1);
    for (Parcel parcel : step.parcels) {
      if (parcel.tracking.empty()) return invalid("a parcel's number is missing");
      parcel.events = {{ParcelStatus::handed_over, now_, ""}};
      changed_.order.exchanging->parcels.push_back(std::move(parcel));
    }
    return {};
  }

 private:
  Result<void> take_step(OrderStep step) {
    Order& order = changed_.order;
    const std::optional<OrderState> state = after(order.state, step);
    if (!state || order.history.size() >= kHistoryMax) {
      return conflict("the order is in no state for this");
    }
    order.state = *state;
    order.history.push_back({step, now_});
    return {};
  }

  static Result<void> settled(const std::optional<OrderRefusal>& refused) {
    if (!refused) return {};
    return conflict("the money can't go to " + refused->method.value);
  }

  const OrderView& view_;
  const Time now_;
  Changed changed_;
};

}  // namespace

Result<Changed> advance(const OrderView& view, const ShopStep& step, Time now) {
  Advancing advancing(view, now);
  if (auto done = std::visit(advancing, step); !done) return done.error();
  return advancing.take();
}

}  // namespace aisle
