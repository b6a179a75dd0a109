// French and Spanish: number and gender, so that "vestes vertes" meet "veste" and "vert".
#include <algorithm>

#include "shared/search/stemmer.h"

namespace aisle {
namespace {

constexpr std::size_t kKeptMin = 3;  ///< Letters that a stem has at least.

// Puts `by` in place of the ending, if the word has it and enough is left.
bool replace(std::string& word, std::string_view ending, std::string_view by = {}) {
  if (!word.ends_with(ending) || word.size() < ending.size() + kKeptMin) return false;
  word.resize(word.size() - ending.size());
  word += by;
  return true;
}

bool ends_double(const std::string& word) {
  return word.size() > kKeptMin && word[word.size() - 1] == word[word.size() - 2];
}

}  // namespace

std::string stem_french(std::string_view folded) {
  std::string word(folded);
  if (!is_plain(word)) return word;
  // "Manteaux", "journaux", "sacs".
  if (!replace(word, "eaux", "eau") && !replace(word, "aux", "al") && !replace(word, "x")) {
    replace(word, "s");
  }
  // "Imperméabilisée", "légère", "blanche", "neuve", "bonne", "grise".
  if (replace(word, "euse", "eu") || replace(word, "che", "c") || replace(word, "gue", "g") ||
      replace(word, "ve", "f")) {
    return word;
  }
  replace(word, "ee", "e");
  replace(word, "e");
  if (ends_double(word)) word.pop_back();
  replace(word, "s");
  return word;
}

std::string stem_spanish(std::string_view folded) {
  std::string word(folded);
  if (!is_plain(word)) return word;
  if (word.size() > kKeptMin + 1 && word.ends_with("ces")) {  // "Luces" is "luz".
    word.replace(word.size() - 3, 3, "z");
    return word;
  }
  const bool many = replace(word, "s");
  for (const char* gender : {"a", "e", "o"}) {
    if (replace(word, gender)) break;
  }
  if (many) replace(word, "s");  // "Grises" is "gris".
  return word;
}

}  // namespace aisle
