#include "shared/conversation/reducer.h"

#include <algorithm>

namespace aisle {
namespace {

Turn* find_turn(State& state, const TurnId& id) {
  if (id.empty()) return nullptr;
  const auto found = std::find_if(state.turns.rbegin(), state.turns.rend(),
                                  [&](const Turn& turn) { return turn.id == id; });
  return found == state.turns.rend() ? nullptr : &*found;
}

Turn* find_message(State& state, const MessageId& id) {
  const auto found = std::find_if(state.turns.rbegin(), state.turns.rend(),
                                  [&](const Turn& turn) { return turn.message == id; });
  return found == state.turns.rend() ? nullptr : &*found;
}

bool all_tools_returned(const Turn& turn) {
  return std::all_of(turn.tools.begin(), turn.tools.end(),
                     [](const ToolUse& use) { return use.result.has_value(); });
}

// Applies the body of one event to a state that it owns.
class Reduction {
 public:
  Reduction(State state, Time time) : time_(time) { step_.state = std::move(state); }

  Step take() && { return std::move(step_); }

  void operator()(const ConversationStarted& fact) {
    state().conversation = fact.conversation;
    state().site = fact.site;
    state().language = fact.language;
    state().currency = fact.currency;
  }

  void operator()(const ShopperSentMessage& fact) {
    if (find_message(state(), fact.message)) return;
    const bool busy = current_turn(state()) != nullptr;
    state().turns.push_back({.message = fact.message,
                             .text = fact.text,
                             .page = fact.page,
                             .asked_at = time_,
                             .id = {},
                             .tools = {},
                             .progress = Waiting{},
                             .ended_at = {}});
    if (!busy) ask(StartTurn{fact.message});
  }

  void operator()(const TurnStarted& fact) {
    Turn* turn = find_message(state(), fact.message);
    if (!turn || turn != current_turn(state()) || is_running(*turn)) return;
    turn->id = fact.turn;
    turn->progress = Running{};
    ask(CallModel{fact.turn});
  }

  void operator()(const ModelCalledTool& fact) {
    Turn* turn = running(fact.turn);
    if (!turn) return;
    const auto same = [&](const ToolUse& use) { return use.call.id == fact.call.id; };
    if (std::any_of(turn->tools.begin(), turn->tools.end(), same)) return;
    turn->tools.push_back({fact.call, std::nullopt});
    ask(CallTool{fact.turn, fact.call});
  }

  void operator()(const ToolReturned& fact) {
    Turn* turn = running(fact.turn);
    if (!turn) return;
    for (ToolUse& use : turn->tools) {
      if (use.call.id != fact.call || use.result) continue;
      use.result = fact.result;
      if (all_tools_returned(*turn)) ask(CallModel{fact.turn});
      return;
    }
  }

  void operator()(const ModelSentText& fact) {
    Turn* turn = running(fact.turn);
    if (!turn || fact.offset < 0) return;
    std::string& text = std::get<Running>(turn->progress).text;
    const auto offset = static_cast<std::size_t>(fact.offset);
    if (offset > text.size()) return;
    const std::size_t known = text.size() - offset;
    if (known < fact.text.size()) text.append(fact.text, known);
  }

  void operator()(const AssistantAnswered& fact) {
    Turn* turn = running(fact.turn);
    if (!turn) return;
    end(*turn, Answered{fact.answer, false});
    ask(CompleteTurn{fact.turn});
  }

  void operator()(const TurnCompleted& fact) {
    Turn* turn = find_turn(state(), fact.turn);
    auto* answered = turn ? std::get_if<Answered>(&turn->progress) : nullptr;
    if (!answered || answered->completed) return;
    answered->completed = true;
    start_next();
  }

  void operator()(const TurnFailed& fact) {
    if (Turn* turn = running(fact.turn)) {
      end(*turn, Failed{fact.reason});
      start_next();
    }
  }

  void operator()(const TurnStopped& fact) {
    if (Turn* turn = running(fact.turn)) {
      end(*turn, Stopped{fact.text});
      start_next();
    }
  }

  void operator()(const FeedbackGiven& fact) {
    Turn* turn = find_turn(state(), fact.turn);
    if (turn && !is_running(*turn)) turn->verdict = fact.verdict;
  }

  void operator()(const HandoffRequested&) { state().handoff_requested = true; }

  // What was said is gone from the state too; only the name of the conversation stays.
  void operator()(const ConversationErased&) {
    state().turns.clear();
    state().handoff_requested = false;
    state().erased = true;
  }

  void operator()(const UnknownHappened&) {}

 private:
  State& state() { return step_.state; }
  void ask(Effect effect) { step_.effects.push_back(std::move(effect)); }

  Turn* running(const TurnId& id) {
    Turn* turn = find_turn(state(), id);
    return turn && std::holds_alternative<Running>(turn->progress) ? turn : nullptr;
  }

  void end(Turn& turn, Progress progress) {
    turn.progress = std::move(progress);
    turn.ended_at = time_;
  }

  void start_next() {
    const Turn* next = current_turn(state());
    if (next && std::holds_alternative<Waiting>(next->progress)) ask(StartTurn{next->message});
  }

  Step step_;
  Time time_;
};

}  // namespace

Step reduce(State state, const Event& event) {
  if (event.seq != 0) {
    if (event.seq <= state.last_seq) return {std::move(state), {}};
    state.last_seq = event.seq;
  }
  if (state.erased) return {std::move(state), {}};
  Reduction reduction(std::move(state), event.time);
  std::visit(reduction, event.body);
  return std::move(reduction).take();
}

std::vector<Effect> outstanding(const State& state) {
  const Turn* turn = current_turn(state);
  if (!turn) return {};
  if (std::holds_alternative<Waiting>(turn->progress)) return {StartTurn{turn->message}};
  if (std::holds_alternative<Answered>(turn->progress)) return {CompleteTurn{turn->id}};
  std::vector<Effect> effects;
  for (const ToolUse& use : turn->tools) {
    if (!use.result) effects.push_back(CallTool{turn->id, use.call});
  }
  if (effects.empty()) effects.push_back(CallModel{turn->id});
  return effects;
}

}  // namespace aisle
