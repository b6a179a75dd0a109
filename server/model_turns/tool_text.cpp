#include "server/model_turns/tool_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t kAmountsTold = 24;
constexpr std::size_t kFewProducts = 4;  // Their variants are told one by one.

std::string text_of(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string price_text(const Money& money) { return format_decimal(money) + ' ' + money.currency; }

std::string day_text(Time time) { return format_time(time).substr(0, 10); }

void add_text(OrderedJson& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

OrderedJson options_json(const std::vector<Attribute>& options) {
  OrderedJson json = OrderedJson::object();
  for (const Attribute& option : options) json[option.name] = option.value;
  return json;
}

OrderedJson variant_json(const Variant& variant) {
  OrderedJson json;
  json["id"] = variant.id.value;
  if (!variant.options.empty()) json["options"] = options_json(variant.options);
  json["price"] = price_text(variant.price);
  if (variant.list_price) json["list_price"] = price_text(*variant.list_price);
  json["availability"] = enum_name(variant.availability);
  if (variant.stock) json["stock"] = *variant.stock;
  return json;
}

std::string rating_text(const Product& product) {
  const std::string fraction = std::to_string(100 + product.rating_hundredths % 100).substr(1);
  return std::to_string(product.rating_hundredths / 100) + '.' + fraction + " of 5 (" +
         std::to_string(product.rating_count) + ')';
}

OrderedJson product_json(const Product& product, const Handles& handles, bool whole) {
  OrderedJson json;
  json["handle"] = handles.of(product.id);
  json["id"] = product.id.value;
  json["title"] = product.title;
  add_text(json, "brand", product.brand);
  if (!product.category.empty()) json["category"] = product.category.back();
  json["price"] = price_text(lowest_price(product));
  json["available"] = is_available(product);
  if (product.rating_count > 0) json["rating"] = rating_text(product);
  for (const Attribute& attribute : product.attributes) {
    json["attributes"][attribute.name] = attribute.value;
  }
  if (whole) {
    for (std::size_t i = 0; i < product.variants.size() && i < kVariantsTold; ++i) {
      json["variants"].push_back(variant_json(product.variants[i]));
    }
  } else {
    json["variants"] = product.variants.size();
  }
  const std::size_t bytes_max = whole ? kDescriptionBytesMax : kShortDescriptionBytesMax;
  add_text(json, "text_from_catalog", std::string(cut_utf8(product.description, bytes_max)));
  return json;
}

void add_products(OrderedJson& json, const ToolResult& result, const Handles& handles) {
  const bool whole = result.products.size() <= kFewProducts;
  std::size_t bytes = text_of(json).size();
  std::size_t told = 0;
  for (const Product& product : result.products) {
    OrderedJson one = product_json(product, handles, whole);
    bytes += text_of(one).size() + 1;
    if (bytes > kToolTextBytesMax) break;
    json["products"].push_back(std::move(one));
    ++told;
  }
  if (told < result.products.size()) json["products_left_out"] = result.products.size() - told;
}

OrderedJson line_json(const LineItem& line, const std::string& currency) {
  OrderedJson json;
  json["variant"] = line.variant.value;
  json["title"] = line.title;
  if (!line.options.empty()) json["options"] = options_json(line.options);
  json["count"] = line.count;
  json["price"] = price_text({line.unit_price, currency});
  return json;
}

void add_lines(OrderedJson& json, const char* name, const std::vector<LineItem>& lines,
               const std::string& currency) {
  for (const LineItem& line : lines) json[name].push_back(line_json(line, currency));
}

OrderedJson parcel_json(const Parcel& parcel) {
  OrderedJson json;
  json["carrier"] = parcel.carrier;
  add_text(json, "tracking", parcel.tracking);
  add_text(json, "url", parcel.url);
  if (!parcel.events.empty()) {
    json["last_event"] = enum_name(parcel.events.back().status);
    json["on"] = day_text(parcel.events.back().at);
  }
  return json;
}

OrderedJson address_json(const PostalAddress& address, Placeholders& placeholders) {
  placeholders.know("NAME", address.name);
  placeholders.know("STREET", address.street);
  placeholders.know("STREET", address.more);
  OrderedJson json;
  json["name"] = placeholders.hide(address.name);
  json["street"] = placeholders.hide(address.street);
  if (!address.more.empty()) json["more"] = placeholders.hide(address.more);
  json["postcode"] = address.postcode;
  json["city"] = address.city;
  json["country"] = address.country;
  return json;
}

OrderedJson order_json(const OrderFacts& order, Placeholders& placeholders) {
  OrderedJson json;
  json["order"] = order.id.value;
  json["state"] = enum_name(order.state);
  json["placed_on"] = day_text(order.placed_at);
  for (const Parcel& parcel : order.parcels) json["parcels"].push_back(parcel_json(parcel));
  for (const OrderEvent& event : order.history) {
    json["steps"].push_back({{"step", enum_name(event.step)}, {"on", day_text(event.at)}});
  }
  if (order.is_glance()) {
    if (!order.history.empty()) return json;  // All that was asked: where it is.
    json["note"] = "Only this much is proven: ask for the code that is mailed to see more.";
    return json;
  }
  const std::string& currency = order.total.currency;
  add_lines(json, "items", order.lines, currency);
  add_lines(json, "coming_instead", order.coming, currency);
  add_lines(json, "going_back", order.going_back, currency);
  json["delivery_fee"] = price_text(order.delivery_fee);
  json["total"] = price_text(order.total);
  if (order.address) json["address"] = address_json(*order.address, placeholders);
  for (const PaymentMethod& method : order.methods) {
    json["payment_methods"].push_back(
        {{"id", method.id.value}, {"kind", enum_name(method.kind)}, {"name", method.label}});
  }
  for (const std::string& method : order.paid_with) json["paid_with"].push_back(method);
  for (const RefundFacts& refund : order.refunds) {
    json["refunds"].push_back({{"to", refund.to},
                               {"amount", price_text(refund.amount)},
                               {"paid_on", refund.paid_at == Time{} ? "once the goods are back"
                                                                    : day_text(refund.paid_at)}});
  }
  for (const OrderAction action : order.actions) {
    json["can_be_asked_for"].push_back(enum_name(action));
  }
  return json;
}

OrderedJson cart_line_json(const CartLine& line) {
  OrderedJson json;
  json["variant"] = line.variant.value;
  if (!line.product.empty()) json["product"] = line.product.value;
  json["title"] = line.title;
  add_text(json, "choice", line.choice);
  json["quantity"] = line.quantity;
  if (!line.price.currency.empty()) json["price"] = price_text(line.price);
  return json;
}

OrderedJson cart_json(const Cart& cart) {
  OrderedJson json;
  json["lines"] = OrderedJson::array();
  for (const CartLine& line : cart.lines) json["lines"].push_back(cart_line_json(line));
  if (const auto sum = total(cart)) json["total"] = price_text(*sum);
  return json;
}

constexpr std::string_view kAsksShopper =
    "Not done. The shopper now sees exactly what would happen, with a button, and only their click "
    "does it. Say in one sentence what they are asked, and nothing of it as done.";

OrderedJson proposal_json(const Proposal& proposal) {
  OrderedJson json;
  json["order"] = proposal.order.value;
  json["action"] = enum_name(proposal.action);
  for (const MoneyMove& move : proposal.moves) {
    json["money"].push_back({{"kind", enum_name(move.kind)},
                             {"method", move.method},
                             {"amount", price_text(move.amount)}});
  }
  return json;
}

void add_passages(OrderedJson& json, const ToolResult& result, const Handles& handles) {
  for (const PassageHit& hit : result.passages) {
    OrderedJson one;
    one["handle"] = handles.of(hit);
    one["policy"] = hit.policy_title;
    add_text(one, "heading", hit.passage.heading);
    one["text_from_shop"] = hit.passage.text;
    json["passages"].push_back(std::move(one));
  }
}

void add_facets(OrderedJson& json, const ToolResult& result) {
  constexpr std::size_t kFacetsTold = 16;
  for (std::size_t i = 0; i < result.facets.size() && i < kFacetsTold; ++i) {
    const FacetValue& facet = result.facets[i];
    json["narrow_by"].push_back(
        {{"name", facet.facet}, {"value", facet.value}, {"count", facet.count}});
  }
}

// Amounts that belong to no product told here: a calculation names them by their receipts.
void add_amounts(OrderedJson& json, const ToolResult& result) {
  for (const Receipt& receipt : result.receipts) {
    const bool is_of_product =
        std::any_of(result.products.begin(), result.products.end(),
                    [&](const Product& each) { return each.id.value == receipt.subject; });
    if (receipt.kind != FactKind::price || is_of_product) continue;
    if (json["amounts"].size() == kAmountsTold) return;
    json["amounts"].push_back({{"receipt", receipt.id.value},
                               {"what", receipt.title.empty() ? receipt.subject : receipt.title},
                               {"amount", receipt.value}});
  }
}

}  // namespace

std::string tool_text(const ToolUse& use, const Handles& handles, Placeholders& placeholders) {
  const ToolResult& result = *use.result;
  OrderedJson json;
  json["status"] = enum_name(result.status);
  add_text(json, "message", result.message);
  if (result.refusal) json["why"] = enum_name(result.refusal->reason);
  if (std::holds_alternative<SearchCatalog>(use.call.arguments)) {
    json["found_in_all"] = result.total;
    if (result.match != Match::all_words) json["words_met"] = enum_name(result.match);
    add_text(json, "searched_instead", result.corrected_text);
  }
  add_passages(json, result, handles);
  for (const OrderFacts& order : result.orders) {
    json["orders"].push_back(order_json(order, placeholders));
  }
  if (result.cart) json["cart"] = cart_json(*result.cart);
  if (result.proposal) json["question"] = proposal_json(*result.proposal);
  if (result.cart_proposal) {
    for (const CartLine& line : result.cart_proposal->lines) {
      json["offered"].push_back(cart_line_json(line));
    }
  }
  if (result.proposal || result.cart_proposal) json["note"] = kAsksShopper;
  add_amounts(json, result);
  add_facets(json, result);
  add_products(json, result, handles);
  return placeholders.hide(text_of(json));
}

}  // namespace aisle
