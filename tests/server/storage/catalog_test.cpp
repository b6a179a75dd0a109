#include <gtest/gtest.h>

#include "server/storage/storage.h"
#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

const Policy kReturns{{"returns"}, "Returns",
                      "/returns",  "2026-10-01",
                      "en",        {{"sale", "Sale items", "May be returned within 30 days."}}};

bool operator==(const ImportChange& a, const ImportChange& b) {
  return a.added == b.added && a.updated == b.updated && a.unchanged == b.unchanged &&
         a.removed == b.removed;
}

// A database with the products p1, p2, p3 of the site "shop".
struct StoredCatalogWorld {
  TemporaryFolder folder;
  std::unique_ptr<Storage> storage = *open_storage(folder.file("aisle.db"));

  StoredCatalogWorld() { EXPECT_TRUE(import({product("p1"), product("p2"), product("p3")})); }

  Result<ImportChange> import(std::vector<Product> products, int shrink_max_percent = 100,
                              std::vector<Policy> policies = {kReturns}) {
    return storage->replace_catalog("shop", {"feed", Time{std::chrono::seconds(1000)}},
                                    reading(std::move(products)), policies, shrink_max_percent);
  }
  std::string ids() {
    std::string ids;
    const auto products = storage->products("shop");
    for (const Product& product : *products) ids += product.id.value + " ";
    return ids;
  }
};

TEST(Catalog, ComesBackAsItWasGiven) {
  StoredCatalogWorld world;
  Product rich = product("p4", 9007199254740991);
  rich.description = "Größe \"M\"\n\n'; drop table products; --";
  rich.category = {"Clothing", "Jackets"};
  rich.variants[0].stock = 3;
  ASSERT_TRUE(world.import({rich, product("p1")}));
  EXPECT_EQ(*world.storage->products("shop"), (std::vector<Product>{rich, product("p1")}));
  EXPECT_EQ(*world.storage->policies("shop"), (std::vector<Policy>{kReturns}));
  EXPECT_EQ(world.storage->catalog("shop")->connector, "feed");
  EXPECT_EQ(world.storage->catalog("shop")->fetched_at, Time{std::chrono::seconds(1000)});
}

TEST(Catalog, AnImportCountsWhatItChanges) {
  StoredCatalogWorld world;
  const auto change = world.import({product("p1"), product("p2", 500), product("p4")});
  ASSERT_TRUE(change);
  EXPECT_TRUE(*change == (ImportChange{.added = 1, .updated = 1, .unchanged = 1, .removed = 1}));
  EXPECT_EQ(world.ids(), "p1 p2 p4 ");
  EXPECT_EQ((*world.storage->products("shop"))[1], product("p2", 500));
}

TEST(Catalog, TheSourcesOrderIsKept) {
  StoredCatalogWorld world;
  ASSERT_TRUE(world.import({product("p3"), product("p9"), product("p1"), product("p2")}));
  EXPECT_EQ(world.ids(), "p3 p9 p1 p2 ");
}

const std::vector<SourceMark> kMarks = {{"first", "\"v1\"\nMon"}, {"another", "2"}};

Result<ImportChange> import_marked(StoredCatalogWorld& world,
                                   const std::vector<SourceMark>& marks) {
  return world.storage->replace_catalog("shop", {"feed", {}, 0, marks}, reading({product("p1")}),
                                        {}, 100);
}

TEST(Catalog, MarksOfItsSourcesComeBackInTheirOrder) {
  StoredCatalogWorld world;
  EXPECT_TRUE(world.storage->catalog("shop")->marks.empty());
  ASSERT_TRUE(import_marked(world, kMarks));
  EXPECT_EQ(world.storage->catalog("shop")->marks, kMarks);
}

TEST(Catalog, MarksOfACatalogThatWasReplacedAreGone) {
  StoredCatalogWorld world;
  ASSERT_TRUE(import_marked(world, kMarks));
  ASSERT_TRUE(world.import({product("p1")}));
  EXPECT_TRUE(world.storage->catalog("shop")->marks.empty());
}

TEST(Catalog, MarksAreStoredOnlyWithTheirCatalog) {
  StoredCatalogWorld world;
  const auto refused = world.storage->replace_catalog("shop", {"feed", {}, 0, kMarks},
                                                      reading({product("p1")}), {}, 10);
  ASSERT_EQ(code_of(refused), ErrorCode::conflict);
  EXPECT_TRUE(world.storage->catalog("shop")->marks.empty());
}

TEST(Catalog, WhatIsKeptHasANewTimeAndNothingElse) {
  StoredCatalogWorld world;
  ASSERT_TRUE(import_marked(world, kMarks));
  StoredCatalog known = *world.storage->catalog("shop");
  known.fetched_at = Time{std::chrono::seconds(2000)};
  const auto kept =
      world.storage->keep_catalog("shop", {"other", known.fetched_at, known.version, {}});
  ASSERT_TRUE(kept);
  EXPECT_TRUE(*kept == (ImportChange{.unchanged = 1}));
  const StoredCatalog now = *world.storage->catalog("shop");
  EXPECT_EQ(now.fetched_at, known.fetched_at);
  EXPECT_EQ(now.version, known.version);
  EXPECT_EQ(now.connector, "feed");
  EXPECT_EQ(now.marks, kMarks);
}

TEST(Catalog, AnotherVersionThanTheStoredOneCanNotBeKept) {
  StoredCatalogWorld world;
  const Time later{std::chrono::seconds(2000)};
  EXPECT_EQ(code_of(world.storage->keep_catalog("shop", {"feed", later, 0})), ErrorCode::conflict);
  EXPECT_EQ(code_of(world.storage->keep_catalog("none", {"feed", later, 1})), ErrorCode::conflict);
  EXPECT_EQ(world.storage->catalog("shop")->fetched_at, Time{std::chrono::seconds(1000)});
}

TEST(Catalog, TheVersionGrowsOnlyWhenSomethingChanged) {
  StoredCatalogWorld world;
  EXPECT_EQ(world.storage->catalog("shop")->version, 1);
  ASSERT_TRUE(world.import({product("p1"), product("p2"), product("p3")}));
  EXPECT_EQ(world.storage->catalog("shop")->version, 1);
  ASSERT_TRUE(world.import({product("p1"), product("p2")}));
  EXPECT_EQ(world.storage->catalog("shop")->version, 2);
  ASSERT_TRUE(world.import({product("p1"), product("p2")}, 100, {}));
  EXPECT_EQ(world.storage->catalog("shop")->version, 3);
  EXPECT_TRUE(world.storage->policies("shop")->empty());
}

TEST(Catalog, ASourceThatFailsMidwayLeavesTheOldOne) {
  StoredCatalogWorld world;
  int given = 0;
  const auto failing = [&](Product& out) -> Result<bool> {
    if (++given == 3) return Error{ErrorCode::data_loss, "the file ends in the middle of a row"};
    out = product("new" + std::to_string(given));
    return true;
  };
  const auto change = world.storage->replace_catalog("shop", {"feed", {}}, failing, {}, 100);
  EXPECT_EQ(code_of(change), ErrorCode::data_loss);
  EXPECT_EQ(world.ids(), "p1 p2 p3 ");
  EXPECT_EQ(world.storage->catalog("shop")->version, 1);
}

TEST(Catalog, AShrinkOverTheBoundIsRefused) {
  StoredCatalogWorld world;
  EXPECT_EQ(code_of(world.import({product("p1")}, 50)), ErrorCode::conflict);
  EXPECT_EQ(code_of(world.import({}, 99)), ErrorCode::conflict);
  EXPECT_EQ(world.ids(), "p1 p2 p3 ");
  EXPECT_TRUE(world.import({product("p1"), product("p2")}, 50));
  EXPECT_TRUE(world.import({}, 100));
  EXPECT_EQ(world.ids(), "");
}

TEST(Catalog, AnIdTwiceOrNoneIsRefused) {
  StoredCatalogWorld world;
  EXPECT_EQ(code_of(world.import({product("p1"), product("p1")})), ErrorCode::invalid_argument);
  EXPECT_EQ(code_of(world.import({product("")})), ErrorCode::invalid_argument);
  EXPECT_EQ(world.ids(), "p1 p2 p3 ");
}

TEST(Catalog, AProductThatCouldNotBeReadBackIsRefused) {
  StoredCatalogWorld world;
  Product huge = product("huge");
  huge.description.assign(2 << 20, 'x');
  EXPECT_EQ(code_of(world.import({huge})), ErrorCode::too_large);
  EXPECT_EQ(world.ids(), "p1 p2 p3 ");
}

TEST(Catalog, SitesDoNotShareProducts) {
  StoredCatalogWorld world;
  EXPECT_EQ(code_of(world.storage->products("other")), ErrorCode::not_found);
  EXPECT_EQ(code_of(world.storage->catalog("other")), ErrorCode::not_found);
  ASSERT_TRUE(
      world.storage->replace_catalog("other", {"demo", {}}, reading({product("p1", 1)}), {}, 100));
  EXPECT_EQ((*world.storage->products("shop"))[0], product("p1"));
}

}  // namespace
}  // namespace aisle
