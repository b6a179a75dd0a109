#include "server/connectors/shopify_ledger.h"

#include <algorithm>
#include <set>

#include "server/connectors/shopify_product.h"

namespace aisle {
namespace {

constexpr std::size_t kDigitsShown = 4;

// "4242" of "•••• •••• •••• 4242"; nothing of anything else.
std::string last_digits(const std::string& number) {
  if (number.size() < kDigitsShown) return {};
  const std::string last = number.substr(number.size() - kDigitsShown);
  return last.find_first_not_of("0123456789") == last.npos ? last : "";
}

// A gift card is a wallet to us: what is left on it, Shopify doesn't say here.
PaymentMethod method_of(const ShopValue& json) {
  PaymentMethod method;
  method.kind = PaymentKind::wallet;
  const std::string gateway = shopify_text(json, "gateway");
  method.label = shopify_text(json, "formattedGateway");
  if (const auto details = json.maybe("paymentDetails")) {
    method.last_digits = last_digits(shopify_text(*details, "number"));
    const std::string company = shopify_text(*details, "company");
    if (!company.empty()) method.label = company;
    if (!method.last_digits.empty()) method.kind = PaymentKind::card;
  }
  method.id = {gateway + (method.last_digits.empty() ? "" : ":" + method.last_digits)};
  if (method.id.empty()) method.id = {"payment"};
  if (method.label.empty()) method.label = method.id.value;
  return method;
}

OrderStep cause_of_refund(const Order& order) {
  if (order.state == OrderState::cancelled) return OrderStep::cancelled;
  if (order.state == OrderState::returned) return OrderStep::return_received;
  return OrderStep::items_changed;
}

std::string parent_of(const ShopValue& json) {
  const auto parent = json.maybe("parentTransaction");
  return parent ? (*parent)["id"].text() : "";
}

}  // namespace

std::int64_t read_shopify_money(const ShopValue& bag, const std::string& currency) {
  const ShopValue money = bag["presentmentMoney"];
  if (money["currencyCode"].text() != currency) {
    bag.drift().note("presentmentMoney.currencyCode", "the order's currency, " + currency);
  }
  return money["amount"].money(currency).amount;
}

Shopper read_shopify_customer(const ShopValue& json) {
  Shopper shopper;
  shopper.id = {shopify_tail(json["id"].text())};
  shopper.name = shopify_text(json, "displayName");
  shopper.language = shopify_text(json, "locale");
  if (const auto email = json.maybe("defaultEmailAddress")) {
    shopper.email = (*email)["emailAddress"].text();
  }
  return shopper;
}

std::size_t read_shopify_ledger(const std::vector<ShopValue>& transactions, Order& order,
                                Shopper& shopper) {
  std::set<std::string> captured;
  for (const ShopValue& json : transactions) {
    const bool counts = json["status"].text() == "SUCCESS";
    if (counts && json["kind"].text() == "CAPTURE") captured.insert(parent_of(json));
  }
  for (const ShopValue& json : transactions) {
    const std::string kind = json["kind"].text();
    const std::string status = json["status"].text();
    const bool is_reserved = kind == "AUTHORIZATION" && !captured.contains(json["id"].text());
    const bool is_charge = kind == "SALE" || kind == "CAPTURE" || is_reserved;
    const bool is_refund =
        kind == "REFUND" || (kind == "VOID" && !captured.contains(parent_of(json)));
    const bool is_done = status == "SUCCESS" || (kind == "REFUND" && status == "PENDING");
    const std::int64_t amount = read_shopify_money(json["amountSet"], order.currency);
    if (!is_done || amount == 0 || !(is_charge || is_refund)) continue;
    const PaymentMethod method = method_of(json);
    if (!find_method(shopper, method.id)) shopper.payment_methods.push_back(method);
    const auto at = json.maybe("processedAt");
    order.ledger.push_back({is_charge ? LedgerKind::charge : LedgerKind::refund, method.id, amount,
                            is_charge ? OrderStep::placed : cause_of_refund(order),
                            at ? at->time() : json["createdAt"].time()});
  }
  std::stable_sort(order.ledger.begin(), order.ledger.end(),
                   [](const LedgerEntry& a, const LedgerEntry& b) { return a.at < b.at; });
  return transactions.size();
}

}  // namespace aisle
