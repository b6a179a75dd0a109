#include "shared/assistant/measure.h"

#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::int64_t kUnitMax = 1'000'000'000;  ///< Thousandths; larger units are scaled alike.

std::int64_t scaled(std::int64_t thousandths, std::int64_t unit) {
  // Both factors are bounded (see read_number), but their product may not fit: divide first then.
  return unit > kUnitMax ? thousandths * (unit / 1000) : thousandths * unit / 1000;
}

}  // namespace

std::optional<Measure> read_measure(std::string_view value, const Lexicon& lexicon) {
  const Utterance words(value, lexicon);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words.word(i);
    if (word[0] < '0' || word[0] > '9') continue;
    const std::size_t letters = word.find_first_not_of("0123456789.");
    const Utterance digits(std::string_view(word).substr(0, letters), lexicon);
    const auto number = read_number(digits, lexicon, 0);
    if (!number || number->thousandths > 1'000'000'000) continue;
    std::string unit_name = letters != word.npos ? word.substr(letters) : "";
    if (unit_name.empty() && i + 1 < words.size()) unit_name = words.word(i + 1);
    const auto unit = lexicon.units.find(unit_name);
    Measure measure{"", number->thousandths};
    if (unit != lexicon.units.end()) {
      measure = {unit->second.kind, scaled(number->thousandths, unit->second.thousandths)};
    }
    if (words.raw_before(i).ends_with('-')) measure.thousandths = -measure.thousandths;
    return measure;
  }
  return std::nullopt;
}

}  // namespace aisle
