// What to search for instead when nothing fits: one wish less at a time, the least painful first.
#pragma once

#include <string>
#include <vector>

#include "shared/assistant/scene.h"
#include "shared/conversation/tool_call.h"

namespace aisle {

inline constexpr std::size_t kAlternativesMax = 6;  ///< Searches asked for at once.

/// A wider search, and what it gave up.
struct Alternative {
  SearchCatalog query;
  std::string reply;  ///< The key of the sentence part that says what was left out.
  Placeholders placeholders;
};

/// Each wish of `query` left out alone, in the order in which a shopper would rather give it up:
/// rating, reduction, looks, price, stock, brand, words, size. What is searched for (the category,
/// or the words when there is none) is never left out alone.
std::vector<Alternative> alternatives(const Scene& scene, const SearchCatalog& query);

/// Nothing but the category and words; nothing when that is all there was.
std::vector<Alternative> last_alternatives(const SearchCatalog& query);

}  // namespace aisle
