#include "shared/search/stemmer.h"

#include <gtest/gtest.h>

#include <utility>

namespace aisle {
namespace {

void expect_same(std::string_view language, std::initializer_list<std::string_view> words) {
  const Stemmer stem = find_stemmer(language);
  for (const std::string_view word : words) {
    EXPECT_EQ(stem(word), stem(*words.begin())) << word << " and " << *words.begin();
  }
}

TEST(Stemmer, EnglishFormsOfAWordMeet) {
  expect_same("english", {"jacket", "jackets"});
  expect_same("english", {"size", "sizes", "sized", "sizing"});
  expect_same("english", {"hike", "hikes", "hiking", "hiked"});
  expect_same("english", {"run", "runs", "running"});
  expect_same("english", {"box", "boxes"});
  expect_same("english", {"dress", "dresses"});
  expect_same("english", {"watch", "watches"});
  expect_same("english", {"shoe", "shoes"});
  expect_same("english", {"glove", "gloves"});
  expect_same("english", {"berry", "berries"});
  expect_same("english", {"dry", "dries", "dried", "drying"});
  expect_same("english", {"knife", "knives"});
  expect_same("english", {"woman", "women", "womens"});
  expect_same("english", {"battery", "batteries"});
  expect_same("english", {"lens", "lenses"});
  expect_same("english", {"return", "returns", "returned", "returning"});
  expect_same("english", {"insulate", "insulated"});
}

TEST(Stemmer, EnglishWordsThatOnlyLookAlikeStayApart) {
  const Stemmer stem = find_stemmer("english");
  for (const std::string_view word : {"red", "ring", "bus", "gas", "wing", "sled", "wool", "gps"}) {
    EXPECT_EQ(stem(word), word);
  }
  EXPECT_NE(stem("runner"), stem("run"));
}

TEST(Stemmer, WordsWithDigitsOrOtherLettersStayAsTheyAre) {
  const Stemmer stem = find_stemmer("english");
  EXPECT_EQ(stem("45s"), "45s");
  EXPECT_EQ(stem("куртки"), "куртки");
}

// Pairs from the sample vocabulary on snowballstem.org, folded.
TEST(Stemmer, GermanIsSnowballs) {
  const Stemmer stem = find_stemmer("german");
  constexpr std::pair<const char*, const char*> kPairs[] = {
      {"aufeinander", "aufeinand"},     {"aufenthalt", "aufenthalt"},
      {"auffallig", "auffall"},         {"auffassung", "auffass"},
      {"aufgebauscht", "aufgebauscht"}, {"kategorie", "kategori"},
      {"kategorischen", "kategor"},     {"katers", "kat"},
      {"kaufleute", "kaufleut"},        {"kauflich", "kauflich"},
      {"kaufmannischer", "kaufmann"},   {"kaum", "kaum"}};
  for (const auto& [word, expected] : kPairs) EXPECT_EQ(stem(word), expected) << word;
}

TEST(Stemmer, GermanFormsOfAWordMeet) {
  expect_same("german", {"jacke", "jacken"});
  expect_same("german", {"schuh", "schuhe", "schuhen"});
  expect_same("german", {"rucksack", "rucksacke", "rucksacken", "rucksacks"});
  expect_same("german", {"hose", "hosen"});
  expect_same("german", {"hut", "hute", "huten"});
  expect_same("german", {"rot", "rote", "roter", "rotes", "rotem", "roten"});
  expect_same("german", {"wasserdicht", "wasserdichte", "wasserdichter", "wasserdichten"});
  expect_same("german", {"lieferung", "lieferungen"});
  expect_same("german", {"zelt", "zelte", "zelten"});
  expect_same("german", {"poncho", "ponchos"});
  expect_same("german", {"shirt", "shirts"});
  const Stemmer stem = find_stemmer("german");
  EXPECT_NE(stem("leder"), stem("led"));
}

TEST(Stemmer, FrenchFormsOfAWordMeet) {
  expect_same("french", {"chaussure", "chaussures"});
  expect_same("french", {"sac", "sacs"});
  expect_same("french", {"manteau", "manteaux"});
  expect_same("french", {"vert", "verte", "verts", "vertes"});
  expect_same("french", {"gris", "grise", "grises"});
  expect_same("french", {"blanc", "blanche", "blancs", "blanches"});
  expect_same("french", {"neuf", "neuve", "neufs", "neuves"});
  expect_same("french", {"leger", "legere", "legers", "legeres"});
  expect_same("french", {"bon", "bonne", "bons", "bonnes"});
  expect_same("french", {"impermeable", "impermeables"});
}

TEST(Stemmer, SpanishFormsOfAWordMeet) {
  expect_same("spanish", {"camiseta", "camisetas"});
  expect_same("spanish", {"rojo", "roja", "rojos", "rojas"});
  expect_same("spanish", {"azul", "azules"});
  expect_same("spanish", {"gris", "grises"});
  expect_same("spanish", {"luz", "luces"});
  expect_same("spanish", {"pantalon", "pantalones"});
  expect_same("spanish", {"devolucion", "devoluciones"});
  expect_same("spanish", {"verde", "verdes"});
}

TEST(Stemmer, AnUnknownLanguageChangesNothing) {
  EXPECT_EQ(find_stemmer("")("jackets"), "jackets");
  EXPECT_EQ(find_stemmer("klingon")("jackets"), "jackets");
}

}  // namespace
}  // namespace aisle
