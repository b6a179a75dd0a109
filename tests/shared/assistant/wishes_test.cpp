#include "shared/assistant/wishes.h"

#include <gtest/gtest.h>

#include "tests/support/shop_world.h"

namespace aisle {
namespace {

// The wishes of a message to the small shop, without a model and at the start of a conversation.
std::vector<std::string> wishes(std::string_view text) {
  static const auto lexicon = Lexicon::parse(test::language_files("en").lexicon);
  static const SearchIndex index = test::shop_index();
  static const NameIndex names(index.vocabulary(), *lexicon);
  const auto parts = part_wishes(text, *lexicon, [&](std::string_view part) {
    return understand(part, {}, *lexicon, nullptr, names, "EUR");
  });
  return {parts.begin(), parts.end()};
}

using Wishes = std::vector<std::string>;

TEST(Wishes, AreOneWhereNothingParts) {
  EXPECT_EQ(wishes("red tents under 200"), Wishes{"red tents under 200"});
}

TEST(Wishes, ArePartedAtSentences) {
  EXPECT_EQ(wishes("show me red jackets. what is your return policy?"),
            (Wishes{"show me red jackets.", "what is your return policy?"}));
}

TEST(Wishes, LeaveOutTheWordsThatPart) {
  EXPECT_EQ(wishes("show me tents, and also do you ship to Norway?"),
            (Wishes{"show me tents", "do you ship to Norway?"}));
}

TEST(Wishes, AreTwoWhereTwoCategoriesAreNamed) {
  EXPECT_EQ(wishes("a tent and a sleeping bag under 100"),
            (Wishes{"a tent", "a sleeping bag under 100"}));
}

TEST(Wishes, AreOneInOneCategory) {
  EXPECT_EQ(wishes("a hat and gloves"), Wishes{"a hat and gloves"});
}

TEST(Wishes, AreOneWhereAPartIsNoWish) {
  for (const char* text :
       {"jackets in black and red", "tents between 100 and 200", "compare the first and the second",
        "I hike. It rains. Any jackets?", "no, the blue one"}) {
    EXPECT_EQ(wishes(text), Wishes{text});
  }
}

TEST(Wishes, OfAComparisonAreOne) {
  const char* text = "compare rain jackets and down jackets";
  EXPECT_EQ(wishes(text), Wishes{text});
}

TEST(Wishes, ThatAreTakenBackAreLeftOut) {
  EXPECT_EQ(wishes("jackets please. actually no, boots"), Wishes{"actually no, boots"});
}

TEST(Wishes, OfHostileTextEnd) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "a tent and a stove? ";
  EXPECT_LE(wishes(text).size(), kPartsMax);
  EXPECT_EQ(wishes("").size(), 1u);
  EXPECT_EQ(wishes("and and, and. also").size(), 1u);
}

}  // namespace
}  // namespace aisle
