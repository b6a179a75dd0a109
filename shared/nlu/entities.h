// What a message names: prices, categories, brands, colours, sizes, order, orders placed before,
// how many, and what it points at.
//
// Pure. Words are read against the language's lexicon and the catalog's own names, each word once,
// the surest reading first: numbers with their signs, fixed phrases, then the catalog's names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/commerce/product.h"
#include "shared/nlu/lexicon.h"
#include "shared/nlu/name_index.h"
#include "shared/nlu/utterance.h"

namespace aisle {

/// In which order products are wanted.
enum class WantedOrder { none, price_up, price_down, rating, newest };

/// A limit that the shopper lifts: "any brand", "forget the price".
struct Lifted {
  bool all = false;
  bool price = false;
  bool brand = false;
  bool category = false;
  bool rating = false;
  std::vector<std::string> option_kinds;  ///< As the lexicon calls them: "colour".

  bool any() const { return all || price || brand || category || rating || !option_kinds.empty(); }
  bool operator==(const Lifted&) const = default;
};

/// What is pointed at among the products shown, or on the page.
struct Pointing {
  std::vector<int> ordinals;  ///< "the second one" is 2; -1 is the last.
  bool it = false;            ///< "it", "this one".
  bool these = false;         ///< "them", "both".
  bool one = false;           ///< "the blue one".
  bool ones = false;          ///< "the blue ones": not one of those shown, but all such.
  bool other = false;         ///< "the other one".

  bool any() const { return !ordinals.empty() || it || these || one || other; }
  bool operator==(const Pointing&) const = default;
};

/// "At least 400 lumens", "below -10 degrees", or "warmer", which has no number.
struct Limit {
  std::string text;              ///< As written.
  std::string kind;              ///< Of the unit, as the lexicon names it; empty without a number.
  std::int64_t thousandths = 0;  ///< Of the kind's base unit.
  int direction = 0;             ///< At most (-1) or at least (1) that.

  bool operator==(const Limit&) const = default;
};

struct Entities {
  bool names_kind = false;  ///< A category, or a noun that several categories end in: "boots".
  std::string category;     ///< As the shop writes it, like brand and options.
  std::string brand;
  std::vector<Attribute> options;
  std::optional<std::int64_t> price_min;  ///< Minor units of the currency given.
  std::optional<std::int64_t> price_max;
  std::optional<std::int64_t> price_named;  ///< "50 euros": read as around that, which it may not be.
  std::int64_t rating_min_hundredths = 0;
  bool available_only = false;
  bool reduced_only = false;
  bool cheaper = false;  ///< Than what was shown.
  bool dearer = false;
  WantedOrder order = WantedOrder::none;
  Lifted lifted;
  Pointing pointing;
  /// What stands behind "not" and "without": names of the catalog (an option's, or "brand" and
  /// "category"), and other words as written.
  std::vector<Attribute> without;
  std::vector<std::string> excluded;
  bool corrects = false;              ///< "No, the blue one", "I meant trousers".
  bool goes_back = false;             ///< "Back to the tents".
  std::vector<Limit> limits;          ///< No search can be told them.
  std::string order_number;           ///< As written, without '#'; perhaps a model's name.
  bool last_order = false;            ///< "My last order".
  std::optional<std::int64_t> count;  ///< "Two of them"; 1 to kCountMax.
  std::string text;                   ///< Content words that nothing above accounts for.

  /// Whether it names something of the catalog: a category, a brand or an option's value.
  bool names_catalog() const { return !category.empty() || !brand.empty() || !options.empty(); }
  /// Whether it says how a search should be narrowed or ordered.
  bool narrows() const {
    return names_catalog() || price_min || price_max || rating_min_hundredths > 0 ||
           available_only || reduced_only || cheaper || dearer || order != WantedOrder::none ||
           lifted.any() || !without.empty();
  }
  bool operator==(const Entities&) const = default;
};

/// "Around 100" means from 80 to 120 hundredths of it.
inline constexpr std::int64_t kAroundPercent = 20;

inline constexpr std::int64_t kCountMax = 99;  ///< More pieces are an office's order.
inline constexpr std::size_t kOrderNumberBytesMin = 4;
inline constexpr std::size_t kOrderNumberBytesMax = 40;

/// `currency` says how many minor units a number is; other currencies' signs are read as it.
/// Errors: none; what is not understood stays in `text`. Cost: linear in the words, and in the
/// names of the catalog that begin with one of them.
Entities read_entities(std::string_view text, const Lexicon& lexicon, const NameIndex& names,
                       std::string_view currency);

/// By word of a message: the words of the catalog's names that it may be.
using WordMatches = std::vector<std::vector<NameWords::Match>>;

/// The text with words parted that are written together of names of the catalog or values that the
/// lexicon knows: "Damenregenjacke" becomes "damen Regenjacke". Words that are names stay.
std::string parted(std::string_view text, const Lexicon& lexicon, const NameIndex& names);

// The steps of `read_entities`, each in a file of its own.
void read_corrections(Utterance& words, const Lexicon& lexicon, Entities& out);
void read_orders(Utterance& words, const Lexicon& lexicon, Entities& out);
void read_count(Utterance& words, const Lexicon& lexicon, Entities& out);
void read_excluded(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
                   std::string_view currency, Entities& out);
void read_pointing(Utterance& words, const Lexicon& lexicon, Entities& out);
void read_rating(Utterance& words, const Lexicon& lexicon, Entities& out);
void read_prices(Utterance& words, const Lexicon& lexicon, std::string_view currency,
                 Entities& out);
void read_wishes(Utterance& words, const Lexicon& lexicon, Entities& out);
void read_measures(Utterance& words, const Lexicon& lexicon, const NameIndex& names, Entities& out);
void read_features(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
                   const WordMatches& matches, Entities& out);
void read_lifted(Utterance& words, const Lexicon& lexicon, Entities& out);
void read_names(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
                const WordMatches& matches, Entities& out);

/// A number that begins at free word `i`: digits, or a word for one.
struct ReadNumber {
  std::int64_t thousandths = 0;
  Span span;  ///< With the currency's word, if one follows.
  bool has_currency = false;
};
std::optional<ReadNumber> read_number(const Utterance& words, const Lexicon& lexicon,
                                      std::size_t i);

}  // namespace aisle
