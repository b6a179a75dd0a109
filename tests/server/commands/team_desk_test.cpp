#include "server/team_desk.h"

#include <gtest/gtest.h>

#include <future>

#include "tests/support/order_world.h"

namespace aisle {
namespace {

constexpr Time kAsked{std::chrono::seconds(1'700'000'000)};

Site site() {
  Site site{.key = "shop", .name = "Tarnfell Outdoor"};
  site.team = "team@shop.example";
  return site;
}

State conversation() {
  State state;
  state.conversation = {"c1"};
  state.site = "shop";
  state.language = "en";
  Turn turn{.message = {"m1"}, .text = "My tent leaks"};
  turn.progress = Answered{Answer{.text = "I'm sorry about that."}, true};
  state.turns = {turn};
  state.handoff = Handoff{HandoffReason::asked, "ada@example.org", kAsked, false};
  return state;
}

TEST(TeamMail, SaysHowTheShopperIsReachedAndWhatWasSaid) {
  const Mail mail = team_mail(site(), conversation());
  EXPECT_EQ(mail.to, "team@shop.example");
  EXPECT_EQ(mail.reply_to, "ada@example.org");
  EXPECT_NE(mail.subject.find("Tarnfell Outdoor"), mail.subject.npos);
  for (const char* part :
       {"ada@example.org", "My tent leaks", "I'm sorry about that.", "2023-11-14"}) {
    EXPECT_NE(mail.text.find(part), mail.text.npos) << part;
  }
}

TEST(TeamMail, OfOneRequestHasOneId) {
  State state = conversation();
  const std::string id = team_mail(site(), state).id;
  state.turns.push_back(state.turns[0]);
  EXPECT_EQ(team_mail(site(), state).id, id);
  state.handoff->requested_at += std::chrono::hours(24);
  EXPECT_NE(team_mail(site(), state).id, id);
}

TEST(TeamMail, IsBoundedHoweverLongTheConversation) {
  State state = conversation();
  Turn turn = state.turns[0];
  turn.text.assign(100'000, 'a');
  state.turns.assign(500, turn);
  EXPECT_LT(team_mail(site(), state).text.size(),
            kTeamMailTurnsMax * (2 * kTeamMailTextBytesMax + 100) + 1'000);
}

TEST(TeamMail, NamesTheOrderOfWhichNobodyKnowsWhatBecame) {
  State state = conversation();
  state.handoff->reason = HandoffReason::unknown_outcome;
  state.handoff->contact.clear();
  ToolUse use{{{"c1"}, ProposeChange<CancelOrder>{{"TF-1001"}, {}}}, ToolResult{}};
  use.result->proposal.emplace();
  use.result->proposal->order = {"TF-1001"};
  state.turns[0].tools = {use};
  state.turns[0].confirmation = Confirmation{.id = {"q1"}, .call = {"c1"}};
  state.turns[0].confirmation->phase = ConfirmationPhase::failed;
  state.turns[0].confirmation->failure = ActionFailure::unknown;
  const Mail mail = team_mail(site(), state);
  EXPECT_NE(mail.text.find("order TF-1001"), mail.text.npos) << mail.text;
  EXPECT_NE(mail.text.find("no address was given"), mail.text.npos);
}

Result<void> tell(TeamDesk& desk, const State& state) {
  std::promise<Result<void>> told;
  desk.tell(state, [&](Result<void> result) { told.set_value(std::move(result)); });
  return told.get_future().get();
}

TEST(TeamDesk, SendsTheMail) {
  MemoryMailer mailer;
  TeamDesk desk({site()}, mailer);
  EXPECT_TRUE(tell(desk, conversation()));
  ASSERT_EQ(mailer.mails.size(), 1u);
  EXPECT_EQ(mailer.mails[0].to, "team@shop.example");
}

TEST(TeamDesk, AFailureIsAnswered) {
  MemoryMailer mailer;
  mailer.down = true;
  TeamDesk desk({site()}, mailer);
  EXPECT_FALSE(tell(desk, conversation()));
}

TEST(TeamDesk, ASiteWithoutATeamIsNotFound) {
  MemoryMailer mailer;
  Site other = site();
  other.team.clear();
  TeamDesk desk({other}, mailer);
  EXPECT_EQ(tell(desk, conversation()).error().code, ErrorCode::not_found);
  EXPECT_TRUE(mailer.mails.empty());
}

}  // namespace
}  // namespace aisle
