#include "shared/assistant/replies.h"

#include <gtest/gtest.h>

#include "tests/support/shop_world.h"

namespace aisle {
namespace {

// The English file with one piece of text replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = test::language_files("en").replies;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string problem(const std::string& json) {
  const auto replies = Replies::parse(json);
  return replies ? "" : replies.error().message;
}

TEST(Replies, TheFilesOfEnglishAreWhole) {
  EXPECT_EQ(problem(test::language_files("en").replies), "");
}

TEST(Replies, AMissingKeyIsNamed) {
  EXPECT_EQ(problem(R"({"texts": {}, "questions": []})"), "replies: \"greeting\" is missing");
}

TEST(Replies, AMissingPlaceholderIsNamed) {
  EXPECT_EQ(problem(changed("I found one match for {what}.", "I found one.")),
            "replies: \"found_one\" lacks {what} in a wording");
}

TEST(Replies, APlaceholderThatNothingFillsIsNamed) {
  EXPECT_EQ(problem(changed("I found one match for {what}.", "{who} found {what}.")),
            "replies: \"found_one\" has {who}, which nothing fills");
}

TEST(Replies, AnUnknownKeyIsNamed) {
  EXPECT_EQ(problem(changed("\"greeting\"", "\"greting\": [\"x\"], \"greeting\"")),
            "replies: \"greting\" is not a key");
}

TEST(Replies, TheSameMessageGetsTheSameWording) {
  const auto replies = Replies::parse(test::language_files("en").replies);
  ASSERT_TRUE(replies);
  EXPECT_EQ(replies->say("greeting", "m1"), replies->say("greeting", "m1"));
}

TEST(Replies, AnEmptyPlaceholderLeavesNoGap) {
  const auto replies = Replies::parse(test::language_files("en").replies);
  ASSERT_TRUE(replies);
  EXPECT_EQ(replies->say("what", "m1", {{"text", "blue"}, {"category", "tents"}}), "blue tents");
}

}  // namespace
}  // namespace aisle
