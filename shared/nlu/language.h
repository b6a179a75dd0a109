// How words of one language vary: number, and slips of the finger.
//
// Pure. What differs between languages is data (`WordForms`), read from a lexicon.
// Source: the distance is "optimal string alignment" (Damerau 1964, each pair swapped once).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/search/language.h"
#include "shared/search/stemmer.h"

namespace aisle {

struct WordForms {
  /// Endings that tell many from one, tried in order: {"ies","y"} makes "berries" a "berry".
  std::vector<std::pair<std::string, std::string>> plural_endings;
  /// Used where there are no such endings, as words change in more ways ("rot", "rotes").
  Stemmer stem = find_stemmer("");
  Spellings spellings;
  std::vector<std::string> elisions;  ///< See SearchLanguage.
  bool compounds = false;  ///< Whether words are written together.

  /// The word for one of them, or the word itself. `folded` as `spelled` leaves it. At least two
  /// bytes of it are kept, so that "is" stays "is". Equal for one and many, not always a real word.
  std::string singular(std::string_view folded) const;

  /// Words of this many bytes and more are the same if their singulars are: "ones" are not "one".
  std::size_t varied_bytes_min() const { return plural_endings.empty() ? 4 : 5; }

  /// Folded, with letters written in one way.
  std::string plain(std::string_view text) const;
};

/// Slips forgiven in a word of so many letters: none below 5, one from 5 on, two from 9 on.
int typos_allowed(std::size_t letters);

/// Whether `typed` may be a slip for `known`: the same first letter, no digits, and no more
/// insertions, deletions, replacements and swaps than `typos_allowed` of the shorter one.
/// Words over 40 bytes are never near. Bytes are counted, so a letter beyond ASCII may count twice.
bool is_near(std::string_view typed, std::string_view known);

}  // namespace aisle
