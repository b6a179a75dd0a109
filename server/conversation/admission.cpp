#include "server/conversation/admission.h"

#include <algorithm>

#include "server/conversation/runner.h"

namespace aisle {
namespace {

Error conflict(const char* message) { return {ErrorCode::conflict, message}; }

class Admission {
 public:
  Admission(const State& state, Time now) : state_(state), now_(now) {}

  Result<bool> operator()(ShopperSentMessage& fact) const {
    if (fact.message.empty()) {
      return Error{ErrorCode::invalid_argument, "the message has no id"};
    }
    for (auto turn = state_.turns.rbegin(); turn != state_.turns.rend(); ++turn) {
      if (turn->message != fact.message) continue;
      if (turn->text == fact.text) return false;
      return conflict("another message has this id");
    }
    if (is_full()) return full();
    const auto waiting = static_cast<std::size_t>(std::count_if(
        state_.turns.begin(), state_.turns.end(),
        [](const Turn& turn) { return std::holds_alternative<Waiting>(turn.progress); }));
    if (waiting >= kWaitingMessagesMax) {
      return Error{ErrorCode::unavailable, "too many messages of this conversation are waiting"};
    }
    return true;
  }

  Result<bool> operator()(TurnStopped& fact) const {
    const Turn* turn = current_turn(state_);
    const auto* running = turn ? std::get_if<Running>(&turn->progress) : nullptr;
    if (!running || (!fact.turn.empty() && fact.turn != turn->id)) return false;
    fact.turn = turn->id;
    fact.text = running->text;
    return true;
  }

  Result<bool> operator()(FeedbackGiven& fact) const {
    const auto about = [&](const Turn& turn) { return turn.id == fact.turn && !is_running(turn); };
    const auto turn = std::find_if(state_.turns.begin(), state_.turns.end(), about);
    if (fact.turn.empty() || turn == state_.turns.end()) return false;
    // A reason often follows a verdict that is known already.
    if (turn->verdict == fact.verdict && fact.reason.empty()) return false;
    if (is_full()) return full();
    return true;
  }

  Result<bool> operator()(CartChanged&) const {
    if (is_full()) return full();
    return true;
  }

  // One that the team has or will have is not sent again, unless it only now says how the shopper
  // is reached.
  Result<bool> operator()(HandoffRequested& fact) const {
    const auto& known = state_.handoff;
    if (!known) return true;
    const bool tells_more = known->contact.empty() && !fact.contact.empty();
    if (known->told) return tells_more || now_ - known->requested_at >= kHandoffLifetime;
    if (!tells_more) return false;
    return Error{ErrorCode::unavailable, "the team is still to be told of an earlier request"};
  }

  Result<bool> operator()(IdentityProven& fact) const {
    const bool about_all = fact.level == IdentityLevel::signed_token;
    if (fact.level == IdentityLevel::anonymous || fact.shopper.empty() ||
        fact.order.empty() != about_all) {
      return Error{ErrorCode::invalid_argument, "this proves nothing"};
    }
    const ShopperId& owner = state_.identity.shopper;
    if (!owner.empty() && owner != fact.shopper) return conflict("it belongs to another shopper");
    if (level_for(state_.identity, fact.order) >= fact.level) return false;
    if (is_full()) return full();
    return true;
  }

  Result<bool> operator()(ShopperConfirmed& fact) const {
    const Turn* turn = find_confirmation(state_, fact.confirmation);
    if (!turn) return no_question();
    switch (turn->confirmation->phase) {
      case ConfirmationPhase::confirmed:
      case ConfirmationPhase::performed:
      case ConfirmationPhase::failed: return false;  // The second click.
      default: return open(*turn->confirmation);
    }
  }

  // To say no is never too late while nothing was done.
  Result<bool> operator()(ShopperDeclined& fact) const {
    const Turn* turn = find_confirmation(state_, fact.confirmation);
    if (!turn) return no_question();
    switch (turn->confirmation->phase) {
      case ConfirmationPhase::asked: return true;
      case ConfirmationPhase::declined:
      case ConfirmationPhase::superseded: return false;
      default: return conflict("it was confirmed before");
    }
  }

  Result<bool> operator()(ConversationErased&) const { return true; }

  // What only the runner itself may append.
  template <class Fact>
  Result<bool> operator()(Fact&) const {
    return Error{ErrorCode::invalid_argument, "this is not a fact from outside"};
  }

 private:
  bool is_full() const { return state_.last_seq >= kConversationEventsMax; }
  static Error full() { return {ErrorCode::too_large, "the conversation has too many events"}; }

  static Error no_question() { return {ErrorCode::not_found, "there is no such question"}; }

  Result<bool> open(const Confirmation& confirmation) const {
    if (confirmation.phase != ConfirmationPhase::asked) return conflict("the question is closed");
    if (now_ > confirmation.expires_at) {
      return Error{ErrorCode::deadline_exceeded, "the question's time is over"};
    }
    return true;
  }

  const State& state_;
  Time now_;
};

}  // namespace

Result<bool> admit(const State& state, EventBody& fact, Time now) {
  if (state.erased) {
    if (std::holds_alternative<ConversationErased>(fact)) return false;
    return conflict("the conversation was erased");
  }
  return std::visit(Admission(state, now), fact);
}

}  // namespace aisle
