#include "shared/view/panel.h"

#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"

namespace aisle::view {
namespace {

// A panel and its conversation, and the effects asked for by the last thing that happened.
struct PanelWorld {
  PanelState panel;
  State state;
  std::string effects;

  PanelWorld& happens(std::string_view event) {
    PanelEffects asked;
    reduce(panel, event, state, asked);
    effects = asked.take();
    return *this;
  }
  PanelWorld& logged(EventBody body) {
    const bool transient = std::holds_alternative<ModelSentText>(body);
    const Event event{transient ? 0 : state.last_seq + 1, Time{}, std::move(body)};
    state = aisle::reduce(std::move(state), event).state;
    PanelEffects asked;
    follow(panel, event, state, asked);
    effects = asked.take();
    return *this;
  }
  PanelWorld& submits(const std::string& id, const std::string& text = "hello") {
    return happens(R"({"type":"submitted","message":")" + id + R"(","text":")" + text + R"("})");
  }
  PanelWorld& runs() {
    return submits("m1")
        .logged(ConversationStarted{{"c"}, "s", "en", "EUR"})
        .logged(ShopperSentMessage{{"m1"}, "hello", {}})
        .logged(TurnStarted{{"t1"}, {"m1"}});
  }
  bool asks(std::string_view what) const { return effects.find(what) != std::string::npos; }
};

TEST(Panel, AMessageIsSentAtOnceAndKeptUntilItIsInTheLog) {
  PanelWorld world;
  world.submits("m1");
  EXPECT_TRUE(world.asks(R"({"type":"send_message","message":"m1","text":"hello")"));
  EXPECT_TRUE(world.asks(R"({"type":"keep_outbox","outbox":[{"message":"m1")"));
  world.logged(ShopperSentMessage{{"m1"}, "hello", {}});
  EXPECT_TRUE(world.panel.outbox.empty());
  EXPECT_TRUE(world.asks(R"({"type":"keep_outbox"})"));
}

TEST(Panel, WhatIsSentWhileOfflineGoesInOrderOnceBack) {
  PanelWorld world;
  world.happens(R"({"type":"went_offline"})").submits("m1").submits("m2");
  EXPECT_FALSE(world.asks("send_message"));
  world.happens(R"({"type":"went_online"})");
  EXPECT_TRUE(world.asks(R"("send_message","message":"m1")"));
  EXPECT_FALSE(world.asks("m2"));
}

TEST(Panel, ASecondMessageWaitsForTheTurnBeforeIt) {
  PanelWorld world;
  world.runs().submits("m2");
  EXPECT_FALSE(world.asks("send_message"));
  world.logged(AssistantAnswered{{"t1"}, {.text = "Hi"}}).logged(TurnCompleted{{"t1"}});
  EXPECT_TRUE(world.asks(R"("send_message","message":"m2")"));
}

TEST(Panel, AnUnreachableServerIsAskedAgainLaterAndLater) {
  PanelWorld world;
  world.submits("m1").happens(R"({"type":"send_failed","message":"m1","code":"unreachable"})");
  EXPECT_TRUE(world.asks(R"("delay_ms":500)"));
  world.happens(R"({"type":"send_failed","message":"m1","code":"unreachable"})");
  EXPECT_TRUE(world.asks(R"("delay_ms":1000)"));
  EXPECT_FALSE(world.panel.reached);
}

TEST(Panel, ARefusedMessageWaitsForTheShopper) {
  PanelWorld world;
  world.submits("m1").happens(R"({"type":"send_failed","message":"m1","code":"not_accepted"})");
  EXPECT_FALSE(world.asks("send_message"));
  world.happens(R"({"type":"retry_clicked","message":"m1"})");
  EXPECT_TRUE(world.asks(R"("send_message","message":"m1")"));
}

TEST(Panel, ABrokenStreamOfAStoredMessageIsListenedToNotSentAgain) {
  PanelWorld world;
  world.runs().happens(R"({"type":"send_failed","message":"m1","code":"unreachable"})");
  EXPECT_FALSE(world.asks("send_message"));
  EXPECT_TRUE(world.asks(R"({"type":"listen","after":3)"));
  world.logged(AssistantAnswered{{"t1"}, {.text = "Hi"}}).logged(TurnCompleted{{"t1"}});
  EXPECT_TRUE(world.asks("hang_up"));
}

TEST(Panel, AMessageOverTheLimitIsRefusedBeforeSending) {
  PanelWorld world;
  world.submits("m1", std::string(4001, 'a'));
  EXPECT_EQ(world.panel.notice, "too_long");
  EXPECT_TRUE(world.panel.outbox.empty());
  EXPECT_EQ(world.effects, R"([{"type":"announce","label":"too_long"}])");
}

TEST(Panel, ACardNumberNeverLeaves) {
  PanelWorld world;
  world.submits("m1", "my card is 4111 1111 1111 1111");
  EXPECT_FALSE(world.asks("4111"));
  EXPECT_TRUE(world.asks("[card]"));
}

TEST(Panel, TheSameVerdictTwiceIsTakenBack) {
  PanelWorld world;
  world.runs().logged(AssistantAnswered{{"t1"}, {.text = "Hi"}});
  world.happens(R"({"type":"feedback_clicked","turn":"t1","verdict":"up"})");
  EXPECT_TRUE(world.asks(R"("verdict":"up")"));
  world.happens(R"({"type":"feedback_clicked","turn":"t1","verdict":"up"})");
  EXPECT_TRUE(world.asks(R"("verdict":"none")"));
}

// An answer that the shopper has found bad.
PanelWorld judged_bad() {
  PanelWorld world;
  world.runs().logged(AssistantAnswered{{"t1"}, {.text = "Hi"}}).logged(TurnCompleted{{"t1"}});
  world.happens(R"({"type":"feedback_clicked","turn":"t1","verdict":"down"})");
  return world;
}

TEST(Panel, ABadVerdictIsSentAtOnceAndItsReasonAfterIt) {
  PanelWorld world = judged_bad();
  EXPECT_TRUE(world.asks(R"("verdict":"down")"));
  EXPECT_TRUE(world.asks(R"({"type":"announce","label":"what_was_wrong"})"));
  EXPECT_EQ(world.panel.asked.value, "t1");
  world.happens(R"({"type":"reason_given","turn":"t1","reason":"unclear"})");
  EXPECT_TRUE(world.asks(R"("turn":"t1","verdict":"down","reason":"unclear"})"));
  EXPECT_TRUE(world.asks("feedback_thanks"));
  EXPECT_TRUE(world.panel.asked.empty());
}

TEST(Panel, AReasonInOwnWordsIsRedactedAndKeptShort) {
  PanelWorld world = judged_bad();
  world.happens(
      R"({"type":"reason_given","turn":"t1","reason":"unclear: mail a@example.com "})");
  EXPECT_TRUE(world.asks(R"("reason":"unclear: mail [email]")"));
  world = judged_bad();
  world.happens(R"({"type":"reason_given","turn":"t1","reason":")" + std::string(499, 'x') + "é\"}");
  EXPECT_TRUE(world.asks(R"("reason":")" + std::string(499, 'x') + R"("})"));
}

TEST(Panel, AReasonThatIsNotGivenOrAVerdictTakenBackEndsTheQuestion) {
  PanelWorld world = judged_bad();
  world.happens(R"({"type":"reason_given","turn":"t1","reason":"  "})");
  EXPECT_FALSE(world.asks("send_feedback"));
  EXPECT_TRUE(world.panel.asked.empty());
  world = judged_bad();
  world.happens(R"({"type":"feedback_clicked","turn":"t1","verdict":"down"})");
  EXPECT_TRUE(world.asks(R"("verdict":"none")"));
  EXPECT_TRUE(world.panel.asked.empty());
}

TEST(Panel, AnAnswerWhileClosedCountsAsUnreadUntilOpened) {
  PanelWorld world;
  world.runs().logged(AssistantAnswered{{"t1"}, {.text = "Hi"}});
  EXPECT_TRUE(world.asks(R"({"type":"tell_unread","count":1,"text":"Hi"})"));
  world.happens(R"({"type":"panel_opened"})");
  EXPECT_TRUE(world.asks(R"({"type":"tell_unread","count":0})"));
}

TEST(Panel, AReplayedHistoryIsNeitherAnnouncedNorUnread) {
  PanelWorld world;
  world.happens(R"({"type":"restored","loading":true})").runs();
  world.logged(AssistantAnswered{{"t1"}, {.text = "Hi"}});
  EXPECT_FALSE(world.asks("announce"));
  EXPECT_FALSE(world.asks("tell_unread"));
}

TEST(Panel, AConversationThatIsGoneBeginsAnewWithWhatWaits) {
  PanelWorld world;
  world.submits("m1").happens(R"({"type":"send_failed","message":"m1","code":"gone"})");
  EXPECT_TRUE(world.asks("forget_conversation"));
  EXPECT_TRUE(world.asks(R"("send_message","message":"m1")"));
  EXPECT_EQ(world.panel.beginnings, 1);
}

TEST(Panel, StopIsAskedForOnce) {
  PanelWorld world;
  world.runs().happens(R"({"type":"stop_clicked"})");
  EXPECT_EQ(world.effects, R"([{"type":"stop_turn","turn":"t1"}])");
  world.happens(R"({"type":"stop_clicked"})");
  EXPECT_TRUE(world.effects.empty());
}

TEST(Panel, APictureClosesToWhereItWasOpenedFrom) {
  PanelWorld world;
  world.happens(R"({"type":"picture_opened","turn":"t1","product":"p1"})");
  world.happens(R"({"type":"overlay_closed"})");
  EXPECT_EQ(world.panel.overlay, Overlay());
  world.happens(R"({"type":"product_opened","turn":"t1","product":"p1"})");
  world.happens(R"({"type":"picture_opened","turn":"t1","product":"p1"})");
  world.happens(R"({"type":"overlay_closed"})");
  EXPECT_EQ(world.panel.overlay, Overlay(OpenProduct{{"t1"}, {"p1"}}));
}

TEST(Panel, WhatIsSentWhileEditingTakesThePlaceOfTheOldMessage) {
  PanelWorld world = judged_bad();
  world.happens(R"({"type":"edit_clicked","message":"m1"})");
  EXPECT_TRUE(world.asks(R"({"type":"set_draft","text":"hello"})"));
  EXPECT_EQ(world.panel.editing.value, "m1");
  world.submits("m2", "hello there");
  EXPECT_TRUE(world.asks(R"({"type":"keep_edited","edited":["m1"]})"));
  EXPECT_EQ(world.panel.edited, (std::vector<Edited>{{{"m1"}, false}}));
  EXPECT_TRUE(world.panel.editing.empty());
}

TEST(Panel, ASuggestedReplyWhileEditingTakesNothingsPlace) {
  PanelWorld world = judged_bad();
  world.happens(R"({"type":"edit_clicked","message":"m1"})");
  world.happens(R"({"type":"submitted","message":"m2","text":"tents","draft":"keep"})");
  EXPECT_TRUE(world.panel.edited.empty());
  world.happens(R"({"type":"edit_cancelled"})");
  EXPECT_TRUE(world.asks(R"({"type":"set_draft")"));
  EXPECT_TRUE(world.panel.editing.empty());
}

TEST(Panel, DeletingAlsoDropsTheDraft) {
  PanelWorld world = judged_bad();
  world.happens(R"({"type":"draft_changed","text":"half"})");
  world.happens(R"({"type":"erase_confirmed"})");
  EXPECT_TRUE(world.panel.draft.empty());
  EXPECT_TRUE(world.asks("set_draft"));
}

TEST(Panel, AConversationIsListedByItsFirstMessageOnly) {
  PanelWorld world;
  world.runs().logged(AssistantAnswered{{"t1"}, {.text = "Hi"}}).logged(TurnCompleted{{"t1"}});
  world.logged(ShopperSentMessage{{"m2"}, "more", {}});
  EXPECT_FALSE(world.asks("keep_past"));
  PanelWorld fresh;
  fresh.logged(ShopperSentMessage{{"m1"}, std::string(79, 'x') + "é", {}});
  EXPECT_TRUE(fresh.asks(R"({"type":"keep_past","title":")" + std::string(79, 'x') + "\""));
}

TEST(Panel, ANewConversationLeavesTheOldOneInPlace) {
  PanelWorld world = judged_bad();
  world.happens(R"({"type":"new_clicked"})");
  EXPECT_TRUE(world.asks("leave_conversation"));
  EXPECT_FALSE(world.asks("forget_conversation"));
  EXPECT_EQ(world.panel.beginnings, 1);
}

TEST(Panel, APastConversationIsLoadedUnlessItIsOpen) {
  PanelWorld world = judged_bad();
  world.happens(R"({"type":"past_chosen","conversation":"c"})");
  EXPECT_EQ(world.panel.beginnings, 0);
  world.happens(R"({"type":"past_chosen","conversation":"c0"})");
  EXPECT_TRUE(world.asks(R"({"type":"open_past","conversation":"c0"})"));
  EXPECT_TRUE(world.panel.loading);
}

TEST(Panel, DeletingAPastConversationLeavesTheOpenOne) {
  PanelWorld world = judged_bad();
  world.happens(R"({"type":"erase_asked","conversation":"c0"})");
  world.happens(R"({"type":"erase_confirmed"})");
  EXPECT_EQ(world.effects, R"([{"type":"erase_past","conversation":"c0"}])");
  world.happens(R"({"type":"erase_asked","conversation":"c"})");
  world.happens(R"({"type":"erase_confirmed"})");
  EXPECT_TRUE(world.asks("erase_conversation"));
}

TEST(Panel, ArrowKeysGoRoundTheSuggestionsAndBackToTheText) {
  PanelWorld world;
  world.happens(R"({"type":"draft_changed","text":"wa"})");
  world.happens(
      R"({"type":"suggestions_arrived","query":"wa","suggestions":[{"text":"a"},{"text":"b"}]})");
  const auto moved = [&](const char* by) {
    world.happens(std::string(R"({"type":"suggestion_moved","by":)") + by + "}");
    return world.panel.active_suggestion;
  };
  EXPECT_EQ(moved("1"), 0);
  EXPECT_EQ(moved("1"), 1);
  EXPECT_EQ(moved("1"), -1);
  EXPECT_EQ(moved("-1"), 1);
}

TEST(Panel, SuggestionsStayWhileMoreIsTypedAndAreSaidOnce) {
  PanelWorld world;
  const char* arrived =
      R"({"type":"suggestions_arrived","query":"wat","suggestions":[{"text":"a"}]})";
  world.happens(R"({"type":"draft_changed","text":"wat"})").happens(arrived);
  EXPECT_TRUE(world.asks(R"({"type":"announce","label":"suggestions","text":"1"})"));
  world.happens(R"({"type":"draft_changed","text":"wate"})");
  EXPECT_EQ(world.panel.suggestions.size(), 1u);
  world.happens(R"({"type":"draft_changed","text":"wat"})").happens(arrived);
  EXPECT_FALSE(world.asks("announce"));
  world.happens(R"({"type":"draft_changed","text":"w"})");
  EXPECT_TRUE(world.panel.suggestions.empty());
}

TEST(Panel, SuggestionsForAnotherDraftAreDropped) {
  PanelWorld world;
  world.happens(R"({"type":"draft_changed","text":"water"})");
  world.happens(R"({"type":"suggestions_arrived","query":"wa","suggestions":[{"text":"a"}]})");
  EXPECT_TRUE(world.panel.suggestions.empty());
}

TEST(Panel, WhatCannotBeReadChangesNothing) {
  PanelWorld world;
  const PanelState before = world.panel;
  world.happens("{").happens("[]").happens(R"({"type":"no_such_event"})");
  world.happens(R"({"type":"draft_changed","text":7})");
  EXPECT_EQ(world.panel, before);
  EXPECT_TRUE(world.effects.empty());
}

}  // namespace
}  // namespace aisle::view
