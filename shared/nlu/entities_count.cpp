// How many are wanted: "two of them", "3x", "make it three". A pair is one of its kind.
#include "shared/nlu/entities.h"
#include "shared/nlu/quantity.h"

namespace aisle {
namespace {

struct Found {
  std::int64_t count = 0;
  Span span;
};

std::optional<Found> counted(std::int64_t thousandths, Span span) {
  if (thousandths < 1000 || thousandths > kCountMax * 1000 || thousandths % 1000 != 0) {
    return std::nullopt;
  }
  return Found{thousandths / 1000, span};
}

// "3x" and "x3".
std::optional<Found> times_at(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  const std::string& word = words.word(i);
  for (const Phrase& phrase : lexicon.list("times")) {
    const std::string& sign = phrase.front();
    if (word.size() <= sign.size()) continue;
    std::string digits;
    if (word.ends_with(sign)) digits = word.substr(0, word.size() - sign.size());
    if (word.starts_with(sign)) digits = word.substr(sign.size());
    if (digits.empty() || digits.find_first_not_of("0123456789") != digits.npos) continue;
    const auto number = read_number(Utterance(digits, lexicon), lexicon, 0);
    if (number) return counted(number->thousandths, {i, i + 1});
  }
  return std::nullopt;
}

// Whether the sentence goes on without a noun that the number could belong to.
bool ends(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  return !words.is_free(i) || words.raw_before(i) != " " ||
         lexicon.stop_words.contains(words.word(i));
}

std::optional<Found> count_at(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  if (const auto times = times_at(words, lexicon, i)) return times;
  const auto number = read_number(words, lexicon, i);
  if (!number || number->has_currency || quantity_at(words, lexicon, i)) return std::nullopt;
  // "The first two of them" is told by its ordinal.
  if (i > 0 && lexicon.ordinals.contains(words.word(i - 1))) return std::nullopt;
  if (words.at(i, lexicon.list("one"))) return std::nullopt;
  const std::size_t next = number->span.end;
  // "Them" in "two of them" is still to be read.
  if (words.at(next, lexicon.list("count_after")))
    return counted(number->thousandths, number->span);
  if (words.at(next, lexicon.list("times"))) return counted(number->thousandths, {i, next + 1});
  const auto before = words.ending_at(i, lexicon.list("count_before"));
  if (!before || !ends(words, lexicon, next)) return std::nullopt;
  return counted(number->thousandths, {before->begin, next});
}

}  // namespace

void read_count(Utterance& words, const Lexicon& lexicon, Entities& out) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words.is_free(i)) continue;
    const auto found = count_at(words, lexicon, i);
    if (!found) continue;
    out.count = found->count;
    words.take(found->span);
    return;
  }
}

}  // namespace aisle
