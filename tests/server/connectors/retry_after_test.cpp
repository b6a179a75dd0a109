#include "server/connectors/retry_after.h"

#include <gtest/gtest.h>

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

std::optional<std::chrono::seconds> wait_of(std::vector<HttpField> fields) {
  return retry_after({429, std::move(fields)}, Time(1'000'000s));
}

TEST(RetryAfter, IsSecondsOrADate) {
  EXPECT_EQ(wait_of({{"retry-after", "7"}}), 7s);
  EXPECT_EQ(wait_of({{"retry-after", "Mon, 12 Jan 1970 13:46:50 GMT"}}), 10s);
  EXPECT_EQ(wait_of({{"retry-after", "Fri, 27 Nov 2026 10:00:30 GMT"},
                     {"date", "Fri, 27 Nov 2026 10:00:00 GMT"}}),
            30s);
}

TEST(RetryAfter, ThePastIsNowAndTheFarFutureIsADay) {
  EXPECT_EQ(wait_of({{"retry-after", "Mon, 12 Jan 1970 13:00:00 GMT"}}), 0s);
  EXPECT_EQ(wait_of({{"retry-after", "99999999999"}}), 24h);
}

TEST(RetryAfter, WhatCantBeReadSaysNothing) {
  for (const char* field : {"", "soon", "-1", "1.5", "12 apples", "99999999999999999999999"}) {
    EXPECT_EQ(wait_of({{"retry-after", field}}), std::nullopt) << field;
  }
  EXPECT_EQ(wait_of({}), std::nullopt);
}

}  // namespace
}  // namespace aisle::test
