// From words to terms: what counts as the same word in documents and in questions.
//
// A term is a stem; synonyms have the first of their row as their common term.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/text.h"
#include "shared/search/language.h"
#include "shared/search/stemmer.h"

namespace aisle {

class Analyzer {
 public:
  explicit Analyzer(const SearchLanguage& language);

  /// `folded` is one word as `words` gives it.
  bool is_stop_word(std::string_view folded) const { return stop_words_.contains(folded); }
  std::string term(std::string_view folded) const;

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
  std::set<std::string, std::less<>> stop_words_;
  std::map<std::string, std::string, std::less<>> synonyms_;  // key -> term
  std::set<std::string, std::less<>> phrase_starts_;          // stems
  std::size_t phrase_words_max_ = 1;
};

}  // namespace aisle
