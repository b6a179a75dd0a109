#include "server/conversation/strand.h"

#include <gtest/gtest.h>

#include <atomic>

namespace aisle {
namespace {

// A strand whose protected half a test can reach.
struct OpenStrand : Strand {
  using Strand::hold;
  using Strand::resume_with;
  using Strand::Strand;
};

struct World {
  Activity activity;
  Workers workers{4};
  std::shared_ptr<OpenStrand> strand = std::make_shared<OpenStrand>(workers, activity);
};

TEST(Strand, TasksOfOneRunInOrderAndNeverTogether) {
  World world;
  std::atomic<int> inside{0};
  std::vector<int> order;
  for (int i = 0; i < 1000; ++i) {
    world.strand->post([&, i] {
      EXPECT_EQ(++inside, 1);
      order.push_back(i);
      --inside;
    });
  }
  world.activity.wait();
  ASSERT_EQ(order.size(), 1000u);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
}

TEST(Strand, NothingRunsWhileItIsHeld) {
  World world;
  std::string ran;
  world.strand->post([&] { world.strand->hold(); });
  world.strand->post([&] { ran += "waited "; });
  EXPECT_FALSE(world.activity.wait_for(std::chrono::milliseconds(20)));
  EXPECT_EQ(ran, "");
  world.strand->resume_with([&] { ran += "first "; });
  world.activity.wait();
  EXPECT_EQ(ran, "first waited ");
}

TEST(Strand, WhatIsQuickRunsAtOnceOnTheThreadThatBringsIt) {
  World world;
  std::thread::id ran_on;
  world.strand->post_quick([&] { ran_on = std::this_thread::get_id(); });
  EXPECT_EQ(ran_on, std::this_thread::get_id());
}

TEST(Strand, WhatIsQuickComesBehindWhatWaits) {
  World world;
  std::string ran;
  world.strand->post([&] { world.strand->hold(); });
  world.strand->post([&] { ran += "waited "; });
  EXPECT_FALSE(world.activity.wait_for(std::chrono::milliseconds(20)));
  world.strand->post_quick([&] { ran += "quick "; });
  EXPECT_EQ(ran, "");
  world.strand->resume_with([&] { ran += "first "; });
  world.activity.wait();
  EXPECT_EQ(ran, "first waited quick ");
}

TEST(Strand, WhatIsQuickNeverRunsTogetherWithATask) {
  World world;
  int inside = 0, ran = 0;  // The strand guards them.
  const auto count = [&] {
    EXPECT_EQ(++inside, 1);
    ++ran;
    --inside;
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 500; ++j) {
        world.strand->post_quick(count);
        world.strand->post(count);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  world.activity.wait();
  EXPECT_EQ(ran, 4'000);
}

TEST(Strand, ManyStrandsShareFewThreads) {
  World world;
  std::atomic<int> ran{0};
  std::vector<std::shared_ptr<OpenStrand>> strands;
  for (int i = 0; i < 100; ++i) {
    strands.push_back(std::make_shared<OpenStrand>(world.workers, world.activity));
  }
  for (int i = 0; i < 50; ++i) {
    for (const auto& strand : strands) strand->post([&] { ++ran; });
  }
  world.activity.wait();
  EXPECT_EQ(ran, 5000);
}

TEST(Strand, TasksAfterTheStopAreDropped) {
  World world;
  world.workers.stop();
  const auto kept = std::make_shared<int>(0);
  world.strand->post([kept, self = world.strand] {});
  EXPECT_EQ(kept.use_count(), 1) << "a dropped task must not hold its strand";
}

}  // namespace
}  // namespace aisle
