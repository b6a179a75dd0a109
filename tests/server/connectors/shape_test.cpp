#include "server/connectors/shape.h"

#include <gtest/gtest.h>

namespace aisle::test {
namespace {

using nlohmann::json;

// A value, and what reading it noted.
class Reading {
 public:
  explicit Reading(std::string_view text) : json_(json::parse(text)) {}

  ShopValue value() { return {json_, drift_}; }
  ShopValue operator[](std::string_view key) { return value()[key]; }
  std::string noted() const { return drift_.found() ? drift_.error().message : ""; }

 private:
  json json_;
  Drift drift_{"acme product"};
};

TEST(Shape, WhatIsThereIsRead) {
  Reading read(R"({"id": 7, "name": "Fell", "live": true, "stock": 3,
                   "at": "2026-11-24T09:30:00+01:00", "variants": [{"sku": "a"}, {"sku": "b"}]})");
  EXPECT_EQ(read["id"].text(), "7");
  EXPECT_EQ(read["name"].text(), "Fell");
  EXPECT_TRUE(read["live"].flag());
  EXPECT_EQ(read["stock"].whole(), 3);
  EXPECT_EQ(format_time(read["at"].time()), "2026-11-24T08:30:00.000Z");
  EXPECT_EQ(read["variants"].list().at(1)["sku"].text(), "b");
  EXPECT_EQ(read.noted(), "");
}

TEST(Shape, ADriftNamesPlaceExpectationAndWhatIsThere) {
  Reading read(R"({"variants": [{"price": "free"}]})");
  EXPECT_EQ(read["variants"].list()[0]["price"].whole(), 0);
  EXPECT_EQ(read.noted(),
            "acme product: variants[0].price: expected a whole number, there is a text");
}

TEST(Shape, ADriftIsDataLossAndKeepsTheFirstPlace) {
  Drift drift("acme order");
  drift.note("state", "a state that we know");
  drift.note("total", "an amount");
  EXPECT_EQ(drift.error(),
            (Error{ErrorCode::data_loss, "acme order: state: expected a state that we know"}));
}

TEST(Shape, ADriftNeverShowsTheValue) {
  Reading read(R"({"email": ["kim@example.com"]})");
  EXPECT_EQ(read["email"].text(), "");
  EXPECT_EQ(read.noted(), "acme product: email: expected a text, there is a list");
}

TEST(Shape, AMissingMemberIsADriftAndSoIsOneOfNoObject) {
  Reading missing("{}");
  EXPECT_EQ(missing["name"].text(), "");
  EXPECT_EQ(missing.noted(), "acme product: name: expected a value, there is none");
  Reading list("[]");
  EXPECT_EQ(list["name"].text(), "");
  EXPECT_EQ(list.noted(), "acme product: expected an object, there is a list");
}

TEST(Shape, WhatMayBeMissingIsNoDrift) {
  Reading read(R"({"customer": null, "note": "hi"})");
  EXPECT_FALSE(read["customer"].maybe("email"));
  EXPECT_FALSE(read.value().maybe("phone"));
  EXPECT_FALSE(read.value().maybe("customer"));
  EXPECT_EQ(read.value().maybe("note")->text(), "hi");
  EXPECT_EQ(read.noted(), "");
  EXPECT_FALSE(read["note"].maybe("text"));
  EXPECT_EQ(read.noted(), "acme product: note: expected an object, there is a text");
}

TEST(Shape, AListThatIsTooLongIsCutAndNoted) {
  Reading read("[1, 2, 3]");
  EXPECT_EQ(read.value().list(2).size(), 2u);
  EXPECT_EQ(read.noted(), "acme product: expected at most 2 elements, there are 3");
}

TEST(Shape, AWholeNumberMayBeWrittenWithAPoint) {
  Reading read(R"({"a": 5.0, "b": 18446744073709551615, "c": 5.5, "d": 1e300})");
  EXPECT_EQ(read["a"].whole(), 5);
  EXPECT_EQ(read.noted(), "");
  for (const char* key : {"b", "c", "d"}) {
    Drift drift("x");
    EXPECT_EQ(ShopValue(read.value().json(), drift)[key].whole(), 0);
    EXPECT_TRUE(drift.found()) << key;
  }
}

Result<Money> money(const char* text, std::string_view currency = "EUR") {
  const json value = json::parse(text);
  Drift drift("acme price");
  const Money money = ShopValue(value, drift).money(currency);
  if (drift.found()) return drift.error();
  return money;
}

TEST(Shape, MoneyIsRoundedHalfUpToMinorUnits) {
  EXPECT_EQ(money("267.81084")->amount, 26'781);
  EXPECT_EQ(money("\"267.81084\"")->amount, 26'781);
  EXPECT_EQ(money("0.005")->amount, 1);
  EXPECT_EQ(money("0.0049999")->amount, 0);
  EXPECT_EQ(money("19.995")->amount, 2'000);
  EXPECT_EQ(money("89.99")->amount, 8'999);
  EXPECT_EQ(money("1e-7")->amount, 0);
  EXPECT_EQ(money("\"20\"")->amount, 2'000);
  EXPECT_EQ(money("1999.5", "JPY")->amount, 2'000);
  EXPECT_EQ(money("1.2345", "KWD")->amount, 1'235);
  EXPECT_EQ(money("\"90071992547409.91\"")->amount, kMoneyAmountMax);
}

TEST(Shape, WhatIsNoAmountIsADrift) {
  for (const char* text : {"-1", "-0.01", "\"\"", "\"-5\"", "\"1,299.00\"", "\"1.\"", "\".5\"",
                           "\"1.2.3\"", "\"1e3\"", "\"12 EUR\"", "null", "true", "[1]", "1e30",
                           "\"90071992547409.92\"", "\"90071992547409.915\""}) {
    EXPECT_FALSE(money(text)) << text;
  }
  EXPECT_FALSE(money("1", ""));
  EXPECT_FALSE(money("1", "eur"));
}

}  // namespace
}  // namespace aisle::test
