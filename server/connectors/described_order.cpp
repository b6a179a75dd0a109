#include "server/connectors/described_order.h"

#include <algorithm>
#include <utility>

#include "server/connectors/feed_value.h"
#include "server/connectors/html_text.h"
#include "server/connectors/paid_lines.h"

namespace aisle {
namespace {

constexpr std::size_t kRowsMax = 1'000;  // Of parcels, or of returns.
constexpr const char* kPaidWith = "payment";

// How far an order has come. Cancelled ones stand beside it.
int rank_of(OrderState state) {
  constexpr auto kWay =
      std::to_array({OrderState::pending, OrderState::partly_shipped, OrderState::shipped,
                     OrderState::delivered, OrderState::return_requested, OrderState::returned});
  return static_cast<int>(std::find(kWay.begin(), kWay.end(), state) - kWay.begin());
}

std::int64_t pieces_in(const std::vector<LineItem>& lines) {
  std::int64_t pieces = 0;
  for (const LineItem& line : lines) pieces += line.count;
  return pieces;
}

Time sent_at(const Fulfillment& one) { return one.parcels.front().events.front().at; }

// Reads one order. The parts are read in the order of the calls in `read`.
class DescribedOrderReading {
 public:
  DescribedOrderReading(const DescribedRecord& row, const ValueForms& forms)
      : row_(row), forms_(forms) {}

  PlatformOrder read() {
    Order& order = out_.order;
    order.id = {row_.id("number")};
    out_.handle = row_.has("id") ? row_.id("id") : order.id.value;
    order.currency = row_.currency();
    if (!row_.has("placed_at")) row_.note("placed_at", "a time, there is none");
    placed_at_ = row_.time("placed_at").value_or(Time());
    read_destination();
    read_shopper();
    read_lines();
    read_parcels();
    read_state();
    tell_history();
    read_return();
    read_ledger();
    return std::move(out_);
  }

 private:
  void beyond(const std::string& why) {
    if (out_.beyond_rules.empty()) out_.beyond_rules = why;
  }

  void read_destination() {
    out_.order.address = {.name = row_.text("recipient"),
                          .street = row_.text("street"),
                          .more = row_.text("more"),
                          .postcode = row_.text("postcode"),
                          .city = row_.text("city"),
                          .region = row_.text("region"),
                          .country = row_.text("country")};
  }

  void read_shopper() {
    Shopper& shopper = out_.shopper;
    if (row_.has("customer")) {
      shopper = read_described_customer(row_);
      if (!wrong_part(out_.order.address)) shopper.addresses.push_back(out_.order.address);
    } else {
      shopper.id = {std::string(kGuestPrefix) + out_.order.id.value};
      shopper.name = row_.text("name");
      shopper.email = row_.text("email");
    }
    if (shopper.name.empty()) shopper.name = out_.order.address.name;
    if (shopper.name.empty()) shopper.name = shopper.email;
    std::string label = html_to_line(row_.text("payment"));
    if (label.empty()) label = "Payment of the order";
    shopper.payment_methods.push_back({.id = {kPaidWith}, .label = std::move(label)});
    out_.order.shopper = shopper.id;
  }

  void read_lines() {
    const std::vector<DescribedRecord> rows = row_.rows("lines", kLinesMax);
    for (const DescribedRecord& row : rows) {
      const std::int64_t count = row.whole("count").value_or(0);
      if (count < 1 || count > kLineCountMax) row.note("count", "1 to 1000 pieces");
      LineItem line;
      line.variant = {row.id(row.has("variant") ? "variant" : "product")};
      line.product = {row.id(row.has("product") ? "product" : "variant")};
      line.title = html_to_line(row.needed_text("title"));
      line.options = row.pairs("options");
      line.returnable = row.flag("returnable").value_or(true);
      const auto total = row.amount("total"), price = row.amount("price");
      if (!total && !price) row.note("price", "an amount of a piece, or `total`");
      if (row.drift().found()) return;
      if (!total && *price > kMoneyAmountMax / count) return row.note("price", "less than 2^53");
      add_paid_pieces(out_.order.lines, std::move(line), count, total ? *total : *price * count);
    }
    if (rows.empty()) row_.note("lines", "at least one line");
  }

  // Rows of one parcel have its tracking number. A parcel without goods has all that is left.
  void read_parcels() {
    const std::vector<DescribedRecord> rows = row_.rows("parcels", kRowsMax);
    for (const DescribedRecord& row : rows) {
      Fulfillment& into = parcel_of(row);
      if (!row.has("variant")) continue;
      const std::int64_t count = row.whole("count").value_or(1);
      into.items.push_back({{row.id("variant")}, count});
    }
    std::stable_sort(
        out_.order.fulfillments.begin(), out_.order.fulfillments.end(),
        [](const Fulfillment& a, const Fulfillment& b) { return sent_at(a) < sent_at(b); });
    fill_parcels();
  }

  // The one with the row's tracking number, begun where there is none yet.
  Fulfillment& parcel_of(const DescribedRecord& row) {
    std::vector<Fulfillment>& all = out_.order.fulfillments;
    Parcel parcel{.carrier = html_to_line(row.text("carrier")), .tracking = row.text("tracking")};
    for (Fulfillment& one : all) {
      if (one.parcels.front().tracking == parcel.tracking) return one;
    }
    if (parcel.carrier.empty()) parcel.carrier = "Carrier";
    const auto url = read_address(row.text("url"), "");
    if (url) parcel.url = *url;
    const Time sent = row.time("sent_at").value_or(row_.time("shipped_at").value_or(placed_at_));
    parcel.events.push_back({ParcelStatus::handed_over, sent, ""});
    if (const auto there = row.time("delivered_at")) {
      parcel.events.push_back({ParcelStatus::delivered, std::max(sent, *there), ""});
    }
    return all.emplace_back(Fulfillment{{}, {std::move(parcel)}});
  }

  void fill_parcels() {
    std::vector<LineItem> left = out_.order.lines;
    for (const Fulfillment& one : out_.order.fulfillments) {
      for (const ItemCount& item : one.items) {
        if (item.count < 1 || item.count > count_of(left, item.variant)) {
          return beyond("a parcel holds what the order doesn't");
        }
        take(left, item);
      }
    }
    for (Fulfillment& one : out_.order.fulfillments) {
      if (!one.items.empty()) continue;
      for (LineItem& line : left) {
        if (line.count > 0) one.items.push_back({line.variant, std::exchange(line.count, 0)});
      }
    }
  }

  OrderState state_by_facts() const {
    if (row_.has("cancelled_at")) return OrderState::cancelled;
    const Order& order = out_.order;
    if (row_.has("delivered_at") && !has_returns()) return OrderState::delivered;
    if (has_returns()) return is_back() ? OrderState::returned : OrderState::return_requested;
    std::int64_t sent = 0;
    bool is_there = true;
    for (const Fulfillment& one : order.fulfillments) {
      for (const ItemCount& item : one.items) sent += item.count;
      is_there = is_there && is_delivered(one.parcels.front());
    }
    if (order.fulfillments.empty()) {
      return row_.has("shipped_at") ? OrderState::shipped : OrderState::pending;
    }
    if (sent < pieces_in(order.lines)) return OrderState::partly_shipped;
    return is_there ? OrderState::delivered : OrderState::shipped;
  }

  bool has_returns() const { return !row_.rows("returns", kRowsMax).empty(); }
  bool is_back() const {
    const std::vector<DescribedRecord> rows = row_.rows("returns", kRowsMax);
    return std::all_of(rows.begin(), rows.end(),
                       [](const DescribedRecord& row) { return row.has("received_at"); });
  }

  void read_state() {
    const OrderState facts = state_by_facts();
    state_ = facts;
    if (!row_.has("state")) return;
    const auto word = forms_.states.find(row_.text("state"));
    if (word == forms_.states.end()) {
      return beyond("its state is no word of [values.states]");
    }
    if (word->second.in_work) beyond("it is being worked on");
    state_ = word->second.order;
    const bool is_over = state_ == OrderState::cancelled;
    if (!is_over && facts == OrderState::cancelled) return beyond("it was cancelled, and goes on");
    if (!is_over && rank_of(facts) > rank_of(state_)) state_ = facts;
  }

  void step(OrderStep step, Time at) {
    Order& order = out_.order;
    if (!order.history.empty()) at = std::max(at, order.history.back().at);
    order.history.push_back({step, at});
    if (const auto next = after(order.state, step)) order.state = *next;
  }
  // At the time that the order names, or right after the last step.
  void step_at(OrderStep one, std::string_view name) {
    step(one, row_.time(name).value_or(placed_at_));
  }

  void tell_history() {
    step(OrderStep::placed, placed_at_);
    if (state_ == OrderState::cancelled) {
      step_at(OrderStep::cancelled, "cancelled_at");
      out_.order.cancel_reason = CancelReason::other;
      return;
    }
    const int rank = rank_of(state_);
    if (rank < rank_of(OrderState::partly_shipped)) return;
    tell_shipping();
    if (rank < rank_of(OrderState::delivered)) return;
    tell_delivery();
    if (rank < rank_of(OrderState::return_requested)) return;
    tell_return();
  }

  void tell_shipping() {
    const std::vector<Fulfillment>& sent = out_.order.fulfillments;
    const bool is_all = state_ != OrderState::partly_shipped;
    const OrderStep last = is_all ? OrderStep::all_shipped : OrderStep::part_shipped;
    if (sent.empty()) return step_at(last, "shipped_at");
    for (const Fulfillment& one : sent) {
      step(&one == &sent.back() ? last : OrderStep::part_shipped, sent_at(one));
    }
  }

  // Parcels of a delivered order have arrived, also where nobody said when.
  void tell_delivery() {
    Time there = row_.time("delivered_at").value_or(placed_at_);
    for (Fulfillment& one : out_.order.fulfillments) {
      Parcel& parcel = one.parcels.front();
      if (!is_delivered(parcel)) {
        const Time at = std::max(sent_at(one), row_.time("delivered_at").value_or(sent_at(one)));
        parcel.events.push_back({ParcelStatus::delivered, at, ""});
      }
      there = std::max(there, parcel.events.back().at);
    }
    step(OrderStep::delivered, there);
  }

  void tell_return() {
    Time asked = placed_at_, back = placed_at_;
    const std::vector<DescribedRecord> rows = row_.rows("returns", kRowsMax);
    for (const DescribedRecord& row : rows) {
      asked = std::max(asked, row.time("requested_at").value_or(placed_at_));
      back = std::max(back, row.time("received_at").value_or(placed_at_));
    }
    step(OrderStep::return_requested, asked);
    if (state_ == OrderState::returned) step(OrderStep::return_received, back);
  }

  void read_return() {
    const std::vector<DescribedRecord> rows = row_.rows("returns", kRowsMax);
    if (rows.empty() || rank_of(state_) < rank_of(OrderState::return_requested) ||
        state_ == OrderState::cancelled) {
      return;
    }
    Return returning;
    std::vector<LineItem> left = out_.order.lines;
    for (const DescribedRecord& row : rows) {
      if (row.text("return") != rows.front().text("return")) beyond("it has several returns");
      const ItemCount item{{row.id("variant")}, row.whole("count").value_or(1)};
      if (item.count < 1 || item.count > count_of(left, item.variant)) {
        return beyond("a return holds what the order doesn't");
      }
      for (LineItem& piece : take(left, item)) returning.items.push_back(std::move(piece));
      const auto reason = forms_.reasons.find(row.text("reason"));
      if (reason != forms_.reasons.end()) returning.reason = reason->second;
    }
    out_.order.returning = std::move(returning);
  }

  void read_ledger() {
    Order& order = out_.order;
    order.delivery_fee = row_.amount("delivery_fee").value_or(0);
    const std::int64_t sum = total(order.lines) + order.delivery_fee;
    const auto told = row_.amount("total");
    if (told && *told != sum) beyond("its lines and delivery don't add up to its total");
    const std::int64_t charged = row_.amount("paid").value_or(told.value_or(sum));
    std::int64_t refunded = 0;
    if (row_.has("refunded")) {
      refunded = row_.amount("refunded").value_or(0);
    } else if (state_ == OrderState::cancelled) {
      refunded = charged;
    } else if (state_ == OrderState::returned && order.returning) {
      refunded = return_amount(order);
    }
    const bool is_cancelled = state_ == OrderState::cancelled;
    add_entry(LedgerKind::charge, charged, OrderStep::placed, placed_at_);
    add_entry(LedgerKind::refund, refunded,
              is_cancelled ? OrderStep::cancelled : OrderStep::return_received,
              order.history.back().at);
  }

  void add_entry(LedgerKind kind, std::int64_t amount, OrderStep cause, Time at) {
    if (amount > 0) out_.order.ledger.push_back({kind, {kPaidWith}, amount, cause, at});
  }

  const DescribedRecord& row_;
  const ValueForms& forms_;
  PlatformOrder out_;
  Time placed_at_{};
  OrderState state_ = OrderState::pending;
};

}  // namespace

Shopper read_described_customer(const DescribedRecord& customer) {
  Shopper shopper{.id = {customer.id("customer")},
                  .name = html_to_line(customer.text("name")),
                  .email = customer.text("email"),
                  .language = customer.text("language")};
  if (shopper.id.value.starts_with(kGuestPrefix)) {
    customer.note("customer", "an id that doesn't begin with \"guest:\"");
  }
  if (shopper.name.empty()) shopper.name = shopper.email;
  return shopper;
}

PlatformOrder read_described_order(const DescribedRecord& order) {
  return DescribedOrderReading(order, order.forms()).read();
}

}  // namespace aisle
