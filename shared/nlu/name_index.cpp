#include "shared/nlu/name_index.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "shared/search/affirmation.h"

namespace aisle {
namespace {

Phrase plain_words(std::string_view text, std::size_t words_max, const WordForms& forms) {
  Phrase phrase;
  const std::string apart = without_elisions(text, forms.elisions);
  for (const Word& word : words(apart, words_max)) phrase.push_back(forms.plain(word.folded));
  return phrase;
}

Phrase singular(Phrase phrase, const WordForms& forms) {
  for (std::string& word : phrase) word = forms.singular(word);
  return phrase;
}

// Whether the name holds the words one after the other, or as the end of one of its own.
bool holds(const Phrase& name, const Phrase& part, const WordForms& forms) {
  const auto same = [&](const std::string& word, const std::string& wanted) {
    return word == wanted || ends_as(word, wanted, forms);
  };
  return !part.empty() &&
         std::search(name.begin(), name.end(), part.begin(), part.end(), same) != name.end();
}

AliasRow alias_row(std::vector<Phrase> phrases, const WordForms& forms) {
  AliasRow row;
  for (const Phrase& phrase : phrases) row.singulars.push_back(singular(phrase, forms));
  row.targets.resize(phrases.size());
  row.phrases = std::move(phrases);
  return row;
}

template <class Value>
std::vector<Value>& at_word(std::vector<std::vector<Value>>& lists, std::uint32_t word) {
  if (lists.size() <= word) lists.resize(word + 1);
  return lists[word];
}

}  // namespace

class NameIndexBuilder {
 public:
  NameIndexBuilder(NameIndex& index, const Lexicon& lexicon)
      : index_(index), lexicon_(lexicon), affirmation_(lexicon.search) {
    for (const char* list : {"yes_values", "no_values"}) {
      for (const Phrase& phrase : lexicon.list(list)) {
        if (phrase.size() == 1) yes_and_no_.insert(phrase[0]);
      }
    }
    for (const Aspect& aspect : lexicon.aspects) {
      asked_.insert(aspect.attributes.begin(), aspect.attributes.end());
    }
  }

  void build() {
    const Vocabulary& vocabulary = *index_.vocabulary_;
    add_categories(vocabulary.categories);
    for (const NamedCount& brand : vocabulary.brands) {
      add_name(NameKind::brand, brand);
      add_phrase(brand.name, Said::whole);
    }
    for (const auto& [name, values] : vocabulary.options) add_option(name, values);
    add_feature_synonyms();
    index_.words_.finish();
    index_.by_first_word_.resize(index_.words_.size());
    index_.features_by_first_word_.resize(index_.words_.size());
  }

 private:
  void add_name(NameKind kind, const NamedCount& named, std::uint32_t option = 0) {
    index_.names_.push_back({kind, option, &named});
  }

  std::uint32_t last_name() const { return static_cast<std::uint32_t>(index_.names_.size() - 1); }

  void add_words(const Phrase& phrase, Said said) {
    const auto begin = static_cast<std::uint32_t>(index_.phrase_words_.size());
    for (const std::string& word : phrase) {
      index_.phrase_words_.push_back(index_.words_.add(word, lexicon_.forms));
    }
    at_word(index_.by_first_word_, index_.phrase_words_[begin])
        .push_back({last_name(), begin, static_cast<std::uint8_t>(phrase.size()), said});
  }

  void add_phrase(std::string_view text, Said said) {
    const Phrase phrase = plain_words(text, kNameWordsMax + 1, lexicon_.forms);
    if (!phrase.empty() && phrase.size() <= kNameWordsMax) add_words(phrase, said);
  }

  void add_categories(const std::vector<NamedCount>& categories) {
    std::map<Phrase, std::vector<std::uint32_t>> by_singular;
    for (const NamedCount& category : categories) {
      add_name(NameKind::category, category);
      add_category_phrases(category.name);
      const Phrase one =
          singular(plain_words(category.name, kNameWordsMax, lexicon_.forms), lexicon_.forms);
      by_singular[one].push_back(last_name());
      if (lexicon_.forms.compounds) {
        index_.category_singulars_.push_back(one.size() == 1 ? one[0] : std::string());
      }
    }
    for (const std::vector<std::string>& row : lexicon_.search.synonyms) {
      std::vector<Phrase> phrases;
      for (const std::string& text : row) {
        phrases.push_back(plain_words(text, kNameWordsMax + 1, lexicon_.forms));
      }
      AliasRow aliases = alias_row(std::move(phrases), lexicon_.forms);
      for (std::size_t i = 0; i < aliases.phrases.size(); ++i) {
        const auto same = by_singular.find(aliases.singulars[i]);
        if (same == by_singular.end()) continue;
        for (const std::uint32_t name : same->second) aliases.targets[i].push_back({name, false});
      }
      keep_if_used(std::move(aliases), index_.category_aliases_);
    }
  }

  void add_category_phrases(const std::string& name) {
    add_phrase(name, Said::whole);
    if (name.find_first_of("&,/") != name.npos) {
      for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find_first_of("&,/", begin), name.size());
        add_phrase(trim(std::string_view(name).substr(begin, end - begin)), Said::part);
        begin = end + 1;
      }
    } else if (const std::size_t space = name.rfind(' '); space != name.npos) {
      add_phrase(std::string_view(name).substr(space + 1), Said::head);
    }
  }

  void add_option(const std::string& name, const std::vector<NamedCount>& values) {
    const auto number = static_cast<std::uint32_t>(index_.options_.size());
    const std::string_view kind = lexicon_.option_kind(name);
    index_.options_.push_back({&name, kind});
    if (kind == "size" || kind == "colour") index_.sizes_and_colours_.push_back(number);
    std::vector<AliasRow>* aliases = kind.empty() ? nullptr : aliases_of(kind);
    for (const NamedCount& value : values) add_value(number, kind, value, aliases);
    add_feature(name, values);
    if (kind == "capacity" || kind == "brightness") add_measured(name, values);
  }

  // One word is a value of an option that the lexicon knows, else too many words would be.
  void add_value(std::uint32_t option, std::string_view kind, const NamedCount& value,
                 std::vector<AliasRow>* aliases) {
    const Phrase phrase = plain_words(value.name, kNameWordsMax + 1, lexicon_.forms);
    if (phrase.empty()) return;
    Phrase first(phrase.begin(), phrase.begin() + static_cast<std::ptrdiff_t>(
                                                      std::min(phrase.size(), kNameWordsMax)));
    const bool sayable = phrase.size() <= kNameWordsMax && (phrase.size() > 1 || !kind.empty()) &&
                         !yes_and_no_.contains(lexicon_.forms.plain(value.name));
    if (kind != "size" && !sayable && !aliases) return;
    add_name(NameKind::option, value, option);
    if (kind == "size") {
      add_words(first, Said::size);
    } else if (sayable) {
      add_words(phrase, Said::whole);
    }
    if (aliases) add_to_aliases(singular(std::move(first), lexicon_.forms), *aliases);
  }

  void add_to_aliases(const Phrase& name, std::vector<AliasRow>& rows) {
    for (AliasRow& row : rows) {
      for (std::size_t i = 0; i < row.singulars.size(); ++i) {
        if (row.singulars[i] == name)
          row.targets[i].push_back({last_name(), false});
        else if (holds(name, row.singulars[i], lexicon_.forms))
          row.targets[i].push_back({last_name(), true});
      }
    }
  }

  std::vector<AliasRow>* aliases_of(std::string_view kind) {
    const auto rows = lexicon_.same_values.find(kind);
    if (rows == lexicon_.same_values.end()) return nullptr;
    std::vector<AliasRow>& aliases = index_.option_aliases_[kind];
    if (aliases.empty()) {
      for (const auto& row : rows->second) aliases.push_back(alias_row(row, lexicon_.forms));
    }
    return &aliases;
  }

  static void keep_if_used(AliasRow row, std::vector<AliasRow>& rows) {
    const auto used = [](const auto& targets) { return !targets.empty(); };
    if (std::any_of(row.targets.begin(), row.targets.end(), used)) rows.push_back(std::move(row));
  }

  void add_feature(const std::string& name, const std::vector<NamedCount>& values) {
    Feature feature{.name = &name,
                    .yes = bare(values, Says::yes),
                    .no = bare(values, Says::no),
                    .phrase = plain_words(name, kFeatureWordsMax + 1, lexicon_.forms),
                    .known = asked_.contains(lexicon_.forms.plain(name))};
    if (!feature.yes && !feature.no) return;
    if (feature.phrase.empty() || feature.phrase.size() > kFeatureWordsMax) return;
    if (feature.phrase.size() == 1 && lexicon_.is_common(feature.phrase.front())) return;
    const auto number = static_cast<std::uint32_t>(index_.features_.size());
    const std::uint32_t first = index_.words_.add(feature.phrase.front(), lexicon_.forms);
    at_word(index_.features_by_first_word_, first).push_back(number);
    index_.features_.push_back(std::move(feature));
  }

  const std::string* bare(const std::vector<NamedCount>& values, Says says) const {
    const auto found = std::find_if(values.begin(), values.end(), [&](const NamedCount& value) {
      return affirmation_.is_bare(value.name) && affirmation_.of(value.name) == says;
    });
    return found == values.end() ? nullptr : &found->name;
  }

  void add_feature_synonyms() {
    std::map<Phrase, std::vector<std::uint32_t>> by_phrase;
    for (std::uint32_t i = 0; i < index_.features_.size(); ++i) {
      by_phrase[index_.features_[i].phrase].push_back(i);
    }
    for (const std::vector<std::string>& row : lexicon_.search.synonyms) {
      FeatureSynonyms synonyms;
      for (const std::string& text : row) {
        synonyms.phrases.push_back(plain_words(text, kFeatureWordsMax + 1, lexicon_.forms));
        const auto same = by_phrase.find(synonyms.phrases.back());
        if (same == by_phrase.end()) continue;
        synonyms.features.insert(synonyms.features.end(), same->second.begin(), same->second.end());
      }
      if (!synonyms.features.empty()) index_.feature_synonyms_.push_back(std::move(synonyms));
    }
  }

  void add_measured(const std::string& name, const std::vector<NamedCount>& values) {
    MeasuredOption option{&name, {}};
    for (const NamedCount& value : values) {
      auto quantity = quantity_of_value(name, value.name, lexicon_);
      if (quantity) option.values.push_back({&value, *std::move(quantity)});
    }
    if (!option.values.empty()) index_.measured_.push_back(std::move(option));
  }

  NameIndex& index_;
  const Lexicon& lexicon_;
  Affirmation affirmation_;
  std::set<std::string, std::less<>> yes_and_no_;
  std::set<std::string, std::less<>> asked_;  ///< Attributes that the lexicon's aspects name.
};

NameIndex::NameIndex(const Vocabulary& vocabulary, const Lexicon& lexicon)
    : vocabulary_(&vocabulary) {
  NameIndexBuilder(*this, lexicon).build();
}

}  // namespace aisle
