#include "shared/view/preview.h"

#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/fields.h"
#include "shared/view/diff.h"
#include "shared/view/view.h"

namespace aisle::view {
namespace {

// A panel that has a capsule to ask.
struct PreviewWorld {
  PanelState panel;
  State state;
  View view;
  Canvas canvas;
  std::string effects;

  PreviewWorld& happens(std::string_view event) {
    PanelEffects asked;
    reduce(panel, event, state, asked);
    effects = asked.take();
    return *this;
  }
  PreviewWorld& logged(EventBody body) {
    const bool transient = std::holds_alternative<ModelSentText>(body);
    const Event event{transient ? 0 : state.last_seq + 1, Time{}, std::move(body)};
    state = aisle::reduce(std::move(state), event).state;
    PanelEffects asked;
    follow(panel, event, state, asked);
    return *this;
  }
  PreviewWorld& writes(const std::string& id, const std::string& text = "tents") {
    return happens(R"({"type":"submitted","message":")" + id + R"(","text":")" + text + R"("})");
  }
  PreviewWorld& offline() { return happens(R"({"type":"went_offline"})"); }
  std::string question() { return ask_capsule(panel, state); }

  PreviewWorld& replies(const std::string& id, const std::string& text,
                        const std::string& part = "false") {
    const TurnId turn{"preview:" + id};
    std::string events;
    for (EventBody body : {EventBody(ShopperSentMessage{{id}, "tents", {}}),
                           EventBody(TurnStarted{turn, {id}}),
                           EventBody(AssistantAnswered{turn, {.text = text}}),
                           EventBody(TurnCompleted{turn})}) {
      events += (events.empty() ? "" : ",") + encode(Event{0, Time{}, std::move(body)});
    }
    return takes(R"({"message":")" + id + R"(","part":)" + part + R"(,"events":[)" + events + "]}");
  }
  PreviewWorld& takes(const std::string& reply) {
    PanelEffects asked;
    take_preview(panel, reply, state, asked);
    effects = asked.take();
    return *this;
  }
  /// The log as patches for an empty page.
  std::string drawn() {
    Patches patches;
    Canvas empty;
    Screen screen = view.draw(state, panel);
    empty.show(Region::log, std::move(screen[static_cast<std::size_t>(Region::log)]), patches);
    return patches.take();
  }
  bool shows(std::string_view what) { return drawn().find(what) != std::string::npos; }
};

TEST(Preview, AMessageThatWaitsIsAskedAboutOnce) {
  PreviewWorld world;
  world.offline().writes("m1");
  const std::string question = world.question();
  EXPECT_NE(question.find(R"({"message":"m1","text":"tents")"), question.npos) << question;
  EXPECT_EQ(world.question(), "");
}

TEST(Preview, TheOldestMessageIsAskedAboutFirst) {
  PreviewWorld world;
  world.offline().writes("m1").writes("m2");
  EXPECT_NE(world.question().find(R"("message":"m1")"), std::string::npos);
  EXPECT_NE(world.question().find(R"("message":"m2")"), std::string::npos);
}

TEST(Preview, AnEmptyConversationAsksNothing) { EXPECT_EQ(PreviewWorld().question(), ""); }

TEST(Preview, NothingIsAskedWhileTheHistoryIsOnItsWay) {
  PreviewWorld world;
  world.happens(R"({"type":"restored","loading":true})").writes("m1");
  EXPECT_EQ(world.question(), "");
}

TEST(Preview, AFormIsForTheServerAlone) {
  PreviewWorld world;
  world.offline().happens(
      R"({"type":"submitted","message":"m1","text":"Return","form":{}})");
  ASSERT_EQ(world.panel.outbox.size(), 1u);
  ASSERT_TRUE(world.panel.outbox[0].form);
  EXPECT_EQ(world.question(), "");
}

TEST(Preview, AFollowUpIsToldWhatWasAnsweredBefore) {
  PreviewWorld world;
  world.offline().writes("m1").question();
  world.replies("m1", "Two tents.").writes("m2", "the second one");
  const std::string question = world.question();
  EXPECT_NE(question.find("Two tents."), question.npos) << question;
}

TEST(Preview, IsShownUnderItsMessageWithAMark) {
  PreviewWorld world;
  world.offline().writes("m1").question();
  world.replies("m1", "Two tents.");
  EXPECT_TRUE(world.shows("Two tents."));
  EXPECT_TRUE(world.shows("answered_here"));
  EXPECT_FALSE(world.shows("waiting_for_connection"));
}

TEST(Preview, OfAPartOfTheCatalogSaysSo) {
  PreviewWorld world;
  world.offline().writes("m1").question();
  EXPECT_TRUE(world.replies("m1", "Two tents.", "true").shows("answered_here_in_part"));
}

TEST(Preview, OnlineOnlySaysThatTheShopIsAsked) {
  PreviewWorld world;
  world.writes("m1").question();
  EXPECT_TRUE(world.replies("m1", "Two tents.").shows("checking"));
}

TEST(Preview, IsHeardOfflineAndNotOnline) {
  PreviewWorld world;
  world.writes("m1").question();
  EXPECT_EQ(world.replies("m1", "Two tents.").effects, "");
  PreviewWorld alone;
  alone.offline().writes("m1").question();
  EXPECT_NE(alone.replies("m1", "Two tents.").effects.find("announce"), std::string::npos);
}

TEST(Preview, StaysWhileTheServerHasNotSaidMore) {
  PreviewWorld world;
  world.writes("m1").question();
  world.replies("m1", "Two tents.");
  world.logged(ShopperSentMessage{{"m1"}, "tents", {}});
  EXPECT_TRUE(world.shows("Two tents."));
  world.logged(TurnStarted{{"t1"}, {"m1"}});
  EXPECT_TRUE(world.shows("Two tents."));
  world.logged(ModelSentText{{"t1"}, 0, "Two"});
  EXPECT_TRUE(world.shows("Two tents."));
}

TEST(Preview, GivesWayToOtherWordsOfTheServer) {
  PreviewWorld world;
  world.writes("m1").question();
  world.replies("m1", "Two tents.");
  world.logged(ShopperSentMessage{{"m1"}, "tents", {}}).logged(TurnStarted{{"t1"}, {"m1"}});
  world.logged(ModelSentText{{"t1"}, 0, "None"});
  EXPECT_FALSE(world.shows("Two tents."));
  EXPECT_TRUE(world.shows("None"));
}

TEST(Preview, GivesWayToTheAnswerAndLeavesNoMark) {
  PreviewWorld world;
  world.writes("m1").question();
  world.replies("m1", "Two tents.");
  world.logged(ShopperSentMessage{{"m1"}, "tents", {}}).logged(TurnStarted{{"t1"}, {"m1"}});
  world.logged(AssistantAnswered{{"t1"}, {.text = "Three tents."}}).logged(TurnCompleted{{"t1"}});
  EXPECT_TRUE(world.shows("Three tents."));
  EXPECT_FALSE(world.shows("Two tents."));
  EXPECT_FALSE(world.shows("checking"));
}

TEST(Preview, ThatComesAfterTheAnswerIsNotTaken) {
  PreviewWorld world;
  world.writes("m1").question();
  world.logged(ShopperSentMessage{{"m1"}, "tents", {}}).logged(TurnStarted{{"t1"}, {"m1"}});
  world.logged(AssistantAnswered{{"t1"}, {.text = "Three tents."}}).logged(TurnCompleted{{"t1"}});
  EXPECT_FALSE(world.replies("m1", "Two tents.").shows("Two tents."));
}

TEST(Preview, OfAMessageThatNobodyAskedAboutIsNotTaken) {
  PreviewWorld world;
  world.offline().writes("m1");
  EXPECT_FALSE(world.replies("m1", "Two tents.").shows("Two tents."));
}

TEST(Preview, GoesWithADiscardedMessage) {
  PreviewWorld world;
  world.offline().writes("m1").question();
  world.replies("m1", "Two tents.").happens(R"({"type":"discard_clicked","message":"m1"})");
  EXPECT_FALSE(world.shows("Two tents."));
}

TEST(Preview, RepliesThatCantBeReadChangeNothing) {
  PreviewWorld world;
  world.offline().writes("m1").question();
  for (const char* reply : {"", "{", "{}", R"({"message":"m1"})", R"({"message":"m1","events":7})",
                            R"({"message":"m1","events":[{}]})"}) {
    world.takes(reply);
    EXPECT_TRUE(world.shows("waiting_for_connection")) << reply;
  }
}

}  // namespace
}  // namespace aisle::view
