#include "server/connectors/platform_orders.h"

#include <algorithm>
#include <optional>
#include <set>

#include "server/connectors/request_memory.h"
#include "shared/base/text.h"
#include "shared/commerce/order_check.h"

namespace aisle {
namespace {

Error nothing_found() {
  return {ErrorCode::not_found, "there is no such order for this shopper or proof"};
}

// A platform's word in the words of `Orders`, where permission_denied means another shopper.
Error told(const Error& error) {
  switch (error.code) {
    case ErrorCode::permission_denied:
    case ErrorCode::conflict: return {ErrorCode::unavailable, error.message};
    case ErrorCode::invalid_argument:
    case ErrorCode::too_large: return {ErrorCode::data_loss, error.message};
    default: return error;
  }
}

// "#1001" and "1001" are the same number; "100" and "1001" are not.
std::string bare_number(const OrderId& id) {
  std::string bare;
  for (const char c : fold(id.value)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) bare += c;
  }
  return bare;
}

bool is_about_items(const OrderChange& change) {
  return std::holds_alternative<ChangeItems>(change) ||
         std::holds_alternative<ExchangeItems>(change);
}

OrderAction action_of(const OrderChange& change) {
  if (std::holds_alternative<CancelOrder>(change)) return OrderAction::cancel;
  if (std::holds_alternative<ChangeAddress>(change)) return OrderAction::change_address;
  if (std::holds_alternative<ChangeItems>(change)) return OrderAction::change_items;
  if (std::holds_alternative<ChangePayment>(change)) return OrderAction::change_payment;
  if (std::holds_alternative<ReturnItems>(change)) return OrderAction::return_items;
  return OrderAction::exchange_items;
}

std::vector<ProductId> products_of(const Order& order) {
  std::set<ProductId> ids;
  for (const LineItem& line : order.lines) ids.insert(line.product);
  return {ids.begin(), ids.end()};
}

// The entries that the order has now and had not before.
std::vector<LedgerEntry> new_entries(const Order& before, const Order& now) {
  std::vector<LedgerEntry> entries = now.ledger;
  for (const LedgerEntry& old : before.ledger) {
    const auto found = std::find(entries.begin(), entries.end(), old);
    if (found != entries.end()) entries.erase(found);
  }
  return entries;
}

// Whether the order shows what a change wanted. An address is what the platform made of it.
bool shows(const OrderChange& change, const Order& before, const Changed& wanted,
           const Order& now) {
  if (std::holds_alternative<CancelOrder>(change)) return now.state == OrderState::cancelled;
  if (std::holds_alternative<ChangeAddress>(change)) return now.address != before.address;
  if (std::holds_alternative<ChangeItems>(change)) {
    return same_pieces(now.lines, wanted.order.lines);
  }
  if (std::holds_alternative<ReturnItems>(change)) {
    return now.returning && same_pieces(now.returning->items, wanted.order.returning->items);
  }
  if (std::holds_alternative<ExchangeItems>(change)) {
    return now.exchanging && same_pieces(now.exchanging->back, wanted.order.exchanging->back);
  }
  return paid_by(now) != paid_by(before);
}

// A cancellation that broke off before the money was given back. It is not done, and nothing that
// we could do again: a person has to see to it.
bool keeps_money(const Order& order) {
  return order.state == OrderState::cancelled && paid(order) != 0;
}

class PlatformOrders final : public Orders {
 public:
  PlatformOrders(OrderPlatform& platform, ShopRules rules, Capabilities can)
      : platform_(platform), rules_(std::move(rules)), can_(can) {}

  bool can(OrderAction action) const override {
    switch (action) {
      case OrderAction::cancel: return can_.cancellation;
      case OrderAction::change_address: return can_.address_change;
      case OrderAction::change_items: return can_.item_change;
      case OrderAction::change_payment: return can_.payment_change;
      case OrderAction::return_items: return can_.returns;
      case OrderAction::exchange_items: return can_.exchanges;
    }
    return false;
  }

  Result<Shopper> shopper(const ShopperId& shopper) override {
    if (const auto number = guest_number(shopper)) {
      auto found = find_own(shopper, *number);
      if (found) return std::move(found->shopper);
      return found.error().code == ErrorCode::permission_denied ? nothing_found() : found.error();
    }
    auto found = platform_.shopper(shopper);
    if (!found) return told(found.error());
    return found;
  }

  Result<Order> order(const ShopperId& shopper, const OrderId& id) override {
    auto found = find_own(shopper, id);
    if (!found) return found.error();
    return std::move(found->order);
  }

  Result<std::vector<Order>> orders(const ShopperId& shopper, const OrderId& before) override {
    if (const auto number = guest_number(shopper)) return guest_orders(shopper, *number, before);
    auto list = platform_.list(shopper, before, kOrdersListedMax);
    if (!list) return told(list.error());
    std::erase_if(*list, [&](const Order& order) {
      return order.shopper != shopper || order.history.empty() || order.lines.empty();
    });
    if (list->size() > kOrdersListedMax) list->resize(kOrdersListedMax);
    return list;
  }

  Result<OrderGlance> glance(const OrderId& id, std::string_view proof) override {
    const auto found = find(id);
    if (!found) return found.error();
    if (!proves(found->order, found->shopper, proof)) return nothing_found();
    return aisle::glance(found->order);
  }

  Result<Shopper> owner(const OrderId& id) override {
    auto found = find(id);
    if (!found) return found.error();
    return std::move(found->shopper);
  }

  Result<OrderOutcome> preview(const ShopperId& shopper, const OrderId& id,
                               const OrderChange& change, Time now) override {
    const auto found = find_own(shopper, id);
    if (!found) return found.error();
    return outcome(*found, {.order = id, .change = change, .at = now});
  }

  Result<OrderAnswer> change(const OrderRequest& request) override {
    if (request.key.empty()) return Error{ErrorCode::invalid_argument, "a change needs a key"};
    const auto turn = memory_.begin(request);
    if (!turn) return turn.error();
    if ((*turn)->answer()) return *(*turn)->answer();
    const auto found = find_own(request.shopper, request.order);
    if (!found) return found.error();
    if (const RequestMemory::Attempt* attempt = (*turn)->attempt()) {
      const bool shown = shows(request.change, attempt->before, attempt->wanted, found->order);
      if (shown && !keeps_money(found->order)) {
        return (*turn)->answer_with(done(attempt->before, found->order));
      }
    }
    const auto decided = outcome(*found, request);
    if (!decided) return decided.error();
    const Changed* wanted = std::get_if<Changed>(&*decided);
    if (!wanted) return (*turn)->answer_with(answer_of(*decided));
    (*turn)->note_attempt({found->order, *wanted});
    if (const auto performed = platform_.perform(*found, request); !performed) {
      if (performed.error().code != ErrorCode::conflict) return told(performed.error());
      return (*turn)->answer_with(OrderRefusal{.reason = OrderRefusalReason::changed_meanwhile});
    }
    const auto now = find(request.order);
    if (!now) return (*turn)->answer_with(OrderDone{wanted->order, wanted->entries});
    if (shows(request.change, found->order, *wanted, now->order)) {
      return (*turn)->answer_with(done(found->order, now->order));
    }
    return Error{ErrorCode::deadline_exceeded, "the shop took a change and doesn't show it yet"};
  }

 private:
  static OrderAnswer done(const Order& before, const Order& now) {
    return OrderDone{now, new_entries(before, now)};
  }

  static std::optional<OrderId> guest_number(const ShopperId& shopper) {
    if (!shopper.value.starts_with(kGuestPrefix)) return std::nullopt;
    return OrderId{shopper.value.substr(kGuestPrefix.size())};
  }

  Result<PlatformOrder> find(const OrderId& id) {
    if (id.empty() || id.value.size() > kIdBytesMax) return nothing_found();
    auto found = platform_.find(id);
    if (!found) {
      return found.error().code == ErrorCode::not_found ? nothing_found() : told(found.error());
    }
    const Order& order = found->order;
    if (bare_number(order.id) != bare_number(id)) return nothing_found();
    if (order.history.empty() || order.lines.empty() || order.shopper != found->shopper.id) {
      return Error{ErrorCode::data_loss, "the shop's order has no lines, beginning or shopper"};
    }
    if (found->beyond_rules.empty()) {
      auto flaw = find_flaw(found->shopper);
      if (!flaw) flaw = find_flaw(order, found->shopper);
      if (flaw) found->beyond_rules = flaw->path + ": " + flaw->message;
    }
    return found;
  }

  Result<PlatformOrder> find_own(const ShopperId& shopper, const OrderId& id) {
    auto found = find(id);
    if (!found || found->order.shopper == shopper) return found;
    return Error{ErrorCode::permission_denied, "it is another shopper's order"};
  }

  Result<std::vector<Order>> guest_orders(const ShopperId& shopper, const OrderId& number,
                                          const OrderId& before) {
    auto found = find_own(shopper, number);
    if (!found) {
      return found.error().code == ErrorCode::permission_denied ? nothing_found() : found.error();
    }
    if (before.empty()) return std::vector<Order>{std::move(found->order)};
    if (before == found->order.id) return std::vector<Order>();
    return nothing_found();
  }

  // Products are asked for only where their prices and stock count.
  Result<OrderOutcome> outcome(const PlatformOrder& found, const OrderRequest& request) {
    if (!found.beyond_rules.empty() || !can(action_of(request.change))) {
      return OrderOutcome{OrderRefusal{.reason = OrderRefusalReason::needs_a_person}};
    }
    std::vector<Product> products;
    if (is_about_items(request.change)) {
      auto read = platform_.products(products_of(found.order));
      if (!read) return told(read.error());
      products = std::move(*read);
    }
    return carry_out({found.order, found.shopper, products, rules_}, request);
  }

  OrderPlatform& platform_;
  const ShopRules rules_;
  const Capabilities can_;
  RequestMemory memory_;
};

}  // namespace

std::unique_ptr<Orders> make_platform_orders(OrderPlatform& platform, ShopRules rules,
                                             Capabilities can) {
  return std::make_unique<PlatformOrders>(platform, std::move(rules), can);
}

}  // namespace aisle
