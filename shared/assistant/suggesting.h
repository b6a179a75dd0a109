// What the shopper may be about to write: questions of the shop's list, categories and brands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/assistant/replies.h"
#include "shared/nlu/lexicon.h"
#include "shared/search/vocabulary.h"

namespace aisle {

/// At most `limit`, the surest first, none twice. Nothing typed gives the first of the questions.
std::vector<std::string> continuations(std::string_view typed, const Vocabulary& vocabulary,
                                       const Lexicon& lexicon, const Replies& replies,
                                       std::size_t limit);

}  // namespace aisle
