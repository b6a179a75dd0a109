#include "shared/search/stemmer.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace aisle {
namespace {

bool is_vowel(std::string_view word, std::size_t i) {
  switch (word[i]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u': return true;
    case 'y': return i > 0 && !is_vowel(word, i - 1);
    default: return false;
  }
}

bool has_vowel(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_vowel(word, i)) return true;
  }
  return false;
}

bool ends_double_consonant(std::string_view word) {
  constexpr std::string_view kDoubled = "bdfgmnprt";
  const std::size_t n = word.size();
  return n > 2 && word[n - 1] == word[n - 2] && kDoubled.find(word[n - 1]) != kDoubled.npos;
}

// Consonant, vowel, consonant and nothing more, as in "hik" and "siz": there the e was dropped.
bool is_short(std::string_view word) {
  constexpr std::string_view kNever = "wxy";
  const std::size_t n = word.size();
  const auto consonant_at = [&](std::size_t i) { return !is_vowel(word, i); };
  if (n < 2 || !consonant_at(n - 1) || is_vowel(word, n - 1) || !is_vowel(word, n - 2))
    return false;
  if (n == 2) return true;
  if (kNever.find(word[n - 1]) != kNever.npos || !consonant_at(n - 3)) return false;
  for (std::size_t i = 0; i + 2 < n; ++i) {
    if (is_vowel(word, i)) return false;
  }
  return true;
}

struct Irregular {
  std::string_view word, singular;
};
constexpr auto kIrregular = std::to_array<Irregular>({
    {"women", "woman"},    {"womens", "woman"},    {"men", "man"},       {"mens", "man"},
    {"children", "child"}, {"childrens", "child"}, {"feet", "foot"},     {"teeth", "tooth"},
    {"knives", "knife"},   {"scarves", "scarf"},   {"shelves", "shelf"}, {"halves", "half"},
    {"leaves", "leaf"},    {"wolves", "wolf"},     {"mice", "mouse"},    {"news", "news"},
    {"lens", "lens"},      {"lenses", "lens"},     {"canvas", "canvas"}, {"canvases", "canvas"},
    {"bought", "buy"},     {"sent", "send"},       {"paid", "pay"},      {"worn", "wear"},
});

std::string without_plural(std::string_view word) {
  for (const Irregular& irregular : kIrregular) {
    if (irregular.word == word) return std::string(irregular.singular);
  }
  const auto cut = [&](std::size_t count) {
    return std::string(word.substr(0, word.size() - count));
  };
  if (word.ends_with("sses")) return cut(2);
  if (word.ends_with("ies") || word.ends_with("ied")) return cut(word.size() > 4 ? 2 : 1);
  if (word.ends_with("ches") || word.ends_with("shes") || word.ends_with("xes") ||
      word.ends_with("zzes")) {
    return cut(2);
  }
  if (word.ends_with("us") || word.ends_with("ss") || !word.ends_with("s"))
    return std::string(word);
  return word.size() > 3 && has_vowel(word) ? cut(1) : std::string(word);
}

std::string without_participle(std::string word) {
  std::string_view stem;
  if (word.ends_with("eed")) return word.size() > 5 ? word.substr(0, word.size() - 1) : word;
  if (word.ends_with("ing"))
    stem = std::string_view(word).substr(0, word.size() - 3);
  else if (word.ends_with("ed"))
    stem = std::string_view(word).substr(0, word.size() - 2);
  if (!has_vowel(stem)) return word;
  std::string result(stem);
  if (stem.ends_with("at") || stem.ends_with("bl") || stem.ends_with("iz") || is_short(stem)) {
    return result + 'e';
  }
  if (ends_double_consonant(stem)) result.pop_back();
  return result;
}

std::string english(std::string_view word) {
  if (word.size() < 3 || !is_plain(word)) return std::string(word);
  std::string stem = without_participle(without_plural(word));
  // "berry" meets "berries", and "bike" meets "biking".
  if (stem.size() > 2 && stem.back() == 'y' && !is_vowel(stem, stem.size() - 2)) stem.back() = 'i';
  if (stem.size() > 3 && stem.back() == 'e') stem.pop_back();
  return stem;
}

std::string unchanged(std::string_view word) { return std::string(word); }

}  // namespace

// Folded Latin words have no other letters, and other scripts have their own rules.
bool is_plain(std::string_view folded) {
  return std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Stemmer find_stemmer(std::string_view name) {
  if (name == "english") return english;
  if (name == "german") return stem_german;
  if (name == "french") return stem_french;
  if (name == "spanish") return stem_spanish;
  return unchanged;
}

}  // namespace aisle
