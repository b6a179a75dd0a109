// Takes the endings off a word, so that "jackets" finds "jacket" and "hiking" finds "hike".
//
// Source: "english" is step 1 of Porter's second stemmer (snowballstem.org, "English"), which
// undoes plurals, -ed, -ing and -y and leaves derivations alone: in a shop "runner" is not "run".
// "german" is Porter's German stemmer (snowballstem.org, "German"). "french" and "spanish" undo
// number and gender only, in the manner of Savoy's light stemmers (2006): folded words have lost
// the accents by which Porter's tell verb forms apart.
#pragma once

#include <string>
#include <string_view>

namespace aisle {

using Stemmer = std::string (*)(std::string_view folded);

/// "english", "german", "french", "spanish"; any other name leaves words as they are.
Stemmer find_stemmer(std::string_view name);

/// Whether it has nothing but the letters a to z: what a stemmer for Latin script may touch.
bool is_plain(std::string_view folded);

// The stemmers that have a file of their own.
std::string stem_german(std::string_view folded);
std::string stem_french(std::string_view folded);
std::string stem_spanish(std::string_view folded);

}  // namespace aisle
