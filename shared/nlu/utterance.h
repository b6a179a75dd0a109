// A message as words that are each understood at most once.
//
// Readers of entities look for phrases among the words that are still free and take what they
// understood; what nobody takes is left as free text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/text.h"
#include "shared/nlu/lexicon.h"

namespace aisle {

inline constexpr std::size_t kUtteranceWordsMax = 120;  ///< What a message has beyond is not read.

/// Words [begin, end) of an utterance.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

/// Whether every word of `wanted` is a word of `text`, folded: "Moss green" holds "green". Where
/// words are written together it may be the end of one: "Moosgrün" holds "grün".
bool holds_words(std::string_view text, std::string_view wanted, const WordForms& forms);

/// Whether `word` is written together of something and `last`; never where words are parted.
bool ends_as(std::string_view word, std::string_view last, const WordForms& forms);

class Utterance {
 public:
  /// Borrows nothing; `text` is copied.
  Utterance(std::string_view text, const Lexicon& lexicon);

  std::size_t size() const { return words_.size(); }
  const std::string& word(std::size_t i) const { return words_[i].folded; }
  const std::string& singular(std::size_t i) const { return singulars_[i]; }
  std::string_view raw(std::size_t i) const;         ///< The word as it was written.
  std::string_view raw_before(std::size_t i) const;  ///< What stands between it and the one before.
  std::string_view raw_after(std::size_t i) const;

  bool is_free(std::size_t i) const { return i < used_.size() && !used_[i]; }
  bool is_free(Span span) const;
  void take(Span span);

  /// The longest of the phrases that begins at free word `i`, with number and slips forgiven.
  std::optional<Span> at(std::size_t i, const std::vector<Phrase>& phrases) const;
  /// Such a phrase that ends before word `end`.
  std::optional<Span> ending_at(std::size_t end, const std::vector<Phrase>& phrases) const;
  /// The first place where one of the phrases stands.
  std::optional<Span> find(const std::vector<Phrase>& phrases) const;
  bool has(const std::vector<Phrase>& phrases) const { return find(phrases).has_value(); }
  /// Finds and takes every place; true when there was one.
  bool take_all(const std::vector<Phrase>& phrases);

  /// Whether word `i` is this folded word: as it is, as one of many, or (long words) with a slip.
  /// The first letter is always the same.
  bool is(std::size_t i, std::string_view known) const;

  std::size_t free_count() const;

 private:
  std::string text_;
  std::vector<Word> words_;
  std::vector<std::string> singulars_;
  std::vector<bool> used_;
  const WordForms* forms_;
};

}  // namespace aisle
