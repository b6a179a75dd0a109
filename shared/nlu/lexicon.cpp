#include "shared/nlu/lexicon.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kLexiconBytesMax = 256 << 10;

// Reads a lexicon's members. Words are compared folded and with their letters written in one way,
// so the spellings are known before any word is read.
class LexiconReader {
 public:
  LexiconReader(std::string_view json, Lexicon& lexicon) : in_(json), lexicon_(lexicon) {}

  void read_spellings() {
    in_.enter_object();
    for (std::string key; in_.next_key(key);) {
      if (key == "spellings")
        lexicon_.search.spellings = pairs();
      else if (key == "elisions")
        lexicon_.search.elisions = strings();
      else
        in_.skip();
    }
    lexicon_.forms.spellings = lexicon_.search.spellings;
    lexicon_.forms.elisions = lexicon_.search.elisions;
  }

  Result<void> read() {
    in_.enter_object();
    for (std::string key; in_.next_key(key);) {
      if (!read_member(key)) return invalid("no member is called \"" + key + "\"");
      if (!in_.ok()) {
        return invalid("\"" + key + "\" has not the form that the README describes");
      }
    }
    if (!in_.ok()) return invalid("not an object");
    return {};
  }

 private:
  std::string plain(std::string_view text) const { return lexicon_.forms.plain(text); }

  Phrase phrase_of(std::string_view written) const {
    const std::string text = without_elisions(written, lexicon_.forms.elisions);
    Phrase phrase;
    for (const Word& word : words(text)) {
      const bool exact = word.begin > 0 && text[word.begin - 1] == kExactMark;
      phrase.push_back((exact ? std::string(1, kExactMark) : "") + plain(word.folded));
    }
    return phrase;
  }

  std::vector<std::string> strings() {
    std::vector<std::string> found;
    in_.enter_array();
    while (in_.next_element()) found.push_back(in_.string());
    return found;
  }

  std::vector<Phrase> phrases() {
    std::vector<Phrase> found;
    for (const std::string& text : strings()) found.push_back(phrase_of(text));
    return found;
  }

  std::vector<std::string> plain_strings() {
    std::vector<std::string> found = strings();
    for (std::string& text : found) text = plain(text);
    return found;
  }

  // Names and values are shown too, as they are written.
  std::vector<std::string> shown_strings() {
    std::vector<std::string> found = strings();
    for (std::string& text : found) {
      std::string folded = plain(text);
      if (folded != text) lexicon_.written.emplace(folded, text);
      text = std::move(folded);
    }
    return found;
  }

  std::vector<Phrase> shown_phrases() {
    std::vector<Phrase> found;
    for (const std::string& text : shown_strings()) found.push_back(phrase_of(text));
    return found;
  }

  template <class Row>
  auto rows(Row row) {
    std::vector<decltype(row())> found;
    in_.enter_array();
    while (in_.next_element()) found.push_back(row());
    return found;
  }

  // An object whose members all have the same kind of value, by names that code knows.
  template <class Read>
  auto by_name(Read read) {
    ByWord<decltype(read())> found;
    in_.enter_object();
    for (std::string name; in_.next_key(name);) found[name] = read();
    return found;
  }

  // Likewise, by words.
  template <class Read>
  auto by_word(Read read) {
    ByWord<decltype(read())> found;
    in_.enter_object();
    for (std::string word; in_.next_key(word);) found[plain(word)] = read();
    return found;
  }

  Unit unit() {
    Unit unit;
    in_.enter_object();
    for (std::string key; in_.next_key(key);) {
      if (key == "kind")
        unit.kind = in_.string();
      else if (key == "thousandths")
        unit.thousandths = in_.integer();
      else
        in_.fail();
    }
    return unit;
  }

  Aspect aspect() {
    Aspect aspect;
    in_.enter_object();
    for (std::string key; in_.next_key(key);) {
      if (key == "name")
        aspect.name = in_.string();
      else if (key == "asks")
        aspect.asks = phrases();
      else if (key == "attributes")
        aspect.attributes = plain_strings();
      else if (key == "lower")
        aspect.lower = phrases();
      else if (key == "higher")
        aspect.higher = phrases();
      else
        in_.fail();
    }
    return aspect;
  }

  std::vector<std::pair<std::string, std::string>> pairs() {
    std::vector<std::pair<std::string, std::string>> found;
    in_.enter_array();
    while (in_.next_element()) {
      const std::vector<std::string> pair = strings();
      if (pair.size() == 2 && !pair[0].empty())
        found.emplace_back(pair[0], pair[1]);
      else
        in_.fail();
    }
    return found;
  }

  // Reads one member; false when it has no such name.
  bool read_member(std::string_view key) {
    const auto number = [&] { return in_.integer(); };
    const auto text = [&] { return in_.string(); };
    const auto all_phrases = [&] { return phrases(); };
    if (key == "plural_endings")
      lexicon_.forms.plural_endings = pairs();
    else if (key == "spellings" || key == "elisions")
      in_.skip();
    else if (key == "one_forms")
      lexicon_.one_forms = pairs();
    else if (key == "many_forms")
      lexicon_.many_forms = pairs();
    else if (key == "lowercase_names")
      lexicon_.lowercase_names = in_.boolean();
    else if (key == "stemmer")
      lexicon_.search.stemmer = in_.string();
    else if (key == "compound_links")
      lexicon_.search.compound_links = strings();
    else if (key == "whole_words")
      lexicon_.search.whole_words = plain_strings();
    else if (key == "stop_words")
      lexicon_.search.stop_words = plain_strings();
    else if (key == "synonyms")
      lexicon_.search.synonyms = rows([&] { return plain_strings(); });
    else if (key == "phrases")
      lexicon_.phrases = by_name(all_phrases);
    else if (key == "numbers")
      lexicon_.numbers = by_word(number);
    else if (key == "ordinals")
      lexicon_.ordinals = by_word(number);
    else if (key == "currencies")
      lexicon_.currencies = by_word(text);
    else if (key == "units")
      lexicon_.units = by_word([&] { return unit(); });
    else if (key == "option_kinds")
      lexicon_.option_kinds = by_name([&] { return shown_strings(); });
    else if (key == "same_values")
      lexicon_.same_values = by_name([&] { return rows([&] { return shown_phrases(); }); });
    else if (key == "policy_words")
      lexicon_.policy_words = rows(all_phrases);
    else if (key == "policy_kinds")
      lexicon_.policy_kinds = rows(all_phrases);
    else if (key == "aspects")
      lexicon_.aspects = rows([&] { return aspect(); });
    else
      return false;
    return true;
  }

  static Error invalid(std::string_view what) {
    return {ErrorCode::invalid_argument, "lexicon: " + std::string(what)};
  }

  JsonReader in_;
  Lexicon& lexicon_;
};

Error invalid(std::string_view what) {
  return {ErrorCode::invalid_argument, "lexicon: " + std::string(what)};
}

}  // namespace

const std::vector<std::string_view>& phrase_lists() {
  static const std::vector<std::string_view> lists = {"add_to_cart",
                                                      "affirm",
                                                      "also",
                                                      "any",
                                                      "available",
                                                      "back_to",
                                                      "brand_words",
                                                      "browse",
                                                      "cancel_it",
                                                      "cancel_order",
                                                      "cart_all",
                                                      "cart_single",
                                                      "cart_verbs",
                                                      "cart_words",
                                                      "category_words",
                                                      "change_address",
                                                      "change_cart",
                                                      "change_items",
                                                      "change_payment",
                                                      "cheaper",
                                                      "compare",
                                                      "complaint",
                                                      "corrects",
                                                      "count_after",
                                                      "count_before",
                                                      "dearer",
                                                      "deny",
                                                      "either",
                                                      "exchange_it",
                                                      "exchange_items",
                                                      "filler",
                                                      "forget",
                                                      "forget_after",
                                                      "for_people",
                                                      "how_to",
                                                      "gift",
                                                      "goodbye",
                                                      "greeting",
                                                      "help",
                                                      "indifferent",
                                                      "joins",
                                                      "last_order",
                                                      "list_orders",
                                                      "named_size",
                                                      "negation",
                                                      "nor",
                                                      "not_ordinals",
                                                      "not_reduced",
                                                      "number_of",
                                                      "definite",
                                                      "one",
                                                      "ones",
                                                      "only",
                                                      "order_status",
                                                      "order_words",
                                                      "other_one",
                                                      "own_account",
                                                      "own_order",
                                                      "person",
                                                      "possessive",
                                                      "policy_filler",
                                                      "policy_topics",
                                                      "price_around",
                                                      "price_at_least",
                                                      "price_at_least_after",
                                                      "price_at_most",
                                                      "price_at_most_after",
                                                      "price_between",
                                                      "price_to",
                                                      "price_words",
                                                      "pronouns",
                                                      "question",
                                                      "rating_good",
                                                      "rating_unit",
                                                      "recommend",
                                                      "relative",
                                                      "reduced",
                                                      "refund_status",
                                                      "remove_from_cart",
                                                      "restock",
                                                      "return_it",
                                                      "return_items",
                                                      "search",
                                                      "show_cart",
                                                      "show_more",
                                                      "size_after",
                                                      "sort_newest",
                                                      "sort_price_down",
                                                      "sort_price_up",
                                                      "sort_rating",
                                                      "start_over",
                                                      "thanks",
                                                      "these",
                                                      "times",
                                                      "undecided",
                                                      "which_better",
                                                      "which_of",
                                                      "who_are_you",
                                                      "with",
                                                      "yes_values",
                                                      "no_values"};
  return lists;
}

Result<Lexicon> Lexicon::parse(std::string_view json) {
  const auto checked = check_json(json, {.bytes_max = kLexiconBytesMax, .depth_max = 6});
  if (!checked) return invalid(checked.error().message);
  Lexicon lexicon;
  LexiconReader(json, lexicon).read_spellings();
  if (auto read = LexiconReader(json, lexicon).read(); !read) return read.error();
  lexicon.forms.stem = find_stemmer(lexicon.search.stemmer);
  lexicon.forms.compounds = !lexicon.search.compound_links.empty();
  lexicon.compounds = Compounds(lexicon.search);
  for (const std::string_view name : phrase_lists()) {
    if (!lexicon.phrases.contains(name)) {
      return invalid("\"phrases\" lacks \"" + std::string(name) + "\"");
    }
  }
  for (const auto& [kind, names] : lexicon.option_kinds) {
    for (const std::string& name : names) {
      lexicon.kind_of_option.emplace(name, kind);
      // Folding may shorten a name: "COLOÜR" has more bytes than what it is looked up by.
      lexicon.option_name_bytes_max = std::max(lexicon.option_name_bytes_max, 2 * name.size());
    }
  }
  for (const auto& [kind, rows] : lexicon.same_values) {
    for (const std::vector<Phrase>& row : rows) {
      for (const Phrase& phrase : row) {
        if (phrase.size() == 1) lexicon.value_singulars.insert(lexicon.forms.singular(phrase[0]));
      }
    }
  }
  for (const auto& [name, unit] : lexicon.units) {
    lexicon.value_singulars.insert(lexicon.forms.singular(name));
  }
  for (const Phrase& phrase : lexicon.list("yes_values")) {
    if (phrase.size() == 1) lexicon.search.yes_values.push_back(phrase[0]);
  }
  for (const Phrase& phrase : lexicon.list("no_values")) {
    if (phrase.size() == 1) lexicon.search.no_values.push_back(phrase[0]);
  }
  lexicon.stop_words.insert(lexicon.search.stop_words.begin(), lexicon.search.stop_words.end());
  lexicon.common = lexicon.stop_words;
  for (const auto& [name, list] : lexicon.phrases) {
    for (const Phrase& phrase : list) {
      if (phrase.size() != 1) continue;
      lexicon.common.insert(phrase[0].substr(phrase[0].starts_with(kExactMark) ? 1 : 0));
    }
  }
  return lexicon;
}

const std::vector<Phrase>& Lexicon::list(std::string_view list) const {
  return phrases.find(list)->second;
}

std::string Lexicon::as_written(std::string_view plain) const {
  const auto known = written.find(plain);
  return known == written.end() ? std::string(plain) : known->second;
}

std::string_view Lexicon::option_kind(std::string_view option_name) const {
  if (option_name.size() > option_name_bytes_max) return {};
  const auto known = kind_of_option.find(forms.plain(option_name));
  return known == kind_of_option.end() ? std::string_view() : known->second;
}

}  // namespace aisle
