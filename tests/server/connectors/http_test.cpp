// The connector for an API that its merchant has described: its catalog, and what else it is asked.
#include "tests/support/described_shop.h"

namespace aisle::test::described {
namespace {

// Products that everybody may read, and nothing else.
constexpr const char* kOpenCatalog = R"([products]
path = "/p"
list = ""
product = "/id"
title = "/t"
price = "/p"
)";

class DescribedCatalogReading : public DescribedShop {};

TEST_F(DescribedCatalogReading, TheExampleOfTheReadmeWorks) {
  then(items(json::array({item()})));
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  Product expected{.id = {"J1"},
                   .title = "Rain jacket",
                   .category = {"Outdoor", "Jackets"},
                   .description = "Light & dry."};
  expected.variants = {
      {.id = {"J1-S"}, .options = {{"Size", "S"}}, .price = {9900, "EUR"}, .stock = 3},
      {.id = {"J1-M"},
       .options = {{"Size", "M"}},
       .price = {9950, "EUR"},
       .availability = Availability::out_of_stock,
       .stock = 0}};
  EXPECT_EQ(*products, std::vector<Product>{expected});
  EXPECT_EQ(http.requests().at(0).url, "http://erp/api/items?from=0");
  EXPECT_EQ(http.requests().at(0).fields.at(0).name, "X-Api-Key");
  EXPECT_EQ(http.requests().at(0).fields.at(0).value, "s3cret-key");
}

TEST_F(DescribedCatalogReading, CapabilitiesAreWhatIsDescribed) {
  EXPECT_EQ(connector->capabilities(),
            (Capabilities{.catalog = true, .orders = true, .cancellation = true, .returns = true}));
  settings.key.clear();
  describe_as(kOpenCatalog);
  EXPECT_EQ(connector->capabilities(), (Capabilities{.catalog = true}));
  EXPECT_EQ(connector->orders(), nullptr);
}

TEST_F(DescribedCatalogReading, PagesAreReadToTheTotal) {
  json second = item();
  second["sku"] = "J2";
  then({{"items", {item()}}, {"count", 2}}).then({{"items", {second}}, {"count", 2}});
  ASSERT_EQ(read()->size(), 2u);
  EXPECT_EQ(path_of(1), "/items?from=1");
  EXPECT_EQ(http.count(), 2u);
}

TEST_F(DescribedCatalogReading, AListThatEndsBeforeItsTotalIsNoShorterOne) {
  then({{"items", {item()}}, {"count", 2}}).then({{"items", json::array()}, {"count", 2}});
  EXPECT_EQ(read().error().code, ErrorCode::data_loss);
}

TEST_F(DescribedCatalogReading, ASystemThatDoesNotKnowPagesIsReadOnce) {
  describe_as(with(readme_example("# erp.toml"), "total = \"/count\"", ""));
  then(items(json::array({item()})));  // Again and again.
  EXPECT_EQ(read()->size(), 1u);
  EXPECT_EQ(http.count(), 2u);
}

TEST_F(DescribedCatalogReading, PagesAreCountedFromWhereTheDescriptionSays) {
  describe_as(with(with(readme_example("# erp.toml"), "total = \"/count\"", "first_page = 0"),
                   "{offset}", "{page}"));
  then(items(json::array({item()}))).then(items(json::array()));
  EXPECT_EQ(read()->size(), 1u);
  EXPECT_EQ(path_of(0), "/items?from=0");
  EXPECT_EQ(path_of(1), "/items?from=1");
}

TEST_F(DescribedCatalogReading, AWordForTheNextPageIsSentEscaped) {
  describe_as(with(with(readme_example("# erp.toml"), "total = \"/count\"", "next = \"/next\""),
                   "{offset}", "{cursor}"));
  json second = item();
  second["sku"] = "J2";
  then({{"items", {item()}}, {"next", "a&b"}}).then({{"items", {second}}, {"next", nullptr}});
  EXPECT_EQ(read()->size(), 2u);
  EXPECT_EQ(path_of(0), "/items?from=");
  EXPECT_EQ(path_of(1), "/items?from=a%26b");
}

TEST_F(DescribedCatalogReading, ALinkToTheNextPageStaysBehindTheAddress) {
  const std::string linked =
      with(with(readme_example("# erp.toml"), "total = \"/count\"", "next = \"/next\""),
           "?from={offset}", "");
  json second = item();
  second["sku"] = "J2";
  for (const char* link : {"http://erp/api/items?p=2", "/api/items?p=2", "?p=2"}) {
    describe_as(linked);
    const std::size_t before = http.count();
    then({{"items", {item()}}, {"next", link}}).then({{"items", {second}}});
    EXPECT_EQ(read()->size(), 2u) << link;
    EXPECT_EQ(path_of(before + 1), "/items?p=2") << link;
  }
  for (const char* link :
       {"http://evil/items", "http://erp/apiary", "//evil/items", "/api/../admin", "items",
        "/api//evil", "http://erp/api@evil/", "/api/a b", "file:///etc/passwd"}) {
    describe_as(linked);
    const std::size_t before = http.count();
    then({{"items", {item()}}, {"next", link}});
    EXPECT_EQ(read().error().code, ErrorCode::data_loss) << link;
    EXPECT_EQ(http.count(), before + 1) << link;
  }
}

TEST_F(DescribedCatalogReading, ARowThatCantBeReadIsLeftOutAndReported) {
  json bad = item(), again = item();
  bad["sku"] = "J2";
  bad["sizes"][0]["cents"] = "19.99";
  bad["sizes"][1]["cents"] = -1;
  json third = item();
  third["sku"] = "J3";
  third["sizes"][0]["cents"] = nullptr;
  then(items(json::array({item(), bad, third, again})));
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  ASSERT_EQ(products->size(), 2u);
  EXPECT_EQ(products->at(1).variants.size(), 1u);
  EXPECT_EQ(last.skipped_count, 5);
  EXPECT_NE(last.skipped.at(0).reason.find("price: expected a"), std::string::npos)
      << last.skipped.at(0).reason;
  EXPECT_NE(last.skipped.at(4).reason.find("product J1 don't stand together"), std::string::npos);
}

TEST_F(DescribedCatalogReading, WhenNothingCanBeReadTheDescriptionIsWrong) {
  then(items(json::array({{{"id", 1}}, {{"id", 2}}})));
  const auto products = read();
  ASSERT_FALSE(products);
  EXPECT_EQ(products.error().code, ErrorCode::data_loss);
  EXPECT_NE(products.error().message.find("product: expected a text, there is none"),
            std::string::npos)
      << products.error().message;
}

TEST_F(DescribedCatalogReading, AnUnknownWordForStockIsNamed) {
  describe_as(
      with(readme_example("# erp.toml"), "stock = \"/pieces\"", "availability = \"/pieces\""));
  then(items(json::array({item()})));
  EXPECT_NE(read().error().message.find("availability: expected a word of [values.stock]"),
            std::string::npos);
}

TEST_F(DescribedCatalogReading, VariantsWithoutAListAreTheElementsThemselves) {
  describe_as(R"([api]
auth = "bearer"
[values]
money = "comma"
[products]
path = "/all"
list = ""
product = "/id"
title = "/t"
price = "/p"
url = "/u"
)");
  then({{{"id", 1}, {"t", "A"}, {"p", "19,99"}, {"u", "/a"}},
        {{"id", 2}, {"t", "B"}, {"p", "5"}, {"u", "javascript:alert(1)"}},
        {{"id", 3}, {"t", "C"}, {"p", "1.000,00"}}});
  const auto products = read();
  ASSERT_EQ(products->size(), 1u);
  EXPECT_EQ(products->at(0).variants.at(0).price, (Money{1999, "EUR"}));
  EXPECT_EQ(products->at(0).variants.at(0).id.value, "1");
  EXPECT_EQ(products->at(0).url, "https://shop.example/a");
  EXPECT_EQ(http.requests().at(0).fields.at(0).value, "Bearer s3cret-key");
  EXPECT_EQ(http.count(), 1u) << "without places in its path a list is one page";
}

TEST_F(DescribedCatalogReading, WhatIsNoCatalogIsAnErrorOfItsKind) {
  const auto code = [&](FakeReply reply) {
    http.then(std::move(reply));
    return read().error().code;
  };
  EXPECT_EQ(code({.status = 401}), ErrorCode::permission_denied);
  EXPECT_EQ(code({.status = 403}), ErrorCode::permission_denied);
  EXPECT_EQ(code({.status = 404}), ErrorCode::invalid_argument) << "a wrong path is no empty shop";
  EXPECT_EQ(code({.body = "<html>Back soon</html>", .fields = {{"content-type", "text/html"}}}),
            ErrorCode::unavailable);
  EXPECT_EQ(code({.body = std::string(70, '[') + std::string(70, ']')}), ErrorCode::data_loss);
  EXPECT_EQ(code({.body = "{\"items\": {}}"}), ErrorCode::data_loss);
  EXPECT_EQ(code({.body = "{\"rows\": []}"}), ErrorCode::data_loss);
  EXPECT_EQ(code({.body = "[]"}), ErrorCode::data_loss);
  EXPECT_EQ(code({.end = Error{ErrorCode::too_large, "over 16 MiB"}}), ErrorCode::too_large);
  EXPECT_EQ(code({.body = json{{"items", json(std::vector<int>(10'001))}}.dump()}),
            ErrorCode::data_loss);
}

TEST_F(DescribedCatalogReading, AKeyIsSentAsTheDescriptionSays) {
  settings.user = "aisle";
  describe_as(with(with(readme_example("# erp.toml"), "\"header\" ", "\"basic\""),
                   "header = \"X-Api-Key\"", ""));
  then(items(json::array()));
  EXPECT_TRUE(read());
  EXPECT_EQ(http.requests().at(0).fields.at(0).value, "Basic YWlzbGU6czNjcmV0LWtleQ==");
}

TEST_F(DescribedCatalogReading, AKeyThatIsMissingOrNotAskedForIsAMistake) {
  settings.key.clear();
  EXPECT_NE(make_connector("http", settings).error().message.find("key_file"), std::string::npos);
  settings.key = "s3cret-key";
  const TemporaryFolder other;
  settings.description = write_description(other, kOpenCatalog);
  EXPECT_NE(make_connector("http", settings).error().message.find("key_file"), std::string::npos);
  settings.description = folder.file("erp.toml");
  settings.key.clear();
  settings.http = nullptr;  // Only looked at: the key isn't read then.
  EXPECT_TRUE(make_connector("http", settings));
}

}  // namespace
}  // namespace aisle::test::described
