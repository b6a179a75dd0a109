#include "shared/commerce/settling.h"

namespace aisle {
namespace {

PaymentMethod* find_own(Shopper& shopper, const PaymentMethodId& id) {
  for (PaymentMethod& method : shopper.payment_methods) {
    if (method.id == id) return &method;
  }
  return nullptr;
}

std::optional<OrderRefusalReason> move_balance(Money& balance, LedgerKind kind, std::int64_t amount,
                                               const std::string& currency) {
  if (balance.currency != currency) return OrderRefusalReason::other_currency;
  if (kind == LedgerKind::charge) {
    if (balance.amount < amount) return OrderRefusalReason::gift_card_too_low;
    balance.amount -= amount;
    return std::nullopt;
  }
  if (balance.amount > kMoneyAmountMax - amount) return OrderRefusalReason::amount_too_large;
  balance.amount += amount;
  return std::nullopt;
}

}  // namespace

std::optional<OrderRefusal> settle(Changed& changed, LedgerKind kind, const MethodShare& share,
                                   OrderStep cause, Time now) {
  if (share.amount == 0) return std::nullopt;
  Order& order = changed.order;
  if (share.amount > kMoneyAmountMax)
    return OrderRefusal{.reason = OrderRefusalReason::amount_too_large};
  if (order.ledger.size() >= kLedgerMax)
    return OrderRefusal{.reason = OrderRefusalReason::too_many_changes};
  PaymentMethod* method = find_own(changed.shopper, share.method);
  if (!method)
    return OrderRefusal{.reason = OrderRefusalReason::not_their_method, .method = share.method};
  if (method->balance) {
    const auto reason = move_balance(*method->balance, kind, share.amount, order.currency);
    if (reason) return OrderRefusal{.reason = *reason, .method = share.method};
  }
  const LedgerEntry entry{kind, share.method, share.amount, cause, now};
  order.ledger.push_back(entry);
  changed.entries.push_back(entry);
  return std::nullopt;
}

std::optional<OrderRefusal> refund(Changed& changed, const std::vector<MethodShare>& plan,
                                   OrderStep cause, Time now) {
  for (const MethodShare& share : plan) {
    if (auto refused = settle(changed, LedgerKind::refund, share, cause, now)) return refused;
  }
  return std::nullopt;
}

std::optional<OrderRefusal> settle_difference(Changed& changed, std::int64_t difference,
                                              const PaymentMethodId& method, OrderStep cause,
                                              Time now) {
  if (method.empty()) {
    if (difference == 0) return std::nullopt;
    return OrderRefusal{.reason = OrderRefusalReason::no_payment_method};
  }
  if (!find_method(changed.shopper, method)) {
    return OrderRefusal{.reason = OrderRefusalReason::not_their_method, .method = method};
  }
  const LedgerKind kind = difference > 0 ? LedgerKind::charge : LedgerKind::refund;
  return settle(changed, kind, {method, difference > 0 ? difference : -difference}, cause, now);
}

}  // namespace aisle
