#include "shared/nlu/utterance.h"

#include <algorithm>

namespace aisle {
namespace {

// Small words differ by one letter too often ("over", "oven"), so slips count in long ones only.
constexpr std::size_t kForgivenBytesMin = 7;

// Of a word that is written together: what leads up to the last part, and that part ("rot").
constexpr std::size_t kLeadBytesMin = 3;
constexpr std::size_t kLastBytesMin = 3;

}  // namespace

bool holds_words(std::string_view text, std::string_view wanted, const WordForms& forms) {
  const std::vector<Word> all = words(text);
  for (const Word& word : words(wanted)) {
    const auto same = [&](const Word& other) {
      return other.folded == word.folded || ends_as(other.folded, word.folded, forms);
    };
    if (std::none_of(all.begin(), all.end(), same)) return false;
  }
  return true;
}

bool ends_as(std::string_view word, std::string_view last, const WordForms& forms) {
  return forms.compounds && last.size() >= kLastBytesMin &&
         word.size() >= last.size() + kLeadBytesMin && word.ends_with(last);
}

Utterance::Utterance(std::string_view text, const Lexicon& lexicon)
    : text_(lexicon.forms.elisions.empty() ? std::string(text)
                                           : without_elisions(text, lexicon.forms.elisions)),
      words_(words(text_, kUtteranceWordsMax)),
      forms_(&lexicon.forms) {
  for (Word& word : words_) {
    if (!forms_->spellings.empty()) word.folded = spelled(word.folded, forms_->spellings);
    singulars_.push_back(forms_->singular(word.folded));
  }
  used_.assign(words_.size(), false);
}

std::string_view Utterance::raw(std::size_t i) const {
  return std::string_view(text_).substr(words_[i].begin, words_[i].end - words_[i].begin);
}

std::string_view Utterance::raw_before(std::size_t i) const {
  const std::size_t begin = i == 0 ? 0 : words_[i - 1].end;
  return std::string_view(text_).substr(begin, words_[i].begin - begin);
}

std::string_view Utterance::raw_after(std::size_t i) const {
  const std::size_t end = i + 1 == words_.size() ? text_.size() : words_[i + 1].begin;
  return std::string_view(text_).substr(words_[i].end, end - words_[i].end);
}

bool Utterance::is_free(Span span) const {
  for (std::size_t i = span.begin; i < span.end; ++i) {
    if (!is_free(i)) return false;
  }
  return span.end <= size();
}

void Utterance::take(Span span) {
  for (std::size_t i = span.begin; i < span.end && i < size(); ++i) used_[i] = true;
}

bool Utterance::is(std::size_t i, std::string_view known) const {
  const std::string& typed = words_[i].folded;
  if (known.starts_with(kExactMark)) return typed == known.substr(1);
  if (typed.empty() || known.empty() || typed[0] != known[0]) return false;
  if (typed == known) return true;
  // "Ones" are not "one", but "deals" are like a "deal".
  const bool varies = typed.size() >= forms_->varied_bytes_min();
  if (varies && singulars_[i] == forms_->singular(known)) return true;
  return std::min(typed.size(), known.size()) >= kForgivenBytesMin && is_near(typed, known);
}

std::optional<Span> Utterance::at(std::size_t i, const std::vector<Phrase>& phrases) const {
  std::optional<Span> best;
  for (const Phrase& phrase : phrases) {
    const Span span{i, i + phrase.size()};
    if (phrase.empty() || !is_free(span) || (best && best->size() >= span.size())) continue;
    bool same = true;
    for (std::size_t k = 0; same && k < phrase.size(); ++k) same = is(i + k, phrase[k]);
    if (same) best = span;
  }
  return best;
}

std::optional<Span> Utterance::ending_at(std::size_t end,
                                         const std::vector<Phrase>& phrases) const {
  for (std::size_t begin = end > 5 ? end - 5 : 0; begin < end; ++begin) {
    const auto span = at(begin, phrases);
    if (span && span->end == end) return span;
  }
  return std::nullopt;
}

std::optional<Span> Utterance::find(const std::vector<Phrase>& phrases) const {
  for (std::size_t i = 0; i < size(); ++i) {
    if (const auto span = at(i, phrases)) return span;
  }
  return std::nullopt;
}

bool Utterance::take_all(const std::vector<Phrase>& phrases) {
  bool any = false;
  while (const auto span = find(phrases)) {
    take(*span);
    any = true;
  }
  return any;
}

std::size_t Utterance::free_count() const {
  return static_cast<std::size_t>(std::count(used_.begin(), used_.end(), false));
}

}  // namespace aisle
