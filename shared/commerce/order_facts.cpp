#include "shared/commerce/order_facts.h"

#include <algorithm>

namespace aisle {
namespace {

struct ActionStep {
  OrderAction action;
  OrderStep step;
};
constexpr ActionStep kActionSteps[] = {
    {OrderAction::cancel, OrderStep::cancelled},
    {OrderAction::change_address, OrderStep::address_changed},
    {OrderAction::change_items, OrderStep::items_changed},
    {OrderAction::change_payment, OrderStep::payment_changed},
    {OrderAction::return_items, OrderStep::return_requested},
    {OrderAction::exchange_items, OrderStep::exchange_requested},
};

// Items are changed once.
std::vector<OrderAction> actions_of(const Order& order) {
  std::vector<OrderAction> actions;
  for (const auto& [action, step] : kActionSteps) {
    const bool again = action == OrderAction::change_items && time_of(order, step);
    if (after(order.state, step) && !again) actions.push_back(action);
  }
  return actions;
}

}  // namespace

bool OrderFacts::allows(OrderAction action) const {
  return std::find(actions.begin(), actions.end(), action) != actions.end();
}

std::string method_label(const Shopper& shopper, const PaymentMethodId& id) {
  const PaymentMethod* method = find_method(shopper, id);
  if (!method) return id.value;
  return method->last_digits.empty() ? method->label : method->label + ' ' + method->last_digits;
}

OrderFacts tracking_of(const Order& order) {
  OrderFacts facts{.id = order.id, .state = order.state};
  facts.placed_at = time_of(order, OrderStep::placed).value_or(Time{});
  for (const Fulfillment& fulfillment : order.fulfillments) {
    facts.parcels.insert(facts.parcels.end(), fulfillment.parcels.begin(),
                         fulfillment.parcels.end());
  }
  if (order.exchanging) {
    facts.parcels.insert(facts.parcels.end(), order.exchanging->parcels.begin(),
                         order.exchanging->parcels.end());
  }
  facts.history = order.history;
  return facts;
}

OrderFacts facts_of(const Order& order, const Shopper& shopper) {
  OrderFacts facts = tracking_of(order);
  if (order.exchanging) {
    facts.going_back = order.exchanging->back;
    facts.coming = order.exchanging->instead;
  }
  if (order.returning) facts.going_back = order.returning->items;
  facts.lines = order.lines;
  facts.delivery_fee = {order.delivery_fee, order.currency};
  facts.total = {total(order.lines) + order.delivery_fee, order.currency};
  facts.address = order.address;
  facts.methods = shopper.payment_methods;
  for (const MethodShare& share : paid_by(order)) {
    facts.paid_with.push_back(method_label(shopper, share.method));
  }
  for (const Refund& refund : refunds_of(order, shopper)) {
    facts.refunds.push_back({method_label(shopper, refund.to), refund.amount,
                             refund.paid_at.value_or(Time{})});
  }
  facts.actions = actions_of(order);
  return facts;
}

OrderFacts facts_of(const OrderGlance& glance) {
  OrderFacts facts{.id = glance.id, .state = glance.state, .placed_at = glance.placed_at};
  for (const auto& parcel : glance.parcels) {
    facts.parcels.push_back({.carrier = parcel.carrier,
                             .tracking = {},
                             .url = {},
                             .events = {{parcel.status, parcel.at, {}}}});
  }
  return facts;
}

}  // namespace aisle
