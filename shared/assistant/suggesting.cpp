#include "shared/assistant/suggesting.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kLettersMin = 2;  ///< A single letter begins too much.
constexpr std::size_t kTypedWordsMax = 12;

using Typed = std::vector<Word>;

// Whether the typed words are words of `text` in this order, the last one perhaps unfinished.
bool continues_typed(std::string_view text, const Typed& typed, const WordForms& forms) {
  std::size_t next = 0;
  for (const Word& word : words(text)) {
    if (next == typed.size()) break;
    const bool last = next + 1 == typed.size();
    const std::string& wanted = typed[next].folded;
    const std::string known = forms.plain(word.folded);
    if (last ? known.starts_with(wanted) : known == wanted) ++next;
  }
  return next == typed.size();
}

// Words that only lead up to a name ("show me", "do you have") say nothing about which name.
Typed without_lead(const Typed& typed, const Lexicon& lexicon) {
  auto begin = typed.begin();
  while (begin != typed.end() && lexicon.is_common(begin->folded)) ++begin;
  return {begin, typed.end()};
}

}  // namespace

std::vector<std::string> continuations(std::string_view typed_text, const Vocabulary& vocabulary,
                                       const Lexicon& lexicon, const Replies& replies,
                                       std::size_t limit) {
  std::vector<std::string> found;
  const auto add = [&](std::string text) {
    const bool known = std::find(found.begin(), found.end(), text) != found.end();
    if (found.size() < limit && !known) found.push_back(std::move(text));
  };
  Typed typed = words(typed_text, kTypedWordsMax);
  for (Word& word : typed) word.folded = lexicon.forms.plain(word.folded);
  for (const std::string& question : replies.questions()) {
    if (continues_typed(question, typed, lexicon.forms)) add(question);
  }
  const Typed name = without_lead(typed, lexicon);
  if (name.empty() || name.back().folded.size() < kLettersMin) return found;
  const std::string seed;
  for (const NamedCount& category : vocabulary.categories) {
    if (found.size() == limit) break;
    if (continues_typed(category.name, name, lexicon.forms)) {
      add(replies.say("suggest_category", seed, {{"category", category.name}}));
    }
  }
  for (const NamedCount& brand : vocabulary.brands) {
    if (found.size() == limit) break;
    if (continues_typed(brand.name, name, lexicon.forms)) {
      add(replies.say("suggest_brand", seed, {{"brand", brand.name}}));
    }
  }
  return found;
}

}  // namespace aisle
