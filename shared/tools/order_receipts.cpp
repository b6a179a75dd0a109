// The receipts of orders: every figure that may be said of one.
#include "shared/tools/receipts.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// Figures of an order as lines of text, in the form in which receipts are compared.
class Figures {
 public:
  void say(std::string_view text) { (text_ += text) += '\n'; }
  void say(const Money& money) { say(format_decimal(money) + ' ' + money.currency); }
  void say(Time time) {
    if (time != Time{}) say(format_time(time).substr(0, 10));
  }
  void say(const std::vector<LineItem>& lines, const std::string& currency) {
    for (const LineItem& line : lines) {
      std::string text = std::to_string(line.count) + " x " + line.title;
      for (const Attribute& option : line.options) text += ", " + option.value;
      say(text);
      say(Money{line.unit_price, currency});
      say(Money{line.unit_price * line.count, currency});
    }
  }
  void say(const std::vector<Parcel>& parcels) {
    for (const Parcel& parcel : parcels) {
      say(parcel.carrier);
      say(parcel.tracking);
      say(parcel.url);
      for (const ParcelEvent& event : parcel.events) {
        say(event.at);
        say(event.place);
      }
    }
  }
  void say(const std::vector<MoneyMove>& moves) {
    for (const MoneyMove& move : moves) {
      say(move.method);
      say(move.amount);
    }
  }
  void say(const PostalAddress& address) {
    for (const std::string* part : {&address.name, &address.street, &address.more,
                                    &address.postcode, &address.city, &address.region}) {
      say(*part);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

void Receipts::add_order(const OrderFacts& order) {
  Figures figures;
  figures.say(order.id.value);
  figures.say(enum_name(order.state));
  figures.say(order.placed_at);
  for (const OrderEvent& event : order.history) figures.say(event.at);
  figures.say(order.parcels);
  if (!order.is_glance()) {
    for (const auto* lines : {&order.lines, &order.coming, &order.going_back}) {
      figures.say(*lines, order.total.currency);
    }
    figures.say(order.delivery_fee);
    figures.say(order.total);
    for (const std::string& method : order.paid_with) figures.say(method);
    for (const RefundFacts& refund : order.refunds) {
      figures.say(refund.to);
      figures.say(refund.amount);
      figures.say(refund.paid_at);
    }
    for (const PaymentMethod& method : order.methods) {
      figures.say(method.label + ' ' + method.last_digits);
      if (method.balance) figures.say(*method.balance);
    }
    if (order.address) figures.say(*order.address);
  }
  add(FactKind::order, order.id.value, order.id.value, figures.take(), "", kOrderLifetimeS);
  receipts_.back().fetched_at = context_.now;
}

void Receipts::add_tracking_links(const OrderFacts& order) {
  for (const Parcel& parcel : order.parcels) {
    if (!parcel.url.starts_with("https://")) continue;
    add(FactKind::link, order.id.value, parcel.carrier + ' ' + parcel.tracking, parcel.url,
        parcel.url, kOrderLifetimeS);
    receipts_.back().fetched_at = context_.now;
  }
}

void Receipts::add_sent(const OrderId& order, std::string words) {
  add(FactKind::order, order.value, order.value, std::move(words), "", kOrderLifetimeS);
  receipts_.back().fetched_at = context_.now;
}

void Receipts::add_proposal(const Proposal& proposal) {
  Figures figures;
  figures.say(proposal.order.value);
  const std::string currency = proposal.moves.empty() ? std::string(context_.currency)
                                                      : proposal.moves.front().amount.currency;
  figures.say(proposal.giving, currency);
  figures.say(proposal.getting, currency);
  figures.say(proposal.moves);
  figures.say(proposal.pay_with);
  if (proposal.address) figures.say(*proposal.address);
  add(FactKind::order, proposal.order.value, proposal.order.value, figures.take(), "",
      kOrderLifetimeS);
  receipts_.back().fetched_at = context_.now;
}

}  // namespace aisle
