#include "server/connector_watch.h"

#include <gtest/gtest.h>

#include "server/connectors/memory_orders.h"
#include "tests/support/shop.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

class ConnectorWatchTest : public testing::Test {
 protected:
  void drifted(const std::string& place) {
    const Error error{ErrorCode::data_loss, place + ": expected a text, there is nothing"};
    watch.asked("acme", &error);
  }
  std::string metrics_text() const { return metrics.text({}); }

  Metrics metrics;
  Time now = day(0);
  std::vector<std::string> told;
  ConnectorWatch watch{metrics, [this] { return now; },
                       [this](std::string_view connector, std::string_view place) {
                         told.push_back(std::string(connector) + " " + std::string(place));
                       }};
};

TEST_F(ConnectorWatchTest, QuestionsAreCountedByTheirOutcome) {
  MemoryOrders orders(small_shop(), small_catalog());
  WatchedOrders watched(orders, "acme", watch);
  EXPECT_TRUE(watched.order({"kim"}, {"TF-1001"}));
  EXPECT_TRUE(watched.orders({"kim"}, {}));
  EXPECT_FALSE(watched.order({"alex"}, {"TF-1001"}));
  EXPECT_FALSE(watched.glance({"TF-9999"}, "04109"));
  const std::string text = metrics_text();
  const std::string series = "aisle_connector_calls_total{connector=\"acme\",outcome=";
  EXPECT_NE(text.find(series + "\"ok\"} 2"), text.npos) << text;
  EXPECT_NE(text.find(series + "\"permission_denied\"} 1"), text.npos);
  EXPECT_NE(text.find(series + "\"not_found\"} 1"), text.npos);
  EXPECT_TRUE(told.empty());
}

TEST_F(ConnectorWatchTest, ADriftIsToldOnceAnHourAndCountedEachTime) {
  drifted("acme order: lines[0].price");
  drifted("acme order: lines[17].price");
  EXPECT_EQ(told, (std::vector<std::string>{"acme acme order: lines[].price"}));
  now += 59min;
  drifted("acme order: lines[0].price");
  EXPECT_EQ(told.size(), 1u);
  now += 1min;
  drifted("acme order: lines[0].price");
  EXPECT_EQ(told.size(), 2u);
  EXPECT_NE(metrics_text().find("aisle_connector_drift_total{connector=\"acme\",place=\"acme "
                                "order: lines[].price\"} 4"),
            std::string::npos)
      << metrics_text();
}

TEST_F(ConnectorWatchTest, AnotherErrorIsNoDrift) {
  const Error broken{ErrorCode::data_loss, "acme: the shop's answer is no sound JSON"};
  const Error down{ErrorCode::unavailable, "acme: expected more of it"};
  watch.asked("acme", &broken);
  watch.asked("acme", &down);
  EXPECT_TRUE(told.empty());
}

TEST_F(ConnectorWatchTest, PlacesAreBounded) {
  for (std::size_t i = 0; i < kDriftPlacesMax + 20; ++i) drifted("place" + std::to_string(i));
  EXPECT_EQ(told.size(), kDriftPlacesMax + 1);
  EXPECT_EQ(told.back(), "acme other");
}

}  // namespace
}  // namespace aisle::test
