#include "shared/assistant/product_facts.h"

#include <algorithm>

#include "shared/assistant/citing.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/variants.h"

namespace aisle {
namespace {

constexpr std::size_t kHeldPercentMin =
    60;  ///< Of a question's words, in a sentence that answers it.

class Facts {
 public:
  Facts(const Scene& scene, const Product& product, const ToolResult& result)
      : scene_(scene), product_(product), result_(result) {}

  Answer answer() {
    const Aspect* aspect = scene_.understood.aspect;
    // "Does it have a red light?" names a colour without asking for one.
    const bool says_more = !aspect && !scene_.understood.entities.text.empty();
    if (says_more) {
      if (auto found = by_words()) return *found;
    }
    if (auto variant = answer_about_variants(scene_, product_, result_)) return *variant;
    if (aspect) {
      if (const Attribute* attribute = find_attribute(product_, *aspect, scene_.lexicon.forms))
        return fact(*attribute);
      if (auto sentence = sentence_about(words_of(*aspect), 1)) return *sentence;
    }
    if (auto found = by_words()) return *found;
    Answer unknown = scene_.answer(scene_.say("unknown_fact", {{"title", product_.title}}));
    unknown.understood = false;
    return unknown;
  }

 private:
  bool is_listed(std::string_view list, const std::string& value) const {
    Phrase folded;
    for (const Word& word : words(value)) {
      folded.push_back(scene_.lexicon.forms.plain(word.folded));
    }
    const auto& phrases = scene_.lexicon.list(list);
    return std::find(phrases.begin(), phrases.end(), folded) != phrases.end();
  }

  Answer fact(const Attribute& attribute) {
    const bool yes = is_listed("yes_values", attribute.value);
    const bool no = is_listed("no_values", attribute.value);
    Answer answer = scene_.answer(scene_.say(
        yes  ? "fact_yes"
        : no ? "fact_no"
             : "fact",
        {{"title", product_.title}, {"name", attribute.name}, {"value", attribute.value}}));
    cite(answer, result_, product_.id.value, FactKind::attribute, attribute.name);
    return answer;
  }

  std::vector<std::string> words_of(const Aspect& aspect) const {
    std::vector<std::string> found;
    for (const Phrase& phrase : aspect.asks) {
      if (phrase.size() == 1) found.push_back(scene_.lexicon.forms.singular(phrase[0]));
    }
    return found;
  }

  // The sentence of the description that holds most of the words, if it holds enough of them.
  std::optional<Answer> sentence_about(const std::vector<std::string>& wanted, std::size_t least) {
    std::string_view best;
    std::size_t most = 0;
    for (const std::string_view sentence : sentences(product_.description)) {
      const std::size_t held = count_held(sentence, wanted, scene_.lexicon);
      if (held > most) {
        most = held;
        best = sentence;
      }
    }
    if (most < std::max<std::size_t>(least, 1)) return std::nullopt;
    Answer answer =
        scene_.answer(scene_.say("quote", {{"title", product_.title}, {"quote", quoted(best)}}));
    cite(answer, result_, product_.id.value, FactKind::attribute, best);
    return answer;
  }

  // A question of any words: an attribute of that name, then a value or sentence that holds them.
  std::optional<Answer> by_words() {
    std::vector<std::string> wanted = content_words(scene_.text, scene_.lexicon);
    std::erase_if(wanted, [&](const std::string& word) {
      return count_held(product_.title, {word}, scene_.lexicon) > 0 ||
             scene_.lexicon.is_common(word);
    });
    if (wanted.empty()) return std::nullopt;
    const std::size_t least = (wanted.size() * kHeldPercentMin + 99) / 100;
    for (const Attribute& attribute : product_.attributes) {
      const std::size_t named = words(attribute.name).size();
      const std::size_t held = count_held(attribute.name, wanted, scene_.lexicon);
      if (held > 0 && held >= std::min(named, least)) return fact(attribute);
    }
    for (const Attribute& attribute : product_.attributes) {
      if (count_held(attribute.value, wanted, scene_.lexicon) >= least) return fact(attribute);
    }
    return sentence_about(wanted, least);
  }

  const Scene& scene_;
  const Product& product_;
  const ToolResult& result_;
};

}  // namespace

const Attribute* find_attribute(const Product& product, const Aspect& aspect,
                                const WordForms& forms) {
  const auto& names = aspect.attributes;
  for (const std::string& name : names) {
    for (const Attribute& attribute : product.attributes) {
      if (forms.plain(attribute.name) == name) return &attribute;
    }
  }
  return nullptr;
}

Answer answer_about(const Scene& scene, const Product& product, const ToolResult& result) {
  return Facts(scene, product, result).answer();
}

}  // namespace aisle
