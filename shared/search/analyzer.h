// From words to terms: what counts as the same word in documents and in questions.
//
// A term is a stem; synonyms have the first of their row as their common term. Words that are
// written together have the terms of their parts beside their own.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/text.h"
#include "shared/search/compounds.h"
#include "shared/search/language.h"
#include "shared/search/stemmer.h"

namespace aisle {

class Analyzer {
 public:
  explicit Analyzer(const SearchLanguage& language);

  /// As the function of that name, with elided words apart.
  std::vector<Word> words(std::string_view text, std::size_t words_max = 10'000) const;

  /// `folded` is one word as `words` gives it.
  bool is_stop_word(std::string_view folded) const {
    return spellings_.empty() ? stop_words_.contains(folded)
                              : stop_words_.contains(spelled(folded));
  }
  std::string term(std::string_view folded) const;

  /// The word with its letters written in one way.
  std::string spelled(std::string_view folded) const { return aisle::spelled(folded, spellings_); }

  std::string stem(std::string_view folded) const {
    return spellings_.empty() ? stem_(folded) : stem_(spelled(folded));
  }

  /// The term of a word whose stem is known.
  std::string term_of_stem(std::string stem) const;

  const Compounds& compounds() const { return compounds_; }
  /// The terms of a word's parts; see Compounds. Words that have synonyms are known in any case.
  std::vector<std::string> part_terms(std::string_view folded, const Compounds::Known& known) const;

  /// A synonym of several words ("running shoes") that starts at the first of `words`: its term and
  /// how many words it takes. The longest counts.
  struct Phrase {
    std::string term;
    std::size_t length = 0;
  };
  std::optional<Phrase> phrase(std::span<const Word> words) const;

  /// Whether `phrase` may find something for words that start with this one. Cheap.
  bool starts_phrase(std::string_view folded) const;

 private:
  std::string key(std::span<const Word> words) const;  // the stems, joined by spaces

  Stemmer stem_;
  std::vector<std::string> elisions_;
  Spellings spellings_;
  Compounds compounds_;
  std::set<std::string, std::less<>> stop_words_;
  std::map<std::string, std::string, std::less<>> synonyms_;  // key -> term
  std::set<std::string, std::less<>> phrase_starts_;          // stems
  std::size_t phrase_words_max_ = 1;
};

}  // namespace aisle
