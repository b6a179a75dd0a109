// Orders as the shopper sees them: one whole with its way, several in short; and the forms that prove
// whose they are. What is typed into a form goes to the server apart from the messages.
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::size_t kLinesShown = 20;
constexpr std::size_t kOrdersShown = 10;

NodePtr draw_day(Time time) {
  return Build("time", "when").text(moment(Format::day, milliseconds(time))).done();
}

NodePtr draw_order_head(const OrderFacts& order) {
  Build head("div", "order-head");
  head.add(Build("h3").label("order_number", order.id.value));
  head.add(Build("span", "pill")
               .set("data-state", std::string(enum_name(order.state)))
               .text(label(key_of("order_", enum_name(order.state)))));
  return head.done();
}

// What has happened, oldest first; the last step is where it stands.
NodePtr draw_way(const OrderFacts& order) {
  Build way("ol", "way");
  if (order.history.empty()) {
    way.add(Build("li").add(Build("span").label("step_placed")).add(draw_day(order.placed_at)));
  }
  for (const OrderEvent& event : order.history) {
    way.add(Build("li")
                .add(Build("span").text(label(key_of("step_", enum_name(event.step)))))
                .add(draw_day(event.at)));
  }
  return way.done();
}

NodePtr draw_parcel(const Parcel& parcel) {
  Build row("li", "parcel");
  row.add(Build("b").text(parcel.carrier));
  if (!parcel.events.empty()) {
    const ParcelEvent& last = parcel.events.back();
    row.add(Build("span").text(label(key_of("parcel_", enum_name(last.status)))));
    if (!last.place.empty()) row.add(Build("span").text(last.place));
    row.add(draw_day(last.at));
  }
  const bool linked = parcel.url.compare(0, 8, "https://") == 0;
  if (linked) {
    row.add(Build("a")
                .set("href", parcel.url)
                .set("target", "_blank")
                .set("rel", "noopener noreferrer")
                .label("follow_parcel", parcel.tracking));
  } else if (!parcel.tracking.empty()) {
    row.add(Build("span", "tracking").text(parcel.tracking));
  }
  return row.done();
}

NodePtr draw_sum(const char* name, Value value, const char* css_class = "") {
  return Build("div", css_class)
      .add(Build("dt").label(name))
      .add(Build("dd").text(std::move(value)))
      .done();
}

NodePtr draw_sums(const OrderFacts& order) {
  Build sums("dl", "sums");
  sums.add(draw_sum("delivery", money(order.delivery_fee)));
  sums.add(draw_sum("total", money(order.total), "total"));
  for (const std::string& method : order.paid_with) sums.add(draw_sum("paid_with", plain(method)));
  for (const RefundFacts& refund : order.refunds) {
    Build row("div", "refund");
    row.add(Build("dt").label(refund.paid_at == Time{} ? "refund_later" : "refunded", refund.to));
    row.add(Build("dd").text(money(refund.amount)));
    sums.add(row);
  }
  return sums.done();
}

NodePtr draw_whole(const OrderFacts& order) {
  Build card("section", "order");
  card.key(order.id.value).add(draw_order_head(order)).add(draw_way(order));
  if (!order.parcels.empty()) {
    Build parcels("ul", "parcels");
    for (const Parcel& parcel : order.parcels) parcels.add(draw_parcel(parcel));
    card.add(parcels);
  }
  if (order.is_glance()) return card.done();
  card.add(draw_lines(order.lines, order.total.currency)).add(draw_sums(order));
  return card.done();
}

NodePtr draw_short(const OrderFacts& order) {
  Build row("li", "order-short");
  row.key(order.id.value).add(draw_order_head(order)).add(draw_day(order.placed_at));
  if (!order.lines.empty()) {
    std::string names;
    for (const LineItem& line : order.lines) names += (names.empty() ? "" : ", ") + line.title;
    row.add(Build("p").text(names));
    row.add(Build("b").text(money(order.total)));
  }
  return row.done();
}

Build field(const char* name, const char* label_key, const char* type) {
  return Build("label")
      .add(Build("span").label(label_key))
      .add(Build("input")
               .set("name", name)
               .set("type", type)
               .set("required", "")
               .set("maxlength", "200")
               .set("autocomplete", "off"));
}

}  // namespace

NodePtr draw_lines(const std::vector<LineItem>& lines, const std::string& currency) {
  Build list("ul", "lines");
  for (std::size_t i = 0; i < lines.size() && i < kLinesShown; ++i) {
    const LineItem& line = lines[i];
    std::string options;
    for (const aisle::Attribute& option : line.options) {
      options += (options.empty() ? "" : ", ") + option.value;
    }
    Build row("li");
    row.add(Build("span", "count").label("times", std::to_string(line.count)));
    Build what("span", "what");
    what.add(Build("span").text(line.title));
    if (!options.empty()) what.add(Build("small").text(options));
    row.add(what);
    if (!currency.empty()) {
      row.add(Build("b").text(money({line.unit_price * line.count, currency})));
    }
    list.add(row);
  }
  return list.done();
}

NodePtr draw_orders(const Turn& turn, const Answer& answer) {
  if (answer.layout != Layout::orders) return nullptr;
  if (answer.orders.size() == 1) {
    const OrderFacts* order = find_order(turn, answer.orders.front());
    return order ? draw_whole(*order) : nullptr;
  }
  Build list("ul", "orders");
  for (std::size_t i = 0; i < answer.orders.size() && i < kOrdersShown; ++i) {
    if (const OrderFacts* order = find_order(turn, answer.orders[i])) list.add(draw_short(*order));
  }
  return list.done();
}

NodePtr draw_proof(const Answer& answer) {
  if (answer.layout == Layout::identify) {
    Build form("form", "proof");
    form.key("proof").set("data-do", "identify").set_label("aria-label", "prove_order");
    form.add(field("order", "order_number_field", "text"));
    form.add(field("contact", "email_or_postcode", "text"));
    return form.add(Build("button", "primary").label("look_up")).done();
  }
  if (answer.layout == Layout::handoff_form) {
    Build form("form", "proof");
    form.key("proof").set("data-do", "handoff").set_label("aria-label", "reach_team");
    form.add(field("contact", "your_email", "email"));
    return form.add(Build("button", "primary").label("ask_team")).done();
  }
  if (answer.layout != Layout::code || answer.orders.empty()) return nullptr;
  Build form("form", "proof");
  form.key("proof").set("data-do", "code").set("data-order", answer.orders.front().value);
  form.set_label("aria-label", "prove_order");
  form.add(button("chip", "code_wanted")
               .set("type", "button")
               .set("data-order", answer.orders.front().value)
               .label("send_code"));
  form.add(field("code", "code_field", "text"));
  return form.add(Build("button", "primary").label("confirm")).done();
}

}  // namespace aisle::view
