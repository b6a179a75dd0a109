// How words of one language vary: number, and slips of the finger.
//
// Pure. What differs between languages is data (`WordForms`), read from a lexicon.
// Source: the distance is "optimal string alignment" (Damerau 1964, each pair swapped once).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisle {

/// Endings that tell many from one, tried in order: {"ies","y"} makes "berries" a "berry".
struct WordForms {
  std::vector<std::pair<std::string, std::string>> plural_endings;

  /// The word for one of them, or the word itself. `folded` as `fold` leaves it. At least two bytes
  /// of it are kept, so that "is" stays "is". Equal for one and many, not always a real word.
  std::string singular(std::string_view folded) const;
};

/// Slips forgiven in a word of so many letters: none below 5, one from 5 on, two from 9 on.
int typos_allowed(std::size_t letters);

/// Whether `typed` may be a slip for `known`: the same first letter, no digits, and no more
/// insertions, deletions, replacements and swaps than `typos_allowed` of the shorter one.
/// Words over 40 bytes are never near. Bytes are counted, so a letter beyond ASCII may count twice.
bool is_near(std::string_view typed, std::string_view known);

}  // namespace aisle
