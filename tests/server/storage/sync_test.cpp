#include "server/storage/sync_storage.h"

#include <gtest/gtest.h>

#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

constexpr Time kThen{std::chrono::seconds(1'800'000'000)};
const SyncWriter kWriter{"shop", "one"};

// A site with p1, p2, p3, and the lease.
struct SyncedSite {
  TemporaryFolder folder;
  std::unique_ptr<Storage> storage = *open_storage(folder.file("aisle.db"));
  SyncStorage& sync() { return storage->sync(); }

  SyncedSite() {
    EXPECT_TRUE(storage->replace_catalog(
        "shop", {"acme", kThen}, reading({product("p1"), product("p2"), product("p3")}), {}, 100));
    EXPECT_TRUE(sync().take_lease(kWriter, kThen, kThen + 1min));
  }
  Result<ImportChange> put_staged() {
    return storage->replace_catalog("shop", {"acme", kThen + 1h}, sync().staged("shop"), {}, 100);
  }
  std::string ids() {
    std::string text;
    const auto products = *storage->products("shop");
    for (const Product& one : products) {
      text += one.id.value + "=" + std::to_string(one.variants[0].price.amount) + " ";
    }
    return text;
  }
};

CatalogUpdate update_of(std::vector<Product> products, std::vector<ProductId> gone = {},
                        const std::string& source = "acme") {
  return {source, std::move(products), std::move(gone), kThen + 5min, std::nullopt};
}

TEST(SyncStorage, SingleProductsArePutAndDeletedAndTheVersionGrows) {
  SyncedSite site;
  const auto before = site.storage->catalog("shop")->version;
  const auto change = site.sync().update(
      kWriter, update_of({product("p2", 5), product("p4", 6), product("p1")}, {{"p3"}, {"none"}}));
  ASSERT_TRUE(change);
  EXPECT_EQ(change->added, 1);
  EXPECT_EQ(change->updated, 1);
  EXPECT_EQ(change->unchanged, 1);
  EXPECT_EQ(change->removed, 1);
  EXPECT_EQ(site.ids(), "p1=1999 p2=5 p4=6 ");
  EXPECT_EQ(site.storage->catalog("shop")->version, before + 1);
}

TEST(SyncStorage, WhatIsTheSameLeavesTheVersion) {
  SyncedSite site;
  const auto before = site.storage->catalog("shop")->version;
  ASSERT_TRUE(site.sync().update(kWriter, update_of({product("p1")})));
  EXPECT_EQ(site.storage->catalog("shop")->version, before);
  EXPECT_EQ(*site.sync().read_at("shop", {"p1"}), kThen + 5min);
  EXPECT_EQ(*site.sync().read_at("shop", {"p2"}), kThen);
}

TEST(SyncStorage, AProductOfAnotherSourceIsLeftAlone) {
  SyncedSite site;
  ASSERT_TRUE(site.sync().update(kWriter, update_of({product("p1")})));
  const auto change =
      site.sync().update(kWriter, update_of({product("p1", 1)}, {{"p1"}}, "another"));
  EXPECT_EQ(change->updated + change->removed, 0);
  EXPECT_EQ(site.ids(), "p1=1999 p2=1999 p3=1999 ");
}

TEST(SyncStorage, ASiteWithoutACatalogHasNothingToUpdate) {
  SyncedSite site;
  const SyncWriter writer{"empty", "one"};
  ASSERT_TRUE(site.sync().take_lease(writer, kThen, kThen + 1min));
  EXPECT_EQ(code_of(site.sync().update(writer, update_of({product("p1")}))), ErrorCode::not_found);
}

TEST(SyncStorage, ALeaseIsOfOneOwnerUntilItRunsOut) {
  SyncedSite site;
  const SyncWriter other{"shop", "two"};
  EXPECT_EQ(code_of(site.sync().take_lease(other, kThen + 59s, kThen + 5min)),
            ErrorCode::unavailable);
  EXPECT_TRUE(site.sync().take_lease(kWriter, kThen + 59s, kThen + 2min));
  EXPECT_EQ(code_of(site.sync().take_lease(other, kThen + 1min, kThen + 5min)),
            ErrorCode::unavailable);
  EXPECT_TRUE(site.sync().take_lease(other, kThen + 2min, kThen + 5min));
  EXPECT_EQ(*site.sync().lease("shop"), (SyncLease{"two", kThen + 5min}));
}

TEST(SyncStorage, ALeaseOutlivesItsProcess) {
  SyncedSite site;
  site.storage.reset();
  site.storage = *open_storage(site.folder.file("aisle.db"));
  EXPECT_EQ(code_of(site.sync().take_lease({"shop", "two"}, kThen, kThen + 5min)),
            ErrorCode::unavailable);
}

TEST(SyncStorage, ALeaseThatIsEndedIsFree) {
  SyncedSite site;
  ASSERT_TRUE(site.sync().end_lease({"shop", "two"}));
  EXPECT_TRUE(*site.sync().lease("shop"));
  ASSERT_TRUE(site.sync().end_lease(kWriter));
  EXPECT_FALSE(*site.sync().lease("shop"));
}

TEST(SyncStorage, WhoLostTheLeaseWritesNothing) {
  SyncedSite site;
  ASSERT_TRUE(site.sync().take_lease({"shop", "two"}, kThen + 1h, kThen + 2h));
  SyncStorage& sync = site.sync();
  const SyncState state{.connector = "acme"};
  EXPECT_EQ(code_of(sync.update(kWriter, update_of({product("p1", 1)}))), ErrorCode::conflict);
  EXPECT_EQ(code_of(sync.stage(kWriter, {product("p1", 1)}, state)), ErrorCode::conflict);
  EXPECT_EQ(code_of(sync.save(kWriter, {state})), ErrorCode::conflict);
  EXPECT_EQ(code_of(sync.clear_stage(kWriter, "")), ErrorCode::conflict);
  EXPECT_EQ(code_of(sync.end_full(kWriter, {state})), ErrorCode::conflict);
  EXPECT_EQ(site.ids(), "p1=1999 p2=1999 p3=1999 ");
  EXPECT_TRUE(sync.states("shop")->empty());
}

TEST(SyncStorage, StatesComeBackAsTheyWereSaved) {
  SyncedSite site;
  const SyncState state{.connector = "acme",
                        .doing = SyncWork::full,
                        .full_began = kThen,
                        .place = "cursor \"x\"",
                        .staged = true,
                        .read = 7,
                        .full_failure = SyncFailure{"unavailable", "down", kThen, 3}};
  ASSERT_TRUE(site.sync().save(kWriter, {state, SyncState{.connector = "b"}}));
  EXPECT_EQ(*site.sync().states("shop"),
            (std::vector<SyncState>{state, SyncState{.connector = "b"}}));
}

TEST(SyncStorage, AStagedCatalogTakesTheOldOnesPlaceInItsOrder) {
  SyncedSite site;
  const SyncState state{.connector = "acme"};
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p3"), product("p4", 4)}, state));
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p1", 1)}, state));
  EXPECT_EQ(site.ids(), "p1=1999 p2=1999 p3=1999 ");
  const auto missing = *site.sync().unstaged("shop", 10);
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].id, ProductId{"p2"});
  ASSERT_TRUE(site.put_staged());
  EXPECT_EQ(site.ids(), "p3=1999 p4=4 p1=1 ");
  ASSERT_TRUE(site.sync().end_full(kWriter, {state}));
  EXPECT_EQ(site.sync().unstaged("shop", 10)->at(0).source, "acme");
}

TEST(SyncStorage, AProductThatIsStagedAgainIsThereOnceWithWhatCameLast) {
  SyncedSite site;
  const SyncState state{.connector = "acme"};
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p1", 1), product("p2", 2)}, state));
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p1", 3)}, state));
  ASSERT_TRUE(site.put_staged());
  EXPECT_EQ(site.ids(), "p1=3 p2=2 ");
}

TEST(SyncStorage, TheFirstSourceOfAProductKeepsIt) {
  SyncedSite site;
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p1", 1)}, SyncState{.connector = "a"}));
  const auto left_out =
      site.sync().stage(kWriter, {product("p1", 2), product("p2", 2)}, SyncState{.connector = "b"});
  EXPECT_EQ(*left_out, 1);
  ASSERT_TRUE(site.put_staged());
  EXPECT_EQ(site.ids(), "p1=1 p2=2 ");
}

TEST(SyncStorage, AProductReadByItselfMeanwhileIsNotUndoneByWhatWasStagedBefore) {
  SyncedSite site;
  const SyncState state{.connector = "acme"};
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p1", 1), product("p2"), product("p3")}, state));
  ASSERT_TRUE(site.sync().update(kWriter, update_of({product("p1", 9)}, {{"p2"}})));
  ASSERT_TRUE(site.put_staged());
  EXPECT_EQ(site.ids(), "p1=9 p3=1999 ");
}

TEST(SyncStorage, AStageIsClearedBySource) {
  SyncedSite site;
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p1")}, SyncState{.connector = "a"}));
  ASSERT_TRUE(site.sync().stage(kWriter, {product("p2")}, SyncState{.connector = "b"}));
  ASSERT_TRUE(site.sync().clear_stage(kWriter, "a"));
  ASSERT_TRUE(site.put_staged());
  EXPECT_EQ(site.ids(), "p2=1999 ");
}

}  // namespace
}  // namespace aisle
