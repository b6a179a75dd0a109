// The JSON form of the reference shop: what is taken, what is refused, and how it says so.
#include "server/connectors/shop_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/shop.h"
#include "tests/support/temporary_folder.h"

namespace aisle::test {
namespace {

// The small shop's text with one piece of it replaced.
std::string with(const std::string& piece, const std::string& other) {
  std::string text = format_shop(small_shop());
  const std::size_t at = text.find(piece);
  EXPECT_NE(at, std::string::npos) << piece;
  return text.replace(at, piece.size(), other);
}

std::string mistake_of(const std::string& text) {
  const auto shop = parse_shop(text);
  return shop ? "" : shop.error().message;
}

TEST(ShopFile, ComesBackAsItWasByteForByte) {
  const std::string text = format_shop(small_shop());
  const auto shop = parse_shop(text);
  ASSERT_TRUE(shop) << shop.error().message;
  EXPECT_EQ(*shop, small_shop());
  EXPECT_EQ(format_shop(*shop), text);
}

TEST(ShopFile, TheExampleInTheReadmeIsOne) {
  std::ifstream file(std::string(AISLE_SOURCE_DIR) + "/server/connectors/README.md");
  const std::string readme(std::istreambuf_iterator<char>(file), {});
  const std::size_t begin = readme.find("{ \"format\"");
  const std::size_t end = readme.find("\n\n", begin);
  ASSERT_NE(begin, std::string::npos);
  EXPECT_EQ(mistake_of(readme.substr(begin, end - begin)), "");
}

TEST(ShopFile, NamesTheTypeThatIsWrong) {
  EXPECT_EQ(
      mistake_of(with("\"unit_price\": 10000", "\"unit_price\": 100.5")),
      "orders[0].lines[0].unit_price: expected a whole number up to 2^53 - 1, without a point "
      "or exponent");
  EXPECT_EQ(mistake_of(with("\"unit_price\": 10000", "\"unit_price\": \"10000\"")),
            "orders[0].lines[0].unit_price: expected a whole number");
  EXPECT_EQ(mistake_of(with("\"returnable\": true", "\"returnable\": 1")),
            "orders[0].lines[0].returnable: expected true or false");
  EXPECT_EQ(mistake_of(with("\"name\": \"Kim Berger\"", "\"name\": null")),
            "shoppers[0].name: expected a text");
  EXPECT_EQ(mistake_of("[]"), "expected an object");
}

TEST(ShopFile, NamesTheMemberThatItDoesNotKnowOrMisses) {
  EXPECT_EQ(mistake_of(with("\"delivery_fee\": 0", "\"delivery_fees\": 0")),
            "orders[0].delivery_fees: there is no member of this name");
  EXPECT_EQ(mistake_of(with("\"delivery_fee\": 0,", "")), "orders[0].delivery_fee: is missing");
  EXPECT_EQ(mistake_of(with("\"country\": \"DE\"", "\"land\": \"DE\"")),
            "shoppers[0].addresses[0].land: there is no member of this name");
}

TEST(ShopFile, NamesWhatIsNoStateOrTime) {
  EXPECT_EQ(mistake_of(with("\"state\": \"pending\"", "\"state\": \"lost\""))
                .rfind("orders[0].state: expected one of \"pending\", \"partly_shipped\"", 0),
            0u);
  EXPECT_EQ(mistake_of(with("T00:00:00.000Z", "T25:00:00.000Z"))
                .rfind("orders[0].ledger[0].at: expected a time like", 0),
            0u);
}

TEST(ShopFile, NamesWhatDoesNotFitTogether) {
  EXPECT_EQ(mistake_of(with("\"shopper\": \"kim\"", "\"shopper\": \"otto\"")),
            "orders[0].shopper: there is no shopper \"otto\"");
  EXPECT_EQ(mistake_of(with("\"method\": \"visa\"", "\"method\": \"amex\"")),
            "orders[0].ledger[0].method: the shopper has no payment method \"amex\"");
  EXPECT_EQ(mistake_of(with("\"amount\": 29000", "\"amount\": 28999")),
            "orders[0].ledger: sums up to 28999, expected 29000 for what is kept");
  EXPECT_EQ(mistake_of(with("aisle-shop-1", "aisle-shop-9")), "format: expected \"aisle-shop-1\"");
}

TEST(ShopFile, RefusesWhatIsNotJson) {
  EXPECT_EQ(parse_shop("").error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(parse_shop(with("}", "")).error().code, ErrorCode::invalid_argument);
  EXPECT_EQ(mistake_of(with("\"format\"", "\"format\": \"x\", \"format\"")).rfind("JSON: ", 0), 0u);
}

TEST(ShopFile, NamesTheFile) {
  const TemporaryFolder folder;
  std::ofstream(folder.file("shop.json")) << with("\"count\": 2", "\"count\": 0");
  EXPECT_EQ(read_shop(folder.file("shop.json")).error().message,
            folder.file("shop.json") + ": orders[0].lines[0].count: expected 1 to 1000");
  EXPECT_EQ(read_shop(folder.file("none.json")).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace aisle::test
