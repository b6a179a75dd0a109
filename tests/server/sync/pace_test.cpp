#include "server/sync/pace.h"

#include <gtest/gtest.h>

#include "server/sync/hint_queue.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

constexpr Time kNow{std::chrono::seconds(1'800'000'000)};

SyncProgress fresh() {
  return {.full_ended = kNow - 1h, .changes_ended = kNow - 1min, .tells_changes = true};
}

SyncDue due(const SyncProgress& progress, SyncPace pace = {}, double spread = 0) {
  return next_sync(pace, progress, spread, kNow);
}

TEST(SyncPace, ASiteWithoutACatalogIsReadAtOnce) {
  EXPECT_EQ(due({}), (SyncDue{SyncWork::full, kNow}));
}

TEST(SyncPace, ChangesAreReadEveryFewMinutes) {
  EXPECT_EQ(due(fresh()), (SyncDue{SyncWork::changes, kNow + 14min}));
}

TEST(SyncPace, APlatformThatTellsNoChangesIsReadAsAWhole) {
  SyncProgress progress = fresh();
  progress.tells_changes = false;
  EXPECT_EQ(due(progress), (SyncDue{SyncWork::full, kNow + 23h}));
}

TEST(SyncPace, EverythingGoesFirstWhenBothAreDue) {
  SyncProgress progress = fresh();
  progress.full_ended = kNow - 25h;
  progress.changes_ended = kNow - 20h;
  EXPECT_EQ(due(progress).work, SyncWork::full);
}

TEST(SyncPace, ZeroIsNever) {
  EXPECT_EQ(due(fresh(), {0min, 0h}).work, SyncWork::nothing);
  EXPECT_EQ(due(fresh(), {0min, 24h}), (SyncDue{SyncWork::full, kNow + 23h}));
  EXPECT_EQ(due({}, {15min, 0h}).work, SyncWork::nothing);
}

TEST(SyncPace, SitesAreSpreadOutByUpToATenth) {
  EXPECT_EQ(due(fresh(), {15min, 24h}, 1).at, kNow + 15min + 30s);
}

TEST(SyncPace, AReadingThatWasEndedGoesOnAtOnce) {
  SyncProgress progress = fresh();
  progress.is_full_under_way = true;
  EXPECT_EQ(due(progress), (SyncDue{SyncWork::full, kNow}));
}

TEST(SyncPace, AfterAFailureItWaitsLongerEachTimeUpToAnHour) {
  EXPECT_EQ(sync_backoff(1), 1min);
  EXPECT_EQ(sync_backoff(4), 8min);
  EXPECT_EQ(sync_backoff(1'000'000), 60min);
  SyncProgress progress;
  progress.full_failures = {.count = 3, .last_at = kNow - 1min};
  EXPECT_EQ(due(progress), (SyncDue{SyncWork::full, kNow + 3min}));
}

TEST(SyncPace, AFullReadingThatFailsKeepsNoChangesFromBeingRead) {
  SyncProgress progress = fresh();
  progress.full_ended = kNow - 25h;
  progress.changes_ended = kNow - 20min;
  progress.full_failures = {.count = 7, .last_at = kNow};
  EXPECT_EQ(due(progress), (SyncDue{SyncWork::changes, kNow - 5min}));
}

TEST(SyncPace, WishesForEverythingAreNotFollowedWithoutAPause) {
  SyncProgress progress = fresh();
  progress.tells_changes = false;
  progress.full_wanted = kNow;
  EXPECT_EQ(due(progress), (SyncDue{SyncWork::full, kNow}));
  progress.full_ended = kNow - 1min;
  EXPECT_EQ(due(progress), (SyncDue{SyncWork::full, kNow + 14min}));
}

TEST(SyncPace, APlaceIsOfUseForAnHour) {
  SyncState state{.doing = SyncWork::full, .place_at = kNow - 59min};
  EXPECT_TRUE(may_resume({state}, kNow));
  state.place_at = kNow - 60min;
  EXPECT_FALSE(may_resume({state}, kNow));
  EXPECT_FALSE(may_resume({SyncState{.place_at = kNow}}, kNow));
}

ShopHint of(const std::string& id) { return {.kind = HintKind::product, .id = id}; }

TEST(HintQueue, AProductThatIsNamedAgainAndAgainIsReadOnce) {
  HintQueue queue;
  for (int i = 0; i < 50; ++i) queue.add("acme", of("p1"), kNow + std::chrono::seconds(i));
  EXPECT_EQ(queue.size(), 1u);
  EXPECT_EQ(queue.due(), kNow + kHintSettleTime);
  EXPECT_EQ(queue.take(10).products, std::vector<ProductId>{{"p1"}});
  EXPECT_EQ(queue.due(), std::nullopt);
}

TEST(HintQueue, OneTooManyBecomesAWishForEverything) {
  HintQueue queue;
  for (std::size_t i = 0; i < kHintsWaitingMax; ++i) queue.add("acme", of(std::to_string(i)), kNow);
  EXPECT_EQ(queue.everything_wanted(), std::nullopt);
  queue.add("acme", of("one more"), kNow);
  EXPECT_EQ(queue.everything_wanted(), kNow);
  EXPECT_EQ(queue.size(), 0u);
}

TEST(HintQueue, OnlyAReadingThatBeganAfterTheWishAnswersIt) {
  HintQueue queue;
  queue.add("acme", {.kind = HintKind::everything}, kNow);
  queue.everything_read(kNow - 1s);
  EXPECT_TRUE(queue.everything_wanted());
  queue.everything_read(kNow);
  EXPECT_FALSE(queue.everything_wanted());
}

TEST(HintQueue, OrdersAreAskedLiveSoNothingWaits) {
  HintQueue queue;
  queue.add("acme", {.kind = HintKind::order, .id = "1"}, kNow);
  EXPECT_EQ(queue.size(), 0u);
}

TEST(HintQueue, WhatCouldNotBeReadWaitsAgain) {
  HintQueue queue;
  queue.add("acme", of("p1"), kNow);
  const auto batch = queue.take(10);
  queue.put_back(batch, kNow + 1min);
  EXPECT_EQ(queue.due(), kNow + 1min + kHintSettleTime);
  EXPECT_EQ(queue.take(10).products, batch.products);
}

}  // namespace
}  // namespace aisle::test
