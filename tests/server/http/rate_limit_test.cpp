#include "server/http/rate_limit.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

using std::chrono::seconds;
const RateLimit::Instant kStart{seconds(1'000)};

TEST(RateLimit, TheOneOverTheBoundWaitsUntilABucketHasFilled) {
  RateLimit limit(6);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(limit.take("a", kStart), 0);
  EXPECT_EQ(limit.take("a", kStart), 10);
  EXPECT_EQ(limit.take("b", kStart), 0) << "another caller has a bucket of its own";
  EXPECT_EQ(limit.take("a", kStart + seconds(10)), 0);
  EXPECT_GT(limit.take("a", kStart + seconds(10)), 0);
}

TEST(RateLimit, ABucketNeverHoldsMoreThanAMinutesWorth) {
  RateLimit limit(2);
  EXPECT_EQ(limit.take("a", kStart), 0);
  const auto later = kStart + std::chrono::hours(5);
  EXPECT_EQ(limit.take("a", later), 0);
  EXPECT_EQ(limit.take("a", later), 0);
  EXPECT_GT(limit.take("a", later), 0);
}

TEST(RateLimit, AClockThatWentBackGivesNothing) {
  RateLimit limit(1);
  EXPECT_EQ(limit.take("a", kStart), 0);
  EXPECT_GT(limit.take("a", kStart - seconds(100)), 0);
}

TEST(RateLimit, ZeroTurnsItOff) {
  RateLimit limit(0);
  for (int i = 0; i < 1'000; ++i) ASSERT_EQ(limit.take("a", kStart), 0);
}

}  // namespace
}  // namespace aisle
