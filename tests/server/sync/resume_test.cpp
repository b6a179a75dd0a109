// A process that dies in the middle, and several that keep one site.
#include "tests/support/sync_world.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

class SyncResume : public SyncWorldTest {
 protected:
  // Another process on the same file, after the first one is dead.
  void die() {
    storage.reset();
    storage = *open_storage(folder.file("aisle.db"));
  }
  // A process that dies after the second page of two: nothing of it is put in order.
  void die_in_the_middle() {
    struct Dead {};
    auto sync = start("dead");
    shop.on_page = [&] {
      if (state().place == "4") throw Dead();
    };
    EXPECT_THROW(sync->step(), Dead);
    shop.on_page = nullptr;
    sync.reset();
    die();
  }
};

TEST_F(SyncResume, AReadingGoesOnAtItsLastPlaceAfterACrash) {
  die_in_the_middle();
  EXPECT_EQ(ids(), "none");
  pass(kSyncLease + 1s);
  start()->step();
  EXPECT_EQ(shop.asked, (std::vector<std::string>{"all from ", "all from 4"}));
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
  EXPECT_EQ(state().place, "");
}

TEST_F(SyncResume, ADeadProcessHoldsTheOthersUpUntilItsLeaseRunsOut) {
  die_in_the_middle();
  auto sync = start();
  sync->step();
  EXPECT_EQ(shop.times("all from 4"), 0);
  const auto by_hand = sync->run(SyncWork::full);
  ASSERT_FALSE(by_hand);
  EXPECT_EQ(by_hand.error().code, ErrorCode::unavailable);
  pass(kSyncLease);
  sync->step();
  EXPECT_EQ(shop.times("all from 4"), 1);
}

TEST_F(SyncResume, TheOldCatalogStaysWholeUntilTheNewOneIs) {
  start()->step();
  shop.put(product("p1", 5));
  pass(27h);
  die_in_the_middle();
  EXPECT_EQ(price_of("p1"), 1999);
  pass(3min);
  start()->step();
  EXPECT_EQ(price_of("p1"), 5);
}

TEST_F(SyncResume, APlatformWithoutPlacesIsReadFromItsBeginning) {
  shop.reach.resumes = false;
  die_in_the_middle();
  pass(3min);
  shop.products.erase("p1");
  start()->step();
  EXPECT_EQ(shop.times("all from "), 2);
  EXPECT_EQ(ids(), "p2 p3 p4 p5 p6 p7 ");
}

TEST_F(SyncResume, APlaceOfYesterdayIsNone) {
  die_in_the_middle();
  pass(2h);
  start()->step();
  EXPECT_EQ(shop.times("all from "), 2);
  EXPECT_EQ(shop.times("all from 4"), 0);
}

TEST_F(SyncResume, AShopThatFailsInTheMiddleIsAskedOnlyForTheRest) {
  shop.dies = 5;
  auto sync = start();
  sync->step();
  EXPECT_EQ(ids(), "none");
  shop.dies.reset();
  pass(61s);
  sync->step();
  EXPECT_EQ(shop.asked, (std::vector<std::string>{"all from ", "all from 4"}));
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
}

TEST_F(SyncResume, APlaceThatTheShopTakesNoMoreIsForgotten) {
  shop.dies = 5;
  auto sync = start();
  sync->step();
  shop.error = Error{ErrorCode::invalid_argument, "acme: no such cursor"};
  pass(61s);
  sync->step();
  shop.error.reset();
  shop.dies.reset();
  pass(3min);
  sync->step();
  EXPECT_EQ(shop.times("all from "), 2);
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
}

TEST_F(SyncResume, OfTwoProcessesOneReadsAndTheOtherSeesItDone) {
  auto first = start("first"), second = start("second");
  shop.on_page = [&] {
    const auto blocked = second->run(SyncWork::full);
    ASSERT_FALSE(blocked);
    EXPECT_EQ(blocked.error().code, ErrorCode::unavailable);
  };
  first->step();
  shop.on_page = nullptr;
  pass(kSyncLease);
  second->step();
  EXPECT_EQ(shop.times("all from "), 1);
}

TEST_F(SyncResume, AProcessThatSleptWhileAnotherTookOverChangesNothing) {
  auto sleepy = start("sleepy"), other = start("other");
  bool is_first = true;
  shop.on_page = [&] {
    if (!std::exchange(is_first, false)) return;
    pass(10min);
    shop.products.erase("p7");
    ASSERT_TRUE(other->run(SyncWork::full));
    ASSERT_TRUE(storage->sync().take_lease({"shop", "other"}, now, now + 1min));
    shop.put(product("p7"));
  };
  sleepy->step();
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 ");
}

TEST_F(SyncResume, ALongReadingKeepsItsLease) {
  auto other = start("other");
  shop.page = 1;
  shop.on_page = [&] {
    pass(31s);
    EXPECT_FALSE(other->run(SyncWork::full));
  };
  start("this")->step();
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
}

}  // namespace
}  // namespace aisle::test
