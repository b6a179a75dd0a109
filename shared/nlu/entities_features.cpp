// Features that a product has or lacks: "waterproof", "with a red light", "without a hood".
//
// A feature is an attribute that some product answers with a plain yes or no. It is read where the
// lexicon knows its name, where the name has several words, or behind "with" and "without"; one
// word elsewhere ("mouse") is more often the thing itself.
#include <algorithm>

#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::size_t kFeaturesMax = 4;
constexpr std::size_t kWordsBetweenMax = 2;  ///< "with a", "without any".

struct Candidate {
  Span span;
  std::uint32_t number = 0;
};

class Features {
 public:
  Features(Utterance& words, const Lexicon& lexicon, const NameIndex& names)
      : words_(words), lexicon_(lexicon), names_(names) {}

  void read(const WordMatches& matches, Entities& out) {
    for (std::size_t i = 0; i < matches.size(); ++i) {
      for (const NameWords::Match& match : matches[i]) {
        for (const std::uint32_t number : names_.features_starting_with(match.word)) {
          const auto span = words_.at(i, {names_.feature(number).phrase});
          if (span) found_.push_back({*span, number});
        }
      }
    }
    add_synonyms();
    // The longest first, then as the catalog lists them.
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return a.span.size() != b.span.size() ? a.span.size() > b.span.size() : a.number < b.number;
    });
    std::size_t count = 0;
    for (const Candidate& one : found_) {
      if (!words_.is_free(one.span) || count == kFeaturesMax) continue;
      const auto negation = before(one.span.begin, "negation");
      if (!negation && !is_wished(one)) continue;
      const Feature& feature = names_.feature(one.number);
      const std::string* value = negation ? feature.no : feature.yes;
      if (!value) continue;
      out.options.push_back({*feature.name, *value});
      words_.take({negation ? negation->begin : one.span.begin, one.span.end});
      ++count;
    }
  }

 private:
  void add_synonyms() {
    for (const FeatureSynonyms& row : names_.feature_synonyms()) {
      for (std::size_t i = 0; i < words_.size(); ++i) {
        const auto span = words_.at(i, row.phrases);
        if (!span) continue;
        for (const std::uint32_t number : row.features) found_.push_back({*span, number});
      }
    }
  }

  // The phrase of `list` that leads up to word `i`, small words between them aside.
  std::optional<Span> before(std::size_t i, std::string_view list) const {
    for (std::size_t between = 0; between <= kWordsBetweenMax && between <= i; ++between) {
      if (const auto span = words_.ending_at(i - between, lexicon_.list(list))) return span;
      const bool small = between < i && lexicon_.stop_words.contains(words_.word(i - between - 1));
      if (!small) break;
    }
    return std::nullopt;
  }

  bool is_wished(const Candidate& one) const {
    return one.span.size() > 1 || names_.feature(one.number).known ||
           before(one.span.begin, "with");
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  const NameIndex& names_;
  std::vector<Candidate> found_;
};

}  // namespace

void read_features(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
                   const WordMatches& matches, Entities& out) {
  Features(words, lexicon, names).read(matches, out);
}

}  // namespace aisle
