#include "shared/search/analyzer.h"

#include <algorithm>

namespace aisle {

Analyzer::Analyzer(const SearchLanguage& language)
    : stem_(find_stemmer(language.stemmer)),
      elisions_(language.elisions),
      spellings_(language.spellings),
      compounds_(language),
      stop_words_(language.stop_words.begin(), language.stop_words.end()) {
  for (const auto& row : language.synonyms) {
    // A row that shares a word with an earlier one means the same as that one.
    std::vector<std::string> keys;
    std::string common;
    for (const std::string& entry : row) {
      const auto found = words(entry);
      if (found.empty()) continue;
      keys.push_back(key(found));
      if (found.size() > 1) phrase_starts_.insert(stem(found.front().folded));
      phrase_words_max_ = std::max(phrase_words_max_, found.size());
      const auto known = synonyms_.find(keys.back());
      if (known != synonyms_.end() && common.empty()) common = known->second;
    }
    if (keys.empty()) continue;
    if (common.empty()) common = keys.front();
    for (const std::string& entry : keys) synonyms_.emplace(entry, common);
  }
}

std::vector<Word> Analyzer::words(std::string_view text, std::size_t words_max) const {
  return elisions_.empty() ? aisle::words(text, words_max)
                           : aisle::words(without_elisions(text, elisions_), words_max);
}

std::string Analyzer::term(std::string_view folded) const { return term_of_stem(stem(folded)); }

std::string Analyzer::term_of_stem(std::string stem) const {
  const auto synonym = synonyms_.find(stem);
  return synonym == synonyms_.end() ? std::move(stem) : synonym->second;
}

std::vector<std::string> Analyzer::part_terms(std::string_view folded,
                                              const Compounds::Known& known) const {
  const auto known_here = [&](const std::string& stem) {
    return known(stem) || synonyms_.contains(stem);
  };
  std::vector<std::string> terms = compounds_.parts(spelled(folded), known_here);
  for (std::string& term : terms) term = term_of_stem(std::move(term));
  return terms;
}

bool Analyzer::starts_phrase(std::string_view folded) const {
  return !phrase_starts_.empty() && phrase_starts_.contains(stem(folded));
}

std::optional<Analyzer::Phrase> Analyzer::phrase(std::span<const Word> words) const {
  if (words.empty() || !starts_phrase(words.front().folded)) return std::nullopt;
  for (std::size_t length = std::min(phrase_words_max_, words.size()); length > 1; --length) {
    const auto synonym = synonyms_.find(key(words.first(length)));
    if (synonym != synonyms_.end()) return Phrase{synonym->second, length};
  }
  return std::nullopt;
}

std::string Analyzer::key(std::span<const Word> words) const {
  std::string joined;
  for (const Word& word : words) {
    if (!joined.empty()) joined += ' ';
    joined += stem(word.folded);
  }
  return joined;
}

}  // namespace aisle
