#include "server/connectors/vendure_history.h"

#include <algorithm>

namespace aisle {
namespace {

constexpr std::size_t kEntriesMax = 100;

void read_fulfillment(const ShopValue& data, Time at, VendureHistory& history) {
  VendureHistory::Sent& sent = history.fulfillments[data["fulfillmentId"].text()];
  const std::string to = data["to"].text();
  if (to == "Shipped") sent.shipped = at;
  if (to == "Delivered") sent.delivered = at;
}

void read_payment(const ShopValue& data, Time at, VendureHistory& history) {
  const std::string from = data["from"].text();
  const bool was_there = from == "Authorized" || from == "Settled";
  if (was_there && data["to"].text() == "Cancelled")
    history.released[data["paymentId"].text()] = at;
}

void read_cancellation(const ShopValue& data, Time at, bool is_after, VendureHistory& history) {
  (is_after ? history.returned_at : history.cancelled_at) = at;
  VendureLineCounts& counts = is_after ? history.cancelled_after : history.cancelled_before;
  for (const ShopValue& line : data["lines"].list()) {
    std::int64_t& count = counts[line["orderLineId"].text()];
    count = std::clamp<std::int64_t>(
        count + std::clamp<std::int64_t>(line["quantity"].whole(), 0, 1'000'000), 0, 1'000'000);
  }
}

}  // namespace

VendureHistory read_vendure_history(const ShopValue& list) {
  VendureHistory history;
  std::vector<ShopValue> entries = list["items"].list(kEntriesMax);
  std::reverse(entries.begin(), entries.end());
  bool is_delivered = false;
  for (const ShopValue& entry : entries) {
    const std::string type = entry["type"].text();
    const Time at = entry["createdAt"].time();
    const ShopValue data = entry["data"];
    if (type == "ORDER_FULFILLMENT_TRANSITION") read_fulfillment(data, at, history);
    if (type == "ORDER_PAYMENT_TRANSITION") read_payment(data, at, history);
    if (type == "ORDER_CANCELLATION") read_cancellation(data, at, is_delivered, history);
    if (type == "ORDER_STATE_TRANSITION" && data["to"].text() == "Delivered") is_delivered = true;
  }
  return history;
}

}  // namespace aisle
