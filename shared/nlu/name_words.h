// The words that a catalog's names are made of, found from a typed word: as it is, as one of many,
// or with slips.
//
// Built once, then only read. A look costs about what the typed word says, not what the catalog
// holds: words that begin alike are compared together, and left together once they differ too much.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/nlu/language.h"

namespace aisle {

class NameWords {
 public:
  /// The number of a folded word; the same word has the same number. Only before `finish`.
  std::uint32_t add(std::string_view folded, const WordForms& forms);
  void finish();

  const std::string& word(std::uint32_t number) const { return words_[number]; }
  std::size_t size() const { return words_.size(); }

  /// Whether a word has this singular.
  bool has_singular(std::string_view singular) const;

  struct Match {
    std::uint32_t word = 0;
    int slips = 0;  ///< 0: the same word, or the same in singular. 1: near to it, by `is_near`.

    bool operator==(const Match&) const = default;
  };
  /// All words that a typed one may be, ascending by number. `singular` is its own.
  std::vector<Match> matches(const std::string& folded, const std::string& singular) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Sorted = std::vector<std::uint32_t>;

  std::vector<std::string> words_;
  std::vector<std::string> singulars_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  Sorted by_word_;
  Sorted by_singular_;
};

}  // namespace aisle
