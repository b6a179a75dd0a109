// The catalog of the connector for WooCommerce.
#include "tests/support/woo_shop.h"

namespace aisle::test::woo {
namespace {

using WooCatalogTest = WooShop;

TEST_F(WooCatalogTest, AProductIsACard) {
  const Product one = read_one(mug());
  EXPECT_EQ(one.id.value, "101");
  EXPECT_EQ(one.title, "Camp mug & lid");
  EXPECT_EQ(one.brand, "Tarnfell");
  EXPECT_EQ(one.category, (std::vector<std::string>{"Clothing", "Jackets & coats"}));
  EXPECT_EQ(one.description, "Keeps warm.\n\nSteel");
  EXPECT_EQ(one.url, "https://shop.example/product/mug/");
  EXPECT_EQ(one.image, "https://shop.example/mug.jpg");
  EXPECT_EQ(one.attributes, (std::vector<Attribute>{{"Material", "Steel, Enamel"}}));
  EXPECT_EQ(one.rating_hundredths, 450);
  EXPECT_EQ(one.rating_count, 12);
  ASSERT_EQ(one.variants.size(), 1u);
  EXPECT_EQ(one.variants[0].id.value, "101");
  EXPECT_EQ(one.variants[0].price, (Money{1290, "EUR"}));
  EXPECT_EQ(one.variants[0].list_price, (Money{1500, "EUR"}));
  EXPECT_EQ(one.variants[0].stock, 10);
}

TEST_F(WooCatalogTest, AVariableProductHasItsVariationsPrices) {
  then(currency()).then(categories()).then(json::array({jacket()}));
  then({variation(201, "S", "199.00"), variation(202, "M", "209.00")});
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  ASSERT_EQ(products->size(), 1u);
  const std::vector<Variant>& variants = products->front().variants;
  ASSERT_EQ(variants.size(), 2u);
  EXPECT_EQ(variants[1].id.value, "202");
  EXPECT_EQ(variants[1].price.amount, 20900);
  EXPECT_EQ(variants[1].options, (std::vector<Attribute>{{"Size", "M"}}));
  EXPECT_TRUE(url(3).starts_with("https://shop/wp-json/wc/v3/products/200/variations?")) << url(3);
}

TEST_F(WooCatalogTest, VariationsInAnotherOrderKeepTheirPrices) {
  then(currency()).then(categories()).then(json::array({jacket()}));
  then({variation(202, "M", "209.00"), variation(201, "S", "199.00")});
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  for (const Variant& variant : products->front().variants) {
    EXPECT_EQ(variant.price.amount, variant.id.value == "202" ? 20900 : 19900);
  }
}

TEST_F(WooCatalogTest, VariationsWithoutAPriceOrSwitchedOffAreNotSold) {
  json off = variation(203, "L", "199.00");
  off["status"] = "private";
  then(currency()).then(categories()).then(json::array({jacket()}));
  then({variation(201, "S", ""), off, variation(202, "M", "209.00")});
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  ASSERT_EQ(products->front().variants.size(), 1u);
  EXPECT_EQ(products->front().variants[0].id.value, "202");
}

TEST_F(WooCatalogTest, AVariationMayShareTheStockOfItsProduct) {
  json shared = jacket();
  shared["manage_stock"] = true;
  shared["stock_quantity"] = 6;
  json small = variation(201, "S", "199.00");
  small["manage_stock"] = "parent";
  small["stock_quantity"] = nullptr;
  then(currency()).then(categories()).then(json::array({shared})).then(json::array({small}));
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  EXPECT_EQ(products->front().variants[0].stock, 6);
}

TEST_F(WooCatalogTest, StockIsWhatTheShopSays) {
  json gone = mug();
  gone["stock_status"] = "outofstock";
  gone["stock_quantity"] = -3;
  EXPECT_EQ(read_one(gone).variants[0].availability, Availability::out_of_stock);
  EXPECT_EQ(read_one(gone).variants[0].stock, 0);
  gone["stock_status"] = "onbackorder";
  EXPECT_EQ(read_one(gone).variants[0].availability, Availability::backorder);
  gone["stock_status"] = "a-plugins-own";
  EXPECT_EQ(read_one(gone).variants[0].availability, Availability::out_of_stock);
  json uncounted = mug();
  uncounted["manage_stock"] = false;
  EXPECT_FALSE(read_one(uncounted).variants[0].stock);
}

TEST_F(WooCatalogTest, DraftsHiddenAndLockedProductsStayOut) {
  json draft = mug(), hidden = mug(), locked = mug();
  draft["status"] = "draft";
  hidden["catalog_visibility"] = "hidden";
  locked["post_password"] = "press";
  const auto products = read({draft, hidden, locked});
  ASSERT_TRUE(products) << products.error().message;
  EXPECT_TRUE(products->empty());
}

TEST_F(WooCatalogTest, GroupsAndProductsWithoutAPriceAreReportedAndLeftOut) {
  json group = mug(), asked = mug();
  group["type"] = "grouped";
  asked["id"] = 102;
  asked["price"] = "";
  then(currency()).then(categories()).then({group, asked});
  const auto report = connector->products([](Product) { return true; });
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_EQ(report->skipped.size(), 2u);
  EXPECT_EQ(report->skipped[1].reason, "102: it has no price");
}

TEST_F(WooCatalogTest, AnAffiliatesProductIsShownWithItsPrice) {
  json external = mug();
  external["type"] = "external";
  EXPECT_EQ(read_one(external).variants[0].price.amount, 1290);
}

TEST_F(WooCatalogTest, PricesAreRoundedAsTheCurrencyIs) {
  json odd = mug();
  odd["price"] = "12.894999";
  EXPECT_EQ(read_one(odd).variants[0].price.amount, 1289);
  odd["price"] = "12.895";
  EXPECT_EQ(read_one(odd).variants[0].price.amount, 1290);
  odd["price"] = 12.9;
  EXPECT_EQ(read_one(odd).variants[0].price.amount, 1290);
  odd["price"] = "0";
  EXPECT_EQ(read_one(odd).variants[0].price.amount, 0);
}

TEST_F(WooCatalogTest, WhatPhpWritesForNothingIsNothing) {
  json bare = mug();
  for (const char* key : {"images", "attributes", "categories", "brands"}) bare[key] = "";
  bare["permalink"] = false;
  bare["short_description"] = nullptr;
  const Product one = read_one(bare);
  EXPECT_TRUE(one.url.empty() && one.image.empty() && one.category.empty());
  EXPECT_EQ(one.variants.size(), 1u);
}

TEST_F(WooCatalogTest, AListThatPhpMadeAnObjectIsRead) {
  json odd = mug();
  odd["images"] = {{"1", {{"src", "https://shop.example/second.jpg"}}}};
  EXPECT_EQ(read_one(odd).image, "https://shop.example/second.jpg");
}

TEST_F(WooCatalogTest, APageAsksOnUntilTheLastThatTheShopTells) {
  then(currency()).then(categories());
  json first = mug(), second = mug();
  second["id"] = 102;
  const std::vector<HttpField> fields = {
      {"content-type", "application/json"}, {"x-wp-total", "2"}, {"x-wp-totalpages", "2"}};
  http.then({.body = json::array({first}).dump(), .fields = fields});
  http.then({.body = json::array({first, second}).dump(), .fields = fields});
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  EXPECT_EQ(products->size(), 2u) << "each once";
  EXPECT_NE(url(3).find("&page=2&"), std::string::npos);
}

TEST_F(WooCatalogTest, AskingStopsWhenEnoughWasTaken) {
  then(currency()).then(categories()).then({mug(), mug()});
  int taken = 0;
  EXPECT_TRUE(connector->products([&](Product) { return ++taken < 1; }));
  EXPECT_EQ(taken, 1);
}

TEST_F(WooCatalogTest, APageOfTenThousandIsDrift) {
  json many = json::array();
  for (int i = 0; i < 10'000; ++i) many.push_back({{"id", i}});
  EXPECT_EQ(read(many).error().code, ErrorCode::data_loss);
}

TEST_F(WooCatalogTest, AShopWithoutACurrencyIsDrift) {
  then({{"id", "woocommerce_currency"}, {"value", ""}});
  const auto products = read();
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code, ErrorCode::data_loss);
}

TEST_F(WooCatalogTest, AProductOfAnotherShapeIsDriftByName) {
  json odd = mug();
  odd.erase("stock_status");
  const auto products = read(json::array({odd}));
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code, ErrorCode::data_loss);
  EXPECT_NE(products.error().message.find("stock_status"), std::string::npos);
}

TEST_F(WooCatalogTest, AWrongKeyIsAnErrorThatDoesntShowIt) {
  refused(401, "woocommerce_rest_cannot_view");
  const auto products = read();
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code, ErrorCode::permission_denied);
  EXPECT_EQ(products.error().message.find("cs_secret"), std::string::npos);
}

TEST_F(WooCatalogTest, ARightThatTheKeyLacksIsPermissionDenied) {
  refused(403, "woocommerce_rest_cannot_view");
  EXPECT_EQ(read().error().code, ErrorCode::permission_denied);
}

TEST_F(WooCatalogTest, APageOfWordPressIsNoAnswer) {
  http.then({.status = 404, .body = "<!DOCTYPE html>", .fields = {{"content-type", "text/html"}}});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(WooCatalogTest, AWarningOfPhpBeforeTheJsonIsNoAnswer) {
  http.then({.body = "<br />\n<b>Warning</b>: Undefined array key in x.php\n[]"});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
  http.then({.body = "\nWarning: Undefined array key in x.php on line 7\n[]"});
  EXPECT_EQ(read().error().code, ErrorCode::data_loss);
}

TEST_F(WooCatalogTest, AShopWithoutThisApiIsNoEmptyOne) {
  refused(404, "rest_no_route");
  const auto products = read();
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code, ErrorCode::unavailable);
  EXPECT_NE(products.error().message.find("3.5"), std::string::npos);
}

TEST_F(WooCatalogTest, AShopThatIsDownIsUnavailable) {
  http.then({.end = Error{ErrorCode::unavailable, "connection refused"}});
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(WooCatalogTest, SettingsThatCantWorkAreMistakes) {
  ConnectorSettings wrong = settings;
  wrong.user.clear();
  EXPECT_EQ(make_connector("woocommerce", wrong).error().code, ErrorCode::invalid_argument);
  wrong = settings;
  wrong.url.clear();
  EXPECT_EQ(make_connector("woocommerce", wrong).error().code, ErrorCode::invalid_argument);
  wrong = settings;
  wrong.version = "v2";
  EXPECT_EQ(make_connector("woocommerce", wrong).error().code, ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace aisle::test::woo
