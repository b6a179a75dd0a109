// A site that is kept as its shop is, step by step on a clock that the test sets.
#include "server/sync/site_sync.h"

#include "tests/support/sync_world.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

TEST_F(SyncWorldTest, AnEmptySiteIsFilledAtOnceAndAnswersFromIt) {
  auto sync = start();
  const Time next = sync->step();
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
  EXPECT_EQ(rebuilds, 1);
  EXPECT_EQ(next, now + kSyncLookAgain);
  EXPECT_EQ(state().full_ended, now);
  EXPECT_EQ(state().products, 7);
  sync->step();
  EXPECT_EQ(shop.times("all from "), 1);
}

TEST_F(SyncWorldTest, PoliciesComeWithEverything) {
  shop.policies = {{{"returns"}, "Returns", "/returns", "2026-10-01", "en", {{"a", "A", "B"}}}};
  start()->step();
  EXPECT_EQ(*storage->policies("shop"), shop.policies);
}

TEST_F(SyncWorldTest, WhatHasChangedIsAskedForFromALittleBeforeTheLastReading) {
  auto sync = start();
  sync->step();
  const Time began = now;
  shop.put(product("p2", 500));
  shop.put(product("p8"));
  shop.changed = {"p2", "p8"};
  pass(16min);
  sync->step();
  EXPECT_EQ(shop.since, began - kClockSlack);
  EXPECT_EQ(price_of("p2"), 500);
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 p8 ");
  EXPECT_EQ(state().changed, 2);
  EXPECT_EQ(shop.times("all from "), 1);
}

TEST_F(SyncWorldTest, NothingNewMakesNothingAnew) {
  auto sync = start();
  sync->step();
  shop.changed = {"p1"};
  for (int i = 0; i < 5; ++i) {
    pass(16min);
    sync->step();
  }
  EXPECT_EQ(shop.times("changes"), 5);
  EXPECT_EQ(rebuilds, 1);
}

TEST_F(SyncWorldTest, ManyChangesAreMadeVisibleTogether) {
  auto sync = start();
  sync->step();
  for (int minute = 1; minute <= 30; ++minute) {
    pass(1min);
    shop.put(product("p1", 1000 + minute));
    ASSERT_TRUE(hint(*sync, "p1\nsigned"));
    pass(3s);
    while (sync->step() <= now) {
    }
    EXPECT_EQ(price_of("p1"), 1000 + minute);
  }
  EXPECT_EQ(rebuilds, 3);  // At the start, after 15 minutes and after 30.
}

TEST_F(SyncWorldTest, WhatIsGoneFromTheShopGoesWithTheNextFullReading) {
  auto sync = start();
  sync->step();
  shop.products.erase("p3");
  pass(27h);
  sync->step();
  EXPECT_EQ(ids(), "p1 p2 p4 p5 p6 p7 ");
  EXPECT_EQ(state().deleted, 1);
}

TEST_F(SyncWorldTest, AProductThatThePagesPassedOverIsNotTakenForGone) {
  auto sync = start();
  sync->step();
  shop.passes_over_one = true;
  pass(27h);
  sync->step();
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
  EXPECT_EQ(shop.times("p7"), 1);
}

TEST_F(SyncWorldTest, AShopThatLostTooMuchLeavesTheOldCatalog) {
  auto sync = start();
  sync->step();
  for (const char* id : {"p1", "p2", "p3"}) shop.products.erase(id);
  pass(27h);
  sync->step();
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
  ASSERT_TRUE(state().full_failure);
  EXPECT_EQ(state().full_failure->code, "conflict");
  EXPECT_EQ(state().doing, SyncWork::nothing);
  EXPECT_EQ(rebuilds, 1);
}

TEST_F(SyncWorldTest, AFailureIsKeptAndTriedAgainLaterAndForgottenWhenItWorks) {
  shop.error = Error{ErrorCode::permission_denied, "acme: the shop doesn't know the key"};
  auto sync = start();
  sync->step();
  EXPECT_EQ(ids(), "none");
  ASSERT_TRUE(state().full_failure);
  EXPECT_EQ(state().full_failure->code, "permission_denied");
  sync->step();
  EXPECT_EQ(shop.times("all from "), 1);
  pass(61s);
  sync->step();
  EXPECT_EQ(state().full_failure->times, 2);
  pass(61s);
  sync->step();
  EXPECT_EQ(shop.times("all from "), 2);
  shop.error.reset();
  pass(61s);
  sync->step();
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
  EXPECT_FALSE(state().full_failure);
  EXPECT_EQ(ends, (std::vector<std::string>{"full failed", "full failed", "full"}));
}

TEST_F(SyncWorldTest, ASiteThatWasImportedGoesOnFromThere) {
  ASSERT_TRUE(
      storage->replace_catalog("shop", {"acme", now - 1h}, reading({product("p1")}), {}, 100));
  shop.changed = {"p2"};
  auto sync = start();
  sync->step();
  EXPECT_EQ(shop.asked, std::vector<std::string>{"changes"});
  EXPECT_EQ(shop.since, now - 1h - kClockSlack);
  EXPECT_EQ(ids(), "p1 p2 ");
}

TEST_F(SyncWorldTest, AnImportMeanwhileIsFollowedByWhatChangedSinceItBegan) {
  auto sync = start();
  sync->step();
  const Time began = now - 40min;
  sync->note_import(began);
  pass(16min);
  sync->step();
  EXPECT_EQ(shop.since, began - kClockSlack);
}

TEST_F(SyncWorldTest, ACatalogIsAsFreshAsTheLastQuestionWhereChangesTellOffers) {
  auto sync = start();
  sync->step();
  pass(16min);
  sync->step();
  EXPECT_EQ(storage->catalog("shop")->fetched_at, now);
  EXPECT_EQ(*storage->sync().read_at("shop", {"p1"}), now);
}

TEST_F(SyncWorldTest, ACatalogIsAsOldAsTheFullReadingWhereChangesDontTellOffers) {
  shop.reach.changes_tell_offers = false;
  auto sync = start();
  sync->step();
  const Time began = now;
  shop.changed = {"p2"};
  pass(16min);
  sync->step();
  EXPECT_EQ(storage->catalog("shop")->fetched_at, began);
  EXPECT_EQ(*storage->sync().read_at("shop", {"p1"}), began);
  EXPECT_EQ(*storage->sync().read_at("shop", {"p2"}), now);
}

TEST_F(SyncWorldTest, TwoConnectorsShareASiteAndTheFirstKeepsWhatBothHave) {
  SyncedShop other;
  other.put(product("p1", 1));
  other.put(product("q1", 2));
  other.changed = {"p1", "q1"};
  shops = {&shop, &other};
  auto sync = start();
  sync->step();
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 q1 ");
  other.put(product("q1", 3));
  pass(16min);
  sync->step();
  EXPECT_EQ(price_of("p1"), 1999);
  EXPECT_EQ(price_of("q1"), 3);
  EXPECT_EQ(state("acme-2").read, 2);
}

TEST_F(SyncWorldTest, ByHandItIsDoneAtOnceWhetherDueOrNot) {
  auto sync = start();
  sync->step();
  shop.put(product("p1", 5));
  const auto change = sync->run(SyncWork::full);
  ASSERT_TRUE(change);
  EXPECT_EQ(change->updated, 1);
  EXPECT_EQ(rebuilds, 2);
}

TEST_F(SyncWorldTest, AStoppedSyncEndsInTheMiddleAndChangesNothing) {
  auto sync = start();
  shop.on_page = [&] { sync->stop(); };
  sync->step();
  EXPECT_EQ(ids(), "none");
  EXPECT_FALSE(state().full_failure);
  EXPECT_FALSE(*storage->sync().lease("shop"));
  EXPECT_FALSE(sync->run(SyncWork::full));
}

TEST_F(SyncWorldTest, TheStatusTellsWhatWasDoneAndWhatComes) {
  auto sync = start();
  sync->step();
  const auto status = sync->status();
  ASSERT_TRUE(status);
  EXPECT_EQ(status->next, (SyncDue{SyncWork::changes, now + 15min}));
  ASSERT_EQ(status->connectors.size(), 1u);
  EXPECT_EQ(status->connectors[0].read, 7);
  EXPECT_FALSE(status->lease);
}

}  // namespace
}  // namespace aisle::test
