#include "shared/nlu/entities.h"

#include <gtest/gtest.h>

#include "tests/support/reading.h"

namespace aisle {
namespace {

using test::read;

using Cents = std::optional<std::int64_t>;

struct PriceCase {
  const char* text;
  Cents low;
  Cents high;
};

class Prices : public testing::TestWithParam<PriceCase> {};

TEST_P(Prices, AreReadInAnyWording) {
  const Entities found = read(GetParam().text);
  EXPECT_EQ(found.price_min, GetParam().low) << GetParam().text;
  EXPECT_EQ(found.price_max, GetParam().high) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(
    Wordings, Prices,
    testing::Values(
        PriceCase{"under 80", {}, 8000}, PriceCase{"less than $80", {}, 8000},
        PriceCase{"80 or less", {}, 8000}, PriceCase{"max 79.99", {}, 7999},
        PriceCase{"up to 1,000 euros", {}, 100000}, PriceCase{"between 50 and 100", 5000, 10000},
        PriceCase{"50-100", 5000, 10000}, PriceCase{"between 100 and 50", 5000, 10000},
        PriceCase{"around 100", 8000, 12000}, PriceCase{"over 200", 20000, {}},
        PriceCase{"two hundred or more", 20000, {}}, PriceCase{"80\u20ac or less", {}, 8000},
        PriceCase{"under 1.299,00 \u20ac", {}, 129900},
        PriceCase{"under 1 299,00 \u20ac", {}, 129900},
        PriceCase{"under 1\u202f299 \u20ac", {}, 129900}, PriceCase{"under 79,95", {}, 7995},
        PriceCase{"tent under 2 kg", {}, {}}, PriceCase{"size 42", {}, {}},
        PriceCase{"2 person tent", {}, {}}, PriceCase{"under 99999999999999999999", {}, {}}));

TEST(Entities, PricesAreInTheCurrencysMinorUnits) {
  EXPECT_EQ(read("under 5000", "JPY").price_max, 5000);
  EXPECT_EQ(read("under 5.250 kwd", "KWD").price_max, 5250000);
}

TEST(Entities, EachWordIsUnderstoodOnce) {
  const Entities found = read("red rain jacket from Tarnfell in size M under 150 in stock");
  EXPECT_EQ(found.category, "Rain jackets");
  EXPECT_EQ(found.brand, "Tarnfell");
  EXPECT_EQ(found.options, (std::vector<Attribute>{{"Size", "M"}, {"Colour", "red"}}));
  EXPECT_EQ(found.price_max, 15000);
  EXPECT_TRUE(found.available_only);
  EXPECT_EQ(found.text, "");
}

TEST(Entities, TheOrderOfWordsDoesNotMatter) {
  Entities one = read("in stock, size M, under 150, tarnfell, red: a rain jacket");
  Entities other = read("rain jacket red tarnfell under 150 size M in stock");
  EXPECT_EQ(one.category, other.category);
  EXPECT_EQ(one.options.size(), 2u);
  EXPECT_EQ(other.options.size(), 2u);
  EXPECT_EQ(one.price_max, other.price_max);
}

TEST(Entities, SlipsAreForgivenInLongWordsOnly) {
  EXPECT_EQ(read("slepping bags").category, "Sleeping bags");
  EXPECT_EQ(read("tens").category, "");
}

TEST(Entities, SizesAreNeverForgivenASlip) {
  EXPECT_TRUE(read("jacket in XK").options.empty());
  EXPECT_TRUE(read("boots 50").options.empty());
}

TEST(Entities, ALetterIsASizeOnlyWithASign) {
  EXPECT_TRUE(read("a tent with l shaped poles").options.empty());
  EXPECT_EQ(read("jacket size l").options, (std::vector<Attribute>{{"Size", "L"}}));
}

TEST(Entities, ANameThatLeadsUpToANounIsText) {
  const Entities found = read("headlamp batteries");
  EXPECT_EQ(found.category, "");
  EXPECT_EQ(found.text, "headlamp batteries");
}

TEST(Entities, WhatIsExcludedIsNoWish) {
  const Entities found = read("jackets but not red");
  EXPECT_TRUE(found.options.empty());
  EXPECT_EQ(found.without, (std::vector<Attribute>{{"Colour", "red"}}));
}

TEST(Entities, SeveralNamesAreLeftOut) {
  EXPECT_EQ(read("tents not from Tarnfell or Korrin").without,
            (std::vector<Attribute>{{"brand", "Tarnfell"}, {"brand", "Korrin"}}));
}

TEST(Entities, WordsThatTheCatalogHasNotAreOnlyRepeated) {
  const Entities found = read("jackets without a hood");
  EXPECT_TRUE(found.without.empty());
  EXPECT_EQ(found.excluded, (std::vector<std::string>{"hood"}));
}

TEST(Entities, ANoThatStandsAloneCorrects) {
  const Entities found = read("no, the blue one");
  EXPECT_TRUE(found.corrects);
  EXPECT_TRUE(found.without.empty());
  EXPECT_EQ(found.options, (std::vector<Attribute>{{"Colour", "blue"}}));
}

TEST(Entities, ANoBeforeANameLeavesItOut) {
  EXPECT_FALSE(read("no wool").corrects);
  EXPECT_EQ(read("no wool").without.size(), 1u);
}

TEST(Entities, OrdinalsNeedASign) {
  EXPECT_EQ(read("compare the first two").pointing.ordinals, (std::vector<int>{1, 2}));
  EXPECT_EQ(read("compare 1 and 3").pointing.ordinals, (std::vector<int>{1, 3}));
  EXPECT_EQ(read("the last one").pointing.ordinals, (std::vector<int>{-1}));
  EXPECT_TRUE(read("first aid kit").pointing.ordinals.empty());
  EXPECT_TRUE(read("how long does the battery last").pointing.ordinals.empty());
}

TEST(Entities, LimitsAreLifted) {
  EXPECT_TRUE(read("any brand").lifted.brand);
  EXPECT_TRUE(read("forget the price").lifted.price);
  EXPECT_TRUE(read("the price doesn't matter").lifted.price);
  EXPECT_EQ(read("any colour").lifted.option_kinds, (std::vector<std::string>{"colour"}));
}

TEST(Entities, HostileTextEnds) {
  std::string numbers, words, bytes;
  for (int i = 0; i < 2000; ++i) {
    numbers += "between 1-";
    words += "first two of the ";
    bytes += static_cast<char>(0x80 + i % 0x80);
  }
  EXPECT_FALSE(read(numbers).price_max && *read(numbers).price_max < 0);
  EXPECT_LE(read(words).pointing.ordinals.size(), kUtteranceWordsMax * 20);
  EXPECT_LE(read(bytes).text.size(), 400u);
}

TEST(Lexicon, NamesTheListThatIsMissing) {
  const auto lexicon = Lexicon::parse(R"({"phrases": {"add_to_cart": ["buy it"]}})");
  ASSERT_FALSE(lexicon);
  EXPECT_NE(lexicon.error().message.find("\"affirm\""), std::string::npos);
}

}  // namespace
}  // namespace aisle
