// Names of the catalog: categories, brands and the values of options.
//
// All readings of all names are gathered, then the surest are kept: more words before fewer, exact
// before near, and no word twice.
#include <algorithm>
#include <tuple>

#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::size_t kOptionsMax = 6;

struct Reading {
  std::uint32_t number = 0;  ///< The name's.
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

/// A phrase of the catalog that stands in the message.
struct Hit {
  NamePhrase phrase;
  Span span;
  int slips = 0;
};

class Names {
 public:
  Names(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
        const WordMatches& matches, Entities& out)
      : words_(words), lexicon_(lexicon), names_(names), matches_(matches), out_(out) {}

  void read() {
    for (const Hit& hit : hits()) read_hit(hit);
    read_last_parts();
    for (const AliasRow& row : names_.category_aliases()) read_aliases(row);
    for (const auto& [kind, rows] : names_.option_aliases()) {
      for (const AliasRow& row : rows) read_aliases(row);
    }
    // Equal readings keep the order of the names.
    std::stable_sort(readings_.begin(), readings_.end(),
                     [](const Reading& a, const Reading& b) { return a.number < b.number; });
    choose();
    read_unmet();
  }

 private:
  // All phrases of the catalog that stand in the message, in the catalog's order.
  std::vector<Hit> hits() const {
    std::vector<Hit> found;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_.is_free(i)) continue;
      for (const NameWords::Match& first : matches_[i]) {
        for (const NamePhrase& phrase : names_.starting_with(first.word)) {
          if (const auto count = slips(i, phrase)) {
            found.push_back({phrase, {i, i + phrase.count}, *count});
          }
        }
      }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Hit& a, const Hit& b) { return a.phrase.begin < b.phrase.begin; });
    return found;
  }

  // How many slips lie between the words from `i` on and a phrase; nothing when it is another.
  std::optional<int> slips(std::size_t i, const NamePhrase& phrase) const {
    if (!words_.is_free({i, i + phrase.count})) return std::nullopt;
    int count = 0;
    for (std::size_t k = 0; k < phrase.count; ++k) {
      const std::uint32_t word = names_.phrase_words(phrase)[k];
      const auto& matches = matches_[i + k];
      const auto match =
          std::lower_bound(matches.begin(), matches.end(), word,
                           [](const NameWords::Match& m, std::uint32_t w) { return m.word < w; });
      if (match == matches.end() || match->word != word) return std::nullopt;
      if (match->slips > 0 && lexicon_.is_common(words_.word(i + k))) return std::nullopt;
      count += match->slips;
    }
    return count;
  }

  void read_hit(const Hit& hit) {
    const CatalogName& name = names_.name(hit.phrase.name);
    const bool one_word = hit.span.size() == 1;
    switch (hit.phrase.said) {
      case Said::head:
        // "Boots" alone is "Hiking boots" in a shop that has no other boots.
        if (hit.slips == 0) heads_.push_back(reading(hit));
        return;
      case Said::size:
        if (!is_exact(hit) || !is_said_size(hit.span.begin, hit.span.end)) return;
        break;
      case Said::part:
      case Said::whole:
        if (name.kind == NameKind::brand && one_word &&
            lexicon_.is_common(words_.word(hit.span.begin)) && !is_marked_brand(hit.span.begin)) {
          return;
        }
        if (name.kind == NameKind::option && one_word && !says_value(hit.span.begin)) return;
        // "Lumo 8 Pro" is a product, though a case says that it fits one.
        if (name.kind == NameKind::option && !one_word && is_brand(hit.span.begin)) return;
    }
    readings_.push_back(reading(hit));
  }

  // "Stiefel" alone is "Wanderstiefel" in a shop that has no other ones.
  void read_last_parts() {
    const std::vector<std::string>& categories = names_.category_singulars();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_.is_free(i) || lexicon_.is_common(words_.word(i))) continue;
      for (std::uint32_t number = 0; number < categories.size(); ++number) {
        if (!ends_as(categories[number], words_.singular(i), lexicon_.forms)) continue;
        const NamedCount& named = *names_.name(number).named;
        heads_.push_back(
            {number, NameKind::category, nullptr, named.name, named.count, {i, i + 1}});
      }
    }
  }

  Reading reading(const Hit& hit) const {
    const CatalogName& name = names_.name(hit.phrase.name);
    return {hit.phrase.name,   name.kind, option_of(name), name.named->name,
            name.named->count, hit.span,  hit.slips,       hit.phrase.said == Said::part};
  }

  const std::string* option_of(const CatalogName& name) const {
    return name.kind == NameKind::option ? names_.option(name.option).name : nullptr;
  }

  bool is_brand(std::size_t i) const {
    for (const NameWords::Match& match : matches_[i]) {
      if (match.slips > 0) continue;
      for (const NamePhrase& phrase : names_.starting_with(match.word)) {
        if (phrase.count == 1 && names_.name(phrase.name).kind == NameKind::brand) return true;
      }
    }
    return false;
  }

  // A brand called like a common word needs a capital letter inside the sentence.
  bool is_marked_brand(std::size_t i) const {
    const char first = words_.raw(i)[0];
    return i > 0 && first >= 'A' && first <= 'Z';
  }

  // A number, a single letter or a common word alone is never a value.
  bool says_value(std::size_t i) const {
    const std::string& word = words_.word(i);
    return word.size() > 1 && !(word[0] >= '0' && word[0] <= '9') && !lexicon_.is_common(word);
  }

  // Sizes are never forgiven a slip, and short ones need a sign that they are sizes.
  bool is_exact(const Hit& hit) const {
    for (std::size_t k = 0; k < hit.span.size(); ++k) {
      const std::string& known = names_.words().word(names_.phrase_words(hit.phrase)[k]);
      if (words_.word(hit.span.begin + k) != known) return false;
    }
    return true;
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

  // A name that is called otherwise, or (of an option) holds a word that is a value by itself:
  // "moss green" is a green.
  void read_aliases(const AliasRow& row) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto span = words_.at(i, row.phrases);
      if (!span || is_stray_letter(*span)) continue;
      for (std::size_t k = 0; k < row.targets.size(); ++k) {
        for (const AliasTarget& target : row.targets[k]) {
          const CatalogName& name = names_.name(target.name);
          readings_.push_back({target.name, name.kind, option_of(name),
                               target.part ? joined(row.phrases[k]) : name.named->name,
                               name.named->count, *span, target.part ? 1 : 0, false});
        }
      }
    }
  }

  bool is_stray_letter(Span span) const {
    return span.size() == 1 && words_.word(span.begin).size() < 2 &&
           !is_said_size(span.begin, span.end);
  }

  std::string joined(const Phrase& phrase) const {
    std::string text;
    for (const std::string& word : phrase) text += (text.empty() ? "" : " ") + word;
    return lexicon_.as_written(text);
  }

  void choose() {
    std::stable_sort(readings_.begin(), readings_.end(), surer);
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
    read_count_before(reading.span.begin);
  }

  // "We need 2 sleeping bags", but not "the Fjord 2 tent".
  void read_count_before(std::size_t noun) {
    if (noun == 0 || (noun > 1 && !lexicon_.is_common(words_.word(noun - 2)))) return;
    const auto number = read_number(words_, lexicon_, noun - 1);
    if (!number || number->has_currency || number->span.end != noun) return;
    if (number->thousandths < 1000 || number->thousandths > kCountMax * 1000) return;
    out_.count = number->thousandths / 1000;
    words_.take(number->span);
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
  void read_unmet() {
    for (const std::uint32_t number : names_.sizes_and_colours()) {
      const NamedOption& option = names_.option(number);
      if (option.kind == "size") read_unmet_size(*option.name);
      if (option.kind == "colour") read_unmet_colour(*option.name);
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
  const NameIndex& names_;
  const WordMatches& matches_;
  Entities& out_;
  std::vector<Reading> readings_;
  std::vector<Reading> heads_;  ///< Categories of which only the last word was said.
};

}  // namespace

void read_names(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
                const WordMatches& matches, Entities& out) {
  Names(words, lexicon, names, matches, out).read();
}

}  // namespace aisle
