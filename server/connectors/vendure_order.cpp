#include "server/connectors/vendure_order.h"

#include <algorithm>

#include "server/connectors/html_text.h"
#include "server/connectors/paid_lines.h"
#include "server/connectors/vendure_customer.h"
#include "server/connectors/vendure_history.h"
#include "server/connectors/vendure_product.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kNameBytesMax = 600;
constexpr std::int64_t kPiecesMax = 1'000'000;

std::int64_t pieces_of(const ShopValue& value) {
  return std::clamp<std::int64_t>(value.whole(), 0, kPiecesMax);
}

bool is_cart(const std::string& state) {
  return state == "Created" || state == "Draft" || state == "AddingItems" ||
         state == "ArrangingPayment";
}

bool is_placed_state(const std::string& state) {
  for (const char* known : {"PaymentAuthorized", "PaymentSettled", "PartiallyShipped", "Shipped",
                            "PartiallyDelivered", "Delivered", "Cancelled"}) {
    if (state == known) return true;
  }
  return false;
}

class OrderReading {
 public:
  OrderReading(const ShopValue& json, int precision)
      : json_(json),
        precision_(precision),
        history_(read_vendure_history(json["history"])),
        word_(json["state"].text()) {}

  PlatformOrder read() {
    Order& order = result_.order;
    result_.handle = json_["id"].text();
    order.id = {json_["code"].text()};
    order.currency = json_["currencyCode"].text();
    order.delivery_fee = money(json_["shippingWithTax"]);
    if (const auto address = json_.maybe("shippingAddress"))
      order.address = read_vendure_address(*address);
    read_shopper();
    read_lines();
    read_fulfillments();
    read_payments();
    find_state();
    read_refunds();
    std::stable_sort(order.ledger.begin(), order.ledger.end(),
                     [](const LedgerEntry& a, const LedgerEntry& b) { return a.at < b.at; });
    if (!is_placed_state(word_)) beyond("the merchant is at work on it: its state is " + word_);
    if (order.state == OrderState::cancelled || all_came_back()) add_delivery_fee();
    return std::move(result_);
  }

 private:
  // What is on its way or has arrived.
  struct Leg {
    Time shipped{};
    std::optional<Time> delivered;
    std::int64_t count = 0;
  };

  std::int64_t money(const ShopValue& amount) const {
    return vendure_money(amount, result_.order.currency, precision_).amount;
  }
  void beyond(const std::string& why) {
    if (result_.beyond_rules.empty()) result_.beyond_rules = why;
  }
  static std::int64_t count_in(const VendureLineCounts& counts, const std::string& line) {
    const auto found = counts.find(line);
    return found == counts.end() ? 0 : found->second;
  }

  void read_shopper() {
    const auto customer = json_.maybe("customer");
    if (customer) {
      const bool is_guest = !customer->maybe("user");
      result_.shopper = read_vendure_customer(*customer, is_guest ? result_.order.id.value : "");
    } else {
      result_.shopper.id = {std::string(kGuestPrefix) + result_.order.id.value};
      result_.shopper.name = result_.order.address.name;
    }
    result_.order.shopper = result_.shopper.id;
  }

  void read_lines() {
    for (const ShopValue& json : json_["lines"].list(kLinesMax)) {
      const std::string id = json["id"].text();
      const std::int64_t kept = pieces_of(json["quantity"]);
      const std::int64_t unit = money(json["proratedUnitPriceWithTax"]);
      std::int64_t off = count_in(history_.cancelled_after, id);
      if (word_ == "Cancelled" && history_.cancelled_after.empty()) {
        off = std::max(pieces_of(json["orderPlacedQuantity"]),
                       count_in(history_.cancelled_before, id)) -
              kept;
      }
      const LineItem line = read_line(json["productVariant"]);
      variants_[id] = line.variant;
      add_paid_pieces(result_.order.lines, line, kept, money(json["proratedLinePriceWithTax"]));
      off = std::max<std::int64_t>(0, off);
      add_paid_pieces(result_.order.lines, line, off,
                      off * std::min(unit, kMoneyAmountMax / kPiecesMax));
      if (history_.cancelled_after.empty()) continue;
      add_paid_pieces(returned_, line, off, off * std::min(unit, kMoneyAmountMax / kPiecesMax));
    }
  }

  static LineItem read_line(const ShopValue& variant) {
    LineItem line;
    const ShopValue product = variant["product"];
    line.product = {product["id"].text()};
    line.variant = {variant["id"].text()};
    line.title = std::string(cut_utf8(html_to_line(product["name"].text()), kNameBytesMax));
    for (const ShopValue& option : variant["options"].list(kLinesMax)) {
      line.options.push_back({option["group"]["name"].text(), option["name"].text()});
    }
    return line;
  }

  void read_fulfillments() {
    const auto list = json_.maybe("fulfillments");
    if (!list) return;
    for (const ShopValue& json : list->list(kLinesMax)) {
      const std::string state = json["state"].text();
      if (state == "Shipped" || state == "Delivered") {
        add_fulfillment(json, state == "Delivered");
      } else if (state == "Created" || state == "Pending") {
        is_packed_ = true;
      } else if (state != "Cancelled") {
        beyond("a parcel of it is in a state that we don't know: " + state);
      }
    }
  }

  void add_fulfillment(const ShopValue& json, bool is_there) {
    VendureHistory::Sent sent;
    const auto known = history_.fulfillments.find(json["id"].text());
    if (known != history_.fulfillments.end()) sent = known->second;
    Leg leg{.shipped = sent.shipped.value_or(sent.delivered.value_or(json["createdAt"].time()))};
    if (is_there) {
      leg.delivered = std::max(leg.shipped, sent.delivered.value_or(json["updatedAt"].time()));
    }
    Fulfillment fulfillment;
    for (const ShopValue& line : json["lines"].list(kLinesMax)) {
      const auto variant = variants_.find(line["orderLineId"].text());
      const std::int64_t count = pieces_of(line["quantity"]);
      leg.count += count;
      if (variant == variants_.end())
        beyond("a parcel of it holds pieces of no line");
      else
        fulfillment.items.push_back({variant->second, count});
    }
    Parcel parcel{.carrier = json["method"].text(), .tracking = vendure_text(json, "trackingCode")};
    parcel.events.push_back({ParcelStatus::handed_over, leg.shipped, ""});
    if (leg.delivered) parcel.events.push_back({ParcelStatus::delivered, *leg.delivered, ""});
    fulfillment.parcels.push_back(std::move(parcel));
    result_.order.fulfillments.push_back(std::move(fulfillment));
    legs_.push_back(leg);
  }

  void read_payments() {
    const auto list = json_.maybe("payments");
    if (!list) return;
    for (const ShopValue& json : list->list(kLinesMax)) {
      const std::string state = json["state"].text();
      const PaymentMethod method = vendure_payment_method(json["method"].text());
      const auto released = history_.released.find(json["id"].text());
      const bool is_released = state == "Cancelled" && released != history_.released.end();
      if (state == "Settled" || state == "Authorized" || is_released) {
        if (!find_method(result_.shopper, method.id)) {
          result_.shopper.payment_methods.push_back(method);
        }
        const bool is_first = result_.order.ledger.empty();
        add_entry(LedgerKind::charge, method.id, json["amount"], json["createdAt"].time(),
                  is_first ? OrderStep::placed : OrderStep::items_changed);
      } else if (state != "Declined" && state != "Cancelled" && state != "Error" &&
                 state != "Created") {
        beyond("a payment of it is in a state that we don't know: " + state);
      }
      if (is_released) releases_.push_back({method.id, json["amount"], released->second});
      for (const ShopValue& refund : json["refunds"].list(kLinesMax)) {
        if (refund["state"].text() == "Failed") continue;
        releases_.push_back({method.id, refund["total"], refund["createdAt"].time()});
      }
    }
  }

  // Their cause is where the order got to, which is known after the payments.
  void read_refunds() {
    OrderStep cause = OrderStep::items_changed;
    if (result_.order.state == OrderState::cancelled) cause = OrderStep::cancelled;
    if (result_.order.state == OrderState::returned) cause = OrderStep::return_received;
    for (const Release& release : releases_) {
      add_entry(LedgerKind::refund, release.method, release.amount, release.at, cause);
    }
  }

  void add_entry(LedgerKind kind, const PaymentMethodId& method, const ShopValue& amount, Time at,
                 OrderStep cause) {
    const std::int64_t value = money(amount);
    if (value > 0) result_.order.ledger.push_back({kind, method, value, cause, at});
  }

  void step(OrderStep step, Time at) {
    Order& order = result_.order;
    if (!order.history.empty()) at = std::max(at, order.history.back().at);
    order.history.push_back({step, at});
    order.state = after(order.state, step).value_or(order.state);
  }

  void find_state() {
    step(OrderStep::placed, json_["orderPlacedAt"].time());
    add_changes();
    std::int64_t ordered = 0, sent = 0;
    for (const LineItem& line : result_.order.lines) ordered += line.count;
    for (const Leg& leg : legs_) sent += leg.count;
    if (word_ == "Cancelled" && returned_.empty()) return cancel(sent);
    std::sort(legs_.begin(), legs_.end(),
              [](const Leg& a, const Leg& b) { return a.shipped < b.shipped; });
    std::int64_t gone = 0;
    std::optional<Time> arrived = Time{};
    for (const Leg& leg : legs_) {
      gone += leg.count;
      step(gone < ordered ? OrderStep::part_shipped : OrderStep::all_shipped, leg.shipped);
      arrived = arrived && leg.delivered ? std::optional(std::max(*arrived, *leg.delivered))
                                         : std::nullopt;
    }
    if (sent == 0 && is_packed_) beyond("it is being packed");
    if (sent == 0 || sent < ordered || !arrived) return;
    step(OrderStep::delivered, *arrived);
    if (returned_.empty()) return;
    step(OrderStep::return_requested, *history_.returned_at);
    step(OrderStep::return_received, *history_.returned_at);
    result_.order.returning = Return{.items = returned_};
  }

  void cancel(std::int64_t sent) {
    step(OrderStep::cancelled, history_.cancelled_at.value_or(json_["orderPlacedAt"].time()));
    result_.order.cancel_reason = CancelReason::other;
    if (sent > 0) beyond("it was cancelled after parcels had left");
  }

  // Changes come before the first parcel, and the items are changed once.
  void add_changes() {
    bool items_changed = false;
    for (const ShopValue& json : json_["modifications"].list(kHistoryMax)) {
      const bool is_ours = json["note"].text() == kVendureAddressNote;
      const bool has_lines = !json["lines"].list(kLinesMax).empty();
      const Time at = json["createdAt"].time();
      if (is_ours) step(OrderStep::address_changed, at);
      if (has_lines && !items_changed) step(OrderStep::items_changed, at);
      items_changed = items_changed || has_lines;
    }
    const bool is_partly_off = word_ != "Cancelled" && history_.cancelled_at;
    if (is_partly_off && !items_changed) step(OrderStep::items_changed, *history_.cancelled_at);
  }

  bool all_came_back() const {
    return !returned_.empty() && same_pieces(returned_, result_.order.lines);
  }

  // Vendure takes the fee off with everything else; what was paid tells it.
  void add_delivery_fee() {
    std::int64_t fee = -total(result_.order.lines);
    for (const LedgerEntry& entry : result_.order.ledger) {
      if (entry.kind == LedgerKind::charge) fee += entry.amount;
    }
    const bool is_known = result_.order.delivery_fee > 0;
    if (!is_known && fee > 0 && fee <= kMoneyAmountMax) result_.order.delivery_fee = fee;
  }

  struct Release {
    PaymentMethodId method;
    ShopValue amount;
    Time at{};
  };

  const ShopValue& json_;
  const int precision_;
  const VendureHistory history_;
  const std::string word_;  ///< Vendure's for the order's state.
  PlatformOrder result_;
  std::map<std::string, VariantId> variants_;  ///< By the id of their line.
  std::vector<LineItem> returned_;
  std::vector<Leg> legs_;
  std::vector<Release> releases_;
  bool is_packed_ = false;
};

}  // namespace

std::optional<PlatformOrder> read_vendure_order(const ShopValue& order, int precision) {
  const bool is_placed = order.maybe("orderPlacedAt") && !order["active"].flag();
  if (!is_placed || is_cart(order["state"].text())) return std::nullopt;
  return OrderReading(order, precision).read();
}

}  // namespace aisle
