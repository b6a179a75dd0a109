#include "shared/assistant/format.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(FormatMoney, FollowsLanguageAndCurrency) {
  EXPECT_EQ(format_money({1999, "EUR"}, "en"), "19.99 EUR");
  EXPECT_EQ(format_money({1999, "EUR"}, "de-AT"), "19,99 EUR");
  EXPECT_EQ(format_money({500, "JPY"}, "en"), "500 JPY");
  EXPECT_EQ(format_money({129900, "EUR"}, "en"), "1299.00 EUR");
}

TEST(FormatLimit, LeavesZeroCentsOut) {
  EXPECT_EQ(format_limit({10000, "EUR"}, "en"), "100 EUR");
  EXPECT_EQ(format_limit({9950, "EUR"}, "de"), "99,50 EUR");
}

TEST(FormatRating, LeavesZerosOut) {
  EXPECT_EQ(format_rating(465, "en"), "4.65");
  EXPECT_EQ(format_rating(460, "de"), "4,6");
  EXPECT_EQ(format_rating(400, "en"), "4");
}

}  // namespace
}  // namespace aisle
