#include <gtest/gtest.h>

#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

struct ModelSpendsWorld {
  TemporaryFolder folder;
  std::string path = folder.file("aisle.db");
  std::unique_ptr<Storage> storage = *open_storage(path);

  Result<void> add(StoredModelSpend change) {
    return answer_of(
        [&](Storage::Done done) { storage->add_model_spend(change, std::move(done)); });
  }
};

TEST(ModelSpends, ChangesOfASiteAndDayAreAddedUp) {
  ModelSpendsWorld world;
  ASSERT_TRUE(world.add({"shop", 20'000, 100, 7}));
  ASSERT_TRUE(world.add({"shop", 20'000, -60, -2}));
  ASSERT_TRUE(world.add({"other", 20'000, 1, 1}));
  ASSERT_TRUE(world.add({"shop", 20'001, 5, 5}));
  EXPECT_EQ(*world.storage->model_spends(20'000),
            (std::vector<StoredModelSpend>{{"other", 20'000, 1, 1}, {"shop", 20'000, 40, 5}}));
}

TEST(ModelSpends, ADayWithoutAnyHasNone) {
  ModelSpendsWorld world;
  EXPECT_TRUE(world.storage->model_spends(20'000)->empty());
}

TEST(ModelSpends, OutliveARestart) {
  ModelSpendsWorld world;
  ASSERT_TRUE(world.add({"shop", 20'000, 100, 9'000'000'000'000}));
  world.storage.reset();
  world.storage = *open_storage(world.path);
  EXPECT_EQ(*world.storage->model_spends(20'000),
            (std::vector<StoredModelSpend>{{"shop", 20'000, 100, 9'000'000'000'000}}));
}

}  // namespace
}  // namespace aisle
