#include "shared/search/stemmer.h"

#include <gtest/gtest.h>

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

TEST(Stemmer, OtherLanguagesLoseTheirPlurals) {
  expect_same("german", {"jacke", "jacken"});
  expect_same("french", {"chaussure", "chaussures"});
  expect_same("spanish", {"camiseta", "camisetas"});
}

TEST(Stemmer, AnUnknownLanguageChangesNothing) {
  EXPECT_EQ(find_stemmer("")("jackets"), "jackets");
  EXPECT_EQ(find_stemmer("klingon")("jackets"), "jackets");
}

}  // namespace
}  // namespace aisle
