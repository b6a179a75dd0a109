#include "server/connectors/vendure_catalog.h"

#include <gtest/gtest.h>

#include "server/connectors/registry.h"
#include "tests/support/fake_http.h"
#include "tests/support/vendure_shop.h"

namespace aisle::test {
namespace {

using Json = nlohmann::json;

struct Read {
  Result<ReadReport> report = ReadReport();
  std::vector<Product> products;
};

class VendureCatalogTest : public testing::Test {
 protected:
  Read read(bool with_admin = false) {
    const VendureCatalog catalog(shop, with_admin ? &admin : nullptr, settings);
    Read read;
    read.report = catalog.products([&](Product product) {
      read.products.push_back(std::move(product));
      return true;
    });
    return read;
  }
  // What reading a jacket answers after `change`.
  Read read_jacket(const std::function<void(Json&)>& change) {
    Json jacket = vendure_jacket();
    change(jacket);
    shop.then_data(vendure_page({jacket}, 1));
    return read();
  }
  Error error_of(const std::function<void(Json&)>& change) {
    const Read result = read_jacket(change);
    return result.report ? Error{ErrorCode::conflict, "none"} : result.report.error();
  }

  FakeVendure shop, admin;
  VendureCatalogSettings settings{
      {"https://api.example", "https://shop.example/products/"}, "main", "de-AT", "EUR"};
};

TEST_F(VendureCatalogTest, AProductIsReadWithItsWholeContent) {
  const Read result = read_jacket([](Json&) {});
  ASSERT_TRUE(result.report) << result.report.error().message;
  Product jacket{.id = {"1"},
                 .title = "Fell rain jacket",
                 .brand = "Tarnfell",
                 .category = {"Outdoor", "Jackets"},
                 .description = "Keeps rain out & warmth in.\n\n- 410 g",
                 .url = "https://shop.example/products/fell-rain-jacket",
                 .image = "https://pictures.example/jacket.png",
                 .attributes = {{"kind", "Clothing, Jacket"}}};
  jacket.variants = {{{"1"}, {{"Colour", "Moss green"}, {"Size", "M"}}, {8999, "EUR"}},
                     {{"2"}, {{"Colour", "Moss green"}, {"Size", "L"}}, {8999, "EUR"}},
                     {{"3"}, {{"Colour", "Slate"}, {"Size", "M"}}, {8450, "EUR"}}};
  jacket.variants[2].availability = Availability::out_of_stock;
  jacket.variants[2].image = "https://api.example/assets/slate.png";
  EXPECT_EQ(result.products, std::vector<Product>{jacket});
}

TEST_F(VendureCatalogTest, LanguageAndCurrencyAreAskedForInThePath) {
  read_jacket([](Json&) {});
  EXPECT_EQ(shop.questions[0].path, "/shop-api?languageCode=de&currencyCode=EUR");
}

TEST_F(VendureCatalogTest, NumbersOfPiecesAreGivenToVariantsById) {
  admin.then_data(vendure_introduction()).then_data(vendure_stock());
  shop.then_data(vendure_page({vendure_jacket()}, 1));
  const Read result = read(true);
  ASSERT_TRUE(result.report) << result.report.error().message;
  const std::vector<Variant>& variants = result.products.at(0).variants;
  EXPECT_EQ(variants[0].stock, 7);  // 12 - 4 + 1 there, 2 of them kept back.
  EXPECT_EQ(variants[1].stock, std::nullopt);
  EXPECT_EQ(variants[1].availability, Availability::in_stock);
  EXPECT_EQ(variants[2].stock, 0);
  EXPECT_EQ(variants[2].availability, Availability::out_of_stock);
}

TEST_F(VendureCatalogTest, VariantsInAnotherOrderKeepWhatIsTheirs) {
  Json jacket = vendure_jacket();
  std::reverse(jacket["variants"].begin(), jacket["variants"].end());
  admin.then_data(vendure_introduction()).then_data(vendure_stock());
  shop.then_data(vendure_page({jacket}, 1));
  const std::vector<Variant> variants = read(true).products.at(0).variants;
  EXPECT_EQ(variants[0].price.amount, 8450);
  EXPECT_EQ(variants[0].stock, 0);
  EXPECT_EQ(variants[2].stock, 7);
}

TEST_F(VendureCatalogTest, GoodsThatMayBeOrderedBeforeTheyAreThereAreOnBackorder) {
  Json stock = vendure_stock();
  stock["productVariants"]["items"][0]["useGlobalOutOfStockThreshold"] = false;
  stock["productVariants"]["items"][0]["outOfStockThreshold"] = -5;
  admin.then_data(vendure_introduction()).then_data(stock);
  shop.then_data(vendure_page({vendure_jacket()}, 1));
  const Variant slate = read(true).products.at(0).variants[2];
  EXPECT_EQ(slate.availability, Availability::backorder);
  EXPECT_EQ(slate.stock, std::nullopt);
}

TEST_F(VendureCatalogTest, AKeyThatMayNotSeeStockLeavesTheShopsOwnWord) {
  admin.then_data(vendure_introduction()).then_error("FORBIDDEN", "");
  shop.then_data(vendure_page({vendure_jacket()}, 2))
      .then_data(vendure_page({vendure_jacket()}, 2));
  const Read result = read(true);
  ASSERT_TRUE(result.report);
  EXPECT_EQ(result.products.at(0).variants[0].stock, std::nullopt);
  EXPECT_EQ(result.products.at(0).variants[2].availability, Availability::out_of_stock);
  EXPECT_EQ(admin.questions.size(), 2u);
}

TEST_F(VendureCatalogTest, AMerchantMayLetTheShopTellTheNumberInsteadOfAWord) {
  const Read result = read_jacket([](Json& jacket) { jacket["variants"][0]["stockLevel"] = "42"; });
  EXPECT_EQ(result.products.at(0).variants[0].stock, 42);
}

TEST_F(VendureCatalogTest, PagesAreAskedForUntilTheLastAndAProductThatMovedIsTakenOnce) {
  Json mug = vendure_jacket();
  mug["id"] = "2";
  std::vector<Json> first(100, vendure_jacket());
  shop.then_data(vendure_page(first, 101)).then_data(vendure_page({vendure_jacket(), mug}, 101));
  const Read result = read();
  ASSERT_TRUE(result.report);
  EXPECT_EQ(result.products.size(), 2u);
  EXPECT_EQ(shop.variables(0)["options"]["take"], 100);
  EXPECT_EQ(shop.variables(1)["options"]["skip"], 100);
}

TEST_F(VendureCatalogTest, AShopWithSmallerPagesIsReadInSmallerPages) {
  shop.then_error("USER_INPUT_ERROR", "Cannot take more than 50 results from a list query")
      .then_data(vendure_page({vendure_jacket()}, 1));
  ASSERT_TRUE(read().report);
  EXPECT_EQ(shop.variables(1)["options"]["take"], 50);
}

TEST_F(VendureCatalogTest, AShopThatRefusesTheDocumentItselfIsAnError) {
  for (int i = 0; i < 7; ++i) shop.then_error("GRAPHQL_VALIDATION_FAILED", "Cannot query field");
  const Read result = read();
  EXPECT_EQ(result.report.error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(shop.questions.size(), 7u);
}

TEST_F(VendureCatalogTest, APageWithoutItemsEndsTheReadingWhateverItsTotal) {
  shop.then_data(vendure_page({}, 1'000'000));
  EXPECT_TRUE(read().report);
  EXPECT_EQ(shop.questions.size(), 1u);
}

TEST_F(VendureCatalogTest, AHugePageIsDrift) {
  shop.then_data(vendure_page(std::vector<Json>(101, vendure_jacket()), 101));
  EXPECT_EQ(read().report.error().code, ErrorCode::data_loss);
}

TEST_F(VendureCatalogTest, AnUnknownChannelThatVendureTakesForTheDefaultOneIsAnError) {
  settings.channel = "other";
  shop.then_data(vendure_page({vendure_jacket()}, 1));
  EXPECT_EQ(read().report.error().code, ErrorCode::not_found);
  admin.then_data(vendure_introduction());
  EXPECT_EQ(read(true).report.error().code, ErrorCode::not_found);
}

TEST_F(VendureCatalogTest, AKeyThatMayNotReadOrdersIsToldWhenTheCatalogIsRead) {
  admin.then_error("FORBIDDEN", "You are not currently authorized");
  EXPECT_EQ(read(true).report.error().code, ErrorCode::permission_denied);
  EXPECT_TRUE(shop.questions.empty());
}

TEST_F(VendureCatalogTest, AProductWithNothingForSaleIsSkippedAndReported) {
  const Read result = read_jacket([](Json& jacket) { jacket["variants"] = Json::array(); });
  ASSERT_TRUE(result.report);
  EXPECT_TRUE(result.products.empty());
  EXPECT_EQ(result.report->skipped,
            (std::vector<Skipped>{{"product 1", 0, "nothing is for sale"}}));
}

TEST_F(VendureCatalogTest, DriftNamesItsPlace) {
  EXPECT_EQ(error_of([](Json& jacket) { jacket["variants"][1]["priceWithTax"] = "89.99"; }),
            (Error{ErrorCode::data_loss,
                   "vendure products: products.items[0].variants[1].priceWithTax: expected a whole "
                   "number, there is a text"}));
  EXPECT_EQ(error_of([](Json& jacket) { jacket.erase("name"); }).code, ErrorCode::data_loss);
}

TEST_F(VendureCatalogTest, AMissingCurrencyOrAnAmountBelowNothingIsNoPrice) {
  EXPECT_EQ(error_of([](Json& jacket) { jacket["variants"][0]["currencyCode"] = ""; }).code,
            ErrorCode::data_loss);
  EXPECT_EQ(error_of([](Json& jacket) { jacket["variants"][0]["priceWithTax"] = -1; }).code,
            ErrorCode::data_loss);
  EXPECT_EQ(error_of([](Json& jacket) { jacket["variants"][0]["priceWithTax"] = 89.5; }).code,
            ErrorCode::data_loss);
}

TEST_F(VendureCatalogTest, AWordForStockThatNobodyKnowsIsDriftUnlessTheNumberIsKnown) {
  const auto soon = [](Json& jacket) { jacket["variants"][0]["stockLevel"] = "SOON"; };
  EXPECT_EQ(error_of(soon).code, ErrorCode::data_loss);
  Json jacket = vendure_jacket();
  soon(jacket);
  admin.then_data(vendure_introduction()).then_data(vendure_stock());
  shop.then_data(vendure_page({jacket}, 1));
  EXPECT_TRUE(read(true).report);
}

TEST_F(VendureCatalogTest, AmountsOfOtherPrecisionAreRoundedToMinorUnitsHalfUp) {
  Drift drift("test");
  const auto money = [&](std::int64_t amount, const char* currency, int precision) {
    const Json json = amount;
    return vendure_money(ShopValue(json, drift), currency, precision).amount;
  };
  EXPECT_EQ(money(1999, "EUR", 2), 1999);
  EXPECT_EQ(money(19994, "EUR", 3), 1999);
  EXPECT_EQ(money(19995, "EUR", 3), 2000);
  EXPECT_EQ(money(100000, "JPY", 2), 1000);
  EXPECT_EQ(money(1999, "KWD", 2), 19990);
  EXPECT_FALSE(drift.found());
  money(kMoneyAmountMax, "KWD", 2);
  EXPECT_TRUE(drift.found());
}

TEST_F(VendureCatalogTest, AShopThatIsDownOrShowsAPageIsUnavailable) {
  shop.then_fail({ErrorCode::unavailable, "a page instead of data"});
  EXPECT_EQ(read().report.error().code, ErrorCode::unavailable);
}

TEST_F(VendureCatalogTest, ReadingEndsWhereTheTakerHasEnough) {
  shop.then_data(vendure_page({vendure_jacket()}, 1000));
  const VendureCatalog catalog(shop, nullptr, settings);
  EXPECT_TRUE(catalog.products([](Product) { return false; }));
  EXPECT_EQ(shop.questions.size(), 1u);
}

TEST_F(VendureCatalogTest, AnImageAtAnAddressOfAnotherKindIsNone) {
  const Read result = read_jacket([](Json& jacket) {
    jacket["featuredAsset"]["preview"] = "javascript:alert(1)";
    jacket["variants"][2]["featuredAsset"]["preview"] = "//evil.example/x.png";
  });
  EXPECT_EQ(result.products.at(0).image, "");
  EXPECT_EQ(result.products.at(0).variants[2].image, "");
}

class VendureConnectorTest : public testing::Test {
 protected:
  ErrorCode refused(const ConnectorSettings& settings) {
    const auto made = make_connector("vendure", settings);
    return made ? ErrorCode::conflict : made.error().code;
  }
  FakeHttp http;
};

TEST_F(VendureConnectorTest, WithoutAKeyThereIsACatalogAndNoOrders) {
  const auto made = make_connector("vendure", {.url = "https://api.example", .http = &http});
  ASSERT_TRUE(made);
  EXPECT_EQ((*made)->capabilities(), Capabilities{.catalog = true});
  EXPECT_EQ((*made)->orders(), nullptr);
}

TEST_F(VendureConnectorTest, WithAKeyItOffersWhatVendureCanDoAndNothingElse) {
  const auto made = make_connector(
      "vendure", {.url = "https://api.example", .key = "pw", .user = "a@b.example", .http = &http});
  ASSERT_TRUE(made);
  EXPECT_EQ((*made)->capabilities(),
            (Capabilities{
                .catalog = true, .orders = true, .cancellation = true, .address_change = true}));
  EXPECT_NE((*made)->orders(), nullptr);
}

TEST_F(VendureConnectorTest, SettingsThatCannotWorkAreRefused) {
  EXPECT_EQ(refused({}), ErrorCode::invalid_argument);
  EXPECT_EQ(refused({.url = "https://api.example", .key = "pw"}), ErrorCode::invalid_argument);
  EXPECT_EQ(refused({.currency = "euro", .url = "https://api.example"}),
            ErrorCode::invalid_argument);
  EXPECT_TRUE(make_connector("vendure", {.url = "https://api.example", .key = "id:secret"}));
}

TEST_F(VendureConnectorTest, ACheckNamesTheRightThatTheKeyLacks) {
  const auto data = [&](const Json& json, std::vector<HttpField> more = {}) {
    more.push_back({"content-type", "application/json"});
    http.then({.body = Json({{"data", json}}).dump(), .fields = std::move(more)});
  };
  data(parsed(R"({"login":{"__typename":"CurrentUser"}})"), {{"vendure-auth-token", "t1"}});
  data(vendure_introduction());
  data(vendure_page({vendure_jacket()}, 1));
  data(vendure_stock());
  data(vendure_found({}));
  data(parsed(R"({"me":{"channels":[{"token":"main","permissions":["ReadOrder","ReadCustomer"]},
                                    {"token":"other","permissions":["UpdateOrder"]}]}})"));
  const auto made = make_connector("vendure", {.url = "https://api.example",
                                               .key = "pw",
                                               .user = "a@b.example",
                                               .channel = "main",
                                               .http = &http});
  ASSERT_TRUE(made);
  const std::vector<CapabilityCheck> checks = (*made)->check();
  ASSERT_EQ(checks.size(), 9u);
  EXPECT_EQ(checks[0], (CapabilityCheck{"catalog", Standing::works, ""}));
  EXPECT_EQ(checks[2], (CapabilityCheck{"orders", Standing::works, ""}));
  EXPECT_EQ(checks[3].standing, Standing::not_allowed);
  EXPECT_NE(checks[3].mend.find("\"UpdateOrder\""), std::string::npos);
  EXPECT_EQ(checks[7], (CapabilityCheck{"returns", Standing::not_possible, ""}));
}

TEST_F(VendureConnectorTest, TheChannelGoesWithEachQuestion) {
  http.then({.body = Json({{"data", vendure_page({vendure_jacket()}, 1)}}).dump()});
  const auto made =
      make_connector("vendure", {.url = "https://api.example", .channel = "main", .http = &http});
  ASSERT_TRUE((*made)->products([](Product) { return true; }));
  const auto sent = http.requests().at(0);
  EXPECT_EQ(HttpHead({0, sent.fields}).field("vendure-token"), "main");
}

}  // namespace
}  // namespace aisle::test
