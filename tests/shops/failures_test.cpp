// A shop that fails is an error of the right kind in time, and nothing else breaks.
#include <gtest/gtest.h>

#include <chrono>

#include "tests/shops/real_shop.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kPatience = 12s;  // The deadline of a question, 10 s, and a busy machine.

class ShopFailing : public testing::TestWithParam<std::string> {
 protected:
  void TearDown() override { shop().play("POST", "/fail", {{"kind", "none"}}); }
  bool fail(const std::string& kind) {
    return shop().play("POST", "/fail", {{"kind", kind}}).has_value();
  }
};
INSTANTIATE_TEST_SUITE_P(Kinds, ShopFailing, testing::Values("down", "html", "slow", "429"),
                         [](const auto& info) {
                           return info.param == "429" ? "busy" : info.param;
                         });

void expect_passing(const Error& error) {
  EXPECT_TRUE(error.code == ErrorCode::unavailable || error.code == ErrorCode::deadline_exceeded)
      << static_cast<int>(error.code) << " " << error.message;
}

TEST_P(ShopFailing, AnOrderIsAnErrorInTimeAndThereAgainAfterwards) {
  ASSERT_TRUE(shop().can().orders);
  const Customer kim = shop().customer();
  const OrderId number = shop().order(kim, {{shop().buyable(1)[0], 1}});
  ASSERT_TRUE(shop().orders().order(kim.id, number));
  ASSERT_TRUE(fail(GetParam()));
  const auto began = Clock::now();
  const auto order = shop().orders().order(kim.id, number);
  EXPECT_LT(Clock::now() - began, kPatience);
  ASSERT_FALSE(order);
  expect_passing(order.error());
  fail("none");
  const auto again = shop().orders().order(kim.id, number);
  EXPECT_TRUE(again) << again.error().message;
}

TEST_P(ShopFailing, TheCatalogIsAnErrorAndNoShorterOne) {
  ASSERT_TRUE(fail(GetParam()));
  const auto began = Clock::now();
  const auto read = shop().connector().products([](Product) { return true; });
  EXPECT_LT(Clock::now() - began, kPatience);
  ASSERT_FALSE(read);
  expect_passing(read.error());
}

TEST_P(ShopFailing, AChangeThatDidNotReachTheShopCanBeAskedForAgain) {
  const Customer kim = shop().customer();
  const OrderId number = shop().order(kim, {{shop().buyable(1)[0], 1}});
  const OrderRequest request{
      {"again-" + number.value}, kim.id, number, CancelOrder{}, "", system_time()};
  ASSERT_TRUE(fail(GetParam()));
  const auto failed = shop().orders().change(request);
  ASSERT_FALSE(failed);
  expect_passing(failed.error());
  fail("none");
  EXPECT_EQ(shop().shown(number)["refunded"], 0);
  const auto done = shop().orders().change(request);
  ASSERT_TRUE(done) << done.error().message;
  if (shop().can().cancellation) {
    EXPECT_TRUE(std::holds_alternative<OrderDone>(*done));
    return;
  }
  ASSERT_TRUE(std::holds_alternative<OrderRefusal>(*done));
  EXPECT_EQ(std::get<OrderRefusal>(*done).reason, OrderRefusalReason::needs_a_person);
}

TEST(ShopKey, AWrongOneIsAnErrorThatSaysSoWithoutShowingIt) {
  const auto wrong =
      shop().connect([](ConnectorSettings& settings) { settings.key = "wr0ng-k3y"; });
  if (!shop().has_key()) {
    ASSERT_FALSE(wrong) << "a key that nothing asks for is a mistake";
    EXPECT_EQ(wrong.error().code, ErrorCode::invalid_argument);
    EXPECT_EQ(wrong.error().message.find("wr0ng-k3y"), std::string::npos);
    return;
  }
  ASSERT_TRUE(wrong) << wrong.error().message;
  if (shop().can().orders) {
    const Customer kim = shop().customer();
    const OrderId number = shop().order(kim, {{shop().buyable(1)[0], 1}});
    const auto order = (*wrong)->orders()->order(kim.id, number);
    ASSERT_FALSE(order);
    EXPECT_EQ(order.error().code, ErrorCode::unavailable) << order.error().message;
    EXPECT_EQ(order.error().message.find("wr0ng-k3y"), std::string::npos);
    EXPECT_FALSE((*wrong)->orders()->glance(number, kim.email));
  }
  const auto read = (*wrong)->products([](Product) { return true; });
  if (read) return;  // A catalog that is open to all needs no key.
  EXPECT_EQ(read.error().code, ErrorCode::permission_denied) << read.error().message;
}

TEST(ShopAddress, WhereNobodyListensIsAnErrorInTime) {
  const auto nowhere =
      shop().connect([](ConnectorSettings& settings) { settings.url = "http://127.0.0.1:9"; });
  if (!shop().has_address()) {
    ASSERT_FALSE(nowhere) << "an address that nobody asks for is a mistake";
    EXPECT_EQ(nowhere.error().code, ErrorCode::invalid_argument);
    return;
  }
  ASSERT_TRUE(nowhere) << nowhere.error().message;
  const auto began = Clock::now();
  const auto read = (*nowhere)->products([](Product) { return true; });
  EXPECT_LT(Clock::now() - began, kPatience);
  ASSERT_FALSE(read);
  expect_passing(read.error());
}

}  // namespace
}  // namespace aisle::test
