#include "shared/assistant/citing.h"

#include <algorithm>

#include "shared/nlu/utterance.h"

namespace aisle {
namespace {

bool ends_sentence(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  return i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n';
}

bool same_meaning(const std::string& a, const std::string& b, const Lexicon& lexicon) {
  if (a == b || is_near(a, b)) return true;
  return std::any_of(lexicon.search.synonyms.begin(), lexicon.search.synonyms.end(),
                     [&](const std::vector<std::string>& row) {
                       return std::find(row.begin(), row.end(), a) != row.end() &&
                              std::find(row.begin(), row.end(), b) != row.end();
                     });
}

}  // namespace

void cite(Answer& answer, const ToolResult& result, std::string_view subject, FactKind kind,
          std::string_view fact) {
  const Receipt* chosen = nullptr;
  for (const Receipt& receipt : result.receipts) {
    if (receipt.subject != subject || receipt.kind != kind) continue;
    const bool holds = receipt.value.find(fact) != receipt.value.npos ||
                       receipt.title.find(fact) != receipt.title.npos;
    if (!chosen || holds) chosen = &receipt;
    if (holds) break;
  }
  if (!chosen) return;
  auto& citations = answer.citations;
  if (std::find(citations.begin(), citations.end(), chosen->id) == citations.end()) {
    citations.push_back(chosen->id);
  }
}

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> found;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!ends_sentence(text, i) && i + 1 < text.size()) continue;
    const std::string_view sentence = trim(text.substr(begin, i + 1 - begin));
    if (!sentence.empty()) found.push_back(sentence);
    begin = i + 1;
  }
  return found;
}

std::vector<std::string> content_words(std::string_view text, const Lexicon& lexicon) {
  Utterance words(text, lexicon);
  for (const char* list : {"greeting", "thanks", "search", "filler"}) {
    words.take_all(lexicon.list(list));
  }
  std::vector<std::string> content;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.is_free(i) && !lexicon.stop_words.contains(words.word(i))) {
      content.push_back(words.singular(i));
    }
  }
  return content;
}

std::size_t count_held(std::string_view text, const std::vector<std::string>& wanted,
                       const Lexicon& lexicon) {
  const Utterance words(text, lexicon);
  return static_cast<std::size_t>(
      std::count_if(wanted.begin(), wanted.end(), [&](const std::string& word) {
        for (std::size_t i = 0; i < words.size(); ++i) {
          if (same_meaning(words.singular(i), word, lexicon)) return true;
        }
        return false;
      }));
}

std::string_view relevant_part(std::string_view text, const std::vector<std::string>& wanted,
                               const Lexicon& lexicon, std::size_t bytes_max) {
  text = trim(text);
  if (text.size() <= bytes_max) return text;
  const std::vector<std::string_view> all = sentences(text);
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t held = count_held(all[i], wanted, lexicon);
    if (held > most) {
      most = held;
      best = i;
    }
  }
  // Grows forwards first: what follows a sentence explains it more often than what leads up to it.
  std::size_t first = best;
  std::size_t last = best;
  const auto bytes = [&](std::size_t from, std::size_t to) {
    return static_cast<std::size_t>(all[to].data() + all[to].size() - all[from].data());
  };
  while (last + 1 < all.size() && bytes(first, last + 1) <= bytes_max) ++last;
  while (first > 0 && bytes(first - 1, last) <= bytes_max) --first;
  return text.substr(static_cast<std::size_t>(all[first].data() - text.data()), bytes(first, last));
}

std::string quoted(std::string_view text) {
  std::string out = "> ";
  for (const char c : trim(text)) {
    out += c;
    if (c == '\n') out += "> ";
  }
  return out;
}

}  // namespace aisle
