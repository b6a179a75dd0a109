// What search needs to know of a language; filled from a data file by the program's edge.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisle {

/// Letters that are written in two ways: {"ae", "a"} makes one word of "Jaecke" and "Jäcke", which
/// folding made "jacke".
using Spellings = std::vector<std::pair<std::string, std::string>>;

/// A folded word with its letters written in one way. Behind a vowel or a q the letters are others
/// ("neue", "quer") and stay.
std::string spelled(std::string_view folded, const Spellings& spellings);

/// A text of as many bytes in which space stands for the apostrophe behind such a word.
std::string without_elisions(std::string_view text, const std::vector<std::string>& elisions);

/// Words here are folded (see shared/base/text.h).
struct SearchLanguage {
  std::vector<std::string> stop_words;  ///< Count for nothing: "the", "with".
  std::vector<std::vector<std::string>>
      synonyms;         ///< Each row means the same: {"rucksack","backpack"}.
  std::string stemmer;  ///< A built-in stemmer by name: "english"; or "".
  /// Short words that an apostrophe ties to the next one ("l'", "qu'"): they are words of their
  /// own.
  std::vector<std::string> elisions;
  Spellings spellings;  ///< Applied to every word before it is compared.
  /// What stands between the parts of a word that is written together ("", "s", "n"). Languages
  /// that part their words have none.
  std::vector<std::string> compound_links;
  std::vector<std::string> whole_words;  ///< Never taken apart: a "Handschuh" is no "Schuh".
  std::vector<std::string> yes_values;  ///< Values that say that a feature is there: "yes", "true".
  std::vector<std::string> no_values;   ///< Values that say that it is not: "no", "none".
};

}  // namespace aisle
