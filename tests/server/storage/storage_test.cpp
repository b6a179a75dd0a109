#include "server/storage/storage.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <iterator>

#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

// A fresh database with one conversation "a" of one event.
struct WholeStorageWorld {
  TemporaryFolder folder;
  std::string path = folder.file("aisle.db");
  std::unique_ptr<Storage> storage;

  WholeStorageWorld() {
    open();
    EXPECT_TRUE(create(*storage, "a"));
  }
  void open() {
    storage.reset();
    auto opened = open_storage(path);
    ASSERT_TRUE(opened) << opened.error().message;
    storage = *std::move(opened);
  }
  Result<std::vector<StoredEvent>> all(const std::string& id = "a") {
    return storage->events({id}, 0, 100);
  }
};

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Storage, WhatWasWrittenIsThereAfterOpeningAgain) {
  WholeStorageWorld world;
  ASSERT_TRUE(append(*world.storage, "a", {message(2, "Grüße"), message(3, "hello")}));
  world.open();
  const auto events = world.all();
  ASSERT_TRUE(events);
  EXPECT_EQ(numbers_of(*events), (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ((*events)[1].json, message(2, "Grüße").json);
  const auto conversation = world.storage->conversation({"a"});
  ASSERT_TRUE(conversation);
  EXPECT_EQ(conversation->site, "shop");
  EXPECT_EQ(conversation->token_hash, "hash of a");
  EXPECT_FALSE(conversation->erased);
}

TEST(Storage, EventsComeInPages) {
  WholeStorageWorld world;
  ASSERT_TRUE(append(*world.storage, "a", {message(2, "x"), message(3, "y"), message(4, "z")}));
  const auto page = world.storage->events({"a"}, 1, 2);
  ASSERT_TRUE(page);
  EXPECT_EQ(numbers_of(*page), (std::vector<std::int64_t>{2, 3}));
}

TEST(Storage, ANumberThatDoesNotFollowIsAConflictAndStoresNothing) {
  WholeStorageWorld world;
  EXPECT_EQ(code_of(append(*world.storage, "a", {message(3, "gap")})), ErrorCode::conflict);
  EXPECT_EQ(code_of(append(*world.storage, "a", {message(1, "again")})), ErrorCode::conflict);
  EXPECT_EQ(code_of(append(*world.storage, "a", {message(2, "fits"), message(4, "gap")})),
            ErrorCode::conflict);
  EXPECT_EQ(numbers_of(*world.all()), (std::vector<std::int64_t>{1}));
}

TEST(Storage, AnUnknownConversationIsNotFound) {
  WholeStorageWorld world;
  EXPECT_EQ(code_of(append(*world.storage, "b", {message(1, "x")})), ErrorCode::not_found);
  EXPECT_EQ(code_of(world.storage->conversation({"b"})), ErrorCode::not_found);
}

TEST(Storage, AnIdThatIsTakenIsAConflict) {
  WholeStorageWorld world;
  EXPECT_EQ(code_of(create(*world.storage, "a")), ErrorCode::conflict);
  EXPECT_EQ(numbers_of(*world.all()), (std::vector<std::int64_t>{1}));
}

TEST(Storage, OneBadWriteAmongManyFailsAlone) {
  WholeStorageWorld world;
  constexpr int kWrites = 50;
  std::atomic<int> good{0}, bad{0}, answered{0};
  std::promise<void> all;
  const auto done = [&](Result<void> result) {
    ++(result ? good : bad);
    if (++answered == 2 * kWrites) all.set_value();
  };
  for (int i = 0; i < kWrites; ++i) {
    world.storage->append({"a"}, {message(i + 2, "x")}, done);
    world.storage->append({"a"}, {message(i + 2, "the same number")}, done);
  }
  all.get_future().get();
  EXPECT_EQ(good, kWrites);
  EXPECT_EQ(bad, kWrites);
}

TEST(Storage, AConversationIsUnfinishedUntilEachMessageHasItsEnd) {
  WholeStorageWorld world;
  ASSERT_TRUE(create(*world.storage, "b"));
  ASSERT_TRUE(append(*world.storage, "a", {message(2, "one"), message(3, "two")}));
  EXPECT_EQ(*world.storage->unfinished(), (std::vector<ConversationId>{{"a"}}));
  ASSERT_TRUE(append(*world.storage, "a",
                     {stored(4, TurnStarted{{"t"}, {"m2"}}), stored(5, TurnCompleted{{"t"}})}));
  EXPECT_EQ(*world.storage->unfinished(), (std::vector<ConversationId>{{"a"}}));
  ASSERT_TRUE(append(*world.storage, "a", {stored(6, TurnFailed{{"t2"}})}));
  EXPECT_TRUE(world.storage->unfinished()->empty());
}

TEST(Storage, AConversationIsUnfinishedUntilWhatWasConfirmedIsDone) {
  WholeStorageWorld world;
  ASSERT_TRUE(append(*world.storage, "a", {stored(2, ShopperConfirmed{{"q"}})}));
  EXPECT_EQ(*world.storage->unfinished(), (std::vector<ConversationId>{{"a"}}));
  ASSERT_TRUE(append(*world.storage, "a", {stored(3, ActionFailed{{"q"}})}));
  EXPECT_TRUE(world.storage->unfinished()->empty());
}

TEST(Storage, AConversationIsUnfinishedUntilTheTeamWasTold) {
  WholeStorageWorld world;
  ASSERT_TRUE(append(*world.storage, "a", {stored(2, HandoffRequested{})}));
  EXPECT_EQ(*world.storage->unfinished(), (std::vector<ConversationId>{{"a"}}));
  ASSERT_TRUE(append(*world.storage, "a", {stored(3, TeamTold{})}));
  EXPECT_TRUE(world.storage->unfinished()->empty());
}

TEST(Storage, AnErasedTextIsInNoFile) {
  WholeStorageWorld world;
  const std::string secret = "my cat is called Beaufort";
  ASSERT_TRUE(
      append(*world.storage, "a", {message(2, secret), message(3, std::string(9000, 'x'))}));
  ASSERT_NE(bytes_of(world.path + "-wal").find(secret), std::string::npos) << "proves nothing";
  ASSERT_TRUE(erase(*world.storage, "a", 4));
  for (const char* end : {"", "-wal", "-shm"}) {
    EXPECT_EQ(bytes_of(world.path + end).find("Beaufort"), std::string::npos) << end;
    EXPECT_EQ(bytes_of(world.path + end).find("xxxxxxxx"), std::string::npos) << end;
  }
}

TEST(Storage, AnErasedConversationKeepsItsLastEventOnly) {
  WholeStorageWorld world;
  ASSERT_TRUE(append(*world.storage, "a", {message(2, "hello")}));
  ASSERT_TRUE(erase(*world.storage, "a", 3));
  EXPECT_EQ(numbers_of(*world.all()), (std::vector<std::int64_t>{3}));
  EXPECT_TRUE(world.storage->conversation({"a"})->erased);
  EXPECT_TRUE(world.storage->unfinished()->empty());
  EXPECT_EQ(code_of(append(*world.storage, "a", {message(4, "more")})), ErrorCode::conflict);
}

TEST(Storage, ChecksThatWritingWorks) { EXPECT_TRUE(WholeStorageWorld().storage->check()); }

TEST(Storage, ManyThreadsReadAndWriteAtOnce) {
  WholeStorageWorld world;
  std::vector<std::thread> threads;
  std::atomic<int> failures{0};
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      const std::string id = "t" + std::to_string(t);
      if (!create(*world.storage, id)) ++failures;
      for (int i = 2; i < 40; ++i) {
        if (!append(*world.storage, id, {message(i, "x")})) ++failures;
        const auto events = world.storage->events({id}, 0, 100);
        if (!events || static_cast<int>(events->size()) != i) ++failures;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
}

}  // namespace
}  // namespace aisle
