#include "shared/nlu/name_index.h"

#include <gtest/gtest.h>

#include <random>

#include "shared/nlu/entities.h"
#include "tests/support/shop_world.h"

namespace aisle {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

// Words of few letters and syllables, so that many are near to each other.
std::string made_up_word(Random& random) {
  static const char* const kSyllables[] = {"ta", "tas", "ri", "kel", "no", "me", "7", "ches", "s"};
  std::string word;
  for (std::size_t n = 1 + below(random, 5); n > 0; --n) word += kSyllables[below(random, 9)];
  return word;
}

std::string with_slip(std::string word, Random& random) {
  const std::size_t at = below(random, word.size());
  const char letter = static_cast<char>('a' + below(random, 26));
  switch (below(random, 4)) {
    case 0: return word.erase(at, 1);
    case 1: return word.insert(at, 1, letter);
    case 2: return word[at] = letter, word;
    default: return std::swap(word[at], word[at / 2]), word;
  }
}

const Lexicon& lexicon() {
  static const auto lexicon = Lexicon::parse(test::language_files("en").lexicon);
  return *lexicon;
}

TEST(NameWords, FindWhatComparingWithEachWordFinds) {
  Random random(1);
  NameWords words;
  const WordForms& forms = lexicon().forms;
  std::set<std::string> known;
  for (int i = 0; i < 1500; ++i) known.insert(made_up_word(random));
  for (const std::string& word : known) words.add(word, forms);
  words.finish();
  ASSERT_EQ(words.size(), known.size());
  int near = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string typed = words.word(static_cast<std::uint32_t>(below(random, words.size())));
    for (std::size_t n = below(random, 3); n > 0 && typed.size() > 1; --n) {
      typed = with_slip(typed, random);
    }
    const std::string singular = forms.singular(typed);
    std::vector<NameWords::Match> expected;
    for (std::uint32_t n = 0; n < words.size(); ++n) {
      const std::string& word = words.word(n);
      if (word == typed || forms.singular(word) == singular)
        expected.push_back({n, 0});
      else if (is_near(typed, word) || is_near(singular, forms.singular(word)))
        expected.push_back({n, 1});
    }
    ASSERT_EQ(words.matches(typed, singular), expected) << typed;
    near += expected.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(near, 100);
}

// The shop's own names first, then thousands that begin otherwise.
Vocabulary crowded(Vocabulary vocabulary) {
  for (int i = 0; i < 3000; ++i) {
    const std::string name = "qq" + std::to_string(i) + "z";
    vocabulary.categories.push_back({name + " kits", 1});
    vocabulary.brands.push_back({name, 1});
    vocabulary.options["Zz" + name] = {{"Yes", 1}};
  }
  return vocabulary;
}

TEST(NameIndex, OtherNamesOfTheCatalogChangeNoReading) {
  const SearchIndex index = test::shop_index();
  const Vocabulary many = crowded(index.vocabulary());
  const NameIndex alone(index.vocabulary(), lexicon());
  const NameIndex amid(many, lexicon());
  for (const char* text :
       {"gloves", "a red rucksack under 100", "rain jakcet size m", "tarnfel tents for two",
        "moss green daypacks 28 litres", "waterproof boots in 42", "navy", "size 51",
        "oslund beanies", "hats and gloves", "korrin headlamps in blak"}) {
    const Entities expected = read_entities(text, lexicon(), alone, "EUR");
    EXPECT_EQ(read_entities(text, lexicon(), amid, "EUR"), expected) << text;
    EXPECT_TRUE(expected.names_catalog() || expected.names_kind) << text;
  }
}

TEST(NameIndex, ADecimalBeginsAName) {
  Vocabulary vocabulary;
  vocabulary.options["Connector"] = {{"3.5mm stereo", 4}, {"USB A", 9}};
  const NameIndex names(vocabulary, lexicon());
  const Entities read = read_entities("cable with 3.5mm stereo", lexicon(), names, "EUR");
  EXPECT_EQ(read.options, (std::vector<Attribute>{{"Connector", "3.5mm stereo"}}));
}

TEST(NameIndex, AnOptionOfPlainYesesIsAFeature) {
  Vocabulary vocabulary;
  vocabulary.options["Night vision"] = {{"No", 7}, {"Yes", 4}, {"Up to 20 m", 1}};
  vocabulary.options["Zoom"] = {{"3x", 4}};
  const NameIndex names(vocabulary, lexicon());
  const Entities with = read_entities("camera with night vision", lexicon(), names, "EUR");
  EXPECT_EQ(with.options, (std::vector<Attribute>{{"Night vision", "Yes"}}));
  const Entities without = read_entities("camera without night vision", lexicon(), names, "EUR");
  EXPECT_EQ(without.options, (std::vector<Attribute>{{"Night vision", "No"}}));
  EXPECT_TRUE(read_entities("camera with zoom", lexicon(), names, "EUR").options.empty());
}

}  // namespace
}  // namespace aisle
