// What a message can refer back to: the searches and products of the turns before it.
//
// Read from the state each time, never remembered, so that a replay decides the same.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/conversation/state.h"

namespace aisle {

inline constexpr std::size_t kTurnsRemembered = 12;  ///< Older turns are no longer meant by "it".

/// What the answer right before asked back, and what was said for that wish so far.
struct OpenQuestion {
  std::string intent;  ///< The wish that it is about.
  std::string asking;
  std::vector<OrderId> orders;
  std::vector<std::string> replies;  ///< That were suggested.
  std::vector<std::string> told;     ///< The shopper's messages since the wish began, oldest first.
};

/// How `Answer::asking` begins when it asks which value of a facet is wanted; the facet follows.
inline constexpr std::string_view kNarrowing = "narrow:";
/// `Answer::asking` where it asks which product is meant.
inline constexpr std::string_view kAskingProduct = "product";
inline constexpr std::string_view kPriceFacet = "price";  ///< Beside those of the search.

struct Context {
  std::optional<SearchCatalog> wanted;  ///< The last search as the shopper worded it.
  std::optional<SearchCatalog> shown;   ///< The one whose products were shown; wider if need be.
  std::vector<SearchCatalog> earlier;   ///< Searches before `wanted`, the latest first.
  std::int64_t total = 0;               ///< How many products `shown` matches in all.
  std::vector<Product> listed;          ///< The last list or comparison, in the order shown.
  std::vector<Product> cards;           ///< The last list: what "4" is after comparing 1 and 3.
  std::string policy_query;             ///< Of the turn right before, when it quoted a policy.
  std::string intent;  ///< What the message right before was understood as.
  std::optional<OpenQuestion> question;
  std::vector<std::string> narrowed;  ///< The facets that were ever asked for.
  OrderId order;   ///< The last one that was shown alone.
  ProductId focus;                      ///< What "it" is: one product alone, or the page's.
  std::vector<std::string> about_focus;  ///< What was said of it while it was shown, the latest first.

  const Product* find(const ProductId& id) const;
  /// Whether the answer right before asked which value of a facet is wanted.
  bool is_narrowing() const { return question && question->asking.starts_with(kNarrowing); }
};

/// `turn` is one of the state's; what counts is before it, and the page it was written on.
Context read_context(const State& state, const Turn& turn);

/// What a wish of `turn` refers back to once one before it in the same message has this answer.
Context continued(Context context, const Turn& turn, const Answer& answer);

}  // namespace aisle
