#include "shared/base/time.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(ParseTime, ReadsWhatRfc3339Allows) {
  for (const auto& [text, utc] : {std::pair{"2026-11-24T09:30:00.123Z", "2026-11-24T09:30:00.123Z"},
                                  {"2026-11-24t09:30:00z", "2026-11-24T09:30:00.000Z"},
                                  {"2026-11-24T09:30:00.5+02:00", "2026-11-24T07:30:00.500Z"},
                                  {"2026-11-24T23:30:00-01:30", "2026-11-25T01:00:00.000Z"},
                                  {"2026-11-24T09:30:00.123999Z", "2026-11-24T09:30:00.123Z"},
                                  {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"},
                                  {"1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"},
                                  {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"}}) {
    const auto time = parse_time(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(format_time(*time), utc);
  }
}

TEST(ParseTime, RefusesEverythingElse) {
  for (const char* text : {"", "2026-11-24", "2026-11-24 09:30:00Z", "2026-11-24T09:30:00",
                           "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-24T24:00:00Z",
                           "2026-11-24T09:60:00Z", "2026-11-24T09:30:61Z", "2026-11-24T09:30:00.Z",
                           "2026-11-24T09:30:00+24:00", "2026-11-24T09:30:00+0200",
                           "2026-11-24T09:30:00Zx", "26-11-24T09:30:00Z", "+2026-11-24T0"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

TEST(FormatTime, ClampsWhatFourDigitsCanNotSay) {
  EXPECT_EQ(format_time(Time::max()), "9999-12-31T23:59:59.999Z");
  EXPECT_EQ(format_time(Time::min()), "0000-01-01T00:00:00.000Z");
}

}  // namespace
}  // namespace aisle
