// Everything that the decisions of one turn look at, and the few things that they all do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/assistant/assistant.h"
#include "shared/assistant/context.h"
#include "shared/assistant/replies.h"
#include "shared/assistant/understanding.h"

namespace aisle {

struct Scene {
  const State& state;
  const Turn& turn;
  const NameIndex& names;
  const Vocabulary& vocabulary;
  const Lexicon& lexicon;
  const Replies& replies;
  std::string_view text;  ///< The wish that is decided: the message, or a part of it.
  Context context;
  Understanding understood;
  std::int64_t shown_max = SearchCatalog{}.limit;  ///< How many products a list has.
  bool answers = false;  ///< It goes on with what the answer before asked back.
  ProductId product;     ///< That the text is about, where this was asked back.

  /// A wording chosen by the message, so that a replay says the same.
  std::string say(std::string_view key, const Placeholders& values = {}) const {
    return replies.say(key, turn.message.value, values);
  }

  /// What this turn's tools answered to exactly this; null while it was not asked. A decision that
  /// finds null asks for it, and is called again with the result.
  const ToolResult* result(const ToolArguments& arguments) const;

  /// "a, b and c"; `last` is the key of the word before the last one.
  std::string list(const std::vector<std::string>& names,
                   std::string_view last = "list_and") const;

  /// An answer with this text; the intent is filled in by `decide`.
  Answer answer(std::string text) const { return {.text = std::move(text)}; }
};

/// Asks for one tool.
inline Decision ask(ToolArguments arguments) {
  return std::vector<ToolArguments>{std::move(arguments)};
}

/// Appends a sentence or a piece of one, parted by a space; an empty one changes nothing.
void add_sentence(std::string& text, std::string_view sentence);

// The decisions, by family; each in the file of its name.
Decision decide_search(const Scene& scene);   ///< find, refine
Decision decide_recommend(const Scene& scene);
Decision decide_more(const Scene& scene);     ///< show_more
Decision decide_product(const Scene& scene);  ///< pick_result, product_question
/// The product that a message is about; or what comes next to find out.
using MeantProduct = std::variant<ProductId, Decision>;
MeantProduct meant_product(const Scene& scene);
Decision decide_cart(const Scene& scene);     ///< From add_to_cart to show_cart.
Decision decide_compare(const Scene& scene);
Decision decide_policy(const Scene& scene);
/// For a question that no product's data answers: the passage that does, or null.
std::optional<Decision> decide_by_policy(const Scene& scene);
Decision decide_contact(const Scene& scene);  ///< talk_to_person, complaint, orders not to be had
Decision decide_orders(const Scene& scene);   ///< From order_status to refund_status.
Decision decide_talk(const Scene& scene);     ///< small talk, help, browse, out_of_scope
Decision decide_unsure(const Scene& scene);   ///< Looks everywhere before it gives up.

}  // namespace aisle
