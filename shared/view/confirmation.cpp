// The question before a change: what exactly will happen, yes or no, and what came of it. All of it is
// what the shop worked out; nothing is taken from the answer's prose.
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

NodePtr draw_move(const MoneyMove& move, bool done) {
  const char* name = move.kind == LedgerKind::charge ? (done ? "charged" : "charge_now")
                     : move.later                    ? "refund_later"
                                                     : (done ? "refunded" : "refund_now");
  return Build("div")
      .add(Build("dt").label(name, move.method))
      .add(Build("dd").text(money(move.amount)))
      .done();
}

NodePtr draw_moves(const std::vector<MoneyMove>& moves, bool done) {
  if (moves.empty()) return nullptr;
  Build list("dl", "sums");
  for (const MoneyMove& move : moves) list.add(draw_move(move, done));
  return list.done();
}

NodePtr draw_address(const PostalAddress& address) {
  Build lines("address");
  for (const std::string* part : {&address.name, &address.street, &address.more}) {
    if (!part->empty()) lines.add(Build("span").text(*part));
  }
  lines.add(Build("span").text(address.postcode + ' ' + address.city));
  return lines.add(Build("span").text(address.country)).done();
}

void add_items(Build& card, const char* name, const std::vector<LineItem>& lines) {
  if (lines.empty()) return;
  card.add(Build("h4").label(name)).add(draw_lines(lines, ""));
}

NodePtr draw_buttons(const Confirmation& confirmation, bool answered) {
  Build row("div", "decide");
  const auto choice = [&](const char* css_class, const char* answer, const char* name) {
    Build one = button(css_class, "confirmation_answered");
    one.set("data-confirmation", confirmation.id.value).set("data-answer", answer).label(name);
    if (answered) one.set("disabled", "");
    return one;
  };
  return row.add(choice("primary", "yes", "confirm")).add(choice("chip", "no", "do_not")).done();
}

const char* failure_label(const Confirmation& confirmation) {
  switch (confirmation.failure) {
    case ActionFailure::unavailable: return "action_unavailable";
    case ActionFailure::unknown: return "action_unknown";
    case ActionFailure::refused: break;
  }
  const bool changed = confirmation.refusal &&
                       confirmation.refusal->reason == OrderRefusalReason::changed_meanwhile;
  return changed ? "action_changed" : "action_refused";
}

NodePtr draw_outcome(const Confirmation& confirmation, const TurnLook& look) {
  switch (confirmation.phase) {
    case ConfirmationPhase::asked:
      if (look.expired) return Build("p", "note").label("confirm_expired").done();
      return draw_buttons(confirmation, look.confirming);
    case ConfirmationPhase::superseded: return Build("p", "note").label("confirm_superseded").done();
    case ConfirmationPhase::declined: return Build("p", "note").label("confirm_declined").done();
    case ConfirmationPhase::confirmed: return draw_buttons(confirmation, true);
    case ConfirmationPhase::performed: return Build("p", "done").label("confirm_done").done();
    case ConfirmationPhase::failed:
      return Build("p", "problem").label(failure_label(confirmation)).done();
  }
  return nullptr;
}

}  // namespace

NodePtr draw_confirmation(const Turn& turn, const TurnLook& look) {
  const ToolUse* use = find_proposal(turn);
  if (!use) return nullptr;
  const Proposal& proposal = *use->result->proposal;
  const Confirmation& confirmation = *turn.confirmation;
  const bool done = confirmation.phase == ConfirmationPhase::performed;
  Build card("section", "confirm");
  card.key("confirm").set("role", "group").set_label("aria-label", "confirmation");
  if (confirmation.phase == ConfirmationPhase::confirmed) card.set("aria-busy", "true");
  const std::string title = key_of("confirm_", enum_name(proposal.action));
  card.add(Build("h3").text(label(title, proposal.order.value)));
  add_items(card, proposal.getting.empty() ? "items" : "items_back", proposal.giving);
  add_items(card, "items_instead", proposal.getting);
  if (proposal.address) card.add(draw_address(*proposal.address));
  if (!proposal.pay_with.empty()) {
    card.add(Build("p").label("pay_with", proposal.pay_with));
  }
  card.add(draw_moves(proposal.moves, done));
  if (confirmation.phase == ConfirmationPhase::asked && has_outside_text(turn)) {
    card.add(Build("p", "note").label("confirm_outside"));
  }
  return card.add(draw_outcome(confirmation, look)).done();
}

}  // namespace aisle::view
