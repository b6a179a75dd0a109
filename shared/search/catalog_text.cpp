#include "shared/search/catalog_text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "shared/base/text.h"

namespace aisle {
namespace {

// How much one occurrence says, and how much a long field takes off it (of 256).
struct Field {
  std::uint64_t weight;
  std::uint64_t length_share;
  bool naming;
};
enum FieldName { title, brand, category, attribute, description, kFieldCount };
constexpr std::array<Field, kFieldCount> kFields = {
    {{8, 128, true}, {5, 0, true}, {5, 0, true}, {3, 64, false}, {1, 192, false}}};
constexpr std::uint64_t kSaturation = 4;  // k1: this much weight is half of the most.
constexpr std::size_t kFieldWordsMax = 2'000;
constexpr std::uint64_t kPartShare = 2;  // The part of a word says half of what a word says.

using Texts = std::vector<std::string_view>;

// The texts of a product by field. What all variants share is told once.
// The name of a feature that a product lacks is no word of it, and neither are "yes" and "no".
std::array<Texts, kFieldCount> texts_of(const Product& product, const Affirmation& affirmation) {
  std::array<Texts, kFieldCount> texts;
  texts[title].push_back(product.title);
  texts[brand].push_back(product.brand);
  texts[category].assign(product.category.begin(), product.category.end());
  for (const Attribute& one : product.attributes) {
    const Says says = affirmation.of(one.value);
    if (says == Says::yes) texts[attribute].push_back(one.name);
    if (!affirmation.is_bare(one.value)) texts[attribute].push_back(one.value);
  }
  for (const Variant& variant : product.variants) {
    for (const Attribute& one : variant.options) {
      Texts& told = texts[attribute];
      if (std::find(told.begin(), told.end(), one.value) == told.end()) told.push_back(one.value);
    }
  }
  texts[description].push_back(product.description);
  return texts;
}

std::uint64_t length_of(const Texts& texts) {
  std::uint64_t bytes = 0;
  for (const std::string_view text : texts) bytes += text.size();
  return bytes;
}

// Numbers terms and remembers each spelling's, so that a word is stemmed once.
class Terms {
 public:
  /// `stems` are those of the catalog's words where the language writes words together; else none.
  Terms(const Analyzer& analyzer, std::unordered_set<std::string> stems)
      : analyzer_(analyzer), stems_(std::move(stems)) {}

  static constexpr std::uint32_t kStopWord = 0xFFFFFFFF;
  struct Spelling {
    std::uint32_t term = kStopWord;
    bool starts_phrase = false;
    std::vector<std::uint32_t> parts;
  };

  const Spelling& of_word(const std::string& folded) {
    const auto known = spellings_.find(folded);
    if (known != spellings_.end()) return known->second;
    Spelling spelling;
    if (!analyzer_.is_stop_word(folded)) spelling.term = number(analyzer_.term(folded));
    spelling.starts_phrase = analyzer_.starts_phrase(folded);
    if (!stems_.empty() && spelling.term != kStopWord) {
      for (const std::string& part : part_terms(folded)) {
        spelling.parts.push_back(number(part));
      }
    }
    return spellings_.emplace(folded, std::move(spelling)).first->second;
  }

  std::uint32_t number(const std::string& term) {
    return numbers_.emplace(term, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

  std::size_t size() const { return numbers_.size(); }

  void fill(CatalogText& text) const {
    text.terms = WordList({numbers_.begin(), numbers_.end()});
    std::vector<std::pair<std::string, std::uint32_t>> terms;
    for (const auto& [word, spelling] : spellings_) {
      if (spelling.term != kStopWord) terms.emplace_back(word, spelling.term);
    }
    const WordList with_terms(std::move(terms));  // in order
    std::vector<std::pair<std::string, std::uint32_t>> counted;
    for (std::size_t i = 0; i < with_terms.size(); ++i) {
      const auto count = static_cast<std::uint32_t>(text.postings.frequency(with_terms.number(i)));
      counted.emplace_back(with_terms.word(i), count);
      text.term_of_spelling.push_back(with_terms.number(i));
    }
    text.spellings = WordList(std::move(counted));
  }

 private:
  std::vector<std::string> part_terms(const std::string& folded) const {
    return analyzer_.part_terms(folded,
                                [&](const std::string& stem) { return stems_.contains(stem); });
  }

  const Analyzer& analyzer_;
  std::unordered_set<std::string> stems_;
  std::unordered_map<std::string, Spelling> spellings_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Adds up one product's terms over its fields.
class Counts {
 public:
  void add(std::uint32_t term, std::uint64_t amount, bool naming) {
    if (amounts_.size() <= term) {
      amounts_.resize(term + 1);
      naming_.resize(term + 1);
    }
    if (amounts_[term] == 0) met_.push_back(term);
    amounts_[term] += amount;
    if (naming) naming_[term] = 1;
  }

  // Calls `visit(term, amount, naming)` for each term, and forgets them.
  template <class Visit>
  void take(Visit visit) {
    for (const std::uint32_t term : met_) {
      visit(term, std::exchange(amounts_[term], 0), std::exchange(naming_[term], 0) != 0);
    }
    met_.clear();
  }

 private:
  std::vector<std::uint64_t> amounts_;  // by term, times 256
  std::vector<std::uint8_t> naming_;
  std::vector<std::uint32_t> met_;
};

void count_words(std::string_view text, std::uint64_t amount, bool naming, const Analyzer& analyzer,
                 Terms& terms, Counts& counts) {
  const std::vector<Word> found = analyzer.words(text, kFieldWordsMax);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Terms::Spelling& spelling = terms.of_word(found[i].folded);
    if (spelling.term != Terms::kStopWord) counts.add(spelling.term, amount, naming);
    for (const std::uint32_t part : spelling.parts) {
      counts.add(part, std::max<std::uint64_t>(amount / kPartShare, 1), naming);
    }
    if (!spelling.starts_phrase) continue;
    if (const auto phrase = analyzer.phrase(std::span(found).subspan(i))) {
      counts.add(terms.number(phrase->term), amount, naming);
    }
  }
}

// The stems of all words, by which words that are written together are taken apart.
std::unordered_set<std::string> stems_of_products(const std::vector<Product>& products,
                                                  const Analyzer& analyzer,
                                                  const Affirmation& affirmation) {
  std::unordered_set<std::string> stems;
  if (!analyzer.compounds().any()) return stems;
  for (const Product& product : products) {
    for (const Texts& texts : texts_of(product, affirmation)) {
      for (const std::string_view text : texts) {
        for (const Word& word : analyzer.words(text, kFieldWordsMax)) {
          if (!analyzer.is_stop_word(word.folded)) stems.insert(analyzer.stem(word.folded));
        }
      }
    }
  }
  return stems;
}

std::uint8_t bounded_impact(std::uint64_t amount) {
  const std::uint64_t impact = 255 * amount / (amount + kSaturation * 256);
  return static_cast<std::uint8_t>(std::max<std::uint64_t>(impact, 1));
}

}  // namespace

CatalogText read_catalog(const std::vector<Product>& products,
                         const std::vector<std::uint32_t>& order, const Analyzer& analyzer,
                         const Affirmation& affirmation) {
  std::array<std::uint64_t, kFieldCount> total_length{};
  for (const Product& product : products) {
    const auto texts = texts_of(product, affirmation);
    for (std::size_t i = 0; i < kFieldCount; ++i) total_length[i] += length_of(texts[i]);
  }
  Terms terms(analyzer, stems_of_products(products, analyzer, affirmation));
  Counts counts;
  PostingLists::Builder postings, naming;
  for (std::uint32_t document = 0; document < order.size(); ++document) {
    const auto texts = texts_of(products[order[document]], affirmation);
    for (std::size_t i = 0; i < kFieldCount; ++i) {
      const Field& field = kFields[i];
      const std::uint64_t length = length_of(texts[i]);
      if (length == 0) continue;
      // 256 for a field of average length; lengths are in bytes, which need no reading.
      const std::uint64_t relative = 256 * length * products.size() / total_length[i];
      const std::uint64_t norm = (256 - field.length_share) + field.length_share * relative / 256;
      const std::uint64_t amount = field.weight * 256 * 256 / std::max<std::uint64_t>(norm, 1);
      for (const std::string_view text : texts[i]) {
        count_words(text, std::max<std::uint64_t>(amount, 1), field.naming, analyzer, terms,
                    counts);
      }
    }
    counts.take([&](std::uint32_t term, std::uint64_t amount, bool names) {
      postings.add(document, term, bounded_impact(amount));
      if (names) naming.add(document, term, 1);
    });
  }
  CatalogText text;
  text.postings = std::move(postings).build(products.size(), terms.size());
  text.naming = std::move(naming).build(products.size(), terms.size());
  terms.fill(text);
  return text;
}

}  // namespace aisle
