#include "shared/assistant/orders_and_cart.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// From how many of a thousand on the model is believed where nothing else speaks of an order.
constexpr std::int64_t kAloneConfidence = 850;

// In the order in which phrases are tried: who wants the money of a cancelled order back asks for
// the money.
constexpr Intent kOfOrders[] = {
    Intent::refund_status,  Intent::cancel_order, Intent::change_address, Intent::change_payment,
    Intent::exchange_items, Intent::change_items, Intent::return_items,   Intent::list_orders};
constexpr Intent kOfCart[] = {Intent::show_cart, Intent::remove_from_cart, Intent::change_cart,
                              Intent::add_to_cart};

template <std::size_t n>
bool is_one_of(Intent intent, const Intent (&intents)[n]) {
  return std::find(std::begin(intents), std::end(intents), intent) != std::end(intents);
}

template <std::size_t n>
std::optional<Intent> by_list(const Witnesses& see, const Intent (&intents)[n]) {
  for (const Intent intent : intents) {
    if (see.has(enum_name(intent))) return intent;
  }
  return std::nullopt;
}

bool names_own_order(const Witnesses& see, const Entities& entities) {
  return !entities.order_number.empty() || entities.last_order || see.has("possessive") ||
         see.has("own_order");
}

// Whether an order was shown, or is being asked for.
bool talks_of_order(const Context& context) {
  const auto before = enum_value<Intent>(context.intent);
  return !context.order.empty() ||
         (before && (*before == Intent::order_status || is_one_of(*before, kOfOrders)));
}

// "Cancel it", where an order is talked of.
std::optional<Intent> of_talked_order(const Witnesses& see) {
  if (!talks_of_order(see.context) || see.has("how_to")) return std::nullopt;
  constexpr std::pair<const char*, Intent> kLists[] = {{"cancel_it", Intent::cancel_order},
                                                       {"return_it", Intent::return_items},
                                                       {"exchange_it", Intent::exchange_items}};
  for (const auto& [list, intent] : kLists) {
    if (see.has(list)) return intent;
  }
  return std::nullopt;
}

// "Order TO-48213", and nothing else.
bool only_calls_order(const Witnesses& see, const Entities& entities) {
  const std::vector<Word> number = words(entities.order_number);
  for (std::size_t i = 0; i < see.words.size();) {
    if (const auto span = see.words.at(i, see.lexicon.list("order_words"))) {
      i = span->end;
      continue;
    }
    const std::string_view word = see.words.word(i++);
    const bool of_number = std::any_of(number.begin(), number.end(),
                                       [&](const Word& part) { return part.folded == word; });
    if (!of_number && !see.lexicon.stop_words.contains(word)) return false;
  }
  return true;
}

std::optional<Intent> of_orders(const Witnesses& see, const Understanding& out) {
  const Entities& entities = out.entities;
  if (const auto intent = of_talked_order(see)) return intent;
  if (see.sure_of(Intent::policy_question)) return std::nullopt;
  // "I bought boots here. Which tents do you have?"
  if (out.asks && !entities.category.empty() && see.has("search")) return std::nullopt;
  if (const auto intent = by_list(see, kOfOrders)) return intent;
  // "And TO-48213?", where another order was shown.
  const bool called = !entities.order_number.empty() &&
                      (see.has("order_words") || !see.context.order.empty());
  const auto status = called ? std::optional(Intent::order_status) : std::nullopt;
  if (!is_one_of(see.predicted, kOfOrders)) return status;
  if (called && only_calls_order(see, entities)) return status;
  const bool own = names_own_order(see, entities);
  // "How do I swap?" asks for the rules, and who is angry is heard first.
  if (!own && (see.has("how_to") || see.has("complaint"))) return std::nullopt;
  // "Smaller please" below a list is about the list.
  const bool of_list =
      see.predicted == Intent::exchange_items || see.predicted == Intent::change_items;
  if (!own && of_list && !see.context.listed.empty()) return std::nullopt;
  const bool likely = own || !see.context.order.empty();
  const std::int64_t needed = likely ? kLikelyConfidence : kAloneConfidence;
  return see.confidence >= needed ? std::optional(see.predicted) : status;
}

// The products that the cart is to hold more or less of are in sight, or the cart is named.
bool bears_out(const Witnesses& see, const Entities& entities) {
  if (see.has("cart_words")) return true;
  const bool in_sight = !see.context.focus.empty() || !see.context.listed.empty();
  switch (see.predicted) {
    case Intent::add_to_cart: return in_sight && (entities.pointing.any() || entities.count);
    case Intent::change_cart: return entities.count.has_value();
    case Intent::remove_from_cart: return !entities.lifted.any() && entities.pointing.any();
    default: return false;
  }
}

std::optional<Intent> of_cart(const Witnesses& see, const Entities& entities) {
  if (see.has("how_to")) return std::nullopt;
  if (const auto intent = by_list(see, kOfCart)) return intent;
  const bool believed = is_one_of(see.predicted, kOfCart) && see.confidence >= kLikelyConfidence;
  return believed && bears_out(see, entities) ? std::optional(see.predicted) : std::nullopt;
}

}  // namespace

bool is_about_orders(Intent intent) { return is_one_of(intent, kOfOrders); }

bool is_about_orders_or_cart(Intent intent) {
  return is_about_orders(intent) || is_one_of(intent, kOfCart);
}

std::optional<Intent> about_orders_or_cart(const Witnesses& see, const Understanding& out) {
  if (const auto intent = of_cart(see, out.entities)) return intent;
  return of_orders(see, out);
}

}  // namespace aisle
