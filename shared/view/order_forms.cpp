// The forms of an order: what goes back and why, and where it shall go instead. What is filled in becomes
// a message with the form beside its text; the shop then says what it would do, and asks.
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::int64_t kCountsShown = 20;

Build begin(const char* kind, const OrderId& order, const char* name) {
  Build form("form", "proof order-form");
  form.key("order-form").set("data-form", kind).set("data-order", order.value);
  return form.set_label("aria-label", name);
}

Build choice_option(const std::string& value, Value text, bool selected = false) {
  Build one("option");
  one.set("value", value).text(std::move(text));
  if (selected) one.set("selected", "");
  return one;
}

NodePtr draw_count(const LineItem& line) {
  if (line.count < 2) return nullptr;
  Build counts("select");
  counts.set("name", "count:" + line.variant.value)
      .set("aria-label", label("quantity_of", line.title));
  for (std::int64_t count = 1; count <= line.count && count <= kCountsShown; ++count) {
    counts.add(
        choice_option(std::to_string(count), plain(std::to_string(count)), count == line.count));
  }
  return counts.done();
}

NodePtr draw_item(const LineItem& line) {
  Build name("label");
  name.add(Build("input").set("type", "checkbox").set("name", "item").set("value", line.variant.value));
  Build what("span", "what");
  what.add(Build("span").text(line.title));
  std::string options;
  for (const aisle::Attribute& each : line.options) {
    options += (options.empty() ? "" : ", ") + each.value;
  }
  if (!options.empty()) what.add(Build("small").text(options));
  return Build("div", "pick").add(name.add(what)).add(draw_count(line)).done();
}

NodePtr draw_return_reasons() {
  Build choices("select");
  choices.set("name", "reason");
  for (const std::string_view reason : enum_names(ReturnReason{})) {
    choices.add(choice_option(std::string(reason), label("reason_" + std::string(reason))));
  }
  return Build("label").add(Build("span").label("return_reason")).add(choices).done();
}

NodePtr draw_refund_to(const OrderFacts& order) {
  Build choices("select");
  choices.set("name", "refund_to").add(choice_option("", label("refund_as_paid")));
  for (const PaymentMethod& method : order.methods) {
    if (method.kind != PaymentKind::gift_card) continue;
    const std::string digits = method.last_digits.empty() ? "" : " " + method.last_digits;
    choices.add(choice_option(method.id.value, plain(method.label + digits)));
  }
  return Build("label").add(Build("span").label("refund_where")).add(choices).done();
}

NodePtr draw_return(const OrderFacts& order) {
  Build form = begin("return_items", order.id, "return_form");
  Build items("fieldset");
  items.add(Build("legend").label("return_what"));
  for (const LineItem& line : order.lines) {
    if (line.returnable) items.add(draw_item(line));
  }
  form.add(items).add(draw_return_reasons()).add(draw_refund_to(order));
  return form.add(Build("button", "primary").label("continue")).done();
}

struct Part {
  const char* name;
  const char* label;
  const char* autocomplete;
  const char* length_max;
  bool needed;
};
constexpr Part kParts[] = {{"name", "address_name", "name", "100", true},
                           {"street", "address_street", "address-line1", "100", true},
                           {"more", "address_more", "address-line2", "100", false},
                           {"postcode", "address_postcode", "postal-code", "16", true},
                           {"city", "address_city", "address-level2", "100", true},
                           {"region", "address_region", "address-level1", "100", false},
                           {"country", "address_country", "country", "2", true}};

NodePtr draw_address_form(const OrderFacts& order) {
  Build form = begin("change_address", order.id, "address_form");
  for (const Part& part : kParts) {
    Build input("input");
    input.set("name", part.name).set("autocomplete", part.autocomplete);
    input.set("maxlength", part.length_max);
    if (part.needed) input.set("required", "");
    const bool is_country = std::string_view(part.name) == "country";
    if (is_country && order.address) input.set("value", order.address->country);
    form.add(Build("label").add(Build("span").label(part.label)).add(input));
  }
  return form.add(Build("button", "primary").label("continue")).done();
}

}  // namespace

NodePtr draw_order_form(const Turn& turn, const Answer& answer) {
  const bool returns = answer.layout == Layout::return_form;
  if (!returns && answer.layout != Layout::address_form) return nullptr;
  const OrderFacts* order =
      answer.orders.empty() ? nullptr : find_order(turn, answer.orders.front());
  if (!order) return nullptr;
  return returns ? draw_return(*order) : draw_address_form(*order);
}

}  // namespace aisle::view
