#include "server/connectors/woocommerce_refunds.h"

#include <algorithm>

#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

constexpr std::size_t kWooRefundsMax = 100;  // A page of the shop's.
constexpr std::size_t kWooRefundLinesMax = 1'000;
constexpr std::size_t kWooRefundMetaMax = 100;

std::int64_t woo_back_of(const ShopValue& line) {
  return -(woo_millionths(line, "total") + woo_millionths(line, "total_tax"));
}

// The order's line that a refund's line is of: its own id is another.
std::string woo_refunded_line(const ShopValue& line) {
  for (const ShopValue& meta : woo_list(line, "meta_data", kWooRefundMetaMax)) {
    if (woo_text(meta, "key") == "_refunded_item_id") return woo_text(meta, "value");
  }
  return "";
}

// How much of the refund's amount is of its lines, in millionths.
std::int64_t take_off_woo_lines(const ShopValue& refund, WooRefunds& into) {
  std::int64_t sum = 0;
  for (const ShopValue& line : woo_list(refund, "line_items", kWooRefundLinesMax)) {
    const std::int64_t back = woo_back_of(line);
    WooTakenOff& off = into.lines[woo_refunded_line(line)];
    off.count += std::max<std::int64_t>(0, -line["quantity"].whole());
    off.millionths += back;
    sum += back;
  }
  for (const ShopValue& line : woo_list(refund, "shipping_lines", kWooRefundLinesMax)) {
    into.delivery += woo_back_of(line);
    sum += woo_back_of(line);
  }
  for (const ShopValue& line : woo_list(refund, "fee_lines", kWooRefundLinesMax)) {
    if (woo_back_of(line) != 0) into.is_for_lines = false;
  }
  return sum;
}

}  // namespace

WooRefunds read_woo_refunds(const ShopValue& refunds, const std::string& currency) {
  WooRefunds read;
  if (refunds.is_null()) return read;
  for (const ShopValue& refund : refunds.list(kWooRefundsMax)) {
    const std::int64_t amount = woo_minor(woo_millionths(refund, "amount"), currency);
    const std::int64_t of_lines = woo_minor(take_off_woo_lines(refund, read), currency);
    if (of_lines != amount) read.is_for_lines = false;
    const auto at = woo_time(refund, "date_created_gmt");
    if (!at) refund.drift().note("date_created_gmt", "a time");
    if (at && amount > 0) read.payments.push_back({*at, amount});
  }
  if (read.lines.contains("")) read.is_for_lines = false;
  std::stable_sort(read.payments.begin(), read.payments.end(),
                   [](const WooPaidBack& a, const WooPaidBack& b) { return a.at < b.at; });
  return read;
}

}  // namespace aisle
