// What webhooks lead to: the shop is asked, and its answer counts.
#include "tests/support/sync_world.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

class SyncWebhook : public SyncWorldTest {
 protected:
  SyncWebhook() {
    sync->step();
    shop.asked.clear();
    ends.clear();
  }
  void settle() {
    pass(3s);
    sync->step();
  }
  std::unique_ptr<SiteSync> sync = start();
};

TEST_F(SyncWebhook, TheProductIsReadAgainSoon) {
  shop.put(product("p2", 500));
  ASSERT_TRUE(hint(*sync, "p2\nsigned"));
  sync->step();
  EXPECT_EQ(price_of("p2"), 1999);
  settle();
  EXPECT_EQ(price_of("p2"), 500);
  EXPECT_EQ(shop.asked, std::vector<std::string>{"p2"});
}

TEST_F(SyncWebhook, RepeatedAndLateOnesLeadToWhatTheShopHasNow) {
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(hint(*sync, "p2\np3\nsigned"));
  shop.put(product("p2", 700));
  settle();
  EXPECT_EQ(shop.asked, (std::vector<std::string>{"p2", "p3"}));
  EXPECT_EQ(price_of("p2"), 700);
  ASSERT_TRUE(hint(*sync, "p2\nsigned"));  // An old one, delivered again.
  settle();
  EXPECT_EQ(price_of("p2"), 700);
}

TEST_F(SyncWebhook, AForgedOneLeadsToNothing) {
  const auto taken = hint(*sync, "p2\n");
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().code, ErrorCode::permission_denied);
  settle();
  EXPECT_TRUE(shop.asked.empty());
}

TEST_F(SyncWebhook, OneForAnUnknownConnectorIsNotFound) {
  EXPECT_EQ(sync->take_webhook("other", {.body = "signed"}).error().code, ErrorCode::not_found);
}

TEST_F(SyncWebhook, AProductThatIsGoneIsDeletedWhenTheShopSaysSoToo) {
  shop.products.erase("p4");
  ASSERT_TRUE(hint(*sync, "p4\np5\nsigned"));
  settle();
  EXPECT_EQ(ids(), "p1 p2 p3 p5 p6 p7 ");
}

TEST_F(SyncWebhook, AProductThatWasNeverForSaleCountsForNothing) {
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(hint(*sync, "draft" + std::to_string(i) + "\nsigned"));
  settle();
  EXPECT_EQ(ends, std::vector<std::string>{"hints"});
  EXPECT_EQ(ids(), "p1 p2 p3 p4 p5 p6 p7 ");
}

TEST_F(SyncWebhook, AShopThatLosesOneAfterTheOtherIsStoppedByTheBoundOnShrinking) {
  for (const char* id : {"p1", "p2", "p3", "p4"}) {
    shop.products.erase(id);
    ASSERT_TRUE(hint(*sync, std::string(id) + "\nsigned"));
    settle();
  }
  EXPECT_EQ(ids(), "p3 p4 p5 p6 p7 ");
  EXPECT_EQ(state().changes_failure->code, "conflict");
}

TEST_F(SyncWebhook, MoreThanCanWaitIsOneFullReading) {
  for (std::size_t i = 0; i < 3 * kHintsWaitingMax; ++i) {
    ASSERT_TRUE(hint(*sync, "x" + std::to_string(i) + "\nsigned"));
  }
  pass(16min);
  sync->step();
  EXPECT_EQ(shop.times("all from "), 1);
  EXPECT_EQ(shop.times("x0"), 0);
}

TEST_F(SyncWebhook, AShopThatIsDownIsAskedAgainLater) {
  shop.error = Error{ErrorCode::unavailable, "acme: the shop answers 503"};
  shop.put(product("p2", 500));
  ASSERT_TRUE(hint(*sync, "p2\nsigned"));
  settle();
  settle();
  EXPECT_EQ(shop.asked.size(), 1u);
  shop.error.reset();
  pass(2min);
  sync->step();
  EXPECT_EQ(price_of("p2"), 500);
  EXPECT_FALSE(state().changes_failure);
}

TEST_F(SyncWebhook, ALongReadingOfEverythingHoldsNoneUpAndDoesNotUndoThem) {
  pass(27h);
  bool is_first = true;
  shop.on_page = [&] {
    if (!std::exchange(is_first, false)) return;
    shop.put(product("p1", 42));  // Page one, with the old price, is staged already.
    ASSERT_TRUE(hint(*sync, "p1\nsigned"));
    pass(3s);
  };
  std::int64_t price_meanwhile = 0;
  const auto look = shop.on_page;
  int pages = 0;
  shop.on_page = [&] {
    look();
    if (++pages == 3) price_meanwhile = price_of("p1");
  };
  sync->step();
  EXPECT_EQ(price_meanwhile, 42);
  EXPECT_EQ(price_of("p1"), 42);
  EXPECT_EQ(shop.times("all from "), 1);
}

TEST_F(SyncWebhook, APlatformThatTellsOfNoSingleProductIsReadAsAWhole) {
  shop.reach.product = false;
  shop.put(product("p2", 500));
  ASSERT_TRUE(hint(*sync, "p2\nsigned"));
  pass(16min);
  sync->step();
  EXPECT_EQ(price_of("p2"), 500);
  EXPECT_EQ(shop.times("all from "), 1);
}

}  // namespace
}  // namespace aisle::test
