#include "shared/assistant/policy_query.h"

#include <optional>

#include "shared/nlu/utterance.h"
#include "shared/search/passages.h"

namespace aisle {
namespace {

constexpr std::size_t kQuestionBytesMax = 500;

void add_new_word(std::string& text, const std::string& word) {
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

// What policies call that which the question says in the words of one of the rows.
std::string hints(Utterance& words, const std::vector<std::vector<Phrase>>& rows) {
  std::string text;
  for (const std::vector<Phrase>& row : rows) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto span = said_at(words, i, row);
      if (!span) continue;
      words.take(*span);
      for (const std::string& word : row.front()) add_new_word(text, word);
    }
  }
  return text;
}

// What a query is put together from.
struct Parts {
  std::string text, topics, kinds;

  std::string joined() const {
    return topics.empty() && kinds.empty() ? text : text + kHintMark + topics + kHintMark + kinds;
  }
};

Parts parts_of(std::string_view question, const Lexicon& lexicon) {
  Utterance words(question, lexicon);
  Parts parts;
  parts.topics = hints(words, lexicon.policy_words);
  parts.kinds = hints(words, lexicon.policy_kinds);
  for (const char* list : {"greeting", "thanks", "search", "policy_filler"}) {
    words.take_all(lexicon.list(list));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.is_free(i) && !lexicon.stop_words.contains(words.word(i)))
      add_new_word(parts.text, words.word(i));
  }
  return parts;
}

// The inverse of `joined`.
Parts split(std::string_view query) {
  const std::size_t first = query.find(kHintMark);
  if (first == query.npos) return {std::string(query), "", ""};
  const std::size_t second = std::min(query.find(kHintMark, first + 1), query.size());
  return {std::string(query.substr(0, first)),
          std::string(query.substr(first + 1, second - first - 1)),
          std::string(query.substr(std::min(second + 1, query.size())))};
}

}  // namespace

std::string policy_query(std::string_view question, const Lexicon& lexicon) {
  const std::string query = parts_of(question, lexicon).joined();
  return query.empty() ? std::string(cut_utf8(question, kQuestionBytesMax)) : query;
}

bool has_policy_topic(std::string_view query) { return !split(query).topics.empty(); }

std::string continued_policy_query(std::string_view before, std::string_view question,
                                   const Lexicon& lexicon) {
  const Parts more = parts_of(question, lexicon);
  if (before.empty() || !more.topics.empty()) return {};
  Parts parts = split(before);
  if (more.text.empty()) {
    if (more.kinds.empty()) return {};
    parts.kinds = more.kinds;
    return parts.joined();
  }
  // "And Germany?" below where is delivered to.
  const Utterance words(question, lexicon);
  const bool joined = words.at(0, lexicon.list("joins")) || words.at(0, lexicon.list("also"));
  if (!joined || parts.topics.empty() || more.text.find(' ') != more.text.npos) return {};
  parts.text = more.text;
  if (!more.kinds.empty()) parts.kinds = more.kinds;
  return parts.joined();
}

}  // namespace aisle
