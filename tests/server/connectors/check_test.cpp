// What a connector tells of itself when it is checked.
#include "server/connectors/check.h"

#include <gtest/gtest.h>

#include "server/connectors/connector.h"
#include "server/connectors/memory_orders.h"
#include "tests/support/shop.h"

namespace aisle::test {
namespace {

// A platform whose catalog or orders fail as told.
class FakeShopConnector final : public Connector {
 public:
  std::string_view name() const override { return "acme"; }
  Capabilities capabilities() const override { return can; }
  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    if (catalog_error) return *catalog_error;
    for (const Product& product : small_catalog()) {
      ++given;
      if (!take(product)) break;
    }
    return ReadReport();
  }
  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }
  Orders* orders() override { return &orders_; }

  Standing standing(std::string_view capability) {
    const std::vector<CapabilityCheck> checks = check();
    for (const CapabilityCheck& one : checks) {
      if (one.capability == capability) return one.standing;
    }
    ADD_FAILURE() << "nothing is told of " << capability;
    return {};
  }

  Capabilities can{.catalog = true, .orders = true, .cancellation = true};
  std::optional<Error> catalog_error;
  int given = 0;

 private:
  MemoryOrders orders_{small_shop(), small_catalog()};
};

TEST(ConnectorCheck, TellsOfEveryCapabilityOnce) {
  FakeShopConnector connector;
  const std::vector<CapabilityCheck> checks = connector.check();
  std::vector<std::string> names;
  for (const CapabilityCheck& one : checks) names.push_back(one.capability);
  EXPECT_EQ(names, (std::vector<std::string>{"catalog", "policies", "orders", "cancellation",
                                             "address_change", "item_change", "payment_change",
                                             "returns", "exchanges"}));
}

TEST(ConnectorCheck, TellsWhatWorksFromWhatThePlatformCant) {
  FakeShopConnector connector;
  EXPECT_EQ(connector.standing("catalog"), Standing::works);
  EXPECT_EQ(connector.standing("policies"), Standing::not_possible);
  EXPECT_EQ(connector.standing("orders"), Standing::works);
  EXPECT_EQ(connector.standing("cancellation"), Standing::works);
  EXPECT_EQ(connector.standing("returns"), Standing::not_possible);
}

TEST(ConnectorCheck, ReadsOneProductAndNotAll) {
  FakeShopConnector connector;
  connector.check();
  EXPECT_EQ(connector.given, 1);
}

TEST(ConnectorCheck, AKeyThatLacksARightIsNotAllowedAndSaysWhichOne) {
  const Error error{ErrorCode::permission_denied, "acme: the shop answers 403"};
  const CapabilityCheck check = check_of("returns", &error, "write_returns");
  EXPECT_EQ(check.standing, Standing::not_allowed);
  EXPECT_NE(check.mend.find("\"write_returns\""), std::string::npos);
  FakeShopConnector connector;
  connector.catalog_error = error;
  EXPECT_EQ(connector.standing("catalog"), Standing::not_allowed);
}

TEST(ConnectorCheck, AShopThatDoesNotAnswerHasFailed) {
  const Error error{ErrorCode::unavailable, "acme: the shop answers 502"};
  EXPECT_EQ(check_of("catalog", &error, "").standing, Standing::failed);
  FakeShopConnector connector;
  connector.catalog_error = error;
  EXPECT_EQ(connector.standing("catalog"), Standing::failed);
  EXPECT_EQ(connector.standing("orders"), Standing::works);
}

}  // namespace
}  // namespace aisle::test
