// Features that a product has or lacks: "waterproof", "with a red light", "without a hood".
//
// A feature is an attribute that some product answers with a plain yes or no. It is read where the
// lexicon knows its name, where the name has several words, or behind "with" and "without"; one
// word elsewhere ("mouse") is more often the thing itself.
#include <algorithm>

#include "shared/nlu/entities.h"
#include "shared/nlu/glance.h"
#include "shared/search/affirmation.h"

namespace aisle {
namespace {

constexpr std::size_t kFeatureWordsMax = 5;
constexpr std::size_t kFeaturesMax = 4;
constexpr std::size_t kWordsBetweenMax = 2;  ///< "with a", "without any".

struct Candidate {
  Span span;
  const std::string* name = nullptr;
  const std::vector<NamedCount>* values = nullptr;
};

class Features {
 public:
  Features(Utterance& words, const Lexicon& lexicon)
      : words_(words), lexicon_(lexicon), affirmation_(lexicon.search) {
    for (std::size_t i = 0; i < words.size(); ++i) glance_.add(words.word(i));
    for (const std::vector<std::string>& row : lexicon.search.synonyms) read_synonyms(row);
  }

  void read(const Vocabulary& vocabulary, Entities& out) {
    for (const auto& [name, values] : vocabulary.options) {
      if (glance_.may_start(name)) consider(name, values);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
      return a.span.size() > b.span.size();
    });
    std::size_t count = 0;
    for (const Candidate& one : found_) {
      if (!words_.is_free(one.span) || count == kFeaturesMax) continue;
      const auto negation = before(one.span.begin, "negation");
      if (!negation && !is_wished(one)) continue;
      const std::string* value = bare(*one.values, negation ? Says::no : Says::yes);
      if (!value) continue;
      out.options.push_back({*one.name, *value});
      words_.take({negation ? negation->begin : one.span.begin, one.span.end});
      ++count;
    }
  }

 private:
  static Phrase phrase_of(std::string_view text) {
    Phrase phrase;
    for (Word& word : words(text, kFeatureWordsMax + 1)) phrase.push_back(std::move(word.folded));
    return phrase;
  }

  void read_synonyms(const std::vector<std::string>& row) {
    std::vector<Phrase> phrases;
    for (const std::string& text : row) phrases.push_back(phrase_of(text));
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto span = words_.at(i, phrases);
      if (!span) continue;
      for (const Phrase& phrase : phrases) {
        if (phrase.empty()) continue;
        glance_.add(phrase.front());
        also_.emplace_back(phrase, *span);
      }
    }
  }

  void consider(const std::string& name, const std::vector<NamedCount>& values) {
    const Phrase phrase = phrase_of(name);
    if (phrase.empty() || phrase.size() > kFeatureWordsMax) return;
    const bool common = phrase.size() == 1 && lexicon_.is_common(phrase.front());
    if (common) return;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (const auto span = words_.at(i, {phrase})) found_.push_back({*span, &name, &values});
    }
    for (const auto& [same, span] : also_) {
      if (same == phrase) found_.push_back({span, &name, &values});
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
    if (one.span.size() > 1 || before(one.span.begin, "with")) return true;
    const std::string folded = fold(*one.name);
    return std::any_of(lexicon_.aspects.begin(), lexicon_.aspects.end(), [&](const Aspect& aspect) {
      return std::find(aspect.attributes.begin(), aspect.attributes.end(), folded) !=
             aspect.attributes.end();
    });
  }

  // The value that is nothing but a yes (or a no); null when no product has it.
  const std::string* bare(const std::vector<NamedCount>& values, Says says) const {
    const auto found = std::find_if(values.begin(), values.end(), [&](const NamedCount& value) {
      return affirmation_.is_bare(value.name) && affirmation_.of(value.name) == says;
    });
    return found == values.end() ? nullptr : &found->name;
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  Affirmation affirmation_;
  Glance glance_;
  std::vector<std::pair<Phrase, Span>> also_;  ///< Other words for what the message says.
  std::vector<Candidate> found_;
};

}  // namespace

void read_features(Utterance& words, const Lexicon& lexicon, const Vocabulary& vocabulary,
                   Entities& out) {
  Features(words, lexicon).read(vocabulary, out);
}

}  // namespace aisle
