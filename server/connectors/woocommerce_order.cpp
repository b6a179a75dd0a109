#include "server/connectors/woocommerce_order.h"

#include <algorithm>

#include "server/connectors/paid_lines.h"
#include "server/connectors/woocommerce_customer.h"
#include "server/connectors/woocommerce_line.h"
#include "server/connectors/woocommerce_parcels.h"
#include "server/connectors/woocommerce_refunds.h"
#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

constexpr std::size_t kWooShopLinesMax = 1'000;

// Reads one order. The parts are read in the order of the calls in `read`.
class WooOrderReading {
 public:
  WooOrderReading(const ShopValue& json, const ShopValue& refunds, const ShopValue& fulfillments)
      : json_(json), status_(json["status"].text()) {
    out_.order.currency = json["currency"].text();
    refunds_ = read_woo_refunds(refunds, out_.order.currency);
    if (!fulfillments.is_null()) parcels_ = read_woo_fulfillments(fulfillments);
  }

  PlatformOrder read() {
    Order& order = out_.order;
    out_.handle = json_["id"].text();
    order.id = {woo_number_of(json_)};
    placed_ = time_of_order("date_created_gmt").value_or(Time{});
    total_ = amount("total");
    read_address();
    read_shopper();
    read_trackings();
    read_lines();
    read_delivery();
    even_out();
    find_state();
    read_ledger();
    check_status();
    return std::move(out_);
  }

 private:
  void beyond(const char* why) {
    if (out_.beyond_rules.empty()) out_.beyond_rules = why;
  }
  std::int64_t minor(std::int64_t millionths) const {
    return std::min(woo_minor(millionths, out_.order.currency), kMoneyAmountMax);
  }
  std::int64_t amount(std::string_view key) const { return minor(woo_millionths(json_, key)); }
  std::optional<Time> time_of_order(std::string_view key) const { return woo_time(json_, key); }
  bool was_sent() const {
    return !parcels_.empty() || time_of_order("date_completed_gmt").has_value();
  }
  bool is_cancelled() const {
    return status_ == "cancelled" || (status_ == "refunded" && !was_sent());
  }
  // Pieces that were paid back before anything left are not of the order any more.
  bool takes_off() const { return !is_cancelled() && !was_sent() && refunds_.is_for_lines; }

  void read_address() {
    const auto shipping = woo_object(json_, "shipping");
    const auto billing = woo_object(json_, "billing");
    if (shipping) out_.order.address = read_woo_address(*shipping);
    if (out_.order.address.street.empty() && billing) {
      out_.order.address = read_woo_address(*billing);
    }
  }

  void read_shopper() {
    Shopper& shopper = out_.shopper;
    if (const auto billing = woo_object(json_, "billing")) {
      shopper.name = read_woo_address(*billing).name;
      shopper.email = woo_text(*billing, "email");
    }
    const std::string customer = woo_text(json_, "customer_id");
    const bool is_guest = customer.empty() || customer == "0";
    shopper.id = {is_guest ? std::string(kGuestPrefix) + out_.order.id.value : customer};
    if (shopper.name.empty()) shopper.name = out_.order.address.name;
    if (shopper.name.empty()) shopper.name = shopper.email;
    out_.order.shopper = shopper.id;
  }

  // Numbers without pieces: of all of the order, once it is complete.
  void read_trackings() {
    if (!parcels_.empty()) return;
    const Time done = time_of_order("date_completed_gmt").value_or(placed_);
    std::vector<WooParcel> parcels = read_woo_trackings(json_, done);
    if (parcels.empty()) return;
    if (status_ == "completed") {
      parcels_ = std::move(parcels);
      holds_all_ = true;
    } else {
      beyond("a parcel of it has a number, and the shop doesn't say what is in it");
    }
  }

  void read_lines() {
    read_goods(takes_off());
    if (out_.order.lines.empty() && takes_off()) {
      beyond("all of its pieces were taken off");
      read_goods(false);
    }
    for (const ShopValue& json : woo_list(json_, "fee_lines", kWooShopLinesMax)) read_fee(json);
  }

  void read_goods(bool less) {
    for (const ShopValue& json : woo_list(json_, "line_items", kWooShopLinesMax)) {
      const std::string id = json["id"].text();
      LineItem line = read_woo_line(json);
      variants_[id] = line.variant;
      std::int64_t paid = woo_millionths(json, "total") + woo_millionths(json, "total_tax");
      if (json["quantity"].json().is_number_float()) beyond("a line of it is measured");
      std::int64_t count = woo_count(json, "quantity").value_or(0);
      if (count == 0 && paid > 0) count = 1;
      const auto off = refunds_.lines.find(id);
      if (less && off != refunds_.lines.end()) {
        count -= off->second.count;
        paid -= off->second.millionths;
        has_less_ = true;
      }
      if (count > 0) add_paid_pieces(out_.order.lines, std::move(line), count, minor(paid));
    }
  }

  // A fee is paid like goods and never comes back as one; a discount by a fee is of no line.
  void read_fee(const ShopValue& json) {
    const std::int64_t paid = woo_millionths(json, "total") + woo_millionths(json, "total_tax");
    if (paid < 0) beyond("it has a discount on the whole");
    if (minor(paid) == 0) return;
    LineItem line = read_woo_fee(json);
    fees_.push_back({line.variant, 1});
    add_paid_pieces(out_.order.lines, std::move(line), 1, minor(paid));
  }

  void read_delivery() {
    std::int64_t paid = 0;
    for (const ShopValue& json : woo_list(json_, "shipping_lines", kWooShopLinesMax)) {
      paid += woo_millionths(json, "total") + woo_millionths(json, "total_tax");
    }
    if (takes_off()) paid -= refunds_.delivery;
    out_.order.delivery_fee = minor(paid);
  }

  // The shop rounds sums, and we each line: a rest of less than a minor unit for each goes to the
  // delivery, or without one to the last line.
  void even_out() {
    Order& order = out_.order;
    std::int64_t kept = total_;
    if (takes_off()) {
      for (const WooPaidBack& one : refunds_.payments) kept -= one.minor;
    }
    const std::int64_t rest = kept - total(order.lines) - order.delivery_fee;
    const auto most = static_cast<std::int64_t>(order.lines.size()) + 1;
    if (rest == 0 || order.lines.empty()) return;
    if (rest > most || rest < -most) return beyond("its lines don't add up to its total");
    if (order.delivery_fee > 0 && order.delivery_fee + rest >= 0) {
      order.delivery_fee += rest;
      return;
    }
    LineItem last = order.lines.back();
    const std::int64_t sum = last.unit_price * last.count + rest;
    if (sum < 0) return beyond("its lines don't add up to its total");
    order.lines.pop_back();
    const std::int64_t count = last.count;
    add_paid_pieces(order.lines, std::move(last), count, sum);
  }

  void step(OrderStep step, Time at) {
    Order& order = out_.order;
    if (!order.history.empty()) at = std::max(at, order.history.back().at);
    order.history.push_back({step, at});
    order.state = after(order.state, step).value_or(order.state);
  }

  void find_state() {
    step(OrderStep::placed, placed_);
    if (is_cancelled()) {
      const Time changed = time_of_order("date_modified_gmt").value_or(placed_);
      step(OrderStep::cancelled, refunds_.payments.empty() ? changed : refunds_.payments.back().at);
      out_.order.cancel_reason = CancelReason::other;
      if (was_sent()) beyond("it was cancelled after it had been sent");
      return;
    }
    if (has_less_ && !refunds_.payments.empty()) {
      step(OrderStep::items_changed, refunds_.payments.front().at);
    }
    if (holds_all_) return send_all();
    send_parcels();
    const bool is_done = status_ == "completed" || (status_ == "refunded" && was_sent());
    if (is_done && out_.order.state != OrderState::shipped) {
      beyond(parcels_.empty() ? "it is complete, and the shop knows of no parcel"
                              : "it is complete, and its parcels hold only a part of it");
      if (parcels_.empty()) step(OrderStep::all_shipped, *time_of_completion());
    }
  }

  std::optional<Time> time_of_completion() const {
    const auto done = time_of_order("date_completed_gmt");
    return done ? done : std::optional(placed_);
  }

  void send_all() {
    Fulfillment all;
    for (const LineItem& line : out_.order.lines) all.items.push_back({line.variant, line.count});
    for (WooParcel& one : parcels_) all.parcels.push_back(std::move(one.parcel));
    out_.order.fulfillments.push_back(std::move(all));
    step(OrderStep::all_shipped, *time_of_completion());
  }

  void send_parcels() {
    Order& order = out_.order;
    std::int64_t left = 0;
    for (const LineItem& line : order.lines) left += line.count;
    for (const ItemCount& fee : fees_) left -= fee.count;
    for (WooParcel& one : parcels_) {
      Fulfillment sent;
      for (const WooPieces& pieces : one.pieces) {
        const auto variant = variants_.find(pieces.line);
        if (variant == variants_.end()) beyond("a parcel holds what the order doesn't");
        if (variant == variants_.end() || pieces.count == 0) continue;
        sent.items.push_back({variant->second, pieces.count});
        left -= pieces.count;
      }
      if (one.parcel.tracking.empty()) beyond("a parcel of it has no number");
      if (left <= 0) sent.items.insert(sent.items.end(), fees_.begin(), fees_.end());
      const Time at = one.parcel.events.front().at;
      sent.parcels.push_back(std::move(one.parcel));
      order.fulfillments.push_back(std::move(sent));
      step(left > 0 ? OrderStep::part_shipped : OrderStep::all_shipped, at);
    }
  }

  void read_ledger() {
    Order& order = out_.order;
    const auto paid_at = time_of_order("date_paid_gmt");
    if (!paid_at || total_ == 0) return;
    PaymentMethod method;
    method.id = {woo_text(json_, "payment_method")};
    if (method.id.empty()) method.id = {"payment"};
    method.kind = PaymentKind::wallet;
    method.label = woo_line(json_, "payment_method_title");
    if (method.label.empty()) method.label = "Payment of the order";
    order.ledger.push_back({LedgerKind::charge, method.id, total_, OrderStep::placed, *paid_at});
    for (const WooPaidBack& one : refunds_.payments) {
      const OrderStep cause = is_cancelled() ? OrderStep::cancelled : OrderStep::items_changed;
      order.ledger.push_back(
          {LedgerKind::refund, method.id, one.minor, cause, std::max(one.at, *paid_at)});
    }
    out_.shopper.payment_methods.push_back(std::move(method));
  }

  void check_status() {
    const auto is_any = [&](std::initializer_list<const char*> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](const char* word) { return status_ == word; });
    };
    if (!is_any(
            {"pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"})) {
      beyond("it is in a state of the shop's own");
    }
    if (status_ == "failed") beyond("its payment failed");
    if (!is_cancelled() && total_ > 0 && out_.order.ledger.empty()) beyond("it is not paid yet");
    if (!refunds_.payments.empty() && was_sent()) beyond("money was paid back after it was sent");
    if (!refunds_.payments.empty() && !is_cancelled() && !refunds_.is_for_lines) {
      beyond("money was paid back that is of no line");
    }
  }

  const ShopValue json_;
  const std::string status_;
  PlatformOrder out_;
  WooRefunds refunds_;
  std::vector<WooParcel> parcels_;  ///< Oldest first.
  bool holds_all_ = false;          ///< The parcels, together.
  bool has_less_ = false;
  std::map<std::string, VariantId> variants_;  ///< By the shop's id of the line.
  std::vector<ItemCount> fees_;
  Time placed_{};
  std::int64_t total_ = 0;
};

}  // namespace

bool is_woo_order(const ShopValue& order) {
  const std::string status = order["status"].text();
  return status != "checkout-draft" && status != "auto-draft" && status != "draft" &&
         status != "trash";
}

std::string woo_bare_number(const std::string& number) {
  return number.starts_with('#') ? number.substr(1) : number;
}

std::string woo_number_of(const ShopValue& order) {
  return woo_bare_number(order["number"].text());
}

bool has_woo_refunds(const ShopValue& order) {
  return !woo_list(order, "refunds", kWooShopLinesMax).empty();
}

PlatformOrder read_woo_order(const ShopValue& order, const ShopValue& refunds,
                             const ShopValue& fulfillments) {
  return WooOrderReading(order, refunds, fulfillments).read();
}

}  // namespace aisle
