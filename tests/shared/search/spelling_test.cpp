#include "shared/search/spelling.h"

#include <gtest/gtest.h>

#include "tests/support/catalog.h"

namespace aisle {
namespace {

using test::index_of;
using test::ProductBuilder;

const WordList kWords(
    {{"jacket", 9}, {"packet", 2}, {"racket", 5}, {"tent", 3}, {"waterproof", 7}, {"m8x40", 1}});

TEST(Spelling, OneEditOfEachKindIsPutRight) {
  EXPECT_EQ(nearest_word(kWords, "jaket"), "jacket");
  EXPECT_EQ(nearest_word(kWords, "jackett"), "jacket");
  EXPECT_EQ(nearest_word(kWords, "jackst"), "jacket");
  EXPECT_EQ(nearest_word(kWords, "jakcet"), "jacket");
}

TEST(Spelling, TheMostFrequentOfEquallyNearWordsIsMeant) {
  EXPECT_EQ(nearest_word(kWords, "backet"), "jacket");
}

TEST(Spelling, TwoEditsAreAllowedInLongWordsThatBeginRight) {
  EXPECT_EQ(nearest_word(kWords, "watterprof"), "waterproof");
  EXPECT_EQ(nearest_word(kWords, "vatterproof"), std::nullopt);
  EXPECT_EQ(nearest_word(kWords, "tnnts"), std::nullopt);
}

TEST(Spelling, ShortWordsAndNumbersAreLeftAlone) {
  EXPECT_EQ(nearest_word(kWords, "te"), std::nullopt);
  EXPECT_EQ(nearest_word(kWords, "m8x41"), std::nullopt);
  EXPECT_EQ(nearest_word(kWords, "tent1"), std::nullopt);
}

// The plain table of distances, for comparison.
int distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(Spelling, TheWalkFindsWhatComparingEveryWordFinds) {
  std::uint32_t seed = 1;
  const auto next = [&](std::uint32_t below) {
    return (seed = seed * 1664525 + 1013904223) / 65536 % below;
  };
  const auto word = [&] {
    std::string text;
    for (std::uint32_t i = 3 + next(7); i > 0; --i) text += static_cast<char>('a' + next(3));
    return text;
  };
  std::map<std::string, std::uint32_t> counted;
  for (std::uint32_t i = 1; i <= 400; ++i) counted[word()] = i * 7919 % 1000;
  const WordList list({counted.begin(), counted.end()});
  for (int round = 0; round < 500; ++round) {
    const std::string wanted = word();
    std::optional<std::string> expected;
    for (int edits = 1; edits <= 2 && !expected; ++edits) {
      if (edits == 2 && wanted.size() < 6) break;
      for (const auto& [candidate, count] : counted) {
        if (edits == 2 && candidate[0] != wanted[0]) continue;
        if (distance(wanted, candidate) > edits) continue;
        if (!expected || count > counted[*expected]) expected = candidate;
      }
    }
    EXPECT_EQ(nearest_word(list, wanted), expected) << wanted;
  }
}

TEST(Spelling, AMisspelledSearchSaysWhatWasSearchedInstead) {
  const auto index =
      index_of({ProductBuilder("a", "Waterproof jacket"), ProductBuilder("b", "Mug")});
  const CatalogHits hits = index.search(SearchCatalog{.text = "Watterproof jaket, please"});
  EXPECT_EQ(hits.match, Match::any_word);
  const CatalogHits meant = index.search(SearchCatalog{.text = "Watterproof jaket"});
  EXPECT_EQ(meant.match, Match::corrected);
  EXPECT_EQ(meant.corrected_text, "waterproof jacket");
  EXPECT_EQ(meant.total, 1);
}

TEST(Spelling, WordsWrittenApartAndTogetherMeet) {
  const auto index =
      index_of({ProductBuilder("a", "Raincoat"), ProductBuilder("b", "Sleeping bag")});
  EXPECT_EQ(index.search(SearchCatalog{.text = "rain coat"}).corrected_text, "raincoat");
  EXPECT_EQ(index.search(SearchCatalog{.text = "sleepingbag"}).corrected_text, "sleeping bag");
}

TEST(Spelling, AKnownWordIsNeverChanged) {
  const auto index = index_of({ProductBuilder("a", "Packet"), ProductBuilder("b", "Jacket red"),
                               ProductBuilder("c", "Jacket blue")});
  const CatalogHits hits = index.search(SearchCatalog{.text = "packet"});
  EXPECT_EQ(hits.match, Match::all_words);
  EXPECT_EQ(hits.total, 1);
}

}  // namespace
}  // namespace aisle
