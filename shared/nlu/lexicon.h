// The words of one language that shopping talk is made of, read from its lexicon.json.
//
// The file is data of the merchant's language; its members are described in
// shared/assistant/languages/README.md. Code knows the names of the lists, never a word in them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "shared/nlu/language.h"
#include "shared/search/compounds.h"
#include "shared/search/language.h"

namespace aisle {

/// Folded words, as `WordForms::plain` leaves them. One that begins with the mark is met only as it
/// stands: a "leichtere" is no "leichte".
using Phrase = std::vector<std::string>;
inline constexpr char kExactMark = '=';

template <class Value>
using ByWord = std::map<std::string, Value, std::less<>>;

/// Something that shoppers ask about a product, and where its answer stands.
struct Aspect {
  std::string name;                     ///< "weight"; "price", "stock" and "rating" are special.
  std::vector<Phrase> asks;             ///< "how heavy", "weigh".
  std::vector<std::string> attributes;  ///< Folded names in catalogs: "weight", "net weight".
  std::vector<Phrase> lower;            ///< Asks for the least of several: "lighter".
  std::vector<Phrase> higher;           ///< Asks for the most: "heavier".
};

/// A unit of measure: how many thousandths of its kind's base one of it is.
struct Unit {
  std::string kind;
  std::int64_t thousandths = 0;
};

struct Lexicon {
  WordForms forms;
  /// Articles that point where no noun follows, and how the next word ends: "die rot-e", "die
  /// rot-en".
  std::vector<std::pair<std::string, std::string>> one_forms, many_forms;
  bool lowercase_names = false;  ///< Whether a category's name is written small in a sentence.
  std::set<std::string, std::less<>> stop_words;
  SearchLanguage search;                ///< Stop words, synonyms and stemmer for the index.
  ByWord<std::vector<Phrase>> phrases;  ///< By list; every name in `phrase_lists()` is there.
  ByWord<std::int64_t> numbers;         ///< "two" is 2.
  ByWord<std::int64_t> ordinals;        ///< "second" is 2; the last is -1.
  ByWord<std::string> currencies;       ///< Symbol or word -> ISO 4217 code.
  ByWord<Unit> units;
  ByWord<std::vector<std::string>> option_kinds;         ///< "colour" -> its names in catalogs.
  ByWord<std::vector<std::vector<Phrase>>> same_values;  ///< Kind -> rows that mean the same.
  std::vector<Aspect> aspects;
  std::vector<std::vector<Phrase>> policy_words;  ///< Rows; the first is how policies put it.
  std::vector<std::vector<Phrase>> policy_kinds;  ///< Likewise, for kinds of answer: how long.
  Compounds compounds;
  /// Values of one word that are the same in any catalog ("damen", "leder") and units, in singular.
  std::set<std::string, std::less<>> value_singulars;
  ByWord<std::string> written;  ///< Names and values of options whose letters folding changes.
  ByWord<std::string> kind_of_option;         ///< `option_kinds` the other way round.
  std::size_t option_name_bytes_max = 0;      ///< Of its longest name: others need no look.
  std::set<std::string, std::less<>> common;  ///< Stop words, and phrases of one word.

  /// Errors: invalid_argument, with the member that is missing or wrong.
  static Result<Lexicon> parse(std::string_view json);

  /// `list` is one of `phrase_lists()`.
  const std::vector<Phrase>& list(std::string_view list) const;

  /// Whether this one word alone is a stop word or one of the listed phrases: too common to be
  /// taken for a name.
  bool is_common(std::string_view folded) const { return common.contains(folded); }

  /// A name or value of an option as the lexicon writes it: "grün" for "grun".
  std::string as_written(std::string_view plain) const;

  /// The kind of an option by its catalog name: "Farbe" may be "colour"; empty when unknown.
  std::string_view option_kind(std::string_view option_name) const;
};

/// The lists that a lexicon must have.
const std::vector<std::string_view>& phrase_lists();

}  // namespace aisle
