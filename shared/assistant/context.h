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

struct Context {
  std::optional<SearchCatalog> wanted;  ///< The last search as the shopper worded it.
  std::optional<SearchCatalog> shown;   ///< The one whose products were shown; wider if need be.
  std::int64_t total = 0;               ///< How many products `shown` matches in all.
  std::vector<Product> listed;          ///< The last list or comparison, in the order shown.
  std::vector<Product> cards;           ///< The last list: what "4" is after comparing 1 and 3.
  std::string policy_query;             ///< Of the turn right before, when it quoted a policy.
  std::optional<OpenQuestion> question;
  OrderId order;   ///< The last one that was shown alone.
  ProductId focus;                      ///< What "it" is: one product alone, or the page's.

  const Product* find(const ProductId& id) const;
};

/// `turn` is one of the state's; what counts is before it, and the page it was written on.
Context read_context(const State& state, const Turn& turn);

}  // namespace aisle
