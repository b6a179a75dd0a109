// Every form of Orders keeps the same promises: in memory and in storage, each behind the
// connector.
#include "server/connectors/orders.h"

#include <gtest/gtest.h>

#include "server/connectors/memory_orders.h"
#include "server/connectors/registry.h"
#include "server/storage/storage.h"
#include "server/stored_orders.h"
#include "tests/support/shop.h"
#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle::test {
namespace {

// A demo connector on the small shop, and the stock behind it.
class OrdersWorld {
 public:
  virtual ~OrdersWorld() = default;
  virtual std::vector<Product> catalog() = 0;
  virtual Shop shop() = 0;

  Orders& orders() { return *connector_->orders(); }
  Connector& connector() { return *connector_; }

 protected:
  void connect(Orders& orders) {
    connector_ = *make_connector("demo", {.path = "policies", .orders = &orders});
  }

 private:
  std::unique_ptr<Connector> connector_;
};

class MemoryWorld final : public OrdersWorld {
 public:
  MemoryWorld() { connect(orders_); }
  std::vector<Product> catalog() override { return orders_.catalog(); }
  Shop shop() override { return orders_.shop(); }

 private:
  MemoryOrders orders_{small_shop(), small_catalog()};
};

class StoredWorld final : public OrdersWorld {
 public:
  StoredWorld() {
    EXPECT_TRUE(storage_->replace_catalog("shop", {"feed", {}}, reading(small_catalog()), {}, 100));
    EXPECT_TRUE(storage_->orders().replace_shop("shop", small_shop(), "first"));
    connect(orders_);
  }
  std::vector<Product> catalog() override { return *storage_->products("shop"); }
  Shop shop() override { return *storage_->orders().shop("shop"); }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Storage> storage_ = *open_storage(folder_.file("aisle.db"));
  StoredOrders orders_{storage_->orders(), "shop"};
};

template <class World>
class OrdersPromise : public testing::Test {
 protected:
  World world;
  Orders& orders = world.orders();
};
using Worlds = testing::Types<MemoryWorld, StoredWorld>;
TYPED_TEST_SUITE(OrdersPromise, Worlds);

TYPED_TEST(OrdersPromise, TheConnectorSaysWhatItCan) {
  const Capabilities can = this->world.connector().capabilities();
  EXPECT_TRUE(can.orders && can.cancellation && can.returns && can.exchanges);
  const auto none = *make_connector("demo", {.path = "policies"});
  EXPECT_EQ(none->capabilities(), Capabilities{.policies = true});
  EXPECT_EQ(none->orders(), nullptr);
}

TYPED_TEST(OrdersPromise, AShopperSeesTheirOwnOrdersOnly) {
  EXPECT_EQ(*this->orders.order({"kim"}, {"TF-1001"}), small_shop().orders[0]);
  EXPECT_EQ(this->orders.order({"alex"}, {"TF-1001"}).error().code, ErrorCode::permission_denied);
  EXPECT_EQ(this->orders.order({"kim"}, {"TF-9999"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(this->orders.shopper({"otto"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(this->orders.shopper({"kim"})->email, "kim@example.com");
  EXPECT_EQ(this->orders.owner({"TF-1002"})->id.value, "kim");
}

TYPED_TEST(OrdersPromise, TheNewestOrderComesFirstAndPagesGoOn) {
  const auto all = *this->orders.orders({"kim"}, {});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].id.value, "TF-1002");
  EXPECT_EQ(all[1].id.value, "TF-1001");
  EXPECT_EQ(this->orders.orders({"kim"}, {"TF-1002"})->at(0).id.value, "TF-1001");
  EXPECT_TRUE(this->orders.orders({"kim"}, {"TF-1001"})->empty());
  EXPECT_TRUE(this->orders.orders({"alex"}, {})->empty());
  EXPECT_EQ(this->orders.orders({"otto"}, {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(this->orders.orders({"alex"}, {"TF-1001"}).error().code, ErrorCode::not_found);
}

TYPED_TEST(OrdersPromise, AGlanceHasOneAnswerForEveryFailure) {
  EXPECT_EQ(this->orders.glance({"TF-1002"}, "04109")->state, OrderState::delivered);
  const auto wrong_proof = this->orders.glance({"TF-1002"}, "alex@example.com");
  const auto wrong_number = this->orders.glance({"TF-9999"}, "04109");
  EXPECT_EQ(wrong_proof.error(), wrong_number.error());
  EXPECT_EQ(wrong_proof.error().code, ErrorCode::not_found);
}

TYPED_TEST(OrdersPromise, APreviewChangesNothing) {
  const auto preview = this->orders.preview({"kim"}, {"TF-1001"}, kCancel, day(4));
  EXPECT_EQ(money_of(*preview), "refund visa 29000");
  EXPECT_EQ(this->world.shop(), small_shop());
  EXPECT_EQ(this->orders.preview({"alex"}, {"TF-1001"}, kCancel, day(4)).error().code,
            ErrorCode::permission_denied);
}

TYPED_TEST(OrdersPromise, AChangeMovesOrderGiftCardAndStockTogether) {
  const ChangeItems change{{{{"jacket-S"}, {"jacket-L"}, 2}}, {"gift"}};
  const auto answer = this->orders.change(request("k1", change));
  ASSERT_TRUE(answer && std::holds_alternative<OrderDone>(*answer));
  const OrderDone& done = std::get<OrderDone>(*answer);
  EXPECT_EQ(money_of(done.entries), "charge gift 4000");
  EXPECT_EQ(*this->orders.order({"kim"}, {"TF-1001"}), done.order);
  EXPECT_EQ(find_method(*this->orders.shopper({"kim"}), {"gift"})->balance->amount, 1'000);
  const std::vector<Product> catalog = this->world.catalog();
  EXPECT_EQ(catalog[0].variants[0].stock, 7);
  EXPECT_EQ(catalog[0].variants[2].stock, 3);
  EXPECT_FALSE(find_flaw(this->world.shop()));
}

TYPED_TEST(OrdersPromise, TheSameKeyTwicePerformsOnce) {
  const auto first = this->orders.change(request("k1", kCancel));
  const Shop after = this->world.shop();
  OrderRequest later = request("k1", kCancel);
  later.at = day(9);
  EXPECT_EQ(*this->orders.change(later), *first);
  EXPECT_EQ(this->world.shop(), after);
  EXPECT_EQ(this->world.catalog()[0].variants[0].stock, 7);
  const auto other = this->orders.change(request("k2", kCancel));
  EXPECT_EQ(std::get<OrderRefusal>(*other).reason, OrderRefusalReason::already_cancelled);
}

TYPED_TEST(OrdersPromise, ARefusalChangesNothingAndStays) {
  const ChangePayment change{{"gift"}};
  const auto first = this->orders.change(request("k1", change));
  EXPECT_EQ(std::get<OrderRefusal>(*first),
            (OrderRefusal{OrderRefusalReason::gift_card_too_low, {}, {"gift"}}));
  EXPECT_EQ(this->world.shop(), small_shop());
  EXPECT_EQ(this->world.catalog(), small_catalog());
  EXPECT_EQ(*this->orders.change(request("k1", change)), *first);
}

TYPED_TEST(OrdersPromise, AKeyIsForOneRequest) {
  ASSERT_TRUE(this->orders.change(request("k1", kCancel)));
  EXPECT_EQ(this->orders.change(request("k1", ChangePayment{{"paypal"}})).error().code,
            ErrorCode::conflict);
  EXPECT_EQ(this->orders.change(request("k1", kCancel, "TF-1002")).error().code,
            ErrorCode::conflict);
  EXPECT_EQ(this->orders.change(request("", kCancel)).error().code, ErrorCode::invalid_argument);
}

TYPED_TEST(OrdersPromise, AnothersOrderIsNeitherChangedNorIsTheKeyUsedUp) {
  OrderRequest foreign = request("k1", kCancel);
  foreign.shopper = {"alex"};
  EXPECT_EQ(this->orders.change(foreign).error().code, ErrorCode::permission_denied);
  EXPECT_EQ(this->orders.change(request("k9", kCancel, "TF-9999")).error().code,
            ErrorCode::not_found);
  EXPECT_EQ(this->world.shop(), small_shop());
  const auto own = this->orders.change(request("k1", kCancel));
  EXPECT_TRUE(own && std::holds_alternative<OrderDone>(*own));
}

TYPED_TEST(OrdersPromise, AnotherDealThanTheOneAgreedIsNotMade) {
  const ChangeItems change{{{{"jacket-S"}, {"jacket-L"}, 1}}, {"visa"}};
  const auto shown = this->orders.preview({"kim"}, {"TF-1001"}, change, day(4));
  OrderRequest agreed = request("k1", change);
  agreed.agreed = fingerprint(std::get<Changed>(*shown));
  ASSERT_TRUE(this->orders.change(request("k0", ChangePayment{{"paypal"}})));
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*this->orders.change(agreed)));
  OrderRequest stale =
      request("k2", ReturnItems{{{{"boots-41"}, 1}}, ReturnReason::other, {}}, "TF-1002");
  stale.agreed = agreed.agreed;
  EXPECT_EQ(std::get<OrderRefusal>(*this->orders.change(stale)).reason,
            OrderRefusalReason::changed_meanwhile);
}

}  // namespace
}  // namespace aisle::test
