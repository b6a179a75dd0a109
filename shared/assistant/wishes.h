// The wishes that one message holds: "where is my order, and do you ship to Norway?" holds two.
//
// A message is parted at the ends of its sentences, at commas and at words like "and", but only
// where each part is a wish by itself: "black and red" and "I hike. It rains. A jacket?" are one.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "shared/assistant/understanding.h"
#include "shared/nlu/lexicon.h"

namespace aisle {

inline constexpr std::size_t kWishesMax = 3;  ///< Answered in one turn.
inline constexpr std::size_t kPartsMax = 8;   ///< Looked at; the last one holds the rest.

using Understand = std::function<Understanding(std::string_view)>;

/// Pieces of `text` in order, without the words that part them; more than kWishesMax are possible.
/// At least one, which is then all of the text, or what corrects the rest of it.
std::vector<std::string_view> part_wishes(std::string_view text, const Lexicon& lexicon,
                                          const Understand& understand);

}  // namespace aisle
