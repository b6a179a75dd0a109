// The catalog of the connector for Medusa.
#include "tests/support/medusa_shop.h"

namespace aisle::test::medusa {
namespace {

TEST_F(MedusaConnector, ReadsAProductAsACardNeedsIt) {
  const Product one = read_one(product());
  EXPECT_EQ(one.title, "Trail Runner");
  EXPECT_EQ(one.description, "Light & grippy.");
  EXPECT_EQ(one.url, "https://shop.example/products/trail-runner");
  EXPECT_EQ(one.category, (std::vector<std::string>{"Apparel", "Shoes"}));
  EXPECT_EQ(one.attributes, (std::vector<Attribute>{{"Material", "Mesh"}}));
  ASSERT_EQ(one.variants.size(), 2u);
  EXPECT_EQ(one.variants[0].price, (Money{8999, "EUR"}));
  EXPECT_EQ(one.variants[0].stock, 14);
  EXPECT_EQ(one.variants[1].availability, Availability::out_of_stock);
}

TEST_F(MedusaConnector, VariantsInAnotherOrderAreTheSameProduct) {
  json turned = product();
  std::swap(turned["variants"][0], turned["variants"][1]);
  EXPECT_EQ(read_one(turned), read_one(product()));
}

TEST_F(MedusaConnector, AsksForEveryFieldAndForThePricesOfTheRegion) {
  read_one(product());
  const std::string url = http.requests()[1].url;
  EXPECT_NE(url.find("region_id=reg_1"), url.npos);
  EXPECT_NE(url.find("%2Bvariants.inventory_quantity"), url.npos);
  for (const char* field : {"variants.id", "variants.manage_inventory", "variants.options.value"}) {
    EXPECT_NE(url.find(field), url.npos) << field;
  }
  EXPECT_EQ(url.find("&q="), url.npos);
}

TEST_F(MedusaConnector, AReducedPriceKeepsTheOneBefore) {
  json reduced = product();
  reduced["variants"][0]["calculated_price"]["calculated_amount"] = 69.989999999999995;
  const Variant one = read_one(reduced).variants[0];
  EXPECT_EQ(one.price.amount, 6999);
  EXPECT_EQ(one.list_price, (Money{8999, "EUR"}));
}

TEST_F(MedusaConnector, StockThatIsNotCountedIsThere) {
  json goods = product();
  goods["variants"][1]["manage_inventory"] = false;
  const Variant one = read_one(goods).variants[1];
  EXPECT_EQ(one.availability, Availability::in_stock);
  EXPECT_FALSE(one.stock);
}

TEST_F(MedusaConnector, AnEmptyShelfCanBeOrderedFromWhereTheShopAllowsIt) {
  json goods = product();
  goods["variants"][1]["allow_backorder"] = true;
  EXPECT_EQ(read_one(goods).variants[1].availability, Availability::backorder);
}

TEST_F(MedusaConnector, AVariantWithoutAPriceInTheRegionIsNotSold) {
  json goods = product();
  goods["variants"][0]["calculated_price"] = nullptr;
  EXPECT_EQ(read_one(goods).variants.size(), 1u);
}

TEST_F(MedusaConnector, APriceWithoutACurrencyIsDrift) {
  json goods = product();
  goods["variants"][0]["calculated_price"].erase("currency_code");
  then(categories()).then(page(json::array({goods})));
  const auto products = read();
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code, ErrorCode::data_loss);
  EXPECT_NE(products.error().message.find("currency_code"), std::string::npos);
}

TEST_F(MedusaConnector, AHugePageIsDrift) {
  json many = json::array();
  for (int i = 0; i < 51; ++i) many.push_back(product());
  then(categories()).then(page(many));
  EXPECT_EQ(read().error().code, ErrorCode::data_loss);
}

TEST_F(MedusaConnector, AWrongPublishableKeyIsTheKeysFault) {
  EXPECT_EQ(
      failed({{"type", "not_allowed"}, {"message", "A valid publishable key is required"}}, 400),
      ErrorCode::permission_denied);
}

TEST_F(MedusaConnector, APageInPlaceOfJsonIsAShopThatIsDown) {
  http.then({.body = "<html>", .fields = {{"content-type", "text/html"}}});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(MedusaConnector, ARouteThatTheShopDoesntHaveIsAPageAndSoUnavailable) {
  http.then({.status = 404, .body = "<!DOCTYPE html>", .fields = {{"content-type", "text/html"}}});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(MedusaConnector, AShopThatIsDownIsUnavailable) {
  http.then({.end = Error{ErrorCode::unavailable, "connection refused"}});
  EXPECT_EQ(connector->orders()->order({"cus_1"}, {"3"}).error().code, ErrorCode::unavailable);
}

TEST_F(MedusaConnector, TheCatalogIsAListAndNeverASearch) {
  read_one(product());
  for (const HttpRequest& request : http.requests()) {
    EXPECT_TRUE(request.url.starts_with("http://shop/store/product")) << request.url;
  }
}

}  // namespace
}  // namespace aisle::test::medusa
