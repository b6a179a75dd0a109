#include "server/model_turns/talk.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

Talk talk(const std::string& prose) {
  Talk made;
  made.prose = prose;
  return made;
}

TEST(Talks, AreTakenOnce) {
  Talks talks(2);
  talks.keep({"t"}, talk("hello"));
  EXPECT_EQ(talks.take({"t"}).prose, "hello");
  EXPECT_EQ(talks.take({"t"}).prose, "");
}

TEST(Talks, TheOneKeptLongestIsForgotten) {
  Talks talks(2);
  for (const char* turn : {"a", "b", "c"}) talks.keep({turn}, talk(turn));
  EXPECT_EQ(talks.take({"a"}).prose, "");
  EXPECT_EQ(talks.take({"c"}).prose, "c");
}

TEST(Talks, OneOfManyStepsIsNotForgottenForItsAge) {
  Talks talks(2);
  for (int step = 0; step < 100; ++step) {
    talks.take({"a"});
    talks.keep({"a"}, talk("a"));
  }
  talks.keep({"b"}, talk("b"));
  EXPECT_EQ(talks.take({"a"}).prose, "a");
  EXPECT_EQ(talks.take({"b"}).prose, "b");
}

TEST(Talks, AfterARestartTheLogTellsWhatWasCalled) {
  Turn turn;
  turn.tools.push_back({{{"c1"}, GetCart{}}, ToolResult{.status = ToolStatus::not_found}});
  Talk fresh;
  add_results(fresh, turn);
  ASSERT_EQ(fresh.messages.size(), 2u);
  EXPECT_EQ(std::get<ModelText>(fresh.messages[0]).calls[0].tool, "get_cart");
  EXPECT_TRUE(std::get<ToolTexts>(fresh.messages[1]).results[0].failed);
}

}  // namespace
}  // namespace aisle
