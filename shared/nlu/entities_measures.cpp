// Quantities that are values of the catalog: "2 person tent", "28 litre", "a tent for four".
//
// Only options that the lexicon knows are read, as bare numbers would fit too many others.
#include <algorithm>

#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::int64_t kPeopleMax = 12;  ///< "For 200" is no number of people.
constexpr std::string_view kPeople = "people";

struct Quantity {
  std::int64_t thousandths = 0;
  std::string kind;
  std::int64_t unit = 0;  ///< Thousandths of the kind's base; see Unit.
  Span span;

  bool operator==(const Quantity& other) const {
    return kind == other.kind && thousandths * unit == other.thousandths * other.unit;
  }
};

// A number and its unit, "28 l" or "28l", at word `i`.
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

// "For four", where the sentence or a comma ends it.
std::optional<Quantity> people_at(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  if (i == 0 || !words.ending_at(i, lexicon.list("for_people"))) return std::nullopt;
  const auto number = read_number(words, lexicon, i);
  if (!number || number->has_currency || number->thousandths > kPeopleMax * 1000) {
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

  void read(const Vocabulary& vocabulary) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_.is_free(i)) continue;
      auto wanted = quantity_at(words_, lexicon_, i);
      if (!wanted) wanted = people_at(words_, lexicon_, i);
      if (wanted && !is_limit(*wanted)) choose(*wanted, vocabulary);
    }
  }

 private:
  // "At least 400 lumens": a filter has no such thing, so that it is said instead.
  bool is_limit(const Quantity& wanted) {
    for (const char* list : {"price_at_least", "price_at_most"}) {
      const auto before = words_.ending_at(wanted.span.begin, lexicon_.list(list));
      if (before) return leave({before->begin, wanted.span.end});
    }
    for (const char* list : {"price_at_least_after", "price_at_most_after"}) {
      const auto after = words_.at(wanted.span.end, lexicon_.list(list));
      if (after) return leave({wanted.span.begin, after->end});
    }
    return false;
  }

  bool leave(Span span) {
    std::string text;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (!text.empty()) text += ' ';
      text += words_.raw(i);
    }
    out_.limits.push_back(std::move(text));
    words_.take(span);
    return true;
  }

  void choose(const Quantity& wanted, const Vocabulary& vocabulary) {
    const std::string* name = nullptr;
    const NamedCount* best = nullptr;
    const std::string* unmet = nullptr;  // An option that counts in such units.
    for (const auto& [option, values] : vocabulary.options) {
      if (values.empty() || !is_counted(option)) continue;
      const auto own = lexicon_.units.find(fold(option));
      for (const NamedCount& value : values) {
        const auto measured = measure(value.name, own == lexicon_.units.end() ? nullptr : &*own);
        if (!measured || measured->kind != wanted.kind) continue;
        unmet = &option;
        if (!(*measured == wanted) || (best && best->count >= value.count)) continue;
        name = &option;
        best = &value;
      }
    }
    if (!unmet) return;
    if (best)
      out_.options.push_back({*name, best->name});
    else
      out_.options.push_back({*unmet, as_said(wanted)});
    words_.take(wanted.span);
  }

  // Names of a kind that the lexicon lists, such as "Capacity" or "Persons".
  bool is_counted(const std::string& option) const {
    const std::string_view kind = lexicon_.option_kind(option);
    return kind == "capacity" || kind == "brightness";
  }

  std::optional<Quantity> measure(const std::string& value,
                                  const std::pair<const std::string, Unit>* own) const {
    if (value.empty() || value[0] < '0' || value[0] > '9') return std::nullopt;
    const Utterance text(value, lexicon_);
    if (auto found = quantity_at(text, lexicon_, 0)) {
      return found->span.end == text.size() ? found : std::nullopt;
    }
    const auto bare = own && text.size() == 1 ? read_number(text, lexicon_, 0) : std::nullopt;
    if (!bare) return std::nullopt;
    return Quantity{bare->thousandths, own->second.kind, own->second.thousandths / 1000, {}};
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

void read_measures(Utterance& words, const Lexicon& lexicon, const Vocabulary& vocabulary,
                   Entities& out) {
  Measures(words, lexicon, out).read(vocabulary);
}

}  // namespace aisle
