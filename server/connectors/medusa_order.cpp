#include "server/connectors/medusa_order.h"

#include <algorithm>
#include <map>

#include "server/connectors/html_text.h"
#include "server/connectors/medusa_api.h"
#include "server/connectors/paid_lines.h"

namespace aisle {

constexpr std::string_view kMedusaOrderFields =
    "id,display_id,status,email,currency_code,created_at,canceled_at,customer_id,total,"
    "*customer,*shipping_address,*shipping_methods,*items,*items.detail,"
    "items.variant.options.value,items.variant.options.option.title,"
    "*fulfillments,*fulfillments.items,*fulfillments.labels,"
    "*payment_collections.payments,*payment_collections.payments.refunds,"
    "*returns,*returns.items,*returns.items.reason";

namespace {

constexpr std::size_t kPartsMax = 100;

std::string text_of(const ShopValue& json, std::string_view key) {
  const auto text = json.maybe(key);
  return text ? text->text() : "";
}

std::string joined(const std::string& first, const std::string& last) {
  return first.empty() || last.empty() ? first + last : first + " " + last;
}

bool is_set(const ShopValue& json, std::string_view key) { return json.maybe(key).has_value(); }

// The exact decimal, where the shop gives it beside the number.
Money amount_of(const ShopValue& json, const std::string& key, const std::string& currency) {
  const auto raw = json.maybe("raw_" + key);
  const auto value = raw ? raw->maybe("value") : std::nullopt;
  return (value ? *value : json[key]).money(currency);
}

ReturnReason read_reason(const ShopValue& item) {
  const auto reason = item.maybe("reason");
  const std::string word = reason ? text_of(*reason, "value") : "";
  const auto names = enum_names(ReturnReason());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word == names[i]) return static_cast<ReturnReason>(i);
  }
  return ReturnReason::other;
}

// Reads one order. The parts are read in the order of the calls in `read`.
class MedusaOrderReading {
 public:
  explicit MedusaOrderReading(const ShopValue& json) : json_(json) {}

  PlatformOrder read() {
    Order& order = out_.order;
    out_.handle = json_["id"].text();
    order.id = {json_["display_id"].text()};
    order.currency = medusa_currency(json_["currency_code"].text());
    if (const auto address = json_.maybe("shipping_address")) {
      order.address = read_medusa_address(*address);
    }
    read_shopper();
    read_lines();
    read_payments();
    read_delivery();
    read_fulfillments();
    tell_history();
    sort_ledger();
    return std::move(out_);
  }

 private:
  void beyond(const char* why) {
    if (out_.beyond_rules.empty()) out_.beyond_rules = why;
  }

  void read_shopper() {
    const auto customer = json_.maybe("customer");
    if (customer && (*customer)["has_account"].flag()) {
      out_.shopper = read_medusa_customer(*customer);
    } else {
      out_.shopper.id = {std::string(kGuestPrefix) + out_.order.id.value};
      out_.shopper.name = out_.order.address.name;
    }
    const std::string email = text_of(json_, "email");
    if (!email.empty()) out_.shopper.email = email;
    if (out_.shopper.name.empty()) out_.shopper.name = out_.shopper.email;
    out_.order.shopper = out_.shopper.id;
  }

  void read_lines() {
    for (const ShopValue& json : json_["items"].list(kLinesMax)) {
      LineItem line;
      line.product = {text_of(json, "product_id")};
      line.variant = {text_of(json, "variant_id")};
      if (line.variant.empty()) {
        beyond("an item is none of the catalog");
        line.product = {json["id"].text()};
        line.variant = {json["id"].text()};
      }
      variants_[json["id"].text()] = line.variant;
      const std::string title = text_of(json, "product_title");
      line.title = html_to_line(title.empty() ? json["title"].text() : title);
      line.options = options_of(json);
      const std::int64_t count = json["quantity"].whole();
      if (count == 0) continue;
      if (count < 0 || count > kLineCountMax)
        return json_.drift().note("items", "1 to 1000 pieces");
      add_paid_pieces(out_.order.lines, std::move(line), count, total_of(json));
    }
  }

  // The shop takes what came back off the total, and tells it beside.
  std::int64_t total_of(const ShopValue& json) const {
    std::int64_t sum = amount_of(json, "total", out_.order.currency).amount;
    for (const char* key : {"return_received_total", "return_dismissed_total"}) {
      if (is_set(json, key)) sum += amount_of(json, key, out_.order.currency).amount;
    }
    return sum;
  }

  static std::vector<Attribute> options_of(const ShopValue& json) {
    std::vector<Attribute> options;
    const auto variant = json.maybe("variant");
    const auto list = variant ? variant->maybe("options") : std::nullopt;
    if (!list) return options;
    for (const ShopValue& option : list->list(kPartsMax)) {
      options.push_back(
          {html_to_line(option["option"]["title"].text()), html_to_line(option["value"].text())});
    }
    std::sort(options.begin(), options.end(),
              [](const Attribute& a, const Attribute& b) { return a.name < b.name; });
    return options;
  }

  void add_entry(LedgerKind kind, const PaymentMethodId& method, std::int64_t amount,
                 OrderStep cause, Time at) {
    if (amount > 0) out_.order.ledger.push_back({kind, method, amount, cause, at});
  }

  // What is authorised counts as paid: the shop takes it when it sends the goods.
  void read_payments() {
    const bool is_cancelled = json_["status"].text() == "canceled";
    for (const ShopValue& collection : json_["payment_collections"].list(kPartsMax)) {
      const auto payments = collection.maybe("payments");
      if (!payments) continue;
      for (const ShopValue& payment : payments->list(kPartsMax)) {
        const PaymentMethodId method = add_method(text_of(payment, "provider_id"));
        const bool is_void = is_set(payment, "canceled_at");
        if (is_void && !is_cancelled) continue;
        const std::int64_t amount = amount_of(payment, "amount", out_.order.currency).amount;
        add_entry(LedgerKind::charge, method, amount, OrderStep::placed,
                  payment["created_at"].time());
        charged_ += amount;
        if (is_void && !is_set(payment, "captured_at")) {
          add_entry(LedgerKind::refund, method, amount, OrderStep::cancelled,
                    payment["canceled_at"].time());
          continue;
        }
        const auto refunds = payment.maybe("refunds");
        if (!refunds) continue;
        for (const ShopValue& refund : refunds->list(kPartsMax)) {
          const std::int64_t back = amount_of(refund, "amount", out_.order.currency).amount;
          add_entry(LedgerKind::refund, method, back,
                    is_cancelled ? OrderStep::cancelled : OrderStep::return_received,
                    refund["created_at"].time());
          refunded_ += back;
        }
      }
    }
  }

  PaymentMethodId add_method(const std::string& provider) {
    const PaymentMethodId id{provider.empty() ? "payment" : provider};
    if (find_method(out_.shopper, id)) return id;
    const bool is_wallet = provider.find("paypal") != provider.npos;
    out_.shopper.payment_methods.push_back(
        {.id = id,
         .kind = is_wallet ? PaymentKind::wallet : PaymentKind::card,
         .label = is_wallet ? "PayPal" : "Payment of the order"});
    return id;
  }

  // The shop calculates with more places than were paid: a rest of less than a minor unit for each
  // amount goes to the delivery, or without one to the last line.
  void read_delivery() {
    Order& order = out_.order;
    for (const ShopValue& method : json_["shipping_methods"].list(kPartsMax)) {
      carrier_ = carrier_.empty() ? html_to_line(text_of(method, "name")) : carrier_;
      if (is_return_fee(method)) {
        if (amount_of(method, "total", order.currency).amount > 0) beyond("a return has a fee");
        continue;
      }
      order.delivery_fee += amount_of(method, "total", order.currency).amount;
    }
    const std::int64_t rest = charged_ - total(order.lines) - order.delivery_fee;
    const auto most = static_cast<std::int64_t>(order.lines.size()) + 1;
    if (rest == 0 || rest > most || rest < -most) return;
    if (order.delivery_fee + rest >= 0 && order.delivery_fee > 0) order.delivery_fee += rest;
    if (order.delivery_fee > 0 || order.lines.empty()) return;
    LineItem last = order.lines.back();
    const std::int64_t sum = last.unit_price * last.count + rest;
    if (sum < 0) return;
    order.lines.pop_back();
    const std::int64_t count = last.count;
    add_paid_pieces(out_.order.lines, std::move(last), count, sum);
  }

  static bool is_return_fee(const ShopValue& method) {
    const auto detail = method.maybe("detail");
    return detail && is_set(*detail, "return_id");
  }

  void read_fulfillments() {
    const auto list = json_.maybe("fulfillments");
    if (!list) return;
    for (const ShopValue& json : list->list(kPartsMax)) {
      if (is_set(json, "canceled_at") || !is_set(json, "shipped_at")) {
        if (!is_set(json, "canceled_at")) beyond("a parcel is being packed");
        continue;
      }
      Fulfillment fulfillment;
      for (const ShopValue& item : json["items"].list(kLinesMax)) {
        const auto variant = variants_.find(text_of(item, "line_item_id"));
        if (variant == variants_.end()) continue;
        fulfillment.items.push_back({variant->second, item["quantity"].whole()});
      }
      read_parcels(json, fulfillment);
      out_.order.fulfillments.push_back(std::move(fulfillment));
    }
    std::sort(out_.order.fulfillments.begin(), out_.order.fulfillments.end(),
              [](const Fulfillment& a, const Fulfillment& b) { return sent_at(a) < sent_at(b); });
  }

  static Time sent_at(const Fulfillment& one) { return one.parcels.front().events.front().at; }

  void read_parcels(const ShopValue& json, Fulfillment& fulfillment) {
    const std::string carrier = carrier_.empty() ? "Carrier" : carrier_;
    Parcel parcel{.carrier = carrier, .tracking = json["id"].text()};
    parcel.events.push_back({ParcelStatus::handed_over, json["shipped_at"].time(), ""});
    if (const auto at = json.maybe("delivered_at")) {
      parcel.events.push_back({ParcelStatus::delivered, at->time(), ""});
    }
    const auto labels = json.maybe("labels");
    if (labels) {
      for (const ShopValue& label : labels->list(kPartsMax)) {
        Parcel labelled = parcel;
        labelled.tracking = text_of(label, "tracking_number");
        if (labelled.tracking.empty()) continue;
        labelled.url = medusa_address(text_of(label, "tracking_url"), "");
        fulfillment.parcels.push_back(std::move(labelled));
      }
    }
    if (fulfillment.parcels.empty()) fulfillment.parcels.push_back(std::move(parcel));
  }

  void step(OrderStep step, Time at) {
    Order& order = out_.order;
    if (!order.history.empty()) at = std::max(at, order.history.back().at);
    order.history.push_back({step, at});
    if (const auto next = after(order.state, step)) order.state = *next;
  }

  void tell_history() {
    step(OrderStep::placed, json_["created_at"].time());
    const std::string status = json_["status"].text();
    if (status == "canceled") {
      step(OrderStep::cancelled, json_["canceled_at"].time());
      out_.order.cancel_reason = CancelReason::other;
      return;
    }
    const bool is_known = status == "pending" || status == "completed" || status == "archived";
    if (!is_known) beyond("it is in a state that we don't know");
    std::int64_t left = 0;
    for (const LineItem& line : out_.order.lines) left += line.count;
    bool is_there = true;
    Time arrived{};
    for (const Fulfillment& one : out_.order.fulfillments) {
      for (const ItemCount& item : one.items) left -= item.count;
      step(left > 0 ? OrderStep::part_shipped : OrderStep::all_shipped, sent_at(one));
      for (const Parcel& parcel : one.parcels) {
        is_there = is_there && is_delivered(parcel);
        arrived = std::max(arrived, parcel.events.back().at);
      }
    }
    if (left > 0 || !is_there) return;
    step(OrderStep::delivered, arrived);
    read_returns();
  }

  // Those that were asked for: what is only begun in the office has no date yet.
  void read_returns() {
    const auto list = json_.maybe("returns");
    if (!list) return;
    std::vector<ShopValue> returns;
    for (const ShopValue& one : list->list(kPartsMax)) {
      const std::string status = one["status"].text();
      if (status == "canceled" || status == "open") continue;
      if (is_set(one, "exchange_id") || is_set(one, "claim_id"))
        beyond("it has a claim or exchange");
      returns.push_back(one);
    }
    if (returns.empty()) return;
    if (returns.size() > 1) beyond("it has several returns");
    read_return(returns.front());
  }

  void read_return(const ShopValue& json) {
    Return returning;
    std::vector<LineItem> left = out_.order.lines;
    for (const ShopValue& item : json["items"].list(kLinesMax)) {
      const auto variant = variants_.find(item["item_id"].text());
      const std::int64_t count = item["quantity"].whole();
      if (variant == variants_.end() || count < 1 || count > count_of(left, variant->second)) {
        return beyond("a return holds what the order doesn't");
      }
      for (LineItem& piece : take(left, {variant->second, count})) {
        returning.items.push_back(std::move(piece));
      }
      returning.reason = read_reason(item);
    }
    out_.order.returning = std::move(returning);
    step(OrderStep::return_requested, json["requested_at"].time());
    // Received is one thing, paid another: the money comes by a step of its own.
    const auto received = json.maybe("received_at");
    const bool is_back = json["status"].text() == "received" && received;
    if (is_back && refunded_ > 0) step(OrderStep::return_received, received->time());
  }

  void sort_ledger() {
    std::stable_sort(out_.order.ledger.begin(), out_.order.ledger.end(),
                     [](const LedgerEntry& a, const LedgerEntry& b) { return a.at < b.at; });
  }

  const ShopValue json_;
  PlatformOrder out_;
  std::map<std::string, VariantId> variants_;  ///< By the shop's id of the line.
  std::string carrier_;                        ///< Labels don't name one; the shipping method does.
  std::int64_t charged_ = 0, refunded_ = 0;
};

}  // namespace

PostalAddress read_medusa_address(const ShopValue& address) {
  return {.name = joined(text_of(address, "first_name"), text_of(address, "last_name")),
          .street = text_of(address, "address_1"),
          .more = text_of(address, "address_2"),
          .postcode = text_of(address, "postal_code"),
          .city = text_of(address, "city"),
          .region = text_of(address, "province"),
          .country = medusa_currency(text_of(address, "country_code"))};
}

Shopper read_medusa_customer(const ShopValue& customer) {
  Shopper shopper{.id = {customer["id"].text()}};
  shopper.name = joined(text_of(customer, "first_name"), text_of(customer, "last_name"));
  shopper.email = text_of(customer, "email");
  if (shopper.name.empty()) shopper.name = shopper.email;
  if (const auto addresses = customer.maybe("addresses")) {
    for (const ShopValue& one : addresses->list(kPartsMax)) {
      PostalAddress address = read_medusa_address(one);
      if (!wrong_part(address)) shopper.addresses.push_back(std::move(address));
    }
  }
  return shopper;
}

PlatformOrder read_medusa_order(const ShopValue& order) { return MedusaOrderReading(order).read(); }

}  // namespace aisle
