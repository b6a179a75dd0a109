// The word that was probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/search/word_list.h"

namespace aisle {

/// The word of the list nearest to `word`: one edit away, else two; of several the one with the
/// highest number (its frequency). An edit is a letter added, left out, changed or swapped with its
/// neighbour. Words under 3 letters and words with digits are left alone; two edits are allowed
/// from 6 letters on and not in the first letter. None when nothing is near. Cost: a walk over
/// those starts of words that are still near enough.
std::optional<std::string> nearest_word(const WordList& words, std::string_view word);

}  // namespace aisle
