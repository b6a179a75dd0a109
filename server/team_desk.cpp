#include "server/team_desk.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {
namespace {

void add_line(std::string& text, std::string_view line = "") {
  text += line;
  text += '\n';
}

void add_said(std::string& text, std::string_view who, std::string_view said) {
  if (said.empty()) return;
  add_line(text);
  add_line(text, std::string(who) + ":");
  add_line(text, cut_utf8(said, kTeamMailTextBytesMax));
}

// Changes of which the shop did not say whether it made them.
void add_unknown(std::string& text, const std::vector<Turn>& turns) {
  for (const Turn& turn : turns) {
    const ToolUse* use = find_proposal(turn);
    if (!use || !turn.confirmation || turn.confirmation->failure != ActionFailure::unknown)
      continue;
    if (turn.confirmation->phase != ConfirmationPhase::failed) continue;
    add_line(text, "The shop did not say whether it did what was confirmed for order " +
                       use->result->proposal->order.value + ". Please look, and tell the shopper.");
  }
}

}  // namespace

Mail team_mail(const Site& site, const State& state) {
  const Handoff& handoff = *state.handoff;
  Mail mail;
  mail.to = site.team;
  mail.reply_to = handoff.contact;
  mail.id = "handoff-" + state.conversation.value + "-" +
            std::to_string(handoff.requested_at.time_since_epoch().count());
  mail.subject = cut_utf8("A shopper of " + site.name + " asks for you", kMailSubjectBytesMax);
  std::string& text = mail.text;
  if (handoff.reason == HandoffReason::asked) add_line(text, "A shopper asks for a person.");
  add_unknown(text, state.turns);
  add_line(text);
  add_line(text, "Asked at: " + format_time(handoff.requested_at));
  add_line(text,
           "Answer to: " + (handoff.contact.empty() ? "no address was given" : handoff.contact));
  if (!state.identity.shopper.empty()) {
    add_line(text, "Shopper: " + state.identity.shopper.value + " (proven)");
  }
  for (const ProvenOrder& proven : state.identity.orders) {
    add_line(text, "Order: " + proven.order.value);
  }
  add_line(text, "Language: " + state.language);
  add_line(text, "Conversation: " + state.conversation.value);
  const std::size_t turns = state.turns.size();
  for (std::size_t i = turns - std::min(turns, kTeamMailTurnsMax); i < turns; ++i) {
    const Turn& turn = state.turns[i];
    add_said(text, "Shopper", turn.text);
    if (const auto* answered = std::get_if<Answered>(&turn.progress)) {
      add_said(text, "Assistant", answered->answer.text);
    }
  }
  return mail;
}

TeamDesk::TeamDesk(const std::vector<Site>& sites, Mailer& mailer) : mailer_(mailer) {
  for (const Site& site : sites) {
    if (!site.team.empty()) sites_.emplace(site.key, site);
  }
}

void TeamDesk::tell(const State& state, std::function<void(Result<void>)> done) {
  const auto site = sites_.find(state.site);
  if (site == sites_.end() || !state.handoff) {
    return done(Error{ErrorCode::not_found, "the site has no team"});
  }
  const bool taken = workers_.submit(
      [this, mail = team_mail(site->second, state), done] { done(mailer_.send(mail)); });
  if (!taken) done(Error{ErrorCode::unavailable, "too many mails wait"});
}

}  // namespace aisle
