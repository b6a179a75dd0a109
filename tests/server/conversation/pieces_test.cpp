#include "server/conversation/pieces.h"

#include <gtest/gtest.h>

#include <string>

namespace aisle {
namespace {

TEST(Pieces, EndBehindTheSpaceOfTheLastWord) {
  EXPECT_EQ(next_piece("one two three", 1), 4u);
  EXPECT_EQ(next_piece("one two three", 2), 8u);
  EXPECT_EQ(next_piece("one  \n two", 1), 7u);
}

TEST(Pieces, TheLastOneIsTheRest) {
  EXPECT_EQ(next_piece("one two", 9), 7u);
  EXPECT_EQ(next_piece("one ", 9), 4u);
  EXPECT_EQ(next_piece("", 1), 0u);
}

TEST(Pieces, AWordThatNeverEndsIsCutBetweenCharacters) {
  std::string word;
  for (int i = 0; i < 300; ++i) word += "é";
  word = "x" + word;
  const std::size_t bytes = next_piece(word, 1);
  EXPECT_EQ(bytes, kPieceBytesMax - 1);
}

TEST(Pieces, AnyTextComesThroughWhole) {
  const std::string text =
      "# Title\n\n- a *b* c\n- ünïcode  text " + std::string(2000, 'x') + " end";
  for (const int words : {1, 3, 40}) {
    std::string joined;
    while (joined.size() < text.size()) {
      const std::size_t bytes = next_piece(std::string_view(text).substr(joined.size()), words);
      ASSERT_GT(bytes, 0u);
      joined += text.substr(joined.size(), bytes);
    }
    EXPECT_EQ(joined, text);
  }
}

}  // namespace
}  // namespace aisle
