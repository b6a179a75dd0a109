// Tables with commas and semicolons; what holds for tabs too is in feed_reader_test.cpp.
#include <gtest/gtest.h>

#include "tests/support/feed.h"

namespace aisle {
namespace {

const std::string kTableHead = "id,title,price\n";

TEST(FeedTable, SemicolonsPartCellsWhereTheyPartTheNames) {
  const FeedReading got = read_feed_text("id;title;price\na;Nuts, salted;1.50\nb;\"x;y\";2\n");
  ASSERT_EQ(got.products.size(), 2u) << got.complaints();
  EXPECT_EQ(got.products[0].title, "Nuts, salted");
  EXPECT_EQ(got.products[1].title, "x;y");
}

TEST(FeedTable, ANameInQuotationMarksMayHoldAnotherSeparator) {
  const FeedReading got = read_feed_text("\"id\",\"title\",\"price\",\"a;b;c;d;e\"\nx,X,1,\n");
  EXPECT_EQ(got.products.size(), 1u) << got.complaints();
}

TEST(FeedTable, AQuotedCellKeepsCommasLinesAndDoubledMarks) {
  const FeedReading got =
      read_feed_text("id,title,price,description\na,\"24\"\" x, y\",1,\"one\r\n\r\ntwo\"\r\n");
  ASSERT_EQ(got.products.size(), 1u) << got.complaints();
  EXPECT_EQ(got.products[0].title, "24\" x, y");
}

TEST(FeedTable, AQuotationMarkThatIsNeverClosedRefusesTheFile) {
  const FeedReading got = read_feed_text(kTableHead + "a,A,1\nb,\"B,1\nc,C,1\n");
  EXPECT_EQ(got.complaints(),
            "refused: line 3: a quotation mark is never closed; the file looks cut off");
  EXPECT_TRUE(got.products.empty());
}

TEST(FeedTable, AQuotationMarkThatClosesInTheWrongPlaceCostsOneRow) {
  const FeedReading got = read_feed_text(kTableHead + "a,\"A\" x,1\nb,B,1\n");
  EXPECT_EQ(got.complaints(), "shop:2: cells: a quotation mark opens a cell but does not close it");
  EXPECT_EQ(got.products.size(), 1u);
}

TEST(FeedTable, TenThousandColumnsAreRefused) {
  std::string head = "id,title,price";
  for (int i = 0; i < 10'000; ++i) head += ",c" + std::to_string(i);
  EXPECT_EQ(read_feed_text(head + "\n").complaints(), "refused: line 1: more than 2000 columns");
}

TEST(FeedTable, ARowOfAMillionCellsCostsItself) {
  const FeedReading got = read_feed_text(kTableHead + std::string(1'000'000, ',') + "x\nb,B,1\n");
  EXPECT_EQ(got.complaints(), "shop:2: cells: 1000001 where the first line has 3");
  EXPECT_EQ(got.products.size(), 1u);
}

TEST(FeedTable, RowsWithoutAnyTextAreNoRows) {
  const FeedReading got = read_feed_text(kTableHead + "a,A,1\n,,\n\n , ,\n");
  ASSERT_TRUE(got.report);
  EXPECT_EQ(got.report->rows, 1);
  EXPECT_EQ(got.complaints(), "");
}

TEST(FeedTable, ManySlipsWithQuotationMarksAreNoTable) {
  std::string rows;
  for (int i = 0; i < 2'000; ++i) rows += "a" + std::to_string(i) + ",\"A\" x,1\n";
  const FeedReading got = read_feed_text(kTableHead + rows);
  EXPECT_EQ(got.complaints(),
            "refused: line 1002: more than 1000 rows open a quotation mark and don't close it");
}

TEST(FeedTable, RowsOfAGroupJoinOverAHundredThousandOthers) {
  std::string rows = "x1,X,1,x\n";
  for (int i = 0; i < 100'000; ++i) rows += "a" + std::to_string(i) + ",A,1,\n";
  const FeedReading got = read_feed_text("id,title,price,item_group_id\n" + rows + "x2,X,2,x\n");
  ASSERT_EQ(got.products.size(), 100'001u);
  EXPECT_EQ(got.products[0].variants.size(), 2u);
}

TEST(FeedTable, AGroupWithMoreVariantsThanAllowedKeepsTheFirst) {
  std::string rows;
  for (int i = 0; i < 2'001; ++i) rows += "a" + std::to_string(i) + ",A,1,g\n";
  const FeedReading got = read_feed_text("id,title,price,item_group_id\n" + rows);
  ASSERT_EQ(got.products.size(), 1u);
  EXPECT_EQ(got.products[0].variants.size(), 2'000u);
  EXPECT_EQ(got.complaints(), "shop:2002: item_group_id: has more than 2000 rows");
}

}  // namespace
}  // namespace aisle
