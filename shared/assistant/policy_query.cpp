#include "shared/assistant/policy_query.h"

#include <optional>

#include "shared/nlu/utterance.h"

namespace aisle {
namespace {

constexpr std::size_t kQuestionBytesMax = 500;

void append(std::string& text, const std::string& word) {
  if ((" " + text + " ").find(" " + word + " ") != text.npos) return;
  if (text.size() + word.size() >= kQuestionBytesMax) return;
  if (!text.empty()) text += ' ';
  text += word;
}

// Slips in single words are forgiven here: policies have few words to take one for.
std::optional<Span> said_at(const Utterance& words, std::size_t i, const std::vector<Phrase>& row) {
  if (const auto span = words.at(i, row)) return span;
  for (const Phrase& phrase : row) {
    if (phrase.size() == 1 && words.is_free(i) && is_near(words.word(i), phrase[0])) {
      return Span{i, i + 1};
    }
  }
  return std::nullopt;
}

}  // namespace

std::string policy_query(std::string_view question, const Lexicon& lexicon) {
  Utterance words(question, lexicon);
  std::string text;
  for (const std::vector<Phrase>& row : lexicon.policy_words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto span = said_at(words, i, row);
      if (!span) continue;
      words.take(*span);
      for (const std::string& word : row.front()) append(text, word);
    }
  }
  for (const char* list : {"greeting", "thanks", "search", "policy_filler"}) {
    words.take_all(lexicon.list(list));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.is_free(i) && !lexicon.stop_words.contains(words.word(i)))
      append(text, words.word(i));
  }
  return text.empty() ? std::string(cut_utf8(question, kQuestionBytesMax)) : text;
}

}  // namespace aisle
