#include "shared/cache/freshness.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Time kStored{seconds(1'000'000)};
constexpr Lifetime kMinuteAndHalf{seconds(60), seconds(30)};

Freshness at_age(std::chrono::milliseconds age, Lifetime lifetime = kMinuteAndHalf) {
  return freshness(kStored, kStored + age, lifetime);
}

TEST(Freshness, BothBoundsAreInclusive) {
  EXPECT_EQ(at_age(seconds(0)), Freshness::fresh);
  EXPECT_EQ(at_age(seconds(60)), Freshness::fresh);
  EXPECT_EQ(at_age(milliseconds(60'001)), Freshness::stale);
  EXPECT_EQ(at_age(seconds(90)), Freshness::stale);
  EXPECT_EQ(at_age(milliseconds(90'001)), Freshness::expired);
}

TEST(Freshness, AnAnswerFromTheFutureIsFresh) {
  EXPECT_EQ(at_age(seconds(-500)), Freshness::fresh);
  EXPECT_EQ(at_age(seconds(-500), {seconds(0), seconds(0)}), Freshness::fresh);
}

TEST(Freshness, WithoutLifetimeItIsFreshForItsOwnMomentOnly) {
  EXPECT_EQ(at_age(seconds(0), {seconds(0), seconds(0)}), Freshness::fresh);
  EXPECT_EQ(at_age(milliseconds(1), {seconds(0), seconds(0)}), Freshness::expired);
}

TEST(Freshness, AnEndlessLifetimeDoesNotOverflow) {
  EXPECT_EQ(at_age(std::chrono::hours(24 * 365'000), {seconds::max(), seconds::max()}),
            Freshness::fresh);
  EXPECT_EQ(at_age(seconds(2), {seconds(1), seconds::max()}), Freshness::stale);
}

}  // namespace
}  // namespace aisle
