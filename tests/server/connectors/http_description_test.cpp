// Mistakes in the description of an API, each with its line.
#include "tests/support/described_shop.h"

namespace aisle::test::described {
namespace {

class Description : public testing::Test {
 public:
  TemporaryFolder folder;

  // Everything that is said about this description, without where the file is.
  std::string mistakes(const std::string& text) {
    const std::string path = write_description(folder, text);
    const auto made =
        make_connector("http", {.currency = "EUR", .url = "http://erp", .description = path});
    if (made) return "";
    std::string said = made.error().message;
    for (std::size_t at; (at = said.find(path)) != said.npos;) said.replace(at, path.size(), "f");
    return said;
  }
  void expect(const std::string& from, const std::string& to, const std::string& says) {
    const std::string said = mistakes(with(readme_example("# erp.toml"), from, to));
    EXPECT_NE(said.find(says), std::string::npos) << to << "\n" << said;
  }
  // The line of the example that begins with this text.
  static std::string line_of(const std::string& text) {
    const std::string example = readme_example("# erp.toml");
    const std::size_t at = example.find("\n" + text);
    EXPECT_NE(at, example.npos) << text;
    return "f:" + std::to_string(std::count(example.begin(), example.begin() + at + 1, '\n') + 1);
  }
};

TEST_F(Description, TheExampleOfTheReadmeHasNone) {
  EXPECT_EQ(mistakes(readme_example("# erp.toml")), "");
}

TEST_F(Description, AMistakeIsToldByItsLine) {
  expect("product = \"/sku\"", "product = \"sku\"",
         line_of("product = ") + ": [products] product: expected a JSON pointer");
  expect("tracking = \"/code\"", "tracking = \"/a~2\"",
         line_of("tracking = ") + ": [order.parcels] tracking: expected a JSON pointer");
  expect("\"/orders/{number}/cancel\"", "\"/orders/{nummer}\"",
         line_of("path = \"/orders/{number}/cancel\"") +
             ": [cancel] path: there is no place {nummer}");
  expect("times = \"epoch_seconds\"", "times = \"epoch\"",
         line_of("times") + ": [values] times: expected one of \"rfc3339\"");
  expect("VOID = \"cancelled\"", "VOID = \"voided\"",
         line_of("VOID") + ": [values.states] VOID: expected one of \"pending\"");
}

TEST_F(Description, UnknownKeysAreToldWithTheOneThatWasMeant) {
  expect("placed_at = ", "place_at = ",
         "[order] has no key \"place_at\"; did you mean \"placed_at\"?");
  expect("[orders_of_customer]", "[order_of_customer]", "did you mean \"orders_of_customer\"?");
  expect("key_header", "key_heeder", "[api] has no key \"key_heeder\"");
  expect("money = ", "monye = ", "[values] has no key \"monye\"");
}

TEST_F(Description, WhatIsNeededIsToldWhenItIsMissing) {
  expect("placed_at = \"/at\"", "", "[order] placed_at is missing");
  expect("title = \"/name\"\ndescription", "description", "[products] title is missing");
  expect("price = \"/cents\"", "", "[products] price is missing");
  expect("list = \"/lines\"\nproduct", "product", "[order.lines] list is missing");
  expect("header = \"X-Api-Key\"", "", "[api] header is missing");
  expect("item = '", "# '", "[return] item is missing");
  expect("[customer]", "[customers]", "customer is missing: expected a table [customer]");
  EXPECT_NE(mistakes("").find("products is missing"), std::string::npos);
}

TEST_F(Description, PartsThatDontGoTogetherAreMistakes) {
  expect("auth = \"header\"", "auth = \"none\"", "[api] header: goes with auth = \"header\" alone");
  expect("auth = \"header\"", "auth = \"digest\"", "expected one of none, basic, bearer, header");
  expect("{offset}", "{offset}&p={page}", "expected one of {page}, {offset} and `next`");
  expect("{offset}", "{cursor}", "{cursor} needs `next`");
  expect("\"/orders/{number}\"", "\"/orders\"", "expected the place {number}");
  expect(
      "[order.returns]\nlist = \"/returns\"\nrequested_at = \"/at\"\nreceived_at = \"/back\"\n"
      "[order.returns.items]",
      "[order.parcels.items]", "needs [order.returns]");
  expect("[order.lines]", "[order.line]", "[order] lines is missing");
}

TEST_F(Description, BodiesAreJsonWithPlacesThatThereAre) {
  expect("'{\"reason\": \"{reason}\"}'", "'reason={reason}'", "[cancel] body: expected JSON");
  expect("'{\"reason\": \"{reason}\"}'", "'{\"r\": \"{street}\"}'", "there is no place {street}");
  expect("\"{variant}\"", "\"{reason}\"", "[return] item: there is no place {reason}");
}

TEST_F(Description, HeadersCantBeBroken) {
  expect("\"X-Api-Key\"", "\"X Api\\nKey\"", "expected the name of a header");
  expect("[values]", "[api.headers]\nAccept-Language = \"a\\r\\nb\"\n[values]",
         "expected a header with a plain value");
}

TEST_F(Description, PathsStayBehindTheAddress) {
  for (const char* path : {"https://evil/", "/../admin", "//evil", "items"}) {
    expect("\"/items?from={offset}\"", "\"" + std::string(path) + "\"", "expected a path like");
  }
}

TEST_F(Description, AllMistakesAreToldAtOnce) {
  const std::string said =
      mistakes("[api]\nauth = 5\n[products]\npath = \"x\"\n[values]\nmoney = \"x\"\n");
  EXPECT_NE(said.find("f:2:"), std::string::npos) << said;
  EXPECT_NE(said.find("f:4:"), std::string::npos) << said;
  EXPECT_NE(said.find("f:6:"), std::string::npos) << said;
}

TEST_F(Description, AFileThatIsNoneIsSaidSo) {
  EXPECT_NE(mistakes("[api\n").find("f:1: not TOML"), std::string::npos);
  const auto none = make_connector("http", {.url = "http://erp", .description = "/nowhere/x.toml"});
  EXPECT_EQ(none.error().code, ErrorCode::not_found);
  EXPECT_NE(make_connector("http", {.url = "http://erp"}).error().message.find("description:"),
            std::string::npos);
  EXPECT_NE(make_connector("http", {}).error().message.find("url:"), std::string::npos);
}

}  // namespace
}  // namespace aisle::test::described
