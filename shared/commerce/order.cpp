#include "shared/commerce/order.h"

#include <algorithm>

namespace aisle {
namespace {

std::int64_t signed_amount(const LedgerEntry& entry) {
  return entry.kind == LedgerKind::charge ? entry.amount : -entry.amount;
}

bool is_gift_card(const Shopper& shopper, const PaymentMethodId& id) {
  const PaymentMethod* method = find_method(shopper, id);
  return method && method->kind == PaymentKind::gift_card;
}

// For comparing what people type: letters in lower case, without what they put between.
std::string squeezed(std::string_view text, std::string_view ignored) {
  std::string result;
  for (const char c : text) {
    if (ignored.find(c) != std::string_view::npos) continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

}  // namespace

std::optional<Time> time_of(const Order& order, OrderStep step) {
  std::optional<Time> found;
  for (const OrderEvent& event : order.history) {
    if (event.step == step) found = event.at;
  }
  return found;
}

std::int64_t owed(const Order& order) {
  if (order.state == OrderState::cancelled) return 0;
  std::int64_t sum = total(order.lines) + order.delivery_fee;
  if (order.state == OrderState::returned) sum -= return_amount(order);
  if (order.exchanging) sum += exchange_difference(order);
  return sum;
}

std::int64_t paid(const Order& order) {
  std::int64_t sum = 0;
  for (const LedgerEntry& entry : order.ledger) sum += signed_amount(entry);
  return sum;
}

std::int64_t return_amount(const Order& order) {
  const std::vector<LineItem>& items = order.returning->items;
  return total(items) + (same_pieces(items, order.lines) ? order.delivery_fee : 0);
}

std::int64_t exchange_difference(const Order& order) {
  return total(order.exchanging->instead) - total(order.exchanging->back);
}

std::vector<MethodShare> paid_by(const Order& order) {
  std::vector<MethodShare> shares;
  for (const LedgerEntry& entry : order.ledger) {
    auto share = std::find_if(shares.begin(), shares.end(),
                              [&](const MethodShare& one) { return one.method == entry.method; });
    if (share == shares.end()) share = shares.insert(shares.end(), {entry.method, 0});
    share->amount += signed_amount(entry);
  }
  std::erase_if(shares, [](const MethodShare& share) { return share.amount <= 0; });
  return shares;
}

std::vector<MethodShare> plan_refund(const Order& order, const Shopper& shopper,
                                     std::int64_t amount, const PaymentMethodId& chosen) {
  if (amount == 0) return {};
  if (is_gift_card(shopper, chosen)) return {{chosen, amount}};
  std::vector<MethodShare> plan = paid_by(order);
  std::stable_partition(plan.begin(), plan.end(),
                        [&](const MethodShare& share) { return share.method == chosen; });
  for (MethodShare& share : plan) {
    share.amount = std::min(share.amount, amount);
    amount -= share.amount;
  }
  std::erase_if(plan, [](const MethodShare& share) { return share.amount == 0; });
  return plan;
}

std::vector<Refund> refunds_of(const Order& order, const Shopper& shopper) {
  std::vector<Refund> refunds;
  for (const LedgerEntry& entry : order.ledger) {
    if (entry.kind == LedgerKind::charge) continue;
    refunds.push_back({entry.method, {entry.amount, order.currency}, entry.cause, entry.at});
  }
  if (order.state != OrderState::return_requested) return refunds;
  for (const MethodShare& share :
       plan_refund(order, shopper, return_amount(order), order.returning->refund_to)) {
    refunds.push_back(
        {share.method, {share.amount, order.currency}, OrderStep::return_received, std::nullopt});
  }
  return refunds;
}

OrderGlance glance(const Order& order) {
  OrderGlance seen{order.id, order.state, order.history.front().at, {}};
  for (const Fulfillment& fulfillment : order.fulfillments) {
    for (const Parcel& parcel : fulfillment.parcels) {
      seen.parcels.push_back(
          {parcel.carrier, parcel.events.back().status, parcel.events.back().at});
    }
  }
  return seen;
}

bool proves(const Order& order, const Shopper& shopper, std::string_view proof) {
  const std::string email = squeezed(proof, " ");
  const std::string postcode = squeezed(proof, " -");
  return (!email.empty() && email == squeezed(shopper.email, " ")) ||
         (!postcode.empty() && postcode == squeezed(order.address.postcode, " -"));
}

}  // namespace aisle
