// Quantities that are values of the catalog: "2 person tent", "28 litre", "a tent for four".
//
// Only options that the lexicon knows are read, as bare numbers would fit too many others.
#include "shared/nlu/entities.h"
#include "shared/nlu/quantity.h"

namespace aisle {
namespace {

constexpr std::int64_t kPeopleMax = 12;  ///< "For 200" is no number of people.
constexpr std::string_view kPeople = "people";
constexpr std::string_view kTemperature = "temperature";

// "-10", and not the second number of "5-10".
bool is_negative(const Utterance& words, std::size_t i) {
  const std::string_view before = words.raw_before(i);
  const bool minus = before.ends_with('-') || before.ends_with("\u2212");
  return minus && (i == 0 || before.starts_with(' '));
}

// "For four", where the sentence or a comma ends it.
std::optional<Quantity> people_at(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  if (i == 0 || !words.ending_at(i, lexicon.list("for_people"))) return std::nullopt;
  const auto number = read_number(words, lexicon, i);
  if (!number || number->has_currency || number->thousandths > kPeopleMax * 1000 ||
      is_negative(words, i)) {
    return std::nullopt;
  }
  const std::size_t end = number->span.end;
  const bool ends = end == words.size() || words.raw_before(end) != " ";
  if (!ends && !words.at(end, lexicon.list("search")) && !lexicon.is_common(words.word(end))) {
    return std::nullopt;
  }
  return Quantity{number->thousandths, std::string(kPeople), 1, number->span};
}

class Measures {
 public:
  Measures(Utterance& words, const Lexicon& lexicon, Entities& out)
      : words_(words), lexicon_(lexicon), out_(out) {}

  void read(const NameIndex& names) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_.is_free(i)) continue;
      auto wanted = quantity_at(words_, lexicon_, i);
      if (!wanted) wanted = people_at(words_, lexicon_, i);
      if (!wanted) wanted = cold_at(i);
      if (wanted && !is_limit(*wanted)) choose(*wanted, names);
    }
  }

 private:
  // "For -10", which is a temperature without saying so.
  std::optional<Quantity> cold_at(std::size_t i) const {
    const auto number = is_negative(words_, i) ? read_number(words_, lexicon_, i) : std::nullopt;
    if (!number || number->has_currency) return std::nullopt;
    return Quantity{number->thousandths, std::string(kTemperature), 1, number->span};
  }

  // "At least 400 lumens": no filter has such a thing. A temperature is one that something is for.
  bool is_limit(const Quantity& wanted) {
    constexpr std::pair<const char*, int> kBefore[] = {{"price_at_least", 1}, {"price_at_most", -1}};
    for (const auto& [list, direction] : kBefore) {
      const auto before = words_.ending_at(wanted.span.begin, lexicon_.list(list));
      if (before) return leave(wanted, {before->begin, wanted.span.end}, direction);
    }
    constexpr std::pair<const char*, int> kAfter[] = {{"price_at_least_after", 1},
                                                      {"price_at_most_after", -1}};
    for (const auto& [list, direction] : kAfter) {
      const auto after = words_.at(wanted.span.end, lexicon_.list(list));
      if (after) return leave(wanted, {wanted.span.begin, after->end}, direction);
    }
    return wanted.kind == kTemperature && leave(wanted, wanted.span, -1);
  }

  bool leave(const Quantity& wanted, Span span, int direction) {
    const bool negative = is_negative(words_, wanted.span.begin);
    std::string text;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (!text.empty()) text += ' ';
      if (negative && i == wanted.span.begin) text += '-';
      text += words_.raw(i);
    }
    const std::int64_t thousandths = wanted.thousandths * wanted.unit;
    out_.limits.push_back({std::move(text), wanted.kind, negative ? -thousandths : thousandths,
                           direction});
    words_.take(span);
    return true;
  }

  void choose(const Quantity& wanted, const NameIndex& names) {
    const std::string* name = nullptr;
    const NamedCount* best = nullptr;
    const std::string* unmet = nullptr;  // An option that counts in such units.
    for (const MeasuredOption& option : names.measured()) {
      for (const auto& [value, quantity] : option.values) {
        if (quantity.kind != wanted.kind) continue;
        unmet = option.name;
        if (!(quantity == wanted) || (best && best->count >= value->count)) continue;
        name = option.name;
        best = value;
      }
    }
    if (!unmet) return;
    if (best)
      out_.options.push_back({*name, best->name});
    else
      out_.options.push_back({*unmet, as_said(wanted)});
    words_.take(wanted.span);
  }

  std::string as_said(const Quantity& wanted) const {
    std::string text;
    for (std::size_t i = wanted.span.begin; i < wanted.span.end; ++i) {
      if (!text.empty()) text += ' ';
      text += words_.raw(i);
    }
    return text;
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  Entities& out_;
};

}  // namespace

void read_measures(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
                   Entities& out) {
  Measures(words, lexicon, out).read(names);
}

}  // namespace aisle
