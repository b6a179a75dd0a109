// What one message wants, from three witnesses: its words, the catalog's names, the intent model.
//
// Fixed phrases and names of the catalog are believed before the model, which decides what they
// leave open. Without a model the first two carry on alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/assistant/context.h"
#include "shared/nlu/entities.h"
#include "shared/nlu/intent.h"
#include "shared/nlu/lexicon.h"

namespace aisle {

/// The names are those of the intent model, which does not learn `refine_search`: only the context
/// tells it from `find_product`.
enum class Intent {
  find_product,
  refine_search,
  show_more,
  pick_result,
  compare,
  product_question,
  policy_question,
  recommend,
  browse,
  greeting,
  thanks,
  goodbye,
  affirm,
  deny,
  who_are_you,
  help,
  talk_to_person,
  order_status,
  list_orders,
  cancel_order,
  change_address,
  change_items,
  change_payment,
  return_items,
  exchange_items,
  refund_status,
  add_to_cart,
  change_cart,
  remove_from_cart,
  show_cart,
  complaint,
  out_of_scope,
  unsure
};
constexpr auto enum_names(Intent) {
  return std::to_array<std::string_view>({"find_product",
                                          "refine_search",
                                          "show_more",
                                          "pick_result",
                                          "compare",
                                          "product_question",
                                          "policy_question",
                                          "recommend",
                                          "browse",
                                          "greeting",
                                          "thanks",
                                          "goodbye",
                                          "affirm",
                                          "deny",
                                          "who_are_you",
                                          "help",
                                          "talk_to_person",
                                          "order_status",
                                          "list_orders",
                                          "cancel_order",
                                          "change_address",
                                          "change_items",
                                          "change_payment",
                                          "return_items",
                                          "exchange_items",
                                          "refund_status",
                                          "add_to_cart",
                                          "change_cart",
                                          "remove_from_cart",
                                          "show_cart",
                                          "complaint",
                                          "out_of_scope",
                                          "unsure"});
}

/// From how many of a thousand on the model is believed: alone, or where words leave it open.
inline constexpr std::int64_t kSureConfidence = 650;
inline constexpr std::int64_t kLikelyConfidence = 400;

struct Understanding {
  Intent intent = Intent::unsure;
  Entities entities;
  const Aspect* aspect = nullptr;  ///< What is asked about a product; the lexicon's.
  int direction = 0;               ///< The least (-1) or the most (1) of the aspect is meant.
  bool asks = false;               ///< It has the form of a question.
};

/// Whether it asks for the first of a category by a measure: "your lightest tent".
bool ranks_category(const Understanding& understood);

/// `model` may be null. `currency` is the site's.
Understanding understand(std::string_view text, const Context& context, const Lexicon& lexicon,
                         const IntentModel* model, const NameIndex& names,
                         std::string_view currency);

}  // namespace aisle
