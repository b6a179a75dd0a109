#include "shared/commerce/money.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(ParseMoney, ReadsExactDecimals) {
  EXPECT_EQ(*parse_money("19.99", "EUR"), (Money{1999, "EUR"}));
  EXPECT_EQ(*parse_money("20", "EUR"), (Money{2000, "EUR"}));
  EXPECT_EQ(*parse_money("0.5", "EUR"), (Money{50, "EUR"}));
  EXPECT_EQ(*parse_money("19.9900", "EUR"), (Money{1999, "EUR"}));
  EXPECT_EQ(*parse_money("1500", "JPY"), (Money{1500, "JPY"}));
  EXPECT_EQ(*parse_money("1.234", "KWD"), (Money{1234, "KWD"}));
}

TEST(ParseMoney, NeverRounds) {
  EXPECT_FALSE(parse_money("19.999", "EUR"));
  EXPECT_FALSE(parse_money("1.5", "JPY"));
}

TEST(ParseMoney, RefusesOtherForms) {
  for (const char* text :
       {"", ".", "1.", ".5", "-1", "+1", "1,5", "1e3", " 1", "1 ", "1.2.3", "NaN", "€1"}) {
    EXPECT_FALSE(parse_money(text, "EUR")) << text;
  }
  for (const char* code : {"", "eur", "EURO", "E1R"}) EXPECT_FALSE(parse_money("1", code)) << code;
}

TEST(ParseMoney, IsBoundedByWhatJavaScriptReadsExactly) {
  EXPECT_EQ(parse_money("90071992547409.91", "EUR")->amount, kMoneyAmountMax);
  EXPECT_EQ(parse_money("90071992547409.92", "EUR").error().code, ErrorCode::too_large);
  EXPECT_EQ(parse_money(std::string(5000, '9'), "EUR").error().code, ErrorCode::too_large);
}

TEST(FormatDecimal, IsTheInverse) {
  for (const Money& money : {Money{1999, "EUR"}, Money{5, "EUR"}, Money{0, "EUR"}, Money{7, "JPY"},
                             Money{12, "KWD"}, Money{kMoneyAmountMax, "USD"}}) {
    EXPECT_EQ(*parse_money(format_decimal(money), money.currency), money);
  }
  EXPECT_EQ(format_decimal({-5, "EUR"}), "-0.05");
}

}  // namespace
}  // namespace aisle
