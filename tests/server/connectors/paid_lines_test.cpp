// Lines of an order from what was paid for them.
#include "server/connectors/paid_lines.h"

#include <gtest/gtest.h>

namespace aisle::test {
namespace {

LineItem jacket(std::int64_t unit_price, std::int64_t count) {
  LineItem line;
  line.product = {"8"};
  line.variant = {"42"};
  line.title = "Rain jacket";
  line.unit_price = unit_price;
  line.count = count;
  return line;
}

class PaidLines : public testing::Test {
 protected:
  void add(std::int64_t count, std::int64_t total, bool returnable = true) {
    LineItem line = jacket(0, 1);
    line.returnable = returnable;
    add_paid_pieces(lines, line, count, total);
  }
  std::vector<LineItem> lines;
};

TEST_F(PaidLines, WhatDividesIsOneLine) {
  add(3, 300);
  EXPECT_EQ(lines, std::vector{jacket(100, 3)});
}

TEST_F(PaidLines, WhatDoesNotDivideIsTwoThatAddUp) {
  add(3, 302);
  EXPECT_EQ(lines, (std::vector{jacket(100, 1), jacket(101, 2)}));
}

TEST_F(PaidLines, LessThanAMinorUnitEachIsFreeForSome) {
  add(3, 1);
  EXPECT_EQ(lines, (std::vector{jacket(0, 2), jacket(1, 1)}));
}

TEST_F(PaidLines, NoPiecesAreNoLine) {
  add(0, 0);
  EXPECT_TRUE(lines.empty());
}

TEST_F(PaidLines, MoreOfTheLastLineGoOntoIt) {
  add(2, 200);
  add(1, 100);
  EXPECT_EQ(lines, std::vector{jacket(100, 3)});
}

TEST_F(PaidLines, WhatDiffersFromTheLastLineHasOneOfItsOwn) {
  add(1, 100);
  add(1, 100, false);
  EXPECT_EQ(lines.size(), 2u);
}

}  // namespace
}  // namespace aisle::test
