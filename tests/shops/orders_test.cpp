// What a connector tells about orders is what the shop says, to whom it may be told.
#include <gtest/gtest.h>

#include "shared/commerce/order_check.h"
#include "tests/shops/real_shop.h"

namespace aisle::test {
namespace {

using nlohmann::json;

class ShopOrders : public testing::Test {
 protected:
  void SetUp() override {
    if (!shop().can().orders) GTEST_SKIP() << "the platform's connector has no orders";
    goods = shop().buyable(2);
  }
  OrderId placed(const Customer& by) { return shop().order(by, {{goods[0], 2}, {goods[1], 1}}); }
  Order read(const Customer& by, const OrderId& number) {
    const auto order = orders.order(by.id, number);
    EXPECT_TRUE(order) << order.error().message;
    return order ? *order : Order();
  }

  Orders& orders = shop().orders();
  std::vector<VariantId> goods;
};

TEST_F(ShopOrders, AnOrderIsAsTheShopSaysItIs) {
  const Customer kim = shop().customer();
  const OrderId number = placed(kim);
  const Order order = read(kim, number);
  const json shown = shop().shown(number);
  EXPECT_EQ(order.id, number);
  EXPECT_EQ(order.shopper, kim.id);
  EXPECT_EQ(order.state, OrderState::pending);
  EXPECT_EQ(order.currency, shown["currency"]);
  EXPECT_EQ(paid(order), shown["total"]);
  EXPECT_EQ(owed(order), shown["total"]);
  EXPECT_EQ(order.address, street());
  EXPECT_EQ(count_of(order.lines, goods[0]), 2);
  EXPECT_EQ(count_of(order.lines, goods[1]), 1);
  std::int64_t pieces = 0;
  for (const LineItem& line : order.lines) pieces += line.count;
  EXPECT_EQ(pieces, 3);
  const auto owner = orders.owner(number);
  ASSERT_TRUE(owner);
  EXPECT_EQ(owner->email, kim.email);
  const auto flaw = find_flaw(order, *owner);
  EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
}

TEST_F(ShopOrders, TheShopperIsTheShopsCustomer) {
  const Customer kim = shop().customer();
  const auto shopper = orders.shopper(kim.id);
  ASSERT_TRUE(shopper) << shopper.error().message;
  EXPECT_EQ(shopper->email, kim.email);
  EXPECT_EQ(shopper->name, "Kim Berger");
  EXPECT_EQ(orders.shopper({"987654321"}).error().code, ErrorCode::not_found);
}

TEST_F(ShopOrders, AnotherShoppersOrderIsDenied) {
  const OrderId number = placed(shop().customer());
  EXPECT_EQ(orders.order(shop().customer().id, number).error().code, ErrorCode::permission_denied);
}

TEST_F(ShopOrders, NumbersThatAreNoneFindNothing) {
  const Customer kim = shop().customer();
  placed(kim);
  for (const std::string& number :
       {std::string("NO-SUCH-1"), std::string("999999999"), std::string("*"), std::string("%"),
        std::string("../orders"), std::string("\"} {"), std::string("' OR '1'='1"),
        std::string("1 OR name:*"), std::string(150, '9'), std::string("ü\xF0\x9F\x8E\x81")}) {
    const auto order = orders.order(kim.id, {number});
    ASSERT_FALSE(order) << number;
    EXPECT_EQ(order.error().code, ErrorCode::not_found) << number << ": " << order.error().message;
  }
}

TEST_F(ShopOrders, AListIsNewestFirstAndGoesOnBehindItsEnd) {
  const Customer kim = shop().customer();
  const OrderId first = placed(kim), second = placed(kim);
  const auto all = orders.orders(kim.id, {});
  ASSERT_TRUE(all) << all.error().message;
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ(all->at(0).id, second);
  EXPECT_EQ(all->at(1).id, first);
  const auto rest = orders.orders(kim.id, second);
  ASSERT_TRUE(rest) << rest.error().message;
  ASSERT_EQ(rest->size(), 1u);
  EXPECT_EQ(rest->at(0).id, first);
  const auto none = orders.orders(kim.id, first);
  ASSERT_TRUE(none) << none.error().message;
  EXPECT_TRUE(none->empty());
}

TEST_F(ShopOrders, AListHoldsNobodyElsesOrders) {
  const OrderId of_kim = placed(shop().customer());
  const Customer alex = shop().customer();
  const auto all = orders.orders(alex.id, {});
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_TRUE(all->empty());
  EXPECT_EQ(orders.orders(alex.id, of_kim).error().code, ErrorCode::not_found);
  EXPECT_EQ(orders.orders({"987654321"}, {}).error().code, ErrorCode::not_found);
}

TEST_F(ShopOrders, AGlanceHasOneAnswerForEveryFailure) {
  const Customer kim = shop().customer();
  const OrderId number = placed(kim);
  const auto by_mail = orders.glance(number, kim.email);
  const auto by_postcode = orders.glance(number, "04109");
  ASSERT_TRUE(by_mail && by_postcode);
  EXPECT_EQ(by_mail->id, number);
  EXPECT_EQ(*by_mail, *by_postcode);
  const auto wrong_proof = orders.glance(number, "99999");
  const auto wrong_number = orders.glance({"NO-SUCH-1"}, kim.email);
  ASSERT_FALSE(wrong_proof || wrong_number);
  EXPECT_EQ(wrong_proof.error(), wrong_number.error());
  EXPECT_EQ(wrong_proof.error().code, ErrorCode::not_found);
}

TEST_F(ShopOrders, AGuestsOrderIsTheirsAlone) {
  const Customer guest{{}, "guest-1@tarnfell.example"};
  const OrderId number = placed(guest);
  const auto owner = orders.owner(number);
  ASSERT_TRUE(owner) << owner.error().message;
  EXPECT_TRUE(owner->id.value.starts_with("guest:")) << owner->id.value;
  EXPECT_EQ(owner->email, guest.email);
  EXPECT_EQ(read({owner->id, guest.email}, number).id, number);
  EXPECT_EQ(orders.orders(owner->id, {})->size(), 1u);
  EXPECT_TRUE(orders.glance(number, "04109"));
  EXPECT_EQ(orders.order(shop().customer().id, number).error().code, ErrorCode::permission_denied);
}

TEST_F(ShopOrders, ACustomersOrderIsNoGuests) {
  const OrderId number = placed(shop().customer());
  EXPECT_FALSE(orders.order({"guest:" + number.value}, number));
  EXPECT_FALSE(orders.orders({"guest:" + number.value}, {}));
}

TEST_F(ShopOrders, GoodsOnTheirWayAreFollowedToTheDoor) {
  const Customer kim = shop().customer();
  const OrderId number = placed(kim);
  ASSERT_TRUE(shop().play("POST", "/ship",
                          {{"number", number.value}, {"carrier", "DHL"}, {"tracking", "JD014"}}));
  const Order shipped = read(kim, number);
  EXPECT_EQ(shipped.state, OrderState::shipped);
  ASSERT_EQ(shipped.fulfillments.size(), 1u);
  ASSERT_EQ(shipped.fulfillments[0].parcels.size(), 1u);
  EXPECT_EQ(shipped.fulfillments[0].parcels[0].tracking, "JD014");
  EXPECT_EQ(count_of(shipped.fulfillments[0].items, goods[0]), 2);
  if (!shop().play("POST", "/deliver", {{"number", number.value}})) {
    EXPECT_FALSE(shop().can().returns)
        << "returns begin with a delivery, which the shop can't tell";
    return;
  }
  const Order delivered = read(kim, number);
  EXPECT_EQ(delivered.state, OrderState::delivered);
  EXPECT_EQ(orders.glance(number, kim.email)->state, OrderState::delivered);
  const auto flaw = find_flaw(delivered, *orders.owner(number));
  EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
}

TEST_F(ShopOrders, APartOfTheGoodsMayLeaveFirst) {
  const Customer kim = shop().customer();
  const OrderId number = placed(kim);
  const json part = {{"number", number.value},
                     {"carrier", "DHL"},
                     {"tracking", "JD015"},
                     {"items", {{{"variant", goods[0].value}, {"count", 1}}}}};
  ASSERT_TRUE(shop().play("POST", "/ship", part));
  EXPECT_EQ(read(kim, number).state, OrderState::partly_shipped);
  ASSERT_TRUE(shop().play("POST", "/ship",
                          {{"number", number.value}, {"carrier", "DHL"}, {"tracking", "JD016"}}));
  const Order shipped = read(kim, number);
  EXPECT_EQ(shipped.state, OrderState::shipped);
  EXPECT_EQ(shipped.fulfillments.size(), 2u);
  const auto flaw = find_flaw(shipped, *orders.owner(number));
  EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
}

}  // namespace
}  // namespace aisle::test
