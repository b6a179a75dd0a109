// Names of the catalog: categories, brands and the values of options.
//
// All readings of all names are gathered, then the surest are kept: more words before fewer, exact
// before near, and no word twice.
#include <algorithm>
#include <tuple>

#include "shared/nlu/entities.h"
#include "shared/nlu/glance.h"

namespace aisle {
namespace {

constexpr std::size_t kNameWordsMax = 6;
constexpr std::size_t kOptionsMax = 6;

enum class NameKind { category, option, brand };

struct Reading {
  NameKind kind = NameKind::category;
  const std::string* option = nullptr;  ///< The option's name.
  std::string name;                     ///< As the shop writes it, or a part of that.
  std::int64_t count = 0;
  Span span;
  int slips = 0;
  bool keeps_words = false;  ///< Only a part of the name was said: its words stay in the text.
};

bool surer(const Reading& a, const Reading& b) {
  const auto rank = [](const Reading& r) {
    return std::tuple(-static_cast<int>(r.span.size()), r.slips, r.keeps_words, r.kind, -r.count,
                      r.span.begin);
  };
  return rank(a) < rank(b);
}

/// A phrase of the message that also goes by other words: "rucksack" is "backpack".
struct Alias {
  std::vector<Phrase> same;  ///< In singular.
  Span span;
};

class Names {
 public:
  Names(Utterance& words, const Lexicon& lexicon, Entities& out)
      : words_(words), lexicon_(lexicon), out_(out) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_.is_free(i)) glance_.add(words_.word(i));
    }
  }

  void read(const Vocabulary& vocabulary) {
    category_aliases_ = aliases(synonym_rows());
    for (const NamedCount& category : vocabulary.categories) read_category(category);
    for (const NamedCount& brand : vocabulary.brands) read_brand(brand);
    for (const auto& [option, values] : vocabulary.options) read_option(option, values);
    choose();
    read_unmet(vocabulary);
  }

 private:
  // How many slips lie between the words from `i` on and a name; nothing when it is another.
  std::optional<int> slips(std::size_t i, const std::vector<Word>& name) const {
    if (!words_.is_free({i, i + name.size()})) return std::nullopt;
    int count = 0;
    for (std::size_t k = 0; k < name.size(); ++k) {
      const std::string& known = name[k].folded;
      const std::string& typed = words_.word(i + k);
      if (typed == known || words_.singular(i + k) == lexicon_.forms.singular(known)) continue;
      const bool near =
          is_near(typed, known) || is_near(words_.singular(i + k), lexicon_.forms.singular(known));
      if (!near || lexicon_.is_common(typed)) return std::nullopt;
      ++count;
    }
    return count;
  }

  template <class Found>
  void places(std::string_view name, Found found) const {
    if (!glance_.may_start(name)) return;
    const std::vector<Word> known = words(name, kNameWordsMax + 1);
    if (known.empty() || known.size() > kNameWordsMax) return;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (const auto count = slips(i, known)) found(Span{i, i + known.size()}, *count);
    }
  }

  void read_category(const NamedCount& category) {
    const auto take = [&](std::string_view name, bool part) {
      places(name, [&](Span span, int slips) {
        readings_.push_back(
            {NameKind::category, nullptr, category.name, category.count, span, slips, part});
      });
    };
    take(category.name, false);
    // "Hats & gloves" is said as "gloves".
    if (category.name.find_first_of("&,/") != category.name.npos) {
      for (std::size_t begin = 0; begin < category.name.size();) {
        const std::size_t end =
            std::min(category.name.find_first_of("&,/", begin), category.name.size());
        take(trim(std::string_view(category.name).substr(begin, end - begin)), true);
        begin = end + 1;
      }
    }
    read_alias(category_aliases_, NameKind::category, nullptr, category);
    read_head(category);
  }

  // "Boots" alone is "Hiking boots" in a shop that has no other boots.
  void read_head(const NamedCount& category) {
    const std::size_t space = category.name.rfind(' ');
    if (space == category.name.npos || category.name.find_first_of("&,/") != category.name.npos) {
      return;
    }
    places(std::string_view(category.name).substr(space + 1), [&](Span span, int slips) {
      if (slips == 0)
        heads_.push_back(
            {NameKind::category, nullptr, category.name, category.count, span, slips, false});
    });
  }

  void read_brand(const NamedCount& brand) {
    places(brand.name, [&](Span span, int slips) {
      const bool common = span.size() == 1 && lexicon_.is_common(words_.word(span.begin));
      if (common && !is_marked_brand(span.begin)) return;
      readings_.push_back({NameKind::brand, nullptr, brand.name, brand.count, span, slips, false});
    });
  }

  // A brand called like a common word needs a capital letter inside the sentence.
  bool is_marked_brand(std::size_t i) const {
    const char first = words_.raw(i)[0];
    return i > 0 && first >= 'A' && first <= 'Z';
  }

  void read_option(const std::string& option, const std::vector<NamedCount>& values) {
    const std::string_view kind = lexicon_.option_kind(option);
    const auto rows = lexicon_.same_values.find(kind);
    const std::vector<Alias> known =
        rows == lexicon_.same_values.end() ? std::vector<Alias>{} : aliases(rows->second);
    for (const NamedCount& value : values) {
      if (kind == "size") {
        read_size(option, value);
      } else {
        places(value.name, [&](Span span, int slips) {
          if (span.size() == 1 && !says_value(span.begin, kind)) return;
          if (is_yes_or_no(value.name)) return;
          readings_.push_back(
              {NameKind::option, &option, value.name, value.count, span, slips, false});
        });
      }
      read_alias(known, NameKind::option, &option, value);
    }
  }

  bool is_yes_or_no(std::string_view value) const {
    const Phrase folded{fold(value)};
    const auto& yes = lexicon_.list("yes_values");
    const auto& no = lexicon_.list("no_values");
    return std::find(yes.begin(), yes.end(), folded) != yes.end() ||
           std::find(no.begin(), no.end(), folded) != no.end();
  }

  // One word is a value of an option that the lexicon knows, else too many words would be: a
  // number, a single letter or a common word never is.
  bool says_value(std::size_t i, std::string_view kind) const {
    const std::string& word = words_.word(i);
    return !kind.empty() && word.size() > 1 && !(word[0] >= '0' && word[0] <= '9') &&
           !lexicon_.is_common(word);
  }

  // Sizes are never forgiven a slip, and short ones need a sign that they are sizes.
  void read_size(const std::string& option, const NamedCount& value) {
    const std::vector<Word> known = words(value.name, kNameWordsMax);
    if (known.empty()) return;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_.is_free({i, i + known.size()})) continue;
      bool same = true;
      for (std::size_t k = 0; same && k < known.size(); ++k) {
        same = words_.word(i + k) == known[k].folded;
      }
      if (!same || !is_said_size(i, i + known.size())) continue;
      readings_.push_back(
          {NameKind::option, &option, value.name, value.count, {i, i + known.size()}, 0, false});
    }
  }

  bool is_said_size(std::size_t begin, std::size_t end) const {
    const std::string& word = words_.word(begin);
    const bool number = word[0] >= '0' && word[0] <= '9';
    const bool named = words_.ending_at(begin, lexicon_.list("named_size")) ||
                       words_.at(end, lexicon_.list("size_after"));
    if (named || words_.free_count() == end - begin) return true;
    if (number) return false;
    const bool upper = words_.raw(begin)[0] >= 'A' && words_.raw(begin)[0] <= 'Z';
    const bool after_number =
        begin > 0 && words_.word(begin - 1)[0] >= '0' && words_.word(begin - 1)[0] <= '9';
    return (word.size() > 1 || upper) && is_letter_size(word) && !after_number;
  }

  std::vector<std::vector<Phrase>> synonym_rows() const {
    std::vector<std::vector<Phrase>> rows;
    for (const auto& row : lexicon_.search.synonyms) {
      std::vector<Phrase>& phrases = rows.emplace_back();
      for (const std::string& text : row) {
        Phrase& phrase = phrases.emplace_back();
        for (Word& word : words(text)) phrase.push_back(std::move(word.folded));
      }
    }
    return rows;
  }

  std::vector<Alias> aliases(const std::vector<std::vector<Phrase>>& rows) const {
    std::vector<Alias> found;
    for (const std::vector<Phrase>& row : rows) {
      for (std::size_t i = 0; i < words_.size(); ++i) {
        const auto span = words_.at(i, row);
        if (!span) continue;
        Alias& alias = found.emplace_back();
        alias.span = *span;
        for (const Phrase& phrase : row) alias.same.push_back(singular(phrase));
      }
    }
    return found;
  }

  Phrase singular(Phrase phrase) const {
    for (std::string& word : phrase) word = lexicon_.forms.singular(word);
    return phrase;
  }

  // A name that is called otherwise, or (of an option) holds a word that is a value by itself:
  // "moss green" is a green.
  void read_alias(const std::vector<Alias>& aliases, NameKind kind, const std::string* option,
                  const NamedCount& named) {
    if (aliases.empty()) return;
    Phrase name;
    for (Word& word : words(named.name, kNameWordsMax)) name.push_back(std::move(word.folded));
    name = singular(std::move(name));
    for (const Alias& alias : aliases) {
      if (is_stray_letter(alias.span)) continue;
      for (const Phrase& same : alias.same) {
        const bool equal = same == name;
        const bool part = kind == NameKind::option && !equal && holds(name, same);
        if (!equal && !part) continue;
        readings_.push_back({kind, option, equal ? named.name : joined(same), named.count,
                             alias.span, part ? 1 : 0, false});
      }
    }
  }

  bool is_stray_letter(Span span) const {
    return span.size() == 1 && words_.word(span.begin).size() < 2 &&
           !is_said_size(span.begin, span.end);
  }

  static bool holds(const Phrase& name, const Phrase& part) {
    return !part.empty() &&
           std::search(name.begin(), name.end(), part.begin(), part.end()) != name.end();
  }

  static std::string joined(const Phrase& phrase) {
    std::string text;
    for (const std::string& word : phrase) text += (text.empty() ? "" : " ") + word;
    return text;
  }

  void choose() {
    std::sort(readings_.begin(), readings_.end(), surer);
    const Reading* category = nullptr;
    for (const Reading& reading : readings_) {
      if (!words_.is_free(reading.span)) continue;
      switch (reading.kind) {
        case NameKind::category:
          if (category) continue;
          category = &reading;
          break;
        case NameKind::brand:
          if (!out_.brand.empty()) continue;
          out_.brand = reading.name;
          break;
        case NameKind::option:
          if (has_option(*reading.option)) continue;
          out_.options.push_back({*reading.option, reading.name});
          take_size_words(reading);
          break;
      }
      if (reading.kind != NameKind::category) words_.take(reading.span);
    }
    if (!category) category = only_head();
    out_.names_kind = category || !heads_.empty();
    if (category) take_category(*category);
  }

  const Reading* only_head() const {
    const bool one = heads_.size() == 1 && words_.is_free(heads_.front().span);
    return one ? &heads_.front() : nullptr;
  }

  // "Headlamp batteries" are not headlamps: a name that only leads up to another noun stays text.
  void take_category(const Reading& reading) {
    const std::size_t next = reading.span.end;
    const bool leads = words_.is_free(next) && words_.raw_before(next) == " " &&
                       !lexicon_.is_common(words_.word(next)) &&
                       !lexicon_.units.contains(words_.word(next));
    if (leads) return;
    out_.category = reading.name;
    if (!reading.keeps_words) words_.take(reading.span);
  }

  bool has_option(const std::string& name) const {
    return out_.options.size() >= kOptionsMax ||
           std::any_of(out_.options.begin(), out_.options.end(),
                       [&](const Attribute& option) { return option.name == name; });
  }

  void take_size_words(const Reading& reading) {
    if (lexicon_.option_kind(*reading.option) != "size") return;
    if (const auto before = words_.ending_at(reading.span.begin, lexicon_.list("named_size"))) {
      words_.take(*before);
    }
    if (const auto after = words_.at(reading.span.end, lexicon_.list("size_after"))) {
      words_.take(*after);
    }
  }

  // "Pink" or "size 51" in a shop that has none is still a wish, so that it can be said.
  void read_unmet(const Vocabulary& vocabulary) {
    for (const auto& [option, values] : vocabulary.options) {
      const std::string_view kind = lexicon_.option_kind(option);
      if (kind == "size") read_unmet_size(option);
      if (kind == "colour") read_unmet_colour(option);
    }
  }

  bool has_kind(std::string_view kind) const {
    return std::any_of(out_.options.begin(), out_.options.end(), [&](const Attribute& option) {
      return lexicon_.option_kind(option.name) == kind;
    });
  }

  void read_unmet_size(const std::string& option) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto mark = words_.at(i, lexicon_.list("size_after"));
      if (!mark || !words_.is_free(mark->end) || has_kind("size")) continue;
      const std::string& word = words_.word(mark->end);
      const bool size = (word[0] >= '0' && word[0] <= '9') || is_letter_size(word);
      if (!size) continue;
      out_.options.push_back({option, std::string(words_.raw(mark->end))});
      words_.take({i, mark->end + 1});
    }
  }

  void read_unmet_colour(const std::string& option) {
    const auto rows = lexicon_.same_values.find("colour");
    if (rows == lexicon_.same_values.end()) return;
    for (const std::vector<Phrase>& row : rows->second) {
      const auto span = words_.find(row);
      if (!span || has_kind("colour")) continue;
      out_.options.push_back({option, joined(row.front())});
      words_.take(*span);
    }
  }

  bool is_letter_size(const std::string& word) const {
    const auto rows = lexicon_.same_values.find("size");
    if (rows == lexicon_.same_values.end()) return false;
    return std::any_of(rows->second.begin(), rows->second.end(), [&](const auto& row) {
      return std::find(row.begin(), row.end(), Phrase{word}) != row.end();
    });
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  Entities& out_;
  Glance glance_;
  std::vector<Alias> category_aliases_;
  std::vector<Reading> readings_;
  std::vector<Reading> heads_;  ///< Categories of which only the last word was said.
};

}  // namespace

void read_names(Utterance& words, const Lexicon& lexicon, const Vocabulary& vocabulary,
                Entities& out) {
  Names(words, lexicon, out).read(vocabulary);
}

}  // namespace aisle
