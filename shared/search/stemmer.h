// Takes the endings off a word, so that "jackets" finds "jacket" and "hiking" finds "hike".
//
// Source: "english" is step 1 of Porter's second stemmer (snowballstem.org, "English"), which
// undoes plurals, -ed, -ing and -y and leaves derivations alone: in a shop "runner" is not "run".
// The others are after Savoy's light stemmers (2006).
#pragma once

#include <string>
#include <string_view>

namespace aisle {

using Stemmer = std::string (*)(std::string_view folded);

/// "english", "german", "french", "spanish"; any other name leaves words as they are.
Stemmer find_stemmer(std::string_view name);

}  // namespace aisle
