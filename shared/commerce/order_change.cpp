#include "shared/commerce/order_change.h"

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/commerce/settling.h"
#include "shared/commerce/swapping.h"

namespace aisle {
namespace {

using MaybeRefusal = std::optional<OrderRefusal>;

OrderRefusal refuse(OrderRefusalReason reason, const PaymentMethodId& method = {}) {
  return {.reason = reason, .method = method};
}

/// Reasons that lie in the order's state: `otherwise` is what a state that is merely too early or
/// too late is called for the change at hand.
OrderRefusalReason reason_of(OrderState state, OrderRefusalReason otherwise) {
  switch (state) {
    case OrderState::cancelled: return OrderRefusalReason::already_cancelled;
    case OrderState::return_requested:
    case OrderState::returned: return OrderRefusalReason::already_returned;
    case OrderState::exchange_requested:
    case OrderState::exchanged: return OrderRefusalReason::already_exchanged;
    case OrderState::pending:
    case OrderState::partly_shipped:
    case OrderState::shipped:
    case OrderState::delivered: break;
  }
  return otherwise;
}

bool has_taken(const Order& order, OrderStep step) { return time_of(order, step).has_value(); }

// Carries one change out on copies; the first refusal ends it and the copies are thrown away.
class Deciding {
 public:
  Deciding(const OrderView& view, Time now)
      : view_(view),
        now_(std::max(now, view.order.history.back().at)),
        changed_{view.order, view.shopper, {}, {}} {}

  Changed take() { return std::move(changed_); }

  MaybeRefusal operator()(const CancelOrder& change) {
    if (auto refused = step(OrderStep::cancelled, OrderRefusalReason::already_shipped))
      return refused;
    changed_.order.cancel_reason = change.reason;
    add_to_stock(changed_.stock, view_.order.lines, +1);
    return refund(changed_, plan_refund(view_.order, view_.shopper, paid(view_.order), {}),
                  OrderStep::cancelled, now_);
  }

  MaybeRefusal operator()(const ChangeAddress& change) {
    if (auto refused = step(OrderStep::address_changed, OrderRefusalReason::already_shipped)) {
      return refused;
    }
    if (wrong_part(change.address)) return refuse(OrderRefusalReason::address_incomplete);
    const std::vector<std::string>& countries = view_.rules.countries;
    if (!countries.empty() &&
        std::find(countries.begin(), countries.end(), change.address.country) == countries.end()) {
      return refuse(OrderRefusalReason::not_delivered_there);
    }
    if (change.address == view_.order.address) return refuse(OrderRefusalReason::same_address);
    changed_.order.address = change.address;
    return std::nullopt;
  }

  MaybeRefusal operator()(const ChangeItems& change) {
    if (auto refused = step(OrderStep::items_changed, OrderRefusalReason::already_shipped)) {
      return refused;
    }
    if (has_taken(view_.order, OrderStep::items_changed)) {
      return refuse(OrderRefusalReason::already_changed);
    }
    auto swapped = swap_items(view_, change.swaps, false);
    if (const OrderRefusal* refused = std::get_if<OrderRefusal>(&swapped)) return *refused;
    Swapped& swap = *std::get_if<Swapped>(&swapped);
    changed_.order.lines = std::move(swap.lines);
    add_to_stock(changed_.stock, swap.back, +1);
    add_to_stock(changed_.stock, swap.instead, -1);
    return settle_difference(changed_, total(swap.instead) - total(swap.back), change.settle_with,
                             OrderStep::items_changed, now_);
  }

  MaybeRefusal operator()(const ChangePayment& change) {
    const OrderStep cause = OrderStep::payment_changed;
    if (auto refused = step(cause, OrderRefusalReason::already_shipped)) return refused;
    if (!find_method(view_.shopper, change.method)) {
      return refuse(OrderRefusalReason::not_their_method, change.method);
    }
    const std::vector<MethodShare> before = paid_by(view_.order);
    if (before.size() == 1 && before.front().method == change.method) {
      return refuse(OrderRefusalReason::same_payment_method, change.method);
    }
    // Back first, so that what a gift card gave counts when the same card has to cover it all.
    const std::int64_t amount = paid(view_.order);
    const auto plan = plan_refund(view_.order, view_.shopper, amount, {});
    if (auto refused = refund(changed_, plan, cause, now_)) return refused;
    return settle(changed_, LedgerKind::charge, {change.method, amount}, cause, now_);
  }

  MaybeRefusal operator()(const ReturnItems& change) {
    if (auto refused = step(OrderStep::return_requested, OrderRefusalReason::not_delivered)) {
      return refused;
    }
    if (is_too_late()) return refuse(OrderRefusalReason::return_period_over);
    auto items = take_items(view_.order.lines, change.items, true);
    if (const OrderRefusal* refused = std::get_if<OrderRefusal>(&items)) return *refused;
    if (auto refused = wrong_refund(change.refund_to)) return refused;
    changed_.order.returning = {std::move(*std::get_if<std::vector<LineItem>>(&items)),
                                change.reason, change.refund_to};
    return std::nullopt;
  }

  MaybeRefusal operator()(const ExchangeItems& change) {
    if (auto refused = step(OrderStep::exchange_requested, OrderRefusalReason::not_delivered)) {
      return refused;
    }
    if (is_too_late()) return refuse(OrderRefusalReason::return_period_over);
    auto swapped = swap_items(view_, change.swaps, true);
    if (const OrderRefusal* refused = std::get_if<OrderRefusal>(&swapped)) return *refused;
    Swapped& swap = *std::get_if<Swapped>(&swapped);
    add_to_stock(changed_.stock, swap.instead, -1);
    changed_.order.exchanging = {std::move(swap.back), std::move(swap.instead), {}};
    return settle_difference(changed_, exchange_difference(changed_.order), change.settle_with,
                             OrderStep::exchange_requested, now_);
  }

 private:
  // Every change begins here: whose order it is, and whether there is such a way from its state.
  MaybeRefusal step(OrderStep step, OrderRefusalReason otherwise) {
    Order& order = changed_.order;
    if (order.shopper != view_.shopper.id) return refuse(OrderRefusalReason::not_their_order);
    const std::optional<OrderState> state = after(order.state, step);
    if (!state) return refuse(reason_of(order.state, otherwise));
    if (order.history.size() >= kHistoryMax) return refuse(OrderRefusalReason::too_many_changes);
    order.state = *state;
    order.history.push_back({step, now_});
    return std::nullopt;
  }

  bool is_too_late() const {
    const std::chrono::days period(view_.rules.return_days);
    return period.count() > 0 && now_ - *time_of(view_.order, OrderStep::delivered) > period;
  }

  MaybeRefusal wrong_refund(const PaymentMethodId& to) const {
    if (to.empty()) return std::nullopt;
    const PaymentMethod* method = find_method(view_.shopper, to);
    if (!method) return refuse(OrderRefusalReason::not_their_method, to);
    if (method->kind == PaymentKind::gift_card) {
      const bool fits = method->balance && method->balance->currency == view_.order.currency;
      return fits ? MaybeRefusal() : refuse(OrderRefusalReason::other_currency, to);
    }
    for (const MethodShare& share : paid_by(view_.order)) {
      if (share.method == to) return std::nullopt;
    }
    return refuse(OrderRefusalReason::refund_not_to_this, to);
  }

  const OrderView& view_;
  const Time now_;
  Changed changed_;
};

// One hash over many texts, each with its end marked.
class Fingerprint {
 public:
  void add(std::string_view text) { hash_ = fnv1a(std::string_view("", 1), fnv1a(text, hash_)); }
  void add(std::int64_t number) { add(std::to_string(number)); }
  void add(const std::vector<LineItem>& lines) {
    add(static_cast<std::int64_t>(lines.size()));
    for (const LineItem& line : lines) {
      add(line.variant.value);
      add(line.unit_price);
      add(line.count);
    }
  }

  std::string text() const {
    constexpr char kHex[] = "0123456789abcdef";
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += kHex[(hash_ >> shift) & 15];
    return digits;
  }

 private:
  std::uint64_t hash_ = kFnvStart;
};

}  // namespace

OrderOutcome apply(const OrderView& view, const OrderChange& change, Time now) {
  Deciding deciding(view, now);
  if (auto refused = std::visit(deciding, change)) return *refused;
  return deciding.take();
}

std::string fingerprint(const Changed& changed) {
  const Order& order = changed.order;
  Fingerprint print;
  print.add(order.id.value);
  print.add(static_cast<std::int64_t>(order.state));
  print.add(order.lines);
  for (const std::string* part :
       {&order.address.name, &order.address.street, &order.address.more, &order.address.postcode,
        &order.address.city, &order.address.region, &order.address.country}) {
    print.add(*part);
  }
  if (order.returning) {
    print.add(order.returning->items);
    print.add(order.returning->refund_to.value);
  }
  if (order.exchanging) {
    print.add(order.exchanging->back);
    print.add(order.exchanging->instead);
  }
  for (const LedgerEntry& entry : changed.entries) {
    print.add(static_cast<std::int64_t>(entry.kind));
    print.add(entry.method.value);
    print.add(entry.amount);
  }
  return print.text();
}

void add_stock(Variant& variant, std::int64_t delta) {
  const bool is_counted = variant.availability == Availability::in_stock ||
                          variant.availability == Availability::out_of_stock;
  if (!variant.stock || !is_counted) return;
  *variant.stock += delta;
  variant.availability = *variant.stock > 0 ? Availability::in_stock : Availability::out_of_stock;
}

}  // namespace aisle
