#include "shared/commerce/order_check.h"

#include <algorithm>

namespace aisle {
namespace {

using MaybeFlaw = std::optional<Flaw>;

// The first flaw that a check of each element finds.
template <class List, class Check>
MaybeFlaw first_flaw(const List& list, const std::string& path, Check check) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (MaybeFlaw flaw = check(list[i])) {
      flaw->path = place(path, i, flaw->path);
      return flaw;
    }
  }
  return std::nullopt;
}

bool wrong_id(const std::string& id) { return id.empty() || id.size() > kIdBytesMax; }

MaybeFlaw flaw_in(const PostalAddress& address) {
  const auto part = wrong_part(address);
  if (!part) return std::nullopt;
  return Flaw{std::string(*part), *part == "country" ? "expected two capital letters, like \"DE\""
                                                     : "expected 1 to 200 bytes"};
}

MaybeFlaw flaw_in(const PaymentMethod& method) {
  if (wrong_id(method.id.value)) return Flaw{"id", "expected 1 to 200 bytes"};
  const bool is_gift_card = method.kind == PaymentKind::gift_card;
  if (is_gift_card != method.balance.has_value()) {
    return Flaw{"balance", "expected for gift cards, and for them alone"};
  }
  if (!is_gift_card) return std::nullopt;
  if (method.balance->amount < 0 || method.balance->amount > kMoneyAmountMax) {
    return Flaw{"balance.amount", "expected 0 to 2^53 - 1"};
  }
  if (!is_currency(method.balance->currency)) {
    return Flaw{"balance.currency", "expected three capital letters"};
  }
  return std::nullopt;
}

MaybeFlaw flaw_in(const LineItem& line) {
  if (wrong_id(line.product.value)) return Flaw{"product", "expected 1 to 200 bytes"};
  if (wrong_id(line.variant.value)) return Flaw{"variant", "expected 1 to 200 bytes"};
  if (line.title.empty()) return Flaw{"title", "expected a text"};
  if (line.unit_price < 0 || line.unit_price > kMoneyAmountMax) {
    return Flaw{"unit_price", "expected 0 to 2^53 - 1"};
  }
  if (line.count < 1 || line.count > kLineCountMax) {
    return Flaw{"count", "expected 1 to " + std::to_string(kLineCountMax)};
  }
  return std::nullopt;
}

MaybeFlaw flaw_in_lines(const std::vector<LineItem>& lines, const std::string& path) {
  if (lines.empty() || lines.size() > kLinesMax) {
    return Flaw{path, "expected 1 to " + std::to_string(kLinesMax) + " lines"};
  }
  auto flaw = first_flaw(lines, path, [](const LineItem& line) { return flaw_in(line); });
  if (!flaw && total(lines) > kMoneyAmountMax) flaw = {path, "cost more than 2^53 - 1 together"};
  return flaw;
}

// Pieces with what was paid for them: every one of `part` must be among `whole` at that price.
bool has_pieces(std::vector<LineItem> whole, const std::vector<LineItem>& part) {
  for (const LineItem& piece : part) {
    std::int64_t left = piece.count;
    for (LineItem& line : whole) {
      if (line.variant != piece.variant || line.unit_price != piece.unit_price) continue;
      const std::int64_t taken = std::min(left, line.count);
      line.count -= taken;
      left -= taken;
    }
    if (left > 0) return false;
  }
  return true;
}

MaybeFlaw flaw_in_history(const Order& order) {
  const std::vector<OrderEvent>& history = order.history;
  if (history.empty() || history.size() > kHistoryMax) {
    return Flaw{"history", "expected 1 to " + std::to_string(kHistoryMax) + " steps"};
  }
  if (history.front().step != OrderStep::placed) {
    return Flaw{"history[0].step", "expected \"placed\""};
  }
  OrderState state = OrderState::pending;
  int item_changes = 0;
  for (std::size_t i = 1; i < history.size(); ++i) {
    const auto next = after(state, history[i].step);
    if (!next)
      return Flaw{place("history", i, "step"), "there is no such way from the step before"};
    if (history[i].step == OrderStep::items_changed && ++item_changes > 1) {
      return Flaw{place("history", i, "step"), "items are changed once"};
    }
    if (history[i].at < history[i - 1].at) {
      return Flaw{place("history", i, "at"), "is before the step before"};
    }
    state = *next;
  }
  if (state != order.state) return Flaw{"state", "is not where the history leads"};
  return std::nullopt;
}

MaybeFlaw flaw_in(const Parcel& parcel) {
  if (parcel.carrier.empty()) return Flaw{"carrier", "expected a name"};
  if (parcel.tracking.empty()) return Flaw{"tracking", "expected a number"};
  if (parcel.events.empty() || parcel.events.front().status != ParcelStatus::handed_over) {
    return Flaw{"events", "expected \"handed_over\" first"};
  }
  if (parcel.events.size() > kHistoryMax) return Flaw{"events", "are too many"};
  for (std::size_t i = 1; i < parcel.events.size(); ++i) {
    if (parcel.events[i].at < parcel.events[i - 1].at) {
      return Flaw{place("events", i, "at"), "is before the event before"};
    }
    if (parcel.events[i - 1].status == ParcelStatus::delivered) {
      return Flaw{place("events", i), "nothing follows \"delivered\""};
    }
  }
  return std::nullopt;
}

MaybeFlaw flaw_in_parcels(const std::vector<Parcel>& parcels) {
  if (parcels.empty() || parcels.size() > kLinesMax) {
    return Flaw{"parcels", "expected 1 to " + std::to_string(kLinesMax)};
  }
  return first_flaw(parcels, "parcels", [](const Parcel& parcel) { return flaw_in(parcel); });
}

MaybeFlaw flaw_in(const Fulfillment& fulfillment) {
  if (fulfillment.items.empty() || fulfillment.items.size() > kLinesMax) {
    return Flaw{"items", "expected 1 to " + std::to_string(kLinesMax)};
  }
  auto flaw = first_flaw(fulfillment.items, "items", [](const ItemCount& item) -> MaybeFlaw {
    if (item.count >= 1 && item.count <= kLineCountMax) return std::nullopt;
    return Flaw{"count", "expected 1 to " + std::to_string(kLineCountMax)};
  });
  return flaw ? flaw : flaw_in_parcels(fulfillment.parcels);
}

// How much of the order has left, and how much of that has arrived.
struct Progress {
  std::int64_t ordered = 0, sent = 0;
  bool all_delivered = true;
};

MaybeFlaw flaw_against_state(const Order& order, const Progress& progress) {
  const auto flaw = [](const char* message) { return Flaw{"fulfillments", message}; };
  switch (order.state) {
    case OrderState::pending:
    case OrderState::cancelled:
      if (progress.sent > 0) return flaw("nothing has left in this state");
      return std::nullopt;
    case OrderState::partly_shipped:
      if (progress.sent > 0 && progress.sent < progress.ordered) return std::nullopt;
      return flaw("expected some of the pieces, not none or all");
    case OrderState::shipped:
      if (progress.sent < progress.ordered) return flaw("expected all of the pieces");
      if (progress.all_delivered) return flaw("expected a parcel that has not arrived");
      return std::nullopt;
    case OrderState::delivered:
    case OrderState::return_requested:
    case OrderState::returned:
    case OrderState::exchange_requested:
    case OrderState::exchanged: break;
  }
  if (progress.sent < progress.ordered) return flaw("expected all of the pieces");
  if (!progress.all_delivered) return flaw("expected parcels that have all arrived");
  return std::nullopt;
}

MaybeFlaw flaw_in_fulfillments(const Order& order) {
  if (order.fulfillments.size() > kLinesMax) return Flaw{"fulfillments", "are too many"};
  auto flaw = first_flaw(order.fulfillments, "fulfillments",
                         [](const Fulfillment& one) { return flaw_in(one); });
  if (flaw) return flaw;
  Progress progress;
  for (const LineItem& line : order.lines) progress.ordered += line.count;
  std::vector<LineItem> left = order.lines;
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < order.fulfillments.size(); ++i) {
    for (const ItemCount& item : order.fulfillments[i].items) {
      if (item.count > count_of(left, item.variant)) {
        return Flaw{place("fulfillments", i, "items"),
                    "more than was ordered of " + item.variant.value};
      }
      take(left, item);
      progress.sent += item.count;
    }
    for (const Parcel& parcel : order.fulfillments[i].parcels) {
      numbers.push_back(parcel.tracking);
      progress.all_delivered = progress.all_delivered && is_delivered(parcel);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  if (std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end()) {
    return Flaw{"fulfillments", "a tracking number is there twice"};
  }
  return flaw_against_state(order, progress);
}

MaybeFlaw flaw_in_return(const Order& order, const Shopper& shopper) {
  const bool is_expected =
      order.state == OrderState::return_requested || order.state == OrderState::returned;
  if (order.returning.has_value() != is_expected) {
    return Flaw{"return", is_expected ? "is missing" : "doesn't go with this state"};
  }
  if (!is_expected) return std::nullopt;
  if (auto flaw = flaw_in_lines(order.returning->items, "return.items")) return flaw;
  if (!has_pieces(order.lines, order.returning->items)) {
    return Flaw{"return.items", "are not the order's, at the prices paid"};
  }
  const PaymentMethodId& to = order.returning->refund_to;
  if (!to.empty() && !find_method(shopper, to)) {
    return Flaw{"return.refund_to", "the shopper has no payment method \"" + to.value + "\""};
  }
  return std::nullopt;
}

MaybeFlaw flaw_in_exchange(const Order& order) {
  const bool is_expected =
      order.state == OrderState::exchange_requested || order.state == OrderState::exchanged;
  if (order.exchanging.has_value() != is_expected) {
    return Flaw{"exchange", is_expected ? "is missing" : "doesn't go with this state"};
  }
  if (!is_expected) return std::nullopt;
  const ItemExchange& exchange = *order.exchanging;
  if (auto flaw = flaw_in_lines(exchange.back, "exchange.back")) return flaw;
  if (auto flaw = flaw_in_lines(exchange.instead, "exchange.instead")) return flaw;
  if (!has_pieces(order.lines, exchange.back)) {
    return Flaw{"exchange.back", "are not the order's, at the prices paid"};
  }
  std::int64_t back = 0, instead = 0;
  for (const LineItem& line : exchange.back) back += line.count;
  for (const LineItem& line : exchange.instead) instead += line.count;
  if (back != instead) return Flaw{"exchange.instead", "expected as many pieces as go back"};
  const bool sent = order.state == OrderState::exchanged;
  if (sent == exchange.parcels.empty()) {
    return Flaw{"exchange.parcels", sent ? "expected at least one" : "nothing has been sent yet"};
  }
  return first_flaw(exchange.parcels, "exchange.parcels",
                    [](const Parcel& parcel) { return flaw_in(parcel); });
}

MaybeFlaw flaw_in_ledger(const Order& order, const Shopper& shopper) {
  if (order.ledger.size() > kLedgerMax) return Flaw{"ledger", "has too many entries"};
  auto flaw = first_flaw(order.ledger, "ledger", [&](const LedgerEntry& entry) -> MaybeFlaw {
    if (entry.amount < 1 || entry.amount > kMoneyAmountMax) {
      return Flaw{"amount", "expected 1 to 2^53 - 1"};
    }
    const PaymentMethod* method = find_method(shopper, entry.method);
    if (!method) {
      return Flaw{"method", "the shopper has no payment method \"" + entry.method.value + "\""};
    }
    if (method->balance && method->balance->currency != order.currency) {
      return Flaw{"method", "the gift card is of another currency"};
    }
    return std::nullopt;
  });
  if (flaw) return flaw;
  for (std::size_t i = 1; i < order.ledger.size(); ++i) {
    if (order.ledger[i].at < order.ledger[i - 1].at) {
      return Flaw{place("ledger", i, "at"), "is before the entry before"};
    }
  }
  if (paid(order) == owed(order)) return std::nullopt;
  return Flaw{"ledger", "sums up to " + std::to_string(paid(order)) + ", expected " +
                            std::to_string(owed(order)) + " for what is kept"};
}

}  // namespace

std::string place(const std::string& list, std::size_t index, const std::string& member) {
  return list + "[" + std::to_string(index) + "]" + (member.empty() ? "" : "." + member);
}

MaybeFlaw find_flaw(const Shopper& shopper) {
  if (wrong_id(shopper.id.value)) return Flaw{"id", "expected 1 to 200 bytes"};
  if (shopper.name.empty()) return Flaw{"name", "expected a name"};
  const std::size_t at = shopper.email.find('@');
  if (at == 0 || at == std::string::npos || at + 1 == shopper.email.size()) {
    return Flaw{"email", "expected an address like \"kim@example.com\""};
  }
  if (auto flaw = first_flaw(shopper.addresses, "addresses",
                             [](const PostalAddress& address) { return flaw_in(address); })) {
    return flaw;
  }
  const auto& methods = shopper.payment_methods;
  if (methods.size() > kLinesMax) return Flaw{"payment_methods", "are too many"};
  if (auto flaw = first_flaw(methods, "payment_methods",
                             [](const PaymentMethod& method) { return flaw_in(method); })) {
    return flaw;
  }
  for (std::size_t i = 0; i < methods.size(); ++i) {
    if (find_method(shopper, methods[i].id) != &methods[i]) {
      return Flaw{place("payment_methods", i, "id"), "is there twice"};
    }
  }
  return std::nullopt;
}

MaybeFlaw find_flaw(const Order& order, const Shopper& shopper) {
  if (wrong_id(order.id.value)) return Flaw{"id", "expected 1 to 200 bytes"};
  if (order.shopper != shopper.id) return Flaw{"shopper", "is another one"};
  if (!is_currency(order.currency)) return Flaw{"currency", "expected three capital letters"};
  if (auto flaw = flaw_in_lines(order.lines, "lines")) return flaw;
  if (order.delivery_fee < 0 || order.delivery_fee > kMoneyAmountMax - total(order.lines)) {
    return Flaw{"delivery_fee", "expected 0 to 2^53 - 1 together with the lines"};
  }
  if (auto flaw = flaw_in(order.address)) {
    flaw->path = "address." + flaw->path;
    return flaw;
  }
  if (auto flaw = flaw_in_history(order)) return flaw;
  if (auto flaw = flaw_in_fulfillments(order)) return flaw;
  if ((order.state == OrderState::cancelled) != order.cancel_reason.has_value()) {
    return Flaw{"cancel_reason", "expected for cancelled orders, and for them alone"};
  }
  if (auto flaw = flaw_in_return(order, shopper)) return flaw;
  if (auto flaw = flaw_in_exchange(order)) return flaw;
  return flaw_in_ledger(order, shopper);
}

}  // namespace aisle
