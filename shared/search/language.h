// What search needs to know of a language; filled from a data file by the program's edge.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

/// Words here are folded (see shared/base/text.h).
struct SearchLanguage {
  std::vector<std::string> stop_words;  ///< Count for nothing: "the", "with".
  std::vector<std::vector<std::string>>
      synonyms;                         ///< Each row means the same: {"rucksack","backpack"}.
  std::string stemmer;                  ///< A built-in stemmer by name: "english"; or "".
  std::vector<std::string> yes_values;  ///< Values that say that a feature is there: "yes", "true".
  std::vector<std::string> no_values;   ///< Values that say that it is not: "no", "none".
};

}  // namespace aisle
