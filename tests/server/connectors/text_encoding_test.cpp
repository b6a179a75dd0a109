#include "server/connectors/text_encoding.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

std::string utf8_of(std::string_view text, std::string_view declared = "") {
  const Result<Encoding> encoding = find_encoding(text, declared);
  if (!encoding) return "refused: " + encoding.error().message;
  std::string out;
  const Result<void> done = to_utf8(text, *encoding, [&](std::string_view piece) {
    out += piece;
    return Result<void>();
  });
  return done ? out : "refused: " + done.error().message;
}

std::string wide(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

TEST(TextEncoding, Utf16IsToldByItsMark) {
  EXPECT_EQ(utf8_of(wide(u"\uFEFFPreis 5 €\U0001F600", true)), "Preis 5 €\U0001F600");
  EXPECT_EQ(utf8_of(wide(u"\uFEFFPreis 5 €\U0001F600", false)), "Preis 5 €\U0001F600");
}

TEST(TextEncoding, HalfACharacterOfUtf16IsReplacedAndACutOffEndRefused) {
  EXPECT_EQ(utf8_of(wide(u"\uFEFF" + std::u16string{0xDC00} + u"x", true)), "\uFFFDx");
  EXPECT_EQ(utf8_of(wide(u"\uFEFFx", true) + "y"),
            "refused: it ends within a character; the file looks cut off");
}

TEST(TextEncoding, AMarkOfUtf8GoesAndWinsOverWhatIsDeclared) {
  EXPECT_EQ(utf8_of("\xEF\xBB\xBFö", "windows-1252"), "ö");
}

TEST(TextEncoding, Utf32IsRefused) {
  EXPECT_EQ(utf8_of(std::string_view("\xFF\xFE\0\0x\0\0\0", 8)),
            "refused: it is in UTF-32; expected UTF-8");
}

TEST(TextEncoding, WithoutAnyCharacterOfUtf8ItIsWindows1252) {
  EXPECT_EQ(utf8_of("K\xF6ln \x80 5 \x84x\x93"), "Köln € 5 „x“");
}

TEST(TextEncoding, AUtf8TextWithABrokenByteStaysOne) {
  EXPECT_EQ(utf8_of("Köln \xF6"), "Köln \xF6");
}

TEST(TextEncoding, BytesThatWindows1252LacksAreReplaced) {
  EXPECT_EQ(utf8_of("a\x81\xE4"), "a\uFFFDä");
}

TEST(TextEncoding, DeclarationsAreReadFromXmlHtmlAndTheServer) {
  EXPECT_EQ(utf8_of("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE4\x80</a>"),
            "<?xml version='1.0' encoding='ISO-8859-1'?><a>ä€</a>");
  EXPECT_EQ(utf8_of("<html><META http-equiv=x content='text/html; charset=iso-8859-15'>\xA4"),
            "<html><META http-equiv=x content='text/html; charset=iso-8859-15'>€");
  EXPECT_EQ(utf8_of("\xA4", charset_of("text/csv; charset=\"ISO-8859-15\"")), "€");
  EXPECT_EQ(charset_of("text/csv"), "");
}

TEST(TextEncoding, AUtf8TextIsNotSpoiledByAServersDefault) {
  EXPECT_EQ(utf8_of("Köln", "ISO-8859-1"), "Köln");
}

TEST(TextEncoding, ATextThatDeclaresUtf8IsNotGuessed) {
  EXPECT_EQ(utf8_of("K\xF6ln", "utf-8"), "K\xF6ln");
}

TEST(TextEncoding, AnUnknownEncodingIsRefused) {
  EXPECT_TRUE(
      utf8_of("<?xml version='1.0' encoding='EBCDIC-US'?><a/>").starts_with("refused: it decl"));
}

TEST(TextEncoding, CharactersAcrossPiecesStayWhole) {
  const std::u16string many(200'001, u'€');
  std::string expected;
  for (std::size_t i = 0; i < many.size(); ++i) expected += "€";
  EXPECT_EQ(utf8_of(wide(u"\uFEFF" + many, true)), expected);
}

}  // namespace
}  // namespace aisle
