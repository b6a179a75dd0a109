#include "shared/commerce/decimal.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(Decimal, IsReadExactlyInUnitsOfItsLastPlace) {
  EXPECT_EQ(*parse_decimal("0.0375", 6, 1'000'000'000), 37'500);
  EXPECT_EQ(*parse_decimal("3", 6, 1'000'000'000), 3'000'000);
  EXPECT_EQ(*parse_decimal("0.1000000000", 6, 1'000'000'000), 100'000);
  EXPECT_EQ(*parse_decimal("12", 0, 100), 12);
}

TEST(Decimal, WhatIsNoPlainDecimalIsRefused) {
  for (const char* text : {"", ".", ".5", "1.", "-1", "+1", "1e3", "1,5", " 1", "1.2.3", "nan"}) {
    const auto value = parse_decimal(text, 6, 1'000'000);
    ASSERT_FALSE(value) << text;
    EXPECT_EQ(value.error().code, ErrorCode::invalid_argument) << text;
  }
}

TEST(Decimal, DigitsBehindTheLastPlaceAreNeverRoundedAway) {
  EXPECT_FALSE(parse_decimal("0.0000001", 6, 1'000'000));
}

TEST(Decimal, WhatIsOverTheBoundIsTooLargeHoweverLong) {
  EXPECT_TRUE(parse_decimal("1", 6, 1'000'000));
  EXPECT_EQ(parse_decimal("1.000001", 6, 1'000'000).error().code, ErrorCode::too_large);
  EXPECT_EQ(parse_decimal(std::string(500, '9'), 6, 1'000'000).error().code, ErrorCode::too_large);
}

TEST(Decimal, IsWrittenWithAllItsPlaces) {
  EXPECT_EQ(format_decimal(37'500, 6), "0.037500");
  EXPECT_EQ(format_decimal(-5, 2), "-0.05");
  EXPECT_EQ(format_decimal(12, 0), "12");
}

}  // namespace
}  // namespace aisle
