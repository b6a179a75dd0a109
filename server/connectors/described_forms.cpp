// [values] of a description.
#include "server/connectors/described_values.h"
#include "server/connectors/local_time.h"

namespace aisle {
namespace {

constexpr std::size_t kWordBytesMax = 200;

// The words that a map may name, and what they mean.
template <class T>
using Meanings = std::vector<std::pair<std::string_view, T>>;

const Meanings<StateWord>& state_words() {
  static const Meanings<StateWord> words = {
      {"pending", {OrderState::pending}},
      {"in_work", {OrderState::pending, true}},
      {"partly_shipped", {OrderState::partly_shipped}},
      {"shipped", {OrderState::shipped}},
      {"delivered", {OrderState::delivered}},
      {"cancelled", {OrderState::cancelled}},
      {"return_requested", {OrderState::return_requested}},
      {"returned", {OrderState::returned}},
  };
  return words;
}

template <class T>
Meanings<T> words_of_enum() {
  Meanings<T> words;
  const auto names = enum_names(T{});
  for (std::size_t i = 0; i < names.size(); ++i) words.emplace_back(names[i], static_cast<T>(i));
  return words;
}

template <class T>
std::string alternatives(const Meanings<T>& words) {
  std::string all;
  for (const auto& [name, meaning] : words) {
    all += (all.empty() ? "\"" : ", \"") + std::string(name) + "\"";
  }
  return all;
}

template <class T>
const T* meaning_of(const Meanings<T>& words, std::string_view word) {
  for (const auto& [name, meaning] : words) {
    if (name == word) return &meaning;
  }
  return nullptr;
}

// A table whose keys are the system's words and whose values are ours.
template <class T>
void read_words(const toml::table* toml, const std::string& name, const Meanings<T>& words,
                std::map<std::string, T>& out, std::vector<ConfigMistake>& mistakes) {
  if (!toml) return;
  ConfigTable table(*toml, name, mistakes);
  if (toml->size() > kWordsMax) {
    mistakes.push_back({table.line(), name + " expected at most 200 words"});
    return;
  }
  for (const auto& [key, node] : *toml) {
    const std::string theirs(key.str());
    std::string ours;
    const std::size_t before = mistakes.size();
    table.text(theirs, ours, kWordBytesMax);
    if (mistakes.size() > before) continue;
    if (const T* meaning = meaning_of(words, ours)) {
      out[theirs] = *meaning;
    } else {
      table.mistake(theirs, "expected one of " + alternatives(words));
    }
  }
}

template <class T>
void read_choice(ConfigTable& table, std::string_view key, T& choice) {
  const Meanings<T> words = words_of_enum<T>();
  std::string word(enum_names(choice)[static_cast<std::size_t>(choice)]);
  table.text(key, word, kWordBytesMax);
  if (const T* meaning = meaning_of(words, word)) {
    choice = *meaning;
  } else {
    table.mistake(key, "expected one of " + alternatives(words));
  }
}

}  // namespace

ValueForms read_value_forms(const toml::table* toml, std::string_view currency,
                            std::vector<ConfigMistake>& mistakes) {
  ValueForms forms;
  forms.currency = currency;
  if (!toml) return forms;
  ConfigTable table(*toml, "[values]", mistakes, "server/connectors/README.md");
  read_choice(table, "money", forms.money);
  read_choice(table, "times", forms.times);
  table.text("currency", forms.currency, 3);
  table.text("zone", forms.zone, 100);
  read_words(table.table("states"), "[values.states]", state_words(), forms.states, mistakes);
  read_words(table.table("stock"), "[values.stock]", words_of_enum<Availability>(), forms.stock,
             mistakes);
  read_words(table.table("reasons"), "[values.reasons]", words_of_enum<ReturnReason>(),
             forms.reasons, mistakes);
  table.finish();
  if (!is_currency(forms.currency)) {
    table.mistake("currency", "expected three capitals, like \"EUR\"");
  }
  if (!is_time_zone(forms.zone)) {
    table.mistake("zone", "this machine knows no such zone; expected one like \"Europe/Berlin\"");
  }
  return forms;
}

}  // namespace aisle
