#include "shared/assistant/format.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

// What Intl.NumberFormat writes in Chromium, byte for byte.
TEST(FormatMoney, IsWrittenAsBrowsersWriteIt) {
  EXPECT_EQ(format_money({1999, "EUR"}, "en"), "€19.99");
  EXPECT_EQ(format_money({129900, "EUR"}, "en"), "€1,299.00");
  EXPECT_EQ(format_money({500, "JPY"}, "en"), "¥500");
  EXPECT_EQ(format_money({1999, "CHF"}, "en"), "CHF\u00A019.99");
  EXPECT_EQ(format_money({1999, "EUR"}, "de-AT"), "19,99\u00A0€");
  EXPECT_EQ(format_money({129900, "EUR"}, "de"), "1.299,00\u00A0€");
  EXPECT_EQ(format_money({129900, "EUR"}, "fr"), "1\u202F299,00\u00A0€");
  EXPECT_EQ(format_money({1999, "USD"}, "fr"), "19,99\u00A0$US");
  EXPECT_EQ(format_money({129900, "EUR"}, "es"), "1299,00\u00A0€");
  EXPECT_EQ(format_money({1299900, "EUR"}, "es"), "12.999,00\u00A0€");
}

TEST(FormatMoney, AnUnknownLanguageWritesAsEnglish) {
  EXPECT_EQ(format_money({1999, "EUR"}, "xx"), "€19.99");
}

TEST(FormatLimit, LeavesZeroCentsOut) {
  EXPECT_EQ(format_limit({10000, "EUR"}, "en"), "€100");
  EXPECT_EQ(format_limit({9950, "EUR"}, "de"), "99,50\u00A0€");
  EXPECT_EQ(format_limit({200000, "EUR"}, "de"), "2.000\u00A0€");
}

TEST(FormatRating, LeavesZerosOut) {
  EXPECT_EQ(format_rating(465, "en"), "4.65");
  EXPECT_EQ(format_rating(460, "de"), "4,6");
  EXPECT_EQ(format_rating(400, "en"), "4");
}

}  // namespace
}  // namespace aisle
