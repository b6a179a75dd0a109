// The shopper's orders: who is asked for a proof, which order is meant, where it is, what came back.
#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/format.h"
#include "shared/assistant/order_changes.h"
#include "shared/assistant/order_wish.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

Answer ask_identity(const Scene& scene) {
  Answer answer = scene.answer(scene.say("ask_identity"));
  answer.layout = Layout::identify;
  answer.asking = "identity";
  return answer;
}

std::string order_chip(const Scene& scene, const OrderId& order) {
  return scene.say("order_chip", {{"order", order.value}});
}

void show_order(Answer& answer, const ToolResult& result, const OrderFacts& order) {
  answer.layout = Layout::orders;
  answer.orders.push_back(order.id);
  cite(answer, result, order.id.value, FactKind::order);
}

Answer list_orders(const Scene& scene, const ToolResult& result,
                   const std::vector<const OrderFacts*>& orders, std::string text,
                   std::string asking) {
  Answer answer = scene.answer(std::move(text));
  answer.asking = std::move(asking);
  for (const OrderFacts* order : orders) {
    show_order(answer, result, *order);
    if (answer.suggestions.size() < kChipsMax) {
      answer.suggestions.push_back(order_chip(scene, order->id));
    }
  }
  return answer;
}

const ParcelEvent* latest_event(const OrderFacts& order, const Parcel** parcel) {
  const ParcelEvent* latest = nullptr;
  for (const Parcel& each : order.parcels) {
    if (each.events.empty() || (latest && each.events.back().at <= latest->at)) continue;
    latest = &each.events.back();
    *parcel = &each;
  }
  return latest;
}

std::string tell_status(const Scene& scene, const OrderFacts& order) {
  const Placeholders values = {{"order", order.id.value}};
  std::string text = scene.say("order_" + std::string(enum_name(order.state)), values);
  const Parcel* parcel = nullptr;
  const ParcelEvent* event = latest_event(order, &parcel);
  const bool moving = order.state == OrderState::partly_shipped || order.state == OrderState::shipped;
  if (event && (moving || order.state == OrderState::delivered)) {
    add_sentence(text, scene.say("parcel_" + std::string(enum_name(event->status)),
                                 {{"carrier", parcel->carrier}}));
  }
  return text;
}

// What a shopper would ask next about this order.
std::vector<std::string> order_chips(const Scene& scene, const OrderFacts& order) {
  std::vector<std::string> chips;
  const auto offer = [&](OrderAction action, std::string_view key) {
    if (order.allows(action)) {
      chips.push_back(scene.say(key, {{"order", order.id.value}}));
    }
  };
  offer(OrderAction::cancel, "cancel_chip");
  offer(OrderAction::change_items, "change_items_chip");
  offer(OrderAction::change_payment, "change_payment_chip");
  offer(OrderAction::return_items, "return_chip");
  offer(OrderAction::exchange_items, "exchange_chip");
  if (!order.refunds.empty()) {
    chips.push_back(scene.say("refund_chip", {{"order", order.id.value}}));
  }
  return chips;
}

Answer tell_order(const Scene& scene, const ToolResult& result, const OrderFacts& order) {
  Answer answer = scene.answer(tell_status(scene, order));
  show_order(answer, result, order);
  answer.suggestions = order_chips(scene, order);
  return answer;
}

Answer tell_refunds(const Scene& scene, const ToolResult& result, const OrderFacts& order) {
  std::string text;
  for (const RefundFacts& refund : order.refunds) {
    const bool paid = refund.paid_at != Time{};
    add_sentence(text, scene.say(paid ? "refund_paid" : "refund_pending",
                                 {{"amount", format_money(refund.amount, scene.state.language)},
                                  {"method", refund.to}}));
  }
  if (text.empty()) text = scene.say("refund_none", {{"order", order.id.value}});
  Answer answer = scene.answer(std::move(text));
  show_order(answer, result, order);
  return answer;
}

// A number alone proves too little for anything but the status.
Answer ask_code(const Scene& scene, const ToolResult& result, const OrderFacts& order) {
  Answer answer = scene.answer(scene.say("ask_code", {{"order", order.id.value}}));
  answer.layout = Layout::code;
  answer.orders = {order.id};
  answer.asking = "code";
  cite(answer, result, order.id.value, FactKind::order);
  return answer;
}

std::optional<OrderAction> action_of(Intent intent) {
  switch (intent) {
    case Intent::cancel_order: return OrderAction::cancel;
    case Intent::change_items: return OrderAction::change_items;
    case Intent::change_payment: return OrderAction::change_payment;
    case Intent::change_address: return OrderAction::change_address;
    case Intent::return_items: return OrderAction::return_items;
    case Intent::exchange_items: return OrderAction::exchange_items;
    default: return std::nullopt;
  }
}

bool is_under_way(const OrderFacts& order) {
  return order.state == OrderState::pending || order.state == OrderState::partly_shipped ||
         order.state == OrderState::shipped;
}

// Whether the wish can be about this order at all.
bool suits(const Scene& scene, const OrderFacts& order) {
  if (const auto action = action_of(scene.understood.intent)) {
    return order.is_glance() || order.allows(*action);
  }
  if (scene.understood.intent == Intent::refund_status) return !order.refunds.empty();
  return is_under_way(order);
}

Decision go_on(const Scene& scene, const ToolResult& result, const OrderFacts& order) {
  const Intent intent = scene.understood.intent;
  const auto action = action_of(intent);
  if (!action && intent != Intent::refund_status) return tell_order(scene, result, order);
  if (order.is_glance()) return ask_code(scene, result, order);
  if (!action) return tell_refunds(scene, result, order);
  return decide_order_change(scene, *action, result, order);
}

// Without a number: the one that it can be about, or else a choice.
Decision choose(const Scene& scene, const ToolResult& result) {
  if (result.orders.empty()) return scene.answer(scene.say("no_orders"));
  std::vector<const OrderFacts*> all;
  std::vector<const OrderFacts*> suitable;
  for (const OrderFacts& order : result.orders) {
    all.push_back(&order);
    if (suits(scene, order)) suitable.push_back(&order);
  }
  if (scene.understood.intent == Intent::list_orders && all.size() > 1) {
    return list_orders(scene, result, all, scene.say("orders_listed"), "");
  }
  if (scene.understood.entities.last_order || suitable.empty()) {
    return go_on(scene, result, *all.front());
  }
  if (suitable.size() == 1) return go_on(scene, result, *suitable.front());
  return list_orders(scene, result, suitable, scene.say("which_order"), "order");
}

}  // namespace

Decision decide_orders(const Scene& scene) {
  const bool lists = scene.understood.intent == Intent::list_orders;
  const bool anonymous = scene.state.identity.level == IdentityLevel::anonymous;
  const OrderId meant = lists || anonymous ? OrderId{} : meant_order(scene);
  if (meant.empty()) {
    const ListOrders all;
    const ToolResult* result = scene.result(all);
    if (!result) return ask(all);
    if (result->status == ToolStatus::unsupported) return decide_contact(scene);
    if (result->status == ToolStatus::unproven) return ask_identity(scene);
    return choose(scene, *result);
  }
  // What is only being talked about gives way to what the wish can be about.
  const bool named = names_order(scene);
  const FindOrder one{meant};
  const ToolResult* result = scene.result(one);
  if (!result) return ask(one);
  if (result->status == ToolStatus::unproven) return ask_identity(scene);
  if (result->orders.empty()) {
    return scene.answer(scene.say("order_not_found", {{"order", meant.value}}));
  }
  const OrderFacts& order = result->orders.front();
  const bool asks_where = scene.understood.intent == Intent::order_status;
  if (named || asks_where || suits(scene, order)) return go_on(scene, *result, order);
  const ListOrders all;
  const ToolResult* others = scene.result(all);
  return others ? choose(scene, *others) : ask(all);
}

}  // namespace aisle
