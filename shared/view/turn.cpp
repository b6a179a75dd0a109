// One turn of the conversation: the question, the work on it, the answer and what can be done with it.
#include "shared/markdown/parse.h"
#include "shared/view/parts.h"
#include "shared/view/preview.h"

namespace aisle::view {
namespace {

NodePtr draw_question(const Turn& turn, bool last) {
  Build question("article", "mine");
  question.set_label("aria-label", "you").text(turn.text);
  if (last && !std::holds_alternative<Waiting>(turn.progress)) {
    question.add(button("icon edit", "edit_clicked")
                     .set("data-message", turn.message.value)
                     .set_label("aria-label", "edit"));
  }
  return question.done();
}

// What is being done, as far as the tools under way tell.
NodePtr draw_work(const Turn& turn) {
  const char* doing = "thinking";
  if (!turn.tools.empty() && !turn.tools.back().result) {
    switch (turn.tools.back().call.arguments.index()) {
      case 0: doing = "searching"; break;
      case 1: doing = "looking_up"; break;
      default: doing = "reading"; break;
    }
  }
  return Build("div", "work").key("work").add(Build("i", "dots")).label(doing).done();
}

NodePtr draw_citations(const Turn& turn, const Answer& answer) {
  Build chips("div", "cites");
  int number = 0;
  for (const ReceiptId& id : answer.citations) {
    const Receipt* receipt = find_receipt(turn, id);
    if (!receipt) continue;
    chips.add(button("cite", "citation_opened")
                  .set("data-turn", turn.id.value)
                  .set("data-receipt", id.value)
                  .set("aria-haspopup", "dialog")
                  .add(Build("b").text(std::to_string(++number)))
                  .text(receipt->title));
  }
  return number == 0 ? nullptr : chips.done();
}

Build verdict_button(const Turn& turn, Verdict verdict, Verdict now) {
  const bool up = verdict == Verdict::up;
  return button(up ? "icon up" : "icon down", "feedback_clicked")
      .set("data-turn", turn.id.value)
      .set("data-verdict", up ? "up" : "down")
      .set_label("aria-label", up ? "helpful" : "not_helpful")
      .set("aria-pressed", now == verdict ? "true" : "false");
}

NodePtr draw_afterwards(const Turn& turn, const TurnLook& look) {
  Build row("div", "after");
  row.key("after");
  row.add(button(look.copied ? "icon copied" : "icon copy", "copy_clicked")
              .set("data-turn", turn.id.value)
              .set_label("aria-label", "copy"));
  row.add(verdict_button(turn, Verdict::up, look.verdict));
  row.add(verdict_button(turn, Verdict::down, look.verdict));
  if (look.verdict != Verdict::none && !look.asked) {
    row.add(Build("span", "thanks").label("feedback_thanks"));
  }
  return row.done();
}

// What was wrong? Each button ends the question; what was written goes with it.
NodePtr draw_verdict_reasons(const Turn& turn) {
  Build form("form", "why");
  form.key("why").set("data-turn", turn.id.value).set_label("aria-label", "what_was_wrong");
  form.add(Build("p").label("what_was_wrong"));
  form.add(button("icon close", "reason_skipped").set_label("aria-label", "close"));
  Build chips("div", "chips");
  for (const char* reason : {"off_topic", "incorrect", "unclear"}) {
    chips.add(button("chip", "reason_given").set("data-reason", reason).label(reason));
  }
  Build words("div", "words");
  words.add(Build("input")
                .set("maxlength", "160")  // In bytes at most 480.
                .set("enterkeyhint", "send")
                .set("autocomplete", "off")
                .set_label("placeholder", "own_words")
                .set_label("aria-label", "own_words"));
  words.add(Build("button", "chip").label("send"));
  return form.add(chips).add(words).done();
}

NodePtr draw_suggestions(const Answer& answer) {
  if (answer.suggestions.empty()) return nullptr;
  Build chips("div", "chips");
  chips.key("chips").set("role", "group").set_label("aria-label", "suggested_replies");
  for (const std::string& suggestion : answer.suggestions) {
    chips.add(button("chip", "submitted")
                  .set("data-text", suggestion)
                  .set("data-draft", "keep")
                  .text(suggestion));
  }
  return chips.done();
}

NodePtr draw_failure(const Turn& turn, FailureReason reason, bool last) {
  Build box("div", "problem");
  box.add(Build("p").label(reason == FailureReason::deadline ? "turn_too_slow" : "turn_failed"));
  if (last) {
    box.add(button("chip", "submitted")
                .set("data-text", turn.text)
                .set("data-draft", "keep")
                .label("try_again"));
  }
  return box.done();
}

// The latest shows the cart as it is, earlier ones as it was.
NodePtr draw_shown_cart(const Turn& turn, const Answer& answer, const TurnLook& look) {
  if (answer.layout != Layout::cart) return nullptr;
  if (look.cart_live && look.cart.cart) return draw_cart(*look.cart.cart, true, look.cart.busy);
  for (const ToolUse& use : turn.tools) {
    if (use.result && use.result->cart) return draw_cart(*use.result->cart, false, false);
  }
  return nullptr;
}

// Online the mark is seen only where the shop takes its time.
NodePtr draw_preview_mark(const char* preview) {
  const bool checking = std::string_view(preview) == "checking";
  Build mark("p", checking ? "state preview checking" : "state preview");
  return mark.key("after").label(preview).done();
}

NodePtr draw_reply(const Turn& turn, const TurnLook& look, NodePtr prose) {
  Build reply("article", "reply");
  reply.key("reply").set_label("aria-label", "assistant");
  if (prose && !prose->children.empty()) reply.add(std::move(prose));
  if (const auto* running = std::get_if<Running>(&turn.progress)) {
    reply.set("aria-busy", "true");
    if (running->text.empty()) reply.add(draw_work(turn));
  } else if (const auto* answered = std::get_if<Answered>(&turn.progress)) {
    reply.add(draw_products(turn, answered->answer, look));
    reply.add(draw_orders(turn, answered->answer));
    reply.add(draw_confirmation(turn, look));
    reply.add(draw_shown_cart(turn, answered->answer, look));
    reply.add(draw_cart_offer(turn, look));
    if (look.last && !(look.awaits_team && answered->answer.layout == Layout::handoff_form)) {
      reply.add(draw_proof(answered->answer));
    }
    if (look.last) reply.add(draw_order_form(turn, answered->answer));
    reply.add(draw_citations(turn, answered->answer));
    reply.add(look.preview ? draw_preview_mark(look.preview) : draw_afterwards(turn, look));
    if (look.asked) reply.add(draw_verdict_reasons(turn));
    if (look.last) reply.add(draw_suggestions(answered->answer));
  } else if (std::holds_alternative<Stopped>(turn.progress)) {
    reply.add(Build("p", "note").label("stopped"));
  } else if (const auto* failed = std::get_if<Failed>(&turn.progress)) {
    reply.add(draw_failure(turn, failed->reason, look.last));
  }
  return reply.done();
}

}  // namespace

std::int64_t milliseconds(Time time) { return time.time_since_epoch().count(); }

const std::string& answer_text(const Turn& turn) {
  static const std::string none;
  if (const auto* running = std::get_if<Running>(&turn.progress)) return running->text;
  if (const auto* answered = std::get_if<Answered>(&turn.progress)) return answered->answer.text;
  if (const auto* stopped = std::get_if<Stopped>(&turn.progress)) return stopped->text;
  return none;
}

NodePtr draw_preview(const Preview& preview, const PanelState& panel, bool last) {
  TurnLook look;
  look.last = last;
  for (const Choice& choice : panel.choices) {
    if (choice.turn == preview.turn->id) look.choices.push_back(choice);
  }
  const bool alone = !panel.online || !panel.reached;
  look.preview = !alone ? "checking" : preview.part ? "answered_here_in_part" : "answered_here";
  Build prose("div", "prose");
  prose.key("prose").add(draw_blocks(markdown::parse(answer_text(*preview.turn))));
  return draw_reply(*preview.turn, look, prose.done());
}

NodePtr draw_turn(const Turn& turn, const TurnLook& look, NodePtr prose, NodePtr preview) {
  Build section("div", look.edited ? "turn edited" : "turn");
  section.key(turn.message.value);
  if (look.new_day) {
    section.add(Build("p", "day").key("day").text(moment(Format::day, milliseconds(turn.asked_at))));
  }
  section.add(draw_question(turn, look.last));
  if (preview) return section.add(std::move(preview)).done();
  if (std::holds_alternative<Waiting>(turn.progress)) {
    section.add(Build("p", "state").key("state").label("queued"));
    return section.done();
  }
  if (look.edited) {
    section.add(Build("p", "state").key("fold").label("edited").text(" ").add(
        button("fold", "fold_clicked")
            .set("data-message", turn.message.value)
            .set("aria-expanded", look.unfolded ? "true" : "false")
            .label(look.unfolded ? "hide_answer" : "show_answer")));
  }
  if (!look.edited || look.unfolded) section.add(draw_reply(turn, look, std::move(prose)));
  return section.done();
}

NodePtr draw_outgoing(const Outgoing& outgoing, const PanelState& panel) {
  Build section("div", "turn");
  section.key(outgoing.message.value);
  section.add(Build("article", "mine").set_label("aria-label", "you").text(outgoing.text));
  const bool last = outgoing.message == panel.outbox.back().message;
  const Preview* preview = find_preview(panel, outgoing.message);
  if (preview) section.add(draw_preview(*preview, panel, last));
  const std::string& id = outgoing.message.value;
  if (outgoing.status == Outgoing::Status::refused) {
    Build box("div", "problem");
    const bool unreachable = outgoing.code == "unreachable" || outgoing.code == "too_many";
    box.add(Build("p").label(unreachable ? "not_sent" : "refused"));
    Build row("div", "chips");
    row.add(button("chip", "retry_clicked").set("data-message", id).label("try_again"));
    row.add(button("chip", "edit_clicked").set("data-message", id).label("edit"));
    row.add(button("chip", "discard_clicked").set("data-message", id).label("discard"));
    return section.add(box.add(row)).done();
  }
  if (preview) return section.done();
  const bool waiting = !panel.online || (!panel.reached && panel.failures > 0);
  if (waiting) {
    section.add(Build("p", "state").key("state").label("waiting_for_connection"));
  } else if (outgoing.status == Outgoing::Status::waiting) {
    section.add(Build("p", "state").key("state").label("queued"));
  } else {
    section.add(Build("article", "reply").key("reply").set("aria-busy", "true").add(
        Build("div", "work").key("work").add(Build("i", "dots")).label("thinking")));
  }
  return section.done();
}

}  // namespace aisle::view
