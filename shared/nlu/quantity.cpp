#include "shared/nlu/quantity.h"

#include "shared/nlu/entities.h"

namespace aisle {

std::optional<Quantity> quantity_at(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  const std::string& word = words.word(i);
  const std::size_t letters = word.find_first_not_of("0123456789.");
  const auto named = [&](std::string_view unit, std::int64_t thousandths, Span span) {
    const auto known = lexicon.units.find(unit);
    if (known == lexicon.units.end() || thousandths > 1'000'000'000)
      return std::optional<Quantity>();
    return std::optional<Quantity>(
        {thousandths, known->second.kind, known->second.thousandths / 1000, span});
  };
  if (letters != 0 && letters != word.npos) {
    const Utterance digits(std::string_view(word).substr(0, letters), lexicon);
    const auto number = read_number(digits, lexicon, 0);
    return number ? named(std::string_view(word).substr(letters), number->thousandths, {i, i + 1})
                  : std::nullopt;
  }
  const auto number = read_number(words, lexicon, i);
  if (!number || number->has_currency || !words.is_free(number->span.end)) return std::nullopt;
  return named(words.word(number->span.end), number->thousandths, {i, number->span.end + 1});
}

std::optional<Quantity> quantity_of_value(const std::string& option, const std::string& value,
                                          const Lexicon& lexicon) {
  if (value.empty() || value[0] < '0' || value[0] > '9') return std::nullopt;
  const Utterance text(value, lexicon);
  if (auto found = quantity_at(text, lexicon, 0)) {
    return found->span.end == text.size() ? found : std::nullopt;
  }
  const auto own = lexicon.units.find(lexicon.forms.plain(option));
  const bool bare = own != lexicon.units.end() && text.size() == 1;
  const auto number = bare ? read_number(text, lexicon, 0) : std::nullopt;
  if (!number) return std::nullopt;
  return Quantity{number->thousandths, own->second.kind, own->second.thousandths / 1000, {}};
}

}  // namespace aisle
