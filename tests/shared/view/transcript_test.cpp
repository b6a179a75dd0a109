#include "shared/view/transcript.h"

#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "shared/markdown/parse.h"

namespace aisle::view {
namespace {

std::string plain_of(const char* markdown) { return plain_text(markdown::parse(markdown)); }

TEST(Transcript, MarksOfMarkdownAreTakenOff) {
  EXPECT_EQ(plain_of("# Title\n\nA **bold** and *soft* `word`."), "Title\n\nA bold and soft word.");
}

TEST(Transcript, ListsKeepTheirMarksAndNumbers) {
  EXPECT_EQ(plain_of("- one\n- two"), "- one\n- two");
  EXPECT_EQ(plain_of("3. one\n4. two"), "3. one\n4. two");
  EXPECT_EQ(plain_of("- one\n  - inner"), "- one\n  - inner");
}

TEST(Transcript, LinksKeepTheirAddressUnlessItIsTheirText) {
  EXPECT_EQ(plain_of("[Returns](/returns)"), "Returns (/returns)");
  EXPECT_EQ(plain_of("<https://a.example/>"), "https://a.example/");
}

TEST(Transcript, QuotesAndTablesStayReadable) {
  EXPECT_EQ(plain_of("> one\n>\n> two"), "> one\n> \n> two");
  EXPECT_EQ(plain_of("| a | b |\n|---|---|\n| 1 | 2 |"), "a | b\n1 | 2");
}

TEST(Transcript, ATeaserIsTheFirstParagraphCutBetweenCharacters) {
  EXPECT_EQ(beginning("**Yes**, it is.\n\nMore"), "Yes, it is.");
  EXPECT_EQ(beginning(std::string(159, 'x') + "é"), std::string(159, 'x') + "…");
  EXPECT_EQ(beginning(""), "");
}

TEST(Transcript, WhoSaidWhatIsAskedForInOrderWithoutWhatIsUnanswered) {
  State state;
  for (EventBody body : std::vector<EventBody>{
           ShopperSentMessage{{"m1"}, "hello", {}}, TurnStarted{{"t1"}, {"m1"}},
           AssistantAnswered{{"t1"}, {.text = "Hi **you**"}}, TurnCompleted{{"t1"}},
           ShopperSentMessage{{"m2"}, "more", {}}}) {
    state = reduce(std::move(state), {state.last_seq + 1, Time{}, std::move(body)}).state;
  }
  PanelEffects effects;
  ask_for_transcript(state, effects);
  EXPECT_EQ(effects.take(),
            R"([{"type":"save_transcript","spoken":[{"who":"you","at_ms":0,"text":"hello"},)"
            R"({"who":"assistant","at_ms":0,"text":"Hi you"},{"who":"you","at_ms":0,"text":"more"}]}])");
  ask_to_copy(state, {"made-up"}, effects);
  EXPECT_EQ(effects.take(), "");
}

}  // namespace
}  // namespace aisle::view
