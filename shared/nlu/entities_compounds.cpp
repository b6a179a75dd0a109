// Words that are written together of what are two wishes: "Damenjacke", "Lederhandschuhe".
#include "shared/nlu/entities.h"

namespace aisle {
namespace {

// Where the folded word's last bytes begin in the word as it was typed.
std::size_t begin_of_last(std::string_view typed, std::size_t lead_bytes, const WordForms& forms) {
  for (std::size_t end = 0; end < typed.size();) {
    next_code_point(typed, end);
    if (forms.plain(typed.substr(0, end)).size() >= lead_bytes) return end;
  }
  return typed.size();
}

}  // namespace

std::string parted(std::string_view text, const Lexicon& lexicon, const NameIndex& names) {
  if (!lexicon.forms.compounds) return std::string(text);
  const auto known = [&](const std::string& singular) {
    return names.words().has_singular(singular) || lexicon.value_singulars.contains(singular);
  };
  std::string result;
  std::size_t done = 0;
  for (const Word& word : words(text, kUtteranceWordsMax)) {
    const std::string plain = lexicon.forms.plain(word.folded);
    if (known(lexicon.forms.singular(plain)) || lexicon.is_common(plain)) continue;
    const auto apart = lexicon.compounds.split(plain, known);
    if (!apart || !apart->lead_known) continue;
    const std::string_view typed = text.substr(word.begin, word.end - word.begin);
    const std::size_t lead_bytes = plain.size() - apart->last.size();
    result += text.substr(done, word.begin - done);
    result.append(apart->lead).append(" ");
    done = word.begin + begin_of_last(typed, lead_bytes, lexicon.forms);
  }
  return result.append(text.substr(done));
}

}  // namespace aisle
