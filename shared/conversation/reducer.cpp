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

// Applies the body of one event to a state that it owns.
class Reduction {
 public:
  Reduction(State& state, Time time) : state_(state), time_(time) {}

  void operator()(const ConversationStarted& fact) {
    state_.conversation = fact.conversation;
    state_.site = fact.site;
    state_.language = fact.language;
    state_.currency = fact.currency;
  }

  void operator()(const ShopperSentMessage& fact) {
    if (find_message(state_, fact.message)) return;
    Turn& turn = state_.turns.emplace_back();
    turn.message = fact.message;
    turn.text = fact.text;
    turn.page = fact.page;
    turn.form = fact.form;
    turn.asked_at = time_;
    if (!turn.page.cart) return;
    state_.cart = std::move(turn.page.cart);
    turn.page.cart.reset();
  }

  void operator()(const TurnStarted& fact) {
    Turn* turn = find_message(state_, fact.message);
    if (!turn || turn != current_turn(state_) || is_running(*turn)) return;
    turn->id = fact.turn;
    turn->progress.emplace<Running>();
  }

  void operator()(ModelCalledTool& fact) {
    Turn* turn = running(fact.turn);
    if (!turn) return;
    const auto same = [&](const ToolUse& use) { return use.call.id == fact.call.id; };
    if (std::any_of(turn->tools.begin(), turn->tools.end(), same)) return;
    turn->tools.emplace_back().call = std::move(fact.call);
  }

  void operator()(ToolReturned& fact) {
    Turn* turn = running(fact.turn);
    if (!turn) return;
    for (ToolUse& use : turn->tools) {
      if (use.call.id != fact.call || use.result) continue;
      use.result.emplace(std::move(fact.result));
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
    if (Turn* turn = running(fact.turn)) end<Answered>(*turn).answer = fact.answer;
  }

  void operator()(const TurnCompleted& fact) {
    Turn* turn = find_turn(state_, fact.turn);
    auto* answered = turn ? std::get_if<Answered>(&turn->progress) : nullptr;
    if (answered) answered->completed = true;
  }

  void operator()(const TurnFailed& fact) {
    if (Turn* turn = running(fact.turn)) end<Failed>(*turn).reason = fact.reason;
  }

  void operator()(const TurnStopped& fact) {
    if (Turn* turn = running(fact.turn)) end<Stopped>(*turn).text = fact.text;
  }

  void operator()(const FeedbackGiven& fact) {
    Turn* turn = find_turn(state_, fact.turn);
    if (turn && !is_running(*turn)) turn->verdict = fact.verdict;
  }

  void operator()(const HandoffRequested& fact) {
    if (state_.handoff && !state_.handoff->told) return;
    state_.handoff = Handoff{fact.reason, fact.contact, time_, false};
  }

  void operator()(const TeamTold&) {
    if (state_.handoff) state_.handoff->told = true;
  }

  // A proof of somebody else, or of no form that there is, proves nothing.
  void operator()(const IdentityProven& fact) {
    Identity& known = state_.identity;
    const bool about_all = fact.level == IdentityLevel::signed_token;
    if (fact.level == IdentityLevel::anonymous || fact.shopper.empty() ||
        fact.order.empty() != about_all ||
        (!known.shopper.empty() && known.shopper != fact.shopper)) {
      return;
    }
    known.shopper = fact.shopper;
    known.level = std::max(known.level, fact.level);
    if (about_all) return;
    for (ProvenOrder& proven : known.orders) {
      if (proven.order != fact.order) continue;
      proven.level = std::max(proven.level, fact.level);
      return;
    }
    known.orders.push_back({fact.order, fact.level});
  }

  // A question stands under the call that proposed what it asks about.
  void operator()(const ConfirmationRequested& fact) {
    Turn* turn = running(fact.turn);
    if (!turn || fact.confirmation.empty() || turn->confirmation ||
        find_confirmation(state_, fact.confirmation)) {
      return;
    }
    Confirmation asked{.id = fact.confirmation, .call = fact.call, .expires_at = fact.expires_at};
    turn->confirmation.emplace(std::move(asked));
    if (!find_proposal(*turn)) return turn->confirmation.reset();
    if (!state_.asked.empty()) confirmation(state_.asked)->phase = ConfirmationPhase::superseded;
    state_.asked = fact.confirmation;
  }

  void operator()(const ShopperConfirmed& fact) {
    if (!close(fact.confirmation, ConfirmationPhase::confirmed)) return;
    state_.performing.push_back(fact.confirmation);
  }

  void operator()(const ShopperDeclined& fact) {
    close(fact.confirmation, ConfirmationPhase::declined);
  }

  void operator()(const ActionPerformed& fact) {
    Confirmation* done = performed(fact.confirmation, ConfirmationPhase::performed);
    if (!done) return;
    done->order = fact.order;
    done->moves = fact.moves;
  }

  void operator()(const ActionFailed& fact) {
    Confirmation* done = performed(fact.confirmation, ConfirmationPhase::failed);
    if (!done) return;
    done->failure = fact.failure;
    done->refusal = fact.refusal;
  }

  // What was performed stays so: a later click on the same offer is another wish.
  void operator()(const CartChanged& fact) {
    if (fact.cart) state_.cart = fact.cart;
    Turn* turn = find_turn(state_, fact.turn);
    if (turn && find_cart_proposal(*turn) && turn->cart_outcome != CartOutcome::performed) {
      turn->cart_outcome = fact.outcome;
    }
  }

  // What was said is gone from the state too; only the name of the conversation stays.
  void operator()(const ConversationErased&) {
    state_.turns.clear();
    state_.handoff.reset();
    state_.asked = {};
    state_.performing.clear();
    state_.cart.reset();
    state_.identity = {};
    state_.erased = true;
  }

  void operator()(const UnknownHappened&) {}

 private:
  Confirmation* confirmation(const ConfirmationId& id) {
    for (auto turn = state_.turns.rbegin(); turn != state_.turns.rend(); ++turn) {
      if (turn->confirmation && turn->confirmation->id == id) return &*turn->confirmation;
    }
    return nullptr;
  }

  // Ends the open question, if it is this one.
  bool close(const ConfirmationId& id, ConfirmationPhase phase) {
    if (id.empty() || id != state_.asked) return false;
    confirmation(id)->phase = phase;
    state_.asked = {};
    return true;
  }

  Confirmation* performed(const ConfirmationId& id, ConfirmationPhase phase) {
    if (std::erase(state_.performing, id) == 0) return nullptr;
    Confirmation* done = confirmation(id);
    if (done) done->phase = phase;
    return done;
  }

  Turn* running(const TurnId& id) {
    Turn* turn = find_turn(state_, id);
    return turn && std::holds_alternative<Running>(turn->progress) ? turn : nullptr;
  }

  template <class End>
  End& end(Turn& turn) {
    turn.ended_at = time_;
    return turn.progress.emplace<End>();
  }

  State& state_;
  Time time_;
};

// std::visit calls through a table of functions, which hides from the widget's split who calls them.
template <class... Facts>
void visit(Reduction reduction, std::variant<Facts...>& body) {
  const auto applies = [&](auto* fact) {
    if (fact) reduction(*fact);
    return fact != nullptr;
  };
  (void)(applies(std::get_if<Facts>(&body)) || ...);
}

}  // namespace

void apply(State& state, Event& event) {
  if (event.seq != 0) {
    if (event.seq <= state.last_seq) return;
    state.last_seq = event.seq;
  }
  if (!state.erased) visit(Reduction(state, event.time), event.body);
}

// What a state owes says what to do, and what it owed before has been asked for already.
Step reduce(State state, Event event) {
  const std::vector<Effect> before = outstanding(state);
  apply(state, event);
  std::vector<Effect> effects = outstanding(state);
  std::erase_if(effects, [&](const Effect& effect) {
    return std::find(before.begin(), before.end(), effect) != before.end();
  });
  return {std::move(state), std::move(effects)};
}

std::vector<Effect> outstanding(const State& state) {
  std::vector<Effect> effects;
  for (const ConfirmationId& id : state.performing) effects.push_back(PerformAction{id});
  if (state.handoff && !state.handoff->told) effects.push_back(TellTeam{});
  const Turn* turn = current_turn(state);
  if (!turn) return effects;
  if (std::holds_alternative<Waiting>(turn->progress)) {
    effects.push_back(StartTurn{turn->message});
  } else if (std::holds_alternative<Answered>(turn->progress)) {
    effects.push_back(CompleteTurn{turn->id});
  } else {
    const std::size_t before = effects.size();
    for (const ToolUse& use : turn->tools) {
      if (!use.result) effects.push_back(CallTool{turn->id, use.call});
    }
    if (effects.size() == before) effects.push_back(CallModel{turn->id});
  }
  return effects;
}

}  // namespace aisle
