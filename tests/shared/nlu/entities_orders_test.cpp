#include <gtest/gtest.h>

#include "tests/support/reading.h"

namespace aisle {
namespace {

using test::read;

struct OrderCase {
  const char* text;
  const char* number;
};

class OrderNumbers : public testing::TestWithParam<OrderCase> {};

TEST_P(OrderNumbers, AreReadWithASignOnly) {
  EXPECT_EQ(read(GetParam().text).order_number, GetParam().number) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(
    Called, OrderNumbers,
    testing::Values(OrderCase{"where is order 48213?", "48213"}, OrderCase{"#48213", "48213"},
                    OrderCase{"my order number is: 48213", "48213"},
                    OrderCase{"48213 is my order number", "48213"},
                    OrderCase{"cancel TO-48213 please", "TO-48213"},
                    OrderCase{"to-48213", "to-48213"}, OrderCase{"order #A-10293", "A-10293"},
                    OrderCase{"order R2D4C6", "R2D4C6"},
                    OrderCase{"order 100-2023-55512", "100-2023-55512"},
                    OrderCase{"#2023", "2023"}));
INSTANTIATE_TEST_SUITE_P(
    Other, OrderNumbers,
    testing::Values(OrderCase{"48213", ""}, OrderCase{"orders over 4800 euros", ""},
                    OrderCase{"an order of $4800", ""}, OrderCase{"boots size 4444", ""},
                    OrderCase{"my order from 2024", ""}, OrderCase{"order it in 1080p", ""},
                    OrderCase{"order a 16gb stick", ""}, OrderCase{"a usb-c cable", ""},
                    OrderCase{"#123", ""}, OrderCase{"call +49 1701234567 about my order", ""},
                    OrderCase{"order 123456789012345678901234567890123456789012345", ""}));

TEST(OrderNumbers, ANumberWithLettersMayBeAModelAndStaysInTheText) {
  const Entities found = read("headphones WH-10005");
  EXPECT_EQ(found.order_number, "WH-10005");
  EXPECT_NE(found.text.find("10005"), std::string::npos);
}

TEST(OrderNumbers, ANumberThatIsCalledAnOrdersIsNothingElse) {
  const Entities found = read("order 48213 under 100");
  EXPECT_EQ(found.order_number, "48213");
  EXPECT_EQ(found.price_max, 10000);
}

TEST(LastOrder, IsReadInAnyWording) {
  for (const char* text : {"my last order", "the newest order", "the order I just placed"}) {
    EXPECT_TRUE(read(text).last_order) << text;
    EXPECT_FALSE(read(text).pointing.any()) << text;
  }
  EXPECT_FALSE(read("the last one").last_order);
}

struct CountCase {
  const char* text;
  std::optional<std::int64_t> count;
};

class Counts : public testing::TestWithParam<CountCase> {};

TEST_P(Counts, AreReadWithASignOnly) {
  EXPECT_EQ(read(GetParam().text).count, GetParam().count) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(
    Wordings, Counts,
    testing::Values(CountCase{"two of them", 2}, CountCase{"3x", 3}, CountCase{"x4 please", 4},
                    CountCase{"make it three", 3}, CountCase{"change the quantity to 2", 2},
                    CountCase{"I'll take two", 2}, CountCase{"five pieces", 5},
                    CountCase{"3 pairs of the blue ones", 3}, CountCase{"a pair of boots", {}},
                    CountCase{"I'll take the second one", {}}, CountCase{"I'll take one", {}},
                    CountCase{"the first two of them", {}}, CountCase{"2 person tent", {}},
                    CountCase{"make it 100 euros", {}}, CountCase{"size 42", {}},
                    CountCase{"add 1000", {}}, CountCase{"take 2.5", {}}, CountCase{"3xl", {}}));

TEST(Counts, WhatIsCountedIsStillPointedAt) {
  const Entities found = read("two of these in red");
  EXPECT_EQ(found.count, 2);
  EXPECT_TRUE(found.pointing.these);
}

}  // namespace
}  // namespace aisle
