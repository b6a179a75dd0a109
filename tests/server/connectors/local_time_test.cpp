// Times on the clocks of a place.
#include "server/connectors/local_time.h"

#include <gtest/gtest.h>

namespace aisle::test {
namespace {

std::string utc(std::string_view text, const std::string& zone = "Europe/Berlin") {
  const auto time = parse_local_time(text, zone);
  return time ? format_time(*time) : "none";
}

TEST(LocalTime, IsPutForwardInSummer) {
  EXPECT_EQ(utc("2026-01-15 09:30:00"), "2026-01-15T08:30:00.000Z");
  EXPECT_EQ(utc("2026-07-15 09:30:00"), "2026-07-15T07:30:00.000Z");
}

TEST(LocalTime, IsReadInTheFormsThatDatabasesWrite) {
  EXPECT_EQ(utc("2026-01-15"), "2026-01-14T23:00:00.000Z");
  EXPECT_EQ(utc("2026-01-15T09:30"), "2026-01-15T08:30:00.000Z");
  EXPECT_EQ(utc(" 2026-01-15 09:30:00.123456 "), "2026-01-15T08:30:00.000Z");
}

TEST(LocalTime, GoesByItsOwnOffsetWhereItHasOne) {
  EXPECT_EQ(utc("2026-01-15 09:30:00+05"), "2026-01-15T04:30:00.000Z");
  EXPECT_EQ(utc("2026-01-15 09:30:00-0330"), "2026-01-15T13:00:00.000Z");
  EXPECT_EQ(utc("2026-01-15T09:30:00Z"), "2026-01-15T09:30:00.000Z");
  EXPECT_EQ(utc("2026-01-15 09:30+02:00"), "2026-01-15T07:30:00.000Z");
}

TEST(LocalTime, AnHourThatIsThereTwiceIsTheFirstAndOneLeftOutItsEnd) {
  EXPECT_EQ(utc("2026-10-25 02:30:00"), "2026-10-25T00:30:00.000Z");
  EXPECT_EQ(utc("2026-03-29 02:30:00"), "2026-03-29T01:00:00.000Z");
}

TEST(LocalTime, WhatIsNoneIsNothing) {
  for (const char* text :
       {"", "soon", "2026-02-30", "2026-13-01 00:00:00", "2026-01-15 24:00:00", "26-01-15",
        "2026-01-15 9:30", "2026-01-15 09:30:00 CET", "2026-01-15 09:30:00.", "-026-01-15"}) {
    EXPECT_EQ(utc(text), "none") << text;
  }
  EXPECT_EQ(utc("2026-01-15", "Mars/Olympus"), "none");
  EXPECT_TRUE(is_time_zone("UTC") && is_time_zone("America/New_York"));
  EXPECT_FALSE(is_time_zone("") || is_time_zone("Berlin") || is_time_zone("../../etc/passwd"));
}

}  // namespace
}  // namespace aisle::test
