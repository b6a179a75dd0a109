#include "shared/nlu/lexicon.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kLexiconBytesMax = 256 << 10;

Phrase phrase_of(std::string_view text) {
  Phrase phrase;
  for (Word& word : words(text)) phrase.push_back(std::move(word.folded));
  return phrase;
}

std::vector<std::string> read_strings(JsonReader& in) {
  std::vector<std::string> strings;
  in.enter_array();
  while (in.next_element()) strings.push_back(in.string());
  return strings;
}

std::vector<Phrase> read_phrases(JsonReader& in) {
  std::vector<Phrase> phrases;
  for (const std::string& text : read_strings(in)) phrases.push_back(phrase_of(text));
  return phrases;
}

std::vector<std::string> read_folded(JsonReader& in) {
  std::vector<std::string> strings = read_strings(in);
  for (std::string& text : strings) text = fold(text);
  return strings;
}

std::vector<std::vector<Phrase>> read_rows(JsonReader& in) {
  std::vector<std::vector<Phrase>> rows;
  in.enter_array();
  while (in.next_element()) rows.push_back(read_phrases(in));
  return rows;
}

// An object whose members all have the same kind of value.
template <class Value, class Read>
ByWord<Value> read_map(JsonReader& in, Read read) {
  ByWord<Value> map;
  in.enter_object();
  for (std::string key; in.next_key(key);) map[fold(key)] = read(in);
  return map;
}

Unit read_unit(JsonReader& in) {
  Unit unit;
  in.enter_object();
  for (std::string key; in.next_key(key);) {
    if (key == "kind")
      unit.kind = in.string();
    else if (key == "thousandths")
      unit.thousandths = in.integer();
    else
      in.fail();
  }
  return unit;
}

Aspect read_aspect(JsonReader& in) {
  Aspect aspect;
  in.enter_object();
  for (std::string key; in.next_key(key);) {
    if (key == "name")
      aspect.name = in.string();
    else if (key == "asks")
      aspect.asks = read_phrases(in);
    else if (key == "attributes")
      aspect.attributes = read_folded(in);
    else if (key == "lower")
      aspect.lower = read_phrases(in);
    else if (key == "higher")
      aspect.higher = read_phrases(in);
    else
      in.fail();
  }
  return aspect;
}

void read_endings(JsonReader& in, WordForms& forms) {
  in.enter_array();
  while (in.next_element()) {
    const std::vector<std::string> pair = read_strings(in);
    if (pair.size() == 2)
      forms.plural_endings.emplace_back(pair[0], pair[1]);
    else
      in.fail();
  }
}

// Reads one member; false when it has no such name.
bool read_member(JsonReader& in, std::string_view key, Lexicon& lexicon) {
  const auto text = [](JsonReader& value) { return value.string(); };
  const auto number = [](JsonReader& value) { return value.integer(); };
  if (key == "plural_endings")
    read_endings(in, lexicon.forms);
  else if (key == "lowercase_names")
    lexicon.lowercase_names = in.boolean();
  else if (key == "stemmer")
    lexicon.search.stemmer = in.string();
  else if (key == "stop_words")
    lexicon.search.stop_words = read_folded(in);
  else if (key == "synonyms") {
    in.enter_array();
    while (in.next_element()) lexicon.search.synonyms.push_back(read_folded(in));
  } else if (key == "phrases")
    lexicon.phrases = read_map<std::vector<Phrase>>(in, read_phrases);
  else if (key == "numbers")
    lexicon.numbers = read_map<std::int64_t>(in, number);
  else if (key == "ordinals")
    lexicon.ordinals = read_map<std::int64_t>(in, number);
  else if (key == "currencies")
    lexicon.currencies = read_map<std::string>(in, text);
  else if (key == "units")
    lexicon.units = read_map<Unit>(in, read_unit);
  else if (key == "option_kinds")
    lexicon.option_kinds = read_map<std::vector<std::string>>(in, read_folded);
  else if (key == "same_values")
    lexicon.same_values = read_map<std::vector<std::vector<Phrase>>>(in, read_rows);
  else if (key == "policy_words")
    lexicon.policy_words = read_rows(in);
  else if (key == "policy_kinds")
    lexicon.policy_kinds = read_rows(in);
  else if (key == "aspects") {
    in.enter_array();
    while (in.next_element()) lexicon.aspects.push_back(read_aspect(in));
  } else
    return false;
  return true;
}

Error invalid(std::string_view what) {
  return {ErrorCode::invalid_argument, "lexicon: " + std::string(what)};
}

}  // namespace

const std::vector<std::string_view>& phrase_lists() {
  static const std::vector<std::string_view> lists = {"add_to_cart",
                                                      "affirm",
                                                      "any",
                                                      "available",
                                                      "brand_words",
                                                      "browse",
                                                      "cancel_order",
                                                      "cart_words",
                                                      "category_words",
                                                      "change_address",
                                                      "change_cart",
                                                      "change_items",
                                                      "change_payment",
                                                      "cheaper",
                                                      "compare",
                                                      "complaint",
                                                      "count_after",
                                                      "count_before",
                                                      "dearer",
                                                      "deny",
                                                      "either",
                                                      "exchange_items",
                                                      "filler",
                                                      "forget",
                                                      "forget_after",
                                                      "for_people",
                                                      "how_to",
                                                      "goodbye",
                                                      "greeting",
                                                      "help",
                                                      "last_order",
                                                      "list_orders",
                                                      "named_size",
                                                      "negation",
                                                      "not_ordinals",
                                                      "not_reduced",
                                                      "number_of",
                                                      "definite",
                                                      "one",
                                                      "ones",
                                                      "only",
                                                      "order_status",
                                                      "order_words",
                                                      "own_account",
                                                      "own_order",
                                                      "person", "possessive",
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
                                                      "recommend", "relative",
                                                      "reduced",
                                                      "refund_status",
                                                      "remove_from_cart",
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
                                                      "which_better",
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
  JsonReader in(json);
  in.enter_object();
  for (std::string key; in.next_key(key);) {
    if (!read_member(in, key, lexicon)) return invalid("no member is called \"" + key + "\"");
    if (!in.ok()) return invalid("\"" + key + "\" has not the form that the README describes");
  }
  if (!in.ok()) return invalid("not an object");
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
      if (phrase.size() == 1) lexicon.common.insert(phrase[0]);
    }
  }
  return lexicon;
}

const std::vector<Phrase>& Lexicon::list(std::string_view list) const {
  return phrases.find(list)->second;
}

std::string_view Lexicon::option_kind(std::string_view option_name) const {
  if (option_name.size() > option_name_bytes_max) return {};
  const auto known = kind_of_option.find(fold(option_name));
  return known == kind_of_option.end() ? std::string_view() : known->second;
}

}  // namespace aisle
