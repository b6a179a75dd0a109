// The names of one catalog, made ready to be found in messages in one language.
//
// Built once per catalog and language, then only read; any number of threads may share it. What a
// message costs depends on the names that share a word with it, not on how many there are.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/nlu/lexicon.h"
#include "shared/nlu/name_words.h"
#include "shared/nlu/quantity.h"
#include "shared/search/vocabulary.h"

namespace aisle {

enum class NameKind { category, option, brand };

inline constexpr std::size_t kNameWordsMax = 6;     ///< Longer names are never said whole.
inline constexpr std::size_t kFeatureWordsMax = 5;  ///< Of an option's name.

/// A category, a brand or a value of an option.
struct CatalogName {
  NameKind kind = NameKind::category;
  std::uint32_t option = 0;           ///< Its place among the options; else 0.
  const NamedCount* named = nullptr;  ///< The vocabulary's.
};

/// What stands in a message when a name is meant.
enum class Said : std::uint8_t {
  whole,
  part,  ///< "Gloves" of "Hats & gloves".
  head,  ///< "Boots" of "Hiking boots".
  size   ///< Of an option that is a size: never with slips.
};

struct NamePhrase {
  std::uint32_t name = 0;
  std::uint32_t begin = 0;  ///< Its words, in `NameIndex::phrase_words`.
  std::uint8_t count = 0;
  Said said = Said::whole;
};

/// A name that goes by other words of the lexicon: "rucksack" is the category "Backpacks".
struct AliasTarget {
  std::uint32_t name = 0;
  bool part = false;  ///< The name only holds them: "moss green" is a green.
};

/// Rows of phrases that mean the same, and for each phrase the names that it stands for.
struct AliasRow {
  std::vector<Phrase> phrases;
  std::vector<Phrase> singulars;
  std::vector<std::vector<AliasTarget>> targets;
};

/// An option that some product answers with a plain yes or no.
struct Feature {
  const std::string* name = nullptr;
  const std::string* yes = nullptr;  ///< The value; null when no product has it.
  const std::string* no = nullptr;
  Phrase phrase;
  bool known = false;  ///< The lexicon lists it among what shoppers ask about.
};

struct FeatureSynonyms {
  std::vector<Phrase> phrases;
  std::vector<std::uint32_t> features;
};

/// An option whose values are quantities, such as "Capacity".
struct MeasuredOption {
  struct Value {
    const NamedCount* named = nullptr;
    Quantity quantity;
  };
  const std::string* name = nullptr;
  std::vector<Value> values;
};

struct NamedOption {
  const std::string* name = nullptr;
  std::string_view kind;  ///< The lexicon's; empty when unknown.
};

class NameIndex {
 public:
  /// `vocabulary` and `lexicon` must outlive it and stay where they are.
  NameIndex(const Vocabulary& vocabulary, const Lexicon& lexicon);
  NameIndex(NameIndex&&) noexcept = default;
  NameIndex& operator=(NameIndex&&) noexcept = default;

  const Vocabulary& vocabulary() const { return *vocabulary_; }
  const NameWords& words() const { return words_; }

  const CatalogName& name(std::uint32_t number) const { return names_[number]; }
  const NamedOption& option(std::uint32_t number) const { return options_[number]; }
  const std::uint32_t* phrase_words(const NamePhrase& phrase) const {
    return phrase_words_.data() + phrase.begin;
  }

  /// The phrases that begin with this word, in the order of their names: categories, brands, then
  /// option by option, each most frequent first.
  const std::vector<NamePhrase>& starting_with(std::uint32_t word) const {
    return by_first_word_[word];
  }
  /// The singulars of categories of one word, by their number, where words are written together:
  /// "Stiefel" may be the end of "Wanderstiefel". Else empty.
  const std::vector<std::string>& category_singulars() const { return category_singulars_; }
  const std::vector<AliasRow>& category_aliases() const { return category_aliases_; }
  /// By kind of option; only kinds that the catalog has.
  const std::map<std::string_view, std::vector<AliasRow>>& option_aliases() const {
    return option_aliases_;
  }

  const Feature& feature(std::uint32_t number) const { return features_[number]; }
  /// Features whose names begin with this word.
  const std::vector<std::uint32_t>& features_starting_with(std::uint32_t word) const {
    return features_by_first_word_[word];
  }
  /// Features that are called like one of a row of synonyms.
  const std::vector<FeatureSynonyms>& feature_synonyms() const { return feature_synonyms_; }

  const std::vector<MeasuredOption>& measured() const { return measured_; }
  /// Options that are sizes or colours, in order.
  const std::vector<std::uint32_t>& sizes_and_colours() const { return sizes_and_colours_; }

 private:
  friend class NameIndexBuilder;

  const Vocabulary* vocabulary_;
  NameWords words_;
  std::vector<CatalogName> names_;
  std::vector<NamedOption> options_;
  std::vector<std::uint32_t> phrase_words_;
  std::vector<std::vector<NamePhrase>> by_first_word_;
  std::vector<std::string> category_singulars_;
  std::vector<AliasRow> category_aliases_;
  std::map<std::string_view, std::vector<AliasRow>> option_aliases_;
  std::vector<Feature> features_;
  std::vector<std::vector<std::uint32_t>> features_by_first_word_;
  std::vector<FeatureSynonyms> feature_synonyms_;
  std::vector<MeasuredOption> measured_;
  std::vector<std::uint32_t> sizes_and_colours_;
};

}  // namespace aisle
