// The shopper's yes or no to a change: the only door through which one is made.
#include "server/http/api_parts.h"
#include "server/http/body.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

Problem confirmation_refusal(const Error& error) {
  switch (error.code) {
    case ErrorCode::conflict:
      return {.status = 409,
              .code = "confirmation_closed",
              .detail = "This question was answered, or a later one took its place."};
    case ErrorCode::deadline_exceeded:
      return {.status = 409,
              .code = "confirmation_expired",
              .detail = "The time to confirm is over; nothing was done."};
    default: return problem_of(error);
  }
}

// Whether this event says what came of the action.
EndsStream until_done(const ConfirmationId& confirmation) {
  return [confirmation](const Published& published) {
    if (published.type != ActionPerformed::kType && published.type != ActionFailed::kType) {
      return false;
    }
    const auto event = decode_event(published.json);
    if (!event) return false;
    if (const auto* done = std::get_if<ActionPerformed>(&event->body)) {
      return done->confirmation == confirmation;
    }
    const auto* failed = std::get_if<ActionFailed>(&event->body);
    return failed && failed->confirmation == confirmation;
  };
}

}  // namespace

void answer_confirmation(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  const ConfirmationId confirmation{std::string(call.values[1])};
  Body body(call.request, parts.settings.body_bytes_max);
  const std::string said = body.text("answer", 10);
  if (said != "yes" && said != "no") body.refuse("answer", "It must be \"yes\" or \"no\".");
  if (body.problem()) return call.answer->problem(*body.problem());

  EventBody fact = ShopperDeclined{confirmation};
  if (said == "yes") fact = ShopperConfirmed{confirmation};
  auto answer = call.answer;
  answer->defer();
  const ConversationId id = conversation->id;
  parts.runner.post(
      id, std::move(fact), [&parts, answer, id, confirmation](const Result<Recorded>& recorded) {
        if (!recorded) return answer->problem(confirmation_refusal(recorded.error()));
        const State& state = *recorded->state;
        const Turn* turn = find_confirmation(state, confirmation);
        if (!turn || turn->confirmation->phase != ConfirmationPhase::confirmed)
          return answer->empty(204);
        parts.streams.open(parts.runner, id, state.last_seq - 1, until_done(confirmation), answer);
      });
}

}  // namespace aisle
