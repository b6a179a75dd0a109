#include "shared/view/view.h"

#include <algorithm>

#include "shared/view/preview.h"

namespace aisle::view {
namespace {

std::int64_t local_day(Time time, const PanelState& panel) {
  constexpr std::int64_t kDayMs = 86'400'000;
  return (milliseconds(time) + panel.offset_minutes * 60'000) / kDayMs;
}

bool is_layout(const Turn& turn, Layout layout) {
  const auto* answered = std::get_if<Answered>(&turn.progress);
  return answered && answered->answer.layout == layout;
}

TurnLook look_of(const State& state, const PanelState& panel, std::size_t index) {
  const Turn& turn = state.turns[index];
  TurnLook look;
  look.last = index + 1 == state.turns.size() && panel.outbox.empty();
  look.new_day = index > 0 && local_day(turn.asked_at, panel) !=
                                  local_day(state.turns[index - 1].asked_at, panel);
  look.progress = turn.progress.index();
  if (const auto* answered = std::get_if<Answered>(&turn.progress)) {
    look.completed = answered->completed;
  }
  const FeedbackGiven& pending = panel.pending_feedback;
  look.verdict = !turn.id.empty() && pending.turn == turn.id ? pending.verdict : turn.verdict;
  look.asked = !turn.id.empty() && panel.asked == turn.id;
  if (const auto& question = turn.confirmation) {
    look.confirmation = static_cast<int>(question->phase);
    look.expired = panel.now_ms > milliseconds(question->expires_at);
    look.confirming = panel.confirming == question->id;
  }
  for (const Choice& choice : panel.choices) {
    if (choice.turn == turn.id) look.choices.push_back(choice);
  }
  for (const Edited& each : panel.edited) {
    if (each.message != turn.message) continue;
    look.edited = true;
    look.unfolded = each.unfolded;
  }
  const bool shows_cart = is_layout(turn, Layout::cart);
  if (shows_cart || is_layout(turn, Layout::cards) || is_layout(turn, Layout::detail) ||
      find_cart_proposal(turn)) {
    look.cart = panel.cart;
  }
  if (shows_cart) {
    look.cart_live = std::none_of(
        state.turns.begin() + static_cast<std::ptrdiff_t>(index) + 1, state.turns.end(),
        [](const Turn& later) { return is_layout(later, Layout::cart); });
  }
  look.cart_outcome = turn.cart_outcome;
  look.awaits_team =
      awaited_handoff(state, Time(std::chrono::milliseconds(panel.now_ms))) != nullptr;
  look.copied = !turn.id.empty() && panel.copied == turn.id;
  look.offset_minutes = panel.offset_minutes;
  return look;
}

}  // namespace

Screen View::draw(const State& state, const PanelState& panel) {
  Screen screen;
  const auto at = [&](Region region) -> Nodes& {
    return screen[static_cast<std::size_t>(region)];
  };
  at(Region::head) = draw_head(panel);
  at(Region::log) = draw_log(state, panel);
  at(Region::tray) = draw_tray(state, panel);
  at(Region::actions) = draw_actions(state, panel);
  const bool covered = !std::holds_alternative<std::monostate>(panel.overlay);
  if (covered) at(Region::overlay) = draw_overlay(state, panel);
  return screen;
}

Nodes View::draw_log(const State& state, const PanelState& panel) {
  if (state.erased) {
    return {Build("div", "welcome")
                .add(Build("h2").label("erased"))
                .add(button("starter", "started_anew").label("start_anew"))
                .done()};
  }
  if (drawn_.size() > state.turns.size()) drawn_.clear();
  drawn_.resize(state.turns.size());

  // From the latest back, as many turns as the budget allows.
  const int budget = kNodesShown + panel.earlier * kNodesEarlier;
  int nodes = 0;
  std::size_t first = state.turns.size();
  while (first > 0) {
    nodes += draw_turn_at(state, panel, first - 1).nodes;
    if (nodes > budget && state.turns.size() - first >= kTurnsMin) break;
    --first;
  }

  Nodes log;
  if (first > 0) {
    log.push_back(button("earlier", "earlier_clicked").key("earlier").label("show_earlier").done());
  }
  const bool empty = state.turns.empty() && panel.outbox.empty();
  if (empty && panel.loading) {
    log.push_back(Build("p", "state").key("loading").label("loading").done());
  } else if (first == 0) {
    if (NodePtr welcome = draw_welcome(panel)) log.push_back(std::move(welcome));
  }
  for (std::size_t i = first; i < state.turns.size(); ++i) log.push_back(drawn_[i].node);
  for (const Outgoing& outgoing : panel.outbox) log.push_back(draw_outgoing(outgoing, panel));
  return log;
}

const View::Drawn& View::draw_turn_at(const State& state, const PanelState& panel,
                                      std::size_t index) {
  const Turn& turn = state.turns[index];
  Drawn& drawn = drawn_[index];
  TurnLook look = look_of(state, panel, index);
  const bool growing = std::holds_alternative<Running>(turn.progress) ||
                       std::holds_alternative<Waiting>(turn.progress);
  if (drawn.node && !growing && drawn.look == look) return drawn;
  const Preview* preview = find_preview(panel, turn.message);
  if (preview && !is_ahead(*preview, turn)) preview = nullptr;
  drawn.node = draw_turn(turn, look, draw_prose(turn),
                         preview ? draw_preview(*preview, panel, look.last) : nullptr);
  drawn.nodes = growing ? 0 : count(*drawn.node);
  drawn.look = std::move(look);
  return drawn;
}

NodePtr View::draw_prose(const Turn& turn) {
  const std::string& text = answer_text(turn);
  Build prose("div", "prose");
  prose.key("prose");
  const bool running = std::holds_alternative<Running>(turn.progress);
  if (!running) return text.empty() ? nullptr : prose.add(draw_blocks(markdown::parse(text))).done();

  const bool continues = growing_ == turn.message && text.compare(0, grown_.size(), grown_) == 0;
  if (!continues) {
    growing_ = turn.message;
    grown_.clear();
    parser_ = markdown::Parser();
    sealed_.clear();
  }
  parser_.append(std::string_view(text).substr(grown_.size()));
  grown_ = text;
  while (sealed_.size() < parser_.sealed().size()) {
    sealed_.push_back(draw_block(parser_.sealed()[sealed_.size()], sealed_.size()));
  }
  prose.add(sealed_);
  std::size_t number = sealed_.size();
  for (const markdown::Block& block : parser_.open()) prose.add(draw_block(block, number++));
  return prose.done();
}

}  // namespace aisle::view
