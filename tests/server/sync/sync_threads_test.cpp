// The threads that keep sites fresh, on the real clock.
#include "server/sync/sync_threads.h"

#include <atomic>
#include <condition_variable>

#include "server/connectors/shop_api.h"
#include "server/sync/stoppable_http.h"
#include "tests/support/fake_http.h"
#include "tests/support/sync_world.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

class SyncThreadsTest : public SyncWorldTest {
 protected:
  // Until it holds; false when that takes too long.
  bool comes_true(const std::function<bool()>& is) {
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (!is()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(2ms);
    }
    return true;
  }
};

TEST_F(SyncThreadsTest, ASiteIsReadWithoutBeingAskedTo) {
  auto sync = start();
  SyncThreads threads([this] { return now; });
  threads.add(*sync);
  EXPECT_TRUE(comes_true([this] { return storage->catalog("shop").has_value(); }));
}

TEST_F(SyncThreadsTest, StoppingWaitsForNoShop) {
  FakeHttp http;
  http.then({.silent = true});
  StoppableHttp way_out(http);
  const auto api = make_shop_api(way_out, {.name = "acme", .base_url = "http://shop"});
  std::optional<ErrorCode> code;
  std::thread asking([&] { code = api->ask({.path = "/products"}).error().code; });
  ASSERT_TRUE(http.wait_for_open(1));
  const auto began = std::chrono::steady_clock::now();
  way_out.stop();
  asking.join();
  EXPECT_EQ(code, ErrorCode::unavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);  // A question's own deadline is 10 s.
  EXPECT_EQ(http.count(), 1u);
}

TEST_F(SyncThreadsTest, AWayOutThatIsOpenPassesEverythingOn) {
  FakeHttp http;
  http.then({.body = R"({"products":[]})"});
  StoppableHttp way_out(http);
  const auto api = make_shop_api(way_out, {.name = "acme", .base_url = "http://shop"});
  const auto answer = api->ask({.path = "/products"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body.dump(), R"({"products":[]})");
}

}  // namespace
}  // namespace aisle::test
