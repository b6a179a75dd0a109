#include "shared/search/compounds.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

SearchLanguage german() {
  return {.stop_words = {"die", "fur", "und"},
          .stemmer = "german",
          .spellings = {{"ae", "a"}, {"oe", "o"}, {"ue", "u"}},
          .compound_links = {"", "s", "n", "es", "en", "e", "er"},
          .whole_words = {"handschuh"}};
}

std::vector<std::string> parts(std::string_view word, std::set<std::string> stems) {
  return Compounds(german()).parts(word,
                                   [&](const std::string& stem) { return stems.contains(stem); });
}
using Parts = std::vector<std::string>;

TEST(Compounds, AreTakenApartByTheWordsThatAreKnown) {
  EXPECT_EQ(parts("regenjacken", {"reg", "jack"}), (Parts{"jack", "reg"}));
  EXPECT_EQ(parts("lieferungskosten", {"liefer", "kost"}), (Parts{"kost", "liefer"}));
  EXPECT_EQ(parts("kinderregenjacke", {"kind", "regenjack", "reg", "jack"}),
            (Parts{"regenjack", "kind", "jack", "reg"}));
}

TEST(Compounds, ALongLastPartNeedsNoKnownLead) {
  EXPECT_EQ(parts("stirnlampe", {"lamp"}), (Parts{"lamp"}));
  EXPECT_EQ(parts("rucksack", {"sack"}), Parts{});
}

TEST(Compounds, SomeWordsAreNeverTakenApart) {
  EXPECT_EQ(parts("handschuhe", {"hand", "schuh"}), Parts{});
  EXPECT_EQ(parts("lederhandschuhe", {"led", "leder", "handschuh", "hand", "schuh"}),
            (Parts{"handschuh", "leder"}));
}

TEST(Compounds, OtherLanguagesHaveNone) { EXPECT_FALSE(Compounds(test::english()).any()); }

std::vector<std::string> found(const SearchIndex& index, std::string text) {
  std::vector<std::string> ids;
  for (const std::uint32_t position :
       index.search(SearchCatalog{.text = std::move(text)}).positions) {
    ids.push_back(index.products()[position].id.value);
  }
  return ids;
}

SearchIndex german_index() {
  using test::ProductBuilder;
  return SearchIndex::build(
      {ProductBuilder("regen", "Regenjacke Sturm").in({"Jacken"}).about("F\u00fcr jeden Regen."),
       ProductBuilder("daune", "Daunenjacke Wolke").in({"Jacken"}),
       ProductBuilder("hand", "Handschuhe aus Wolle").in({"Handschuhe"}),
       ProductBuilder("schuh", "Leichte Schuhe").in({"Schuhe"}),
       ProductBuilder("guertel", "G\u00fcrtel").in({"Zubeh\u00f6r"})},
      {}, german());
}

using Ids = std::vector<std::string>;

TEST(GermanSearch, APartFindsTheWholeWord) {
  const SearchIndex index = german_index();
  EXPECT_EQ(found(index, "Regen"), Ids{"regen"});
  EXPECT_EQ(found(index, "Jacke").size(), 2u);
  EXPECT_EQ(found(index, "Schuh"), Ids{"schuh"});
}

TEST(GermanSearch, AWordNobodyHasIsTakenApart) {
  const SearchIndex index = german_index();
  EXPECT_EQ(found(index, "Wolkenjacke"), Ids{"daune"});
}

TEST(GermanSearch, UmlautsMayBeWrittenWithoutThem) {
  const SearchIndex index = german_index();
  EXPECT_EQ(found(index, "Guertel"), Ids{"guertel"});
  EXPECT_EQ(found(index, "Gurtel"), Ids{"guertel"});
  EXPECT_EQ(found(index, "fuer Regen"), Ids{"regen"});
}

TEST(Spelled, LettersBehindAVowelStay) {
  const Spellings spellings = german().spellings;
  EXPECT_EQ(spelled("jaecken", spellings), "jacken");
  EXPECT_EQ(spelled("gruen", spellings), "grun");
  EXPECT_EQ(spelled("neue", spellings), "neue");
  EXPECT_EQ(spelled("feuer", spellings), "feuer");
  EXPECT_EQ(spelled("quer", spellings), "quer");
}

TEST(Elisions, AreWordsOfTheirOwn) {
  const std::vector<std::string> elisions = {"l", "d", "qu"};
  EXPECT_EQ(without_elisions("l'eau d\u2019un lac qu'il", elisions), "l eau d   un lac qu il");
  EXPECT_EQ(without_elisions("aujourd'hui, women's, '", elisions), "aujourd'hui, women's, '");
}

}  // namespace
}  // namespace aisle
