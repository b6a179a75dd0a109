// The connector for a database, over real files of SQLite.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <thread>

#include "tests/support/described_shop.h"

namespace aisle::test {
namespace {

using described::readme_example;
using described::with;

// What the queries of the README are made for.
constexpr const char* kSchema = R"(
CREATE TABLE item (sku TEXT, name TEXT, material TEXT);
CREATE TABLE size (sku TEXT, item TEXT, size TEXT, price DECIMAL(10,2), pieces INTEGER);
CREATE TABLE orders (no INTEGER, state TEXT, placed DATETIME, customer INTEGER, mail TEXT, recipient TEXT,
                     street TEXT, zip TEXT, city TEXT, shipping DECIMAL(10,2), total DECIMAL(10,2));
CREATE TABLE line (no INTEGER, sku TEXT, item TEXT, name TEXT, count INTEGER, price DECIMAL(10,2));
CREATE TABLE parcel (no INTEGER, code TEXT, carrier TEXT, sent_at DATETIME, delivered_at DATETIME, sku TEXT, count INTEGER);
CREATE TABLE customer (id INTEGER, name TEXT, mail TEXT);
INSERT INTO item VALUES ('J1', 'Rain jacket', 'Nylon'), ('J2', 'Hat', NULL);
INSERT INTO size VALUES ('J1-S', 'J1', 'S', 99.90, 3), ('J1-M', 'J1', 'M', 100, 0), ('J2', 'J2', NULL, 19.99, NULL);
INSERT INTO customer VALUES (9007199254740993, 'Kim Berger', 'kim@example.com');
INSERT INTO orders VALUES (1001, 'open', '2026-07-15 09:30:00', 9007199254740993, 'kim@example.com', 'Kim Berger',
                           'Lindenweg 4', '04109', 'Leipzig', 4.90, 204.70);
INSERT INTO line VALUES (1001, 'J1-S', 'J1', 'Rain jacket', 2, 99.90);
)";

class TillConnector : public testing::Test {
 public:
  TemporaryFolder folder;
  std::string database = folder.file("till.db");
  std::unique_ptr<Connector> connector;

  void SetUp() override {
    run(kSchema);
    describe_as(readme_example("# till.toml"));
  }
  void run(const std::string& statements) const {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(database.c_str(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(db);
    sqlite3_close(db);
  }
  Result<std::unique_ptr<Connector>> make(const std::string& text, std::string key = "") {
    return make_connector("sql", {.currency = "EUR",
                                  .description = described::write_description(folder, text),
                                  .key = std::move(key)});
  }
  void describe_as(const std::string& text) {
    auto made = make(text);
    ASSERT_TRUE(made) << made.error().message;
    connector = std::move(*made);
  }
  Result<std::vector<Product>> read() {
    std::vector<Product> products;
    const auto report = connector->products([&](Product one) {
      products.push_back(std::move(one));
      return true;
    });
    if (!report) return report.error();
    return products;
  }
  Result<Order> find(const std::string& number = "1001") {
    return connector->orders()->order(kim, {number});
  }
  // The catalog's mistake when its query is this one.
  std::string catalog_mistake(const std::string& query) {
    describe_as("connect = \"sqlite3://till.db\"\nproducts = '''" + query + "'''\n");
    const auto products = read();
    return products ? "" : products.error().message;
  }

  const ShopperId kim{"9007199254740993"};
};

TEST_F(TillConnector, TheExampleOfTheReadmeReadsItsCatalog) {
  const auto products = read();
  ASSERT_TRUE(products) << products.error().message;
  Product jacket{.id = {"J1"}, .title = "Rain jacket", .attributes = {{"Material", "Nylon"}}};
  jacket.variants = {
      {.id = {"J1-M"},
       .options = {{"Size", "M"}},
       .price = {10000, "EUR"},
       .availability = Availability::out_of_stock,
       .stock = 0},
      {.id = {"J1-S"}, .options = {{"Size", "S"}}, .price = {9990, "EUR"}, .stock = 3}};
  Product hat{.id = {"J2"}, .title = "Hat"};
  hat.variants = {{.id = {"J2"}, .price = {1999, "EUR"}}};
  EXPECT_EQ(*products, (std::vector<Product>{jacket, hat}));
}

TEST_F(TillConnector, TheExampleOfTheReadmeReadsASoundOrder) {
  const auto found = find();
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->state, OrderState::pending);
  EXPECT_EQ(paid(*found), 20470);
  EXPECT_EQ(format_time(found->history.at(0).at), "2026-07-15T07:30:00.000Z");
  const auto owner = connector->orders()->owner({"1001"});
  const auto flaw = find_flaw(*found, *owner);
  EXPECT_FALSE(flaw) << flaw->path << ": " << flaw->message;
  EXPECT_EQ(connector->orders()->orders(kim, {})->size(), 1u);
  EXPECT_EQ(connector->orders()->shopper(kim)->email, "kim@example.com");
}

TEST_F(TillConnector, LargeNumbersKeepTheirLastDigit) {
  EXPECT_EQ(find()->shopper, kim);
  EXPECT_EQ(connector->orders()->shopper({"9007199254740992"}).error().code, ErrorCode::not_found);
}

TEST_F(TillConnector, RowsOfAParcelAreOne) {
  run("INSERT INTO line VALUES (1001, 'J1-M', 'J1', 'Rain jacket', 1, 0);"
      "INSERT INTO parcel VALUES (1001, 'JD1', 'DHL', '2026-07-16 10:00:00', NULL, 'J1-S', 2),"
      "(1001, 'JD1', 'DHL', '2026-07-16 10:00:00', NULL, 'J1-M', 1);");
  const auto found = find();
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->state, OrderState::shipped);
  ASSERT_EQ(found->fulfillments.size(), 1u);
  EXPECT_EQ(found->fulfillments[0].items.size(), 2u);
}

TEST_F(TillConnector, ValuesAreBoundAndNeverPartOfAQuery) {
  for (const char* number : {"' OR '1'='1", "1001; DROP TABLE orders", "1001 --", "0 OR 1"}) {
    EXPECT_EQ(find(number).error().code, ErrorCode::not_found) << number;
  }
  EXPECT_TRUE(find());
}

TEST_F(TillConnector, NothingIsChangedInTheDatabase) {
  EXPECT_EQ(connector->capabilities(), (Capabilities{.catalog = true, .orders = true}));
  const auto preview = connector->orders()->preview(kim, {"1001"}, CancelOrder{}, system_time());
  EXPECT_EQ(std::get<OrderRefusal>(*preview).reason, OrderRefusalReason::needs_a_person);
}

TEST_F(TillConnector, AQueryThatTheDatabaseDoesNotUnderstandIsNamedWithItsWords) {
  const std::string said = catalog_mistake("SELECT nowhere AS product FROM item");
  EXPECT_NE(said.find("the query `products`"), std::string::npos) << said;
  EXPECT_NE(said.find("no such column: nowhere"), std::string::npos) << said;
}

TEST_F(TillConnector, ColumnsWithoutAMeaningAndNeededOnesThatAreMissingAreNamed) {
  EXPECT_NE(catalog_mistake("SELECT sku AS produkt FROM item").find("did you mean \"product\"?"),
            std::string::npos);
  EXPECT_NE(catalog_mistake("SELECT sku AS product, name AS title FROM item")
                .find("has no column \"price\""),
            std::string::npos);
}

TEST_F(TillConnector, RowsThatDontStandTogetherAreLeftOut) {
  describe_as(
      "connect = \"sqlite3://till.db\"\nproducts = '''SELECT item AS product, 'x' AS title,"
      " sku AS variant, price FROM size ORDER BY price DESC'''\n");
  run("INSERT INTO size VALUES ('J1-L', 'J1', 'L', 1, 1);");
  const auto report = connector->products([](Product) { return true; });
  ASSERT_TRUE(report);
  EXPECT_EQ(report->skipped_count, 1);
}

TEST_F(TillConnector, TextThatIsNoUtf8IsAnError) {
  run("INSERT INTO item VALUES ('J0', CAST(x'4AFC' AS TEXT), NULL);"
      "INSERT INTO size VALUES ('J0', 'J0', NULL, 1, 1);");
  EXPECT_EQ(read().error().code, ErrorCode::data_loss);
}

TEST_F(TillConnector, AnOrderThatIsThereTwiceIsAnError) {
  run("INSERT INTO orders SELECT * FROM orders;");
  EXPECT_EQ(find().error().code, ErrorCode::data_loss);
}

TEST_F(TillConnector, ALockedDatabaseIsUnavailableInTime) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(database.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(db, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(find().error().code, ErrorCode::unavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(12));
  sqlite3_close(db);
  EXPECT_TRUE(find());
}

TEST_F(TillConnector, AQueryThatNeverEndsIsStoppedAndHoldsUpNobody) {
  describe_as(with(readme_example("# till.toml"),
                   "FROM customer WHERE CAST(id AS text) = :customer",
                   "FROM customer WHERE :customer = (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL "
                   "SELECT n + 1 FROM c) SELECT max(n) FROM c)"));
  std::thread slow([&] {
    EXPECT_EQ(connector->orders()->shopper(kim).error().code, ErrorCode::deadline_exceeded);
  });
  EXPECT_TRUE(find());
  slow.join();
  EXPECT_TRUE(find());
}

TEST_F(TillConnector, AFileThatWasReplacedIsOpenedAnew) {
  ASSERT_TRUE(find());
  std::filesystem::rename(database, folder.file("old.db"));
  EXPECT_EQ(find().error().code, ErrorCode::unavailable);
  run(kSchema);
  run("UPDATE orders SET state = 'void'");
  EXPECT_EQ(find()->state, OrderState::cancelled);
}

TEST_F(TillConnector, WhatIsNoDatabaseIsUnavailable) {
  std::ofstream(database) << "<html>" << std::string(5'000, ' ');
  EXPECT_EQ(find().error().code, ErrorCode::unavailable);
  EXPECT_EQ(read().error().code, ErrorCode::unavailable);
}

TEST_F(TillConnector, ACheckTriesEveryQuery) {
  describe_as(with(readme_example("# till.toml"), "SELECT no AS number FROM orders",
                   "SELECT nummer AS number FROM orders"));
  const std::vector<CapabilityCheck> checks = connector->check();
  EXPECT_EQ(checks.at(0).standing, Standing::works);
  EXPECT_EQ(checks.at(2).standing, Standing::failed);
  EXPECT_NE(checks.at(2).mend.find("no such column: nummer"), std::string::npos)
      << checks.at(2).mend;
}

TEST_F(TillConnector, MistakesInADescriptionAreToldByLine) {
  const std::string connect = "connect = \"sqlite3://till.db\"\n";
  const struct {
    std::string text;
    const char* says;
  } kMistakes[] = {
      {"", "the description connect is missing"},
      {connect, "the description products is missing"},
      {"connect = \"till.db\"\n", ":1: the description connect: expected \"sqlite3://erp.db\""},
      {"connect = \"oracle://x\"\n", ":1: the description connect: expected"},
      {"connect = \"sqlite3://a\\\"b\"\n", "without quotes"},
      {"connect = \"postgresql://dbname=x password=geheim\"\n",
       "the password belongs into key_file"},
      {"connect = \"postgresql://dbname=x options='-c a=b'\"\n", "options are Aisle's"},
      {connect + "order = \"SELECT :number\"\n", "order_lines is missing"},
      {connect + "\norder = \"DELETE FROM orders\"\n",
       ":3: the description order: expected a query"},
      {connect + "order_line = \"SELECT :number\"\n", "did you mean \"order_lines\"?"},
      {connect + "[values]\nzone = \"Berlin\"\n", ":3: [values] zone: this machine knows no such"},
      {connect + "products = 5\n", ":2: the description products: expected a text"},
      {connect + "products = \"SELECT", ":2: not TOML"},
  };
  for (const auto& [text, says] : kMistakes) {
    const auto made = make(text);
    ASSERT_FALSE(made) << text;
    EXPECT_NE(made.error().message.find(says), std::string::npos) << made.error().message;
    EXPECT_EQ(made.error().message.find("geheim"), std::string::npos);
  }
}

TEST_F(TillConnector, AKeyThatNothingAsksForIsAMistake) {
  const auto made = make(readme_example("# till.toml"), "s3cret");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().message.find("s3cret"), std::string::npos);
}

}  // namespace
}  // namespace aisle::test
