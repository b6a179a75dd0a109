#include "server/storage/writer.h"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

struct WriterWorld {
  TemporaryFolder folder;
  std::unique_ptr<Database> database = *Database::open(folder.file("aisle.db"));
  Writer writer{*database};
};

TEST(Writer, WhatGathersDuringACommitIsCommittedTogether) {
  constexpr int kWrites = 100;
  std::promise<void> gate, all;
  std::atomic<int> answered{0};
  WriterWorld world;
  world.writer.submit(
      [&](WriteSession&) -> Result<void> {
        gate.get_future().get();
        return {};
      },
      [](Result<void>) {});
  for (int i = 0; i < kWrites; ++i) {
    world.writer.submit(
        [i](WriteSession& session) {
          const std::string id = std::to_string(i);
          return session.conversations.create({{id}, "shop", "hash"}, started(id));
        },
        [&](Result<void> result) {
          EXPECT_TRUE(result);
          if (++answered == kWrites) all.set_value();
        });
  }
  gate.set_value();
  all.get_future().get();
  EXPECT_LE(world.writer.commits(), 3);
}

TEST(Writer, AnswersOnlyAfterTheCommit) {
  WriterWorld world;
  std::int64_t commits_seen = -1;
  std::promise<void> done;
  world.writer.submit(
      [](WriteSession& session) -> Result<void> {
        session.conversations.check();
        return {};
      },
      [&](Result<void>) {
        commits_seen = world.writer.commits();
        done.set_value();
      });
  done.get_future().get();
  EXPECT_EQ(commits_seen, 1);
}

TEST(Writer, EndsWhatItWasGivenBeforeItStops) {
  TemporaryFolder folder;
  auto database = *Database::open(folder.file("aisle.db"));
  std::atomic<int> answered{0};
  {
    Writer writer(*database);
    for (int i = 0; i < 50; ++i) {
      writer.submit(
          [](WriteSession& session) -> Result<void> {
            session.conversations.check();
            return {};
          },
          [&](Result<void> result) {
            EXPECT_TRUE(result);
            ++answered;
          });
    }
  }
  EXPECT_EQ(answered, 50);
}

TEST(Writer, TooManyWaitingWritesAreRefused) {
  std::promise<void> gate;
  std::atomic<std::size_t> refused{0};
  WriterWorld world;
  world.writer.submit(
      [&](WriteSession&) -> Result<void> {
        gate.get_future().get();
        return {};
      },
      [](Result<void>) {});
  for (std::size_t i = 0; i < kWritesWaitingMax + kWritesTogetherMax + 10; ++i) {
    world.writer.submit([](WriteSession&) -> Result<void> { return {}; },
                        [&](Result<void> result) { refused += result ? 0u : 1u; });
  }
  EXPECT_GE(refused, 10u);
  gate.set_value();
}

}  // namespace
}  // namespace aisle
