#include "server/models/turnstile.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

using Entry = Turnstile::Entry;

TEST(Turnstile, BeyondTheLimitOnesWaitAndThenNoMore) {
  Turnstile turnstile(1, 1);
  EXPECT_EQ(turnstile.enter(1, "a"), Entry::inside);
  EXPECT_EQ(turnstile.enter(2, "a"), Entry::waiting);
  EXPECT_EQ(turnstile.enter(3, "a"), Entry::full);
}

TEST(Turnstile, SitesTakeTurns) {
  Turnstile turnstile(1, 10);
  turnstile.enter(1, "busy");
  for (const std::uint64_t who : {2, 3, 4}) turnstile.enter(who, "busy");
  turnstile.enter(5, "quiet");
  EXPECT_EQ(turnstile.leave(), 2u);
  EXPECT_EQ(turnstile.leave(), 5u);
  EXPECT_EQ(turnstile.leave(), 3u);
  EXPECT_EQ(turnstile.leave(), 4u);
  EXPECT_EQ(turnstile.leave(), std::nullopt);
  EXPECT_EQ(turnstile.inside(), 0u);
}

TEST(Turnstile, WhoGivesUpIsNotLetIn) {
  Turnstile turnstile(1, 10);
  turnstile.enter(1, "a");
  turnstile.enter(2, "a");
  turnstile.enter(3, "b");
  EXPECT_TRUE(turnstile.give_up(2, "a"));
  EXPECT_FALSE(turnstile.give_up(2, "a"));
  EXPECT_EQ(turnstile.waiting(), 1u);
  EXPECT_EQ(turnstile.leave(), 3u);
}

TEST(Turnstile, APlaceThatNobodyWaitsForIsFree) {
  Turnstile turnstile(1, 0);
  turnstile.enter(1, "a");
  EXPECT_EQ(turnstile.leave(), std::nullopt);
  EXPECT_EQ(turnstile.enter(2, "a"), Entry::inside);
}

}  // namespace
}  // namespace aisle
