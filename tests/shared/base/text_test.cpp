#include "shared/base/text.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> found;
  for (const Word& word : words(text)) found.push_back(word.folded);
  return found;
}
using Words = std::vector<std::string>;

TEST(Utf8, RefusesWhatRfc3629Forbids) {
  for (const char* text : {"", "a", "é", "€", "😀", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(is_utf8(text)) << text;
  for (const char* text : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
                           "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xE2\x82", "a\xFFz"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Utf8, ReadsAndWritesTheSameCodePoints) {
  for (const char32_t c :
       {U'a', U'é', U'€', U'😀', char32_t{0x10FFFF}, char32_t{0x7F}, char32_t{0x800}}) {
    std::string text;
    append_utf8(text, c);
    std::size_t pos = 0;
    EXPECT_EQ(next_code_point(text, pos), c);
    EXPECT_EQ(pos, text.size());
  }
}

TEST(Utf8, AnInvalidByteIsOneReplacementAndOneByteLong) {
  std::size_t pos = 0;
  EXPECT_EQ(next_code_point("\xE2\x82z", pos), char32_t{0xFFFD});
  EXPECT_EQ(pos, 1u);
}

TEST(Utf8, ACutFallsBetweenCodePoints) {
  EXPECT_EQ(cut_utf8("a€b", 3), "a");
  EXPECT_EQ(cut_utf8("a€b", 4), "a€");
  EXPECT_EQ(cut_utf8("a€b", 99), "a€b");
  EXPECT_EQ(cut_utf8("€", 0), "");
}

TEST(Fold, DropsCaseAndDiacritics) {
  EXPECT_EQ(fold("ÄÖÜ éèê ñ Ç Šž"), "aou eee n c sz");
  EXPECT_EQ(fold("Straße Æsir œuvre Øl Łódź"), "strasse aesir oeuvre ol lodz");
  EXPECT_EQ(fold("ΑΒΓ ΆΈς"), "αβγ αεσ");
  EXPECT_EQ(fold("ДОМ ЁЖ"), "дом еж");
  EXPECT_EQ(fold("ＡＢｃ１２"), "abc12");
  EXPECT_EQ(fold("٣ ७ ๙"), "3 7 9");
  EXPECT_EQ(fold("e\xCC\x81"), "e") << "a combining accent";
}

TEST(Fold, DoneTwiceChangesNothing) {
  for (const char* text : {"ÄÖÜß", "ΆΈς", "ЁЖ", "ＡＢ", "İI", "ﬁ", "漢字"})
    EXPECT_EQ(fold(fold(text)), fold(text));
}

TEST(Words, SplitWhereTheHeaderSays) {
  EXPECT_EQ(folded_words("Women's rain-jacket, 2,5 kg!"),
            (Words{"womens", "rain", "jacket", "2.5", "kg"}));
  EXPECT_EQ(folded_words("防水 jacket"), (Words{"防", "水", "jacket"}));
  EXPECT_EQ(folded_words("a. b, 3. 4"), (Words{"a", "b", "3", "4"}));
  EXPECT_EQ(folded_words(" ,.- "), Words{});
}

TEST(Words, KnowTheirPlaceInTheText) {
  const std::string text = "für Bären";
  const auto found = words(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "Bären");
}

TEST(Words, AreNoMoreThanAskedFor) { EXPECT_EQ(words("a b c d", 2).size(), 2u); }

TEST(Digits, CountInEveryScript) {
  EXPECT_EQ(digit_value(U'7'), 7);
  EXPECT_EQ(digit_value(0x669), 9);
  EXPECT_EQ(digit_value(0xFF10), 0);
  EXPECT_EQ(digit_value(0x1D7D8), 0);
  EXPECT_EQ(digit_value(U'a'), -1);
  EXPECT_EQ(digit_value(U'²'), -1);
}

TEST(Trim, RemovesSpaceAtBothEnds) {
  EXPECT_EQ(trim(" \t\r\na b\f\v "), "a b");
  EXPECT_EQ(trim("  "), "");
}

}  // namespace
}  // namespace aisle
