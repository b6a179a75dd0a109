#include "shared/nlu/entities.h"

#include <algorithm>

namespace aisle {
namespace {

constexpr std::size_t kFreeTextBytesMax = 400;  ///< Nobody describes a product in more.

// "Warmer", "brighter": no search can be told by how much.
void read_comparatives(Utterance& words, const Lexicon& lexicon, Entities& out) {
  for (const Aspect& aspect : lexicon.aspects) {
    for (const auto* phrases : {&aspect.lower, &aspect.higher}) {
      const auto found = words.find(*phrases);
      if (!found || !words.is_free(*found)) continue;
      out.limits.push_back({.text = std::string(words.raw(found->begin))});
      words.take(*found);
    }
  }
}

// A word as it is repeated to the shopper: with its own accents, and with its capital letter in
// languages that write names so.
std::string_view repeated(const Utterance& words, std::size_t i, const Lexicon& lexicon) {
  const std::string_view raw = words.raw(i);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  const bool plain = std::all_of(raw.begin(), raw.end(), is_ascii);
  return plain && lexicon.lowercase_names ? std::string_view(words.word(i)) : raw;
}

std::string free_text(const Utterance& words, const Lexicon& lexicon) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words.is_free(i) || lexicon.stop_words.contains(words.word(i))) continue;
    const std::string_view word = repeated(words, i, lexicon);
    if (text.size() + word.size() > kFreeTextBytesMax) break;
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// "Die blaue" and "die blauen" point at what was shown: no noun follows what is wished.
void read_articles(const Utterance& words, const Lexicon& lexicon, Entities& out) {
  if (out.names_kind || out.pointing.any() || !out.text.empty()) return;
  if (out.lifted.any() || !out.narrows()) return;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words.is_free(i + 1)) continue;
    const auto fits = [&](const auto& form) {
      return words.word(i) == form.first && words.word(i + 1).ends_with(form.second);
    };
    const auto stands = [&](const auto& forms) {
      return std::any_of(forms.begin(), forms.end(), fits);
    };
    if (stands(lexicon.one_forms)) out.pointing.one = true;
    if (stands(lexicon.many_forms)) out.pointing.ones = true;
  }
}

}  // namespace

Entities read_entities(std::string_view text, const Lexicon& lexicon, const NameIndex& names,
                       std::string_view currency) {
  Utterance words(parted(text, lexicon, names), lexicon);
  WordMatches matches;
  for (std::size_t i = 0; i < words.size(); ++i) {
    matches.push_back(names.words().matches(words.word(i), words.singular(i)));
  }
  Entities out;
  read_corrections(words, lexicon, out);
  read_orders(words, lexicon, out);
  read_count(words, lexicon, out);
  read_lifted(words, lexicon, out);
  read_wishes(words, lexicon, out);
  read_features(words, lexicon, names, matches, out);
  read_rating(words, lexicon, out);
  read_measures(words, lexicon, names, out);
  read_prices(words, lexicon, currency, out);
  // "I'm not sure which" leaves nothing out.
  for (const char* list : {"undecided", "indifferent"}) words.take_all(lexicon.list(list));
  read_excluded(words, lexicon, names, currency, out);
  read_pointing(words, lexicon, out);
  for (const char* list : {"search", "compare", "which_better", "show_more", "recommend", "browse",
                           "greeting", "thanks", "only", "gift", "also"}) {
    words.take_all(lexicon.list(list));
  }
  read_names(words, lexicon, names, matches, out);
  words.take_all(lexicon.list("filler"));
  read_comparatives(words, lexicon, out);
  out.text = free_text(words, lexicon);
  read_articles(words, lexicon, out);
  return out;
}

}  // namespace aisle
