#include "server/connectors/shopify_order.h"

#include <algorithm>
#include <map>

#include "server/connectors/paid_lines.h"
#include "server/connectors/shopify_ledger.h"
#include "server/connectors/shopify_line.h"
#include "server/connectors/shopify_parcels.h"
#include "server/connectors/shopify_product.h"

namespace aisle {
namespace {

constexpr std::size_t kListMax = 250;
constexpr std::int64_t kPiecesMax = 1'000'000;

// `part` of `whole` pieces of what they cost together, without a product that overflows.
std::int64_t share_of(std::int64_t total, std::int64_t part, std::int64_t whole) {
  return total / whole * part + total % whole * part / whole;
}

class ShopifyOrderReading {
 public:
  ShopifyOrderReading(const ShopValue& json, const ShopifyOrderSizes& sizes)
      : json_(json), sizes_(sizes) {}

  ShopifyOrder read() {
    Order& order = result_.platform.order;
    result_.platform.handle = json_["id"].text();
    order.id = {shopify_number(json_["name"].text())};
    order.currency = json_["presentmentCurrencyCode"].text();
    if (const auto address = json_.maybe("shippingAddress")) {
      order.address = read_shopify_address(*address);
    }
    is_cancelled_ = json_.maybe("cancelledAt").has_value();
    read_shopper();
    read_parcels();
    read_refunds();
    read_lines();
    read_delivery();
    find_state();
    const auto ledger = read_shopify_ledger(json_["transactions"].list(sizes_.payments), order,
                                            result_.platform.shopper);
    cut_at(ledger, sizes_.payments);
    check_words();
    if (result_.is_cut) beyond("it has more lines, parcels or payments than are read");
    return std::move(result_);
  }

 private:
  /// A line of Shopify's, by its id.
  struct Counts {
    VariantId variant;
    std::int64_t sent = 0;
    std::int64_t returned = 0;  ///< And paid back.
  };

  void beyond(const std::string& why) {
    if (result_.platform.beyond_rules.empty()) result_.platform.beyond_rules = why;
  }
  void cut_at(std::size_t count, std::size_t asked) { result_.is_cut |= count >= asked; }

  std::vector<ShopValue> page(const ShopValue& connection) {
    const auto info = connection.maybe("pageInfo");
    if (info && (*info)["hasNextPage"].flag()) result_.is_cut = true;
    return connection["nodes"].list(kListMax);
  }
  static std::int64_t pieces_of(const ShopValue& value) {
    return std::clamp<std::int64_t>(value.whole(), 0, kPiecesMax);
  }
  std::int64_t money(const ShopValue& bag) const {
    return read_shopify_money(bag, result_.platform.order.currency);
  }
  std::int64_t taxes_of(const ShopValue& taxed) const {
    if (json_["taxesIncluded"].flag()) return 0;
    std::int64_t sum = 0;
    for (const ShopValue& tax : taxed["taxLines"].list(kListMax)) sum += money(tax["priceSet"]);
    return sum;
  }

  void read_shopper() {
    Shopper& shopper = result_.platform.shopper;
    Order& order = result_.platform.order;
    const std::string email = shopify_text(json_, "email");
    if (const auto customer = json_.maybe("customer")) {
      shopper = read_shopify_customer(*customer);
    } else {
      shopper.id = {std::string(kGuestPrefix) + order.id.value};
    }
    if (shopper.email.empty()) shopper.email = email;
    if (shopper.name.empty()) shopper.name = order.address.name;
    order.shopper = shopper.id;
  }

  void read_parcels() {
    const std::vector<ShopValue> list = json_["fulfillments"].list(sizes_.parcels);
    cut_at(list.size(), sizes_.parcels);
    for (const ShopValue& json : list) {
      ShopifyParcels parcels = read_shopify_parcels(json);
      if (!parcels.unknown.empty()) beyond("a parcel of it is in a state that we don't know");
      is_packed_ = is_packed_ || parcels.is_packed;
      if (!parcels.has_left) continue;
      for (const ShopValue& piece : page(json["fulfillmentLineItems"])) {
        const std::int64_t count = piece.maybe("quantity") ? pieces_of(piece["quantity"]) : 0;
        parcels.pieces.push_back({piece["lineItem"]["id"].text(), count});
        counts_[parcels.pieces.back().line].sent += count;
      }
      parcels_.push_back(std::move(parcels));
    }
    std::stable_sort(parcels_.begin(), parcels_.end(),
                     [](const ShopifyParcels& a, const ShopifyParcels& b) { return a.at < b.at; });
  }

  void read_refunds() {
    const std::vector<ShopValue> list = json_["refunds"].list(sizes_.parcels);
    cut_at(list.size(), sizes_.parcels);
    for (const ShopValue& refund : list) {
      const bool is_of_return = refund.maybe("return").has_value();
      if (const auto at = refund.maybe("createdAt")) refunded_at_.push_back(at->time());
      for (const ShopValue& piece : page(refund["refundLineItems"])) {
        if (!is_of_return && piece["restockType"].text() != "RETURN") continue;
        counts_[piece["lineItem"]["id"].text()].returned += pieces_of(piece["quantity"]);
      }
    }
  }

  void read_lines() {
    const std::vector<ShopValue> list = page(json_["lineItems"]);
    read_lines(list, true);
    if (!result_.platform.order.lines.empty() || list.empty()) return;
    beyond("all of its pieces were taken off");
    read_lines(list, false);
  }

  // With `less`, pieces that were taken off before they were sent are left out.
  void read_lines(const std::vector<ShopValue>& list, bool less) {
    for (const ShopValue& json : list) {
      Counts& counts = counts_[json["id"].text()];
      const LineItem line = read_shopify_line(json);
      counts.variant = line.variant;
      const std::int64_t count = pieces_of(json["quantity"]);
      std::int64_t off = count - pieces_of(json["currentQuantity"]) - counts.returned;
      off = std::clamp<std::int64_t>(off, 0, std::max<std::int64_t>(0, count - counts.sent));
      if (is_cancelled_ || !less) off = 0;
      has_less_ = has_less_ || off > 0;
      if (count <= off) continue;
      const std::int64_t total = std::clamp<std::int64_t>(price_of(json), 0, kMoneyAmountMax);
      add_paid_pieces(result_.platform.order.lines, line, count - off,
                      share_of(total, count - off, count));
    }
  }

  std::int64_t price_of(const ShopValue& line) const {
    std::int64_t price = money(line["originalTotalSet"]);
    for (const ShopValue& off : line["discountAllocations"].list(kListMax)) {
      price -= money(off["allocatedAmountSet"]);
    }
    return price + taxes_of(line);
  }

  void read_delivery() {
    std::int64_t fee = 0;
    for (const ShopValue& json : json_["shippingLines"]["nodes"].list(kListMax)) {
      fee += money(json["discountedPriceSet"]) + taxes_of(json);
    }
    result_.platform.order.delivery_fee = std::clamp<std::int64_t>(fee, 0, kMoneyAmountMax);
  }

  void step(OrderStep step, Time at) {
    Order& order = result_.platform.order;
    if (!order.history.empty()) at = std::max(at, order.history.back().at);
    order.history.push_back({step, at});
    order.state = after(order.state, step).value_or(order.state);
  }

  void find_state() {
    Order& order = result_.platform.order;
    step(OrderStep::placed, json_["processedAt"].time());
    if (is_cancelled_) {
      step(OrderStep::cancelled, json_["cancelledAt"].time());
      order.cancel_reason = CancelReason::other;
      if (!parcels_.empty()) beyond("it was cancelled after parcels had left");
      return;
    }
    if (has_less_) step(OrderStep::items_changed, taken_off_at());
    std::int64_t ordered = 0, sent = 0;
    for (const LineItem& line : order.lines) ordered += line.count;
    bool have_arrived = true;
    Time arrived{};
    for (ShopifyParcels& parcels : parcels_) {
      Fulfillment fulfillment{.items = {}, .parcels = std::move(parcels.parcels)};
      for (const ShopifyPieces& pieces : parcels.pieces) {
        sent += pieces.count;
        fulfillment.items.push_back({counts_[pieces.line].variant, pieces.count});
      }
      order.fulfillments.push_back(std::move(fulfillment));
      step(sent < ordered ? OrderStep::part_shipped : OrderStep::all_shipped, parcels.at);
      have_arrived = have_arrived && parcels.arrived;
      if (parcels.arrived) arrived = std::max(arrived, *parcels.arrived);
    }
    if (sent == 0 && is_packed_) beyond("it is being packed");
    if (order.state == OrderState::shipped && have_arrived) step(OrderStep::delivered, arrived);
    read_returns();
  }

  // Before the first parcel, whatever Shopify's clock says of the refund.
  Time taken_off_at() const {
    const auto first = std::min_element(refunded_at_.begin(), refunded_at_.end());
    const Time placed = json_["processedAt"].time();
    if (first == refunded_at_.end()) return placed;
    return parcels_.empty() ? *first : std::min(*first, parcels_.front().at);
  }

  void read_returns() {
    int count = 0;
    for (const ShopValue& json : json_["returns"]["nodes"].list(kListMax)) {
      const std::string status = json["status"].text();
      if (status == "CANCELED" || status == "DECLINED") continue;
      if (!json["exchangeLineItems"]["nodes"].list(kListMax).empty()) beyond("it has an exchange");
      if (++count > 1) return beyond("it has several returns");
      if (status != "REQUESTED" && status != "OPEN" && status != "CLOSED") {
        beyond("its return is in a state that we don't know");
      }
      read_return(json, status == "CLOSED");
    }
  }

  void read_return(const ShopValue& json, bool is_closed) {
    Order& order = result_.platform.order;
    if (order.state != OrderState::delivered) {
      return beyond("it has a return before all of it has arrived");
    }
    Return back;
    bool all_paid = true;
    std::vector<LineItem> left = order.lines;
    for (const ShopValue& piece : page(json["returnLineItems"])) {
      const std::int64_t count = pieces_of(piece["quantity"]);
      all_paid = all_paid && pieces_of(piece["refundedQuantity"]) >= count;
      back.reason = shopify_return_reason(piece["returnReason"].text());
      const auto sent = piece.maybe("fulfillmentLineItem");
      const auto line = sent ? counts_.find((*sent)["lineItem"]["id"].text()) : counts_.end();
      if (line == counts_.end() || count < 1 || count_of(left, line->second.variant) < count) {
        return beyond("its return is of pieces that we don't find");
      }
      const std::vector<LineItem> taken = take(left, {line->second.variant, count});
      back.items.insert(back.items.end(), taken.begin(), taken.end());
    }
    if (back.items.empty()) return beyond("its return has no pieces");
    order.returning = std::move(back);
    step(OrderStep::return_requested, json["createdAt"].time());
    if (!is_closed && !all_paid) return;
    const auto closed = json.maybe("closedAt");
    const Time paid = refunded_at_.empty() ? Time{} : refunded_at_.back();
    step(OrderStep::return_received, closed ? closed->time() : paid);
  }

  // A word that Shopify has added since is no reason to count with this order.
  void check_words() {
    const std::string word = json_["displayFulfillmentStatus"].text();
    for (const char* known : {"FULFILLED", "PARTIALLY_FULFILLED", "UNFULFILLED", "OPEN",
                              "RESTOCKED", "FULFILLMENT_NOT_REQUIRED"}) {
      if (word == known) return;
    }
    beyond("the merchant is at work on it: its state is " + word);
  }

  const ShopValue& json_;
  const ShopifyOrderSizes sizes_;
  ShopifyOrder result_;
  std::map<std::string, Counts> counts_;
  std::vector<ShopifyParcels> parcels_;  ///< Oldest first.
  std::vector<Time> refunded_at_;
  bool is_cancelled_ = false;
  bool is_packed_ = false;
  bool has_less_ = false;
};

}  // namespace

std::string shopify_number(std::string_view name) {
  return std::string(name.starts_with('#') ? name.substr(1) : name);
}

ShopifyOrder read_shopify_order(const ShopValue& order, const ShopifyOrderSizes& sizes) {
  return ShopifyOrderReading(order, sizes).read();
}

}  // namespace aisle
