#include "server/http/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/support/front_world.h"

namespace aisle {
namespace {

TEST(WorkerPool, TasksRunInTheOrderInWhichTheyCame) {
  std::vector<int> order;
  WorkerPool pool(1, 100);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(pool.submit([&order, i] { order.push_back(i); }));
  pool.stop();
  ASSERT_EQ(order.size(), 100u);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
}

TEST(WorkerPool, AllThreadsTakePartWhenTasksAreLong) {
  WorkerPool pool(4, 100);
  std::atomic<int> running{0};
  Signal all;
  for (int i = 0; i < 4; ++i) {
    pool.submit([&] {
      if (++running == 4) all.set();
      all.wait();  // None ends before all four run.
    });
  }
  EXPECT_TRUE(all.wait());
}

TEST(WorkerPool, WhatIsTooMuchOrTooLateIsNotTaken) {
  WorkerPool pool(1, 1);
  Signal running, go_on;
  pool.submit([&] {
    running.set();
    go_on.wait();
  });
  ASSERT_TRUE(running.wait());
  bool ran = false;
  EXPECT_TRUE(pool.submit([&] { ran = true; }));
  EXPECT_FALSE(pool.submit([] {}));
  go_on.set();
  pool.stop();
  EXPECT_TRUE(ran) << "what was taken is run before the end";
  EXPECT_FALSE(pool.submit([] {}));
}

TEST(WorkerPool, StacksAreDeepEnoughForRecursion) {
  bool survived = false;
  WorkerPool pool(1, 1);
  pool.submit([&] {
    volatile char deep[6 << 20];
    deep[sizeof deep - 1] = 1;
    deep[0] = 1;
    survived = deep[0] == 1;
  });
  pool.stop();
  EXPECT_TRUE(survived);
}

}  // namespace
}  // namespace aisle
