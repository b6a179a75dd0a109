#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::size_t kFreeTextBytesMax = 400;  ///< Nobody describes a product in more.

// What stands behind "not" or "without" is no wish: it is taken out before anything else is read.
void read_excluded(Utterance& words, const Lexicon& lexicon, Entities& out) {
  while (const auto found = words.find(lexicon.list("negation"))) {
    std::size_t end = found->end;
    while (words.is_free(end) && lexicon.stop_words.contains(words.word(end))) ++end;
    const bool content = words.is_free(end) && !lexicon.is_common(words.word(end));
    if (content) out.excluded.emplace_back(words.raw(end++));
    words.take({found->begin, end});
  }
}

// "Warmer", "brighter": no search can be told by how much.
void read_comparatives(Utterance& words, const Lexicon& lexicon, Entities& out) {
  for (const Aspect& aspect : lexicon.aspects) {
    for (const auto* phrases : {&aspect.lower, &aspect.higher}) {
      const auto found = words.find(*phrases);
      if (!found || !words.is_free(*found)) continue;
      out.limits.emplace_back(words.raw(found->begin));
      words.take(*found);
    }
  }
}

std::string free_text(const Utterance& words, const Lexicon& lexicon) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words.is_free(i) || lexicon.stop_words.contains(words.word(i))) continue;
    if (text.size() + words.word(i).size() > kFreeTextBytesMax) break;
    if (!text.empty()) text += ' ';
    text += words.word(i);
  }
  return text;
}

}  // namespace

Entities read_entities(std::string_view text, const Lexicon& lexicon, const NameIndex& names,
                       std::string_view currency) {
  Utterance words(text, lexicon);
  WordMatches matches;
  for (std::size_t i = 0; i < words.size(); ++i) {
    matches.push_back(names.words().matches(words.word(i), words.singular(i)));
  }
  Entities out;
  read_orders(words, lexicon, out);
  read_count(words, lexicon, out);
  read_lifted(words, lexicon, out);
  read_wishes(words, lexicon, out);
  read_features(words, lexicon, names, matches, out);
  read_rating(words, lexicon, out);
  read_measures(words, lexicon, names, out);
  read_prices(words, lexicon, currency, out);
  read_excluded(words, lexicon, out);
  read_pointing(words, lexicon, out);
  for (const char* list : {"search", "compare", "which_better", "show_more", "recommend", "browse",
                           "greeting", "thanks", "only"}) {
    words.take_all(lexicon.list(list));
  }
  read_names(words, lexicon, names, matches, out);
  words.take_all(lexicon.list("filler"));
  read_comparatives(words, lexicon, out);
  out.text = free_text(words, lexicon);
  return out;
}

}  // namespace aisle
