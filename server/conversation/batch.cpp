#include "server/conversation/batch.h"

#include <utility>

#include "server/conversation/shop_ask.h"
#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"
#include "shared/tools/hold_to_receipts.h"

namespace aisle {
namespace {

// Carries out the effects of one turn, one after another.
class TurnWork {
 public:
  TurnWork(Batch& batch, const CarryOut& how)
      : batch_(batch),
        world_(how.world),
        knowledge_(how.knowledge),
        later_(how.later),
        apart_(how.apart),
        shown_(how.shown),
        end_(how.world.now() + how.turn_timeout) {}

  void operator()(const StartTurn& effect) {
    batch_.append(TurnStarted{{world_.make_id()}, effect.message});
  }

  void operator()(const CallModel& effect) {
    if (!knowledge_) return fail(effect.turn, FailureReason::unavailable);
    if (later_) {
      undecided_ = true;
      return;
    }
    Decision decision = world_.decide(*knowledge_, batch_.state(), *current_turn(batch_.state()));
    if (world_.now() > end_) return fail(effect.turn, FailureReason::deadline);
    take(std::move(decision));
  }

  // What comes next in the current turn.
  void take(Decision decision) {
    const Turn& turn = *current_turn(batch_.state());
    if (!knowledge_) return fail(turn.id, FailureReason::unavailable);
    if (auto* tools = std::get_if<std::vector<ToolArguments>>(&decision)) {
      call(turn.id, turn.tools.size(), std::move(*tools));
    } else {
      answer_ = proven(turn, std::get<Answer>(std::move(decision)));
    }
  }

  void operator()(const CallTool& effect) {
    if (!knowledge_) return fail(effect.turn, FailureReason::unavailable);
    if (apart_ && asks_shop(effect)) return asks_.push_back(effect);
    ToolResult result = run_tool(effect.call, context());
    if (world_.now() > end_) return fail(effect.turn, FailureReason::deadline);
    append_result(batch_, world_, effect.turn, effect.call.id, std::move(result));
  }

  void operator()(const CompleteTurn& effect) {
    batch_.append(TurnCompleted{effect.turn});
    ended_ = true;
  }

  void operator()(const PerformAction& effect) {
    if (!knowledge_) {
      return append_outcome(batch_,
                            ActionFailed{effect.confirmation, ActionFailure::unavailable, {}});
    }
    if (apart_) return asks_.push_back(effect);
    append_outcome(batch_, perform_action(find_confirmation(batch_.state(), effect.confirmation),
                                          effect.confirmation, context()));
  }

  // A site without a team owes it until it has one.
  void operator()(const TellTeam&) { tells_team_ = knowledge_ && knowledge_->has_team; }

  bool ended() const { return ended_; }
  bool tells_team() const { return tells_team_; }
  bool undecided() const { return undecided_; }
  std::vector<Effect> take_asks() { return std::move(asks_); }
  std::optional<AssistantAnswered> take_answer() { return std::exchange(answer_, std::nullopt); }

 private:
  ToolContext context() const {
    const State& state = batch_.state();
    return tool_context(*knowledge_, state.identity, state.cart ? &*state.cart : nullptr,
                        current_turn(state), state.language, world_.now());
  }

  // The effects that this turn still had are void; those of the next one are left.
  void fail(const TurnId& turn, FailureReason reason) {
    batch_.effects().clear();
    batch_.append(TurnFailed{turn, reason});
    ended_ = true;
  }

  void call(const TurnId& turn, std::size_t before, std::vector<ToolArguments> tools) {
    if (tools.empty() || before + tools.size() > kTurnToolsMax) {
      return fail(turn, FailureReason::internal);
    }
    for (ToolArguments& arguments : tools) {
      const CallId id{"c" + std::to_string(++before)};
      batch_.append(ModelCalledTool{turn, {id, std::move(arguments)}});
    }
  }

  AssistantAnswered proven(const Turn& turn, Answer answer) const {
    if (answer.text == shown_) return {turn.id, std::move(answer)};
    return {turn.id, hold_to_receipts(std::move(answer), turn, heard_in(batch_.state()),
                                      sentence_in(knowledge_->withheld, batch_.state().language))};
  }

  Batch& batch_;
  const RunnerWorld& world_;
  const SiteKnowledge* knowledge_;
  const bool later_;
  const bool apart_;
  const std::string_view shown_;
  Time end_;
  bool ended_ = false;
  bool tells_team_ = false;
  bool undecided_ = false;
  std::optional<AssistantAnswered> answer_;
  std::vector<Effect> asks_;
};

}  // namespace

void Batch::append(EventBody body) {
  Event event{state_.last_seq + 1, now_, std::move(body)};
  if (auto* returned = std::get_if<ToolReturned>(&event.body)) {
    if (encode(event).size() > kEventBytesMax) {
      returned->result = {.status = ToolStatus::unavailable, .message = "the result is too large"};
    }
  }
  Step step = reduce(std::move(state_), event);
  state_ = std::move(step.state);
  effects_.insert(effects_.end(), std::make_move_iterator(step.effects.begin()),
                  std::make_move_iterator(step.effects.end()));
  events_.push_back(std::move(event));
}

void append_result(Batch& batch, const RunnerWorld& world, const TurnId& turn, const CallId& call,
                   ToolResult result) {
  const bool proposes = result.proposal.has_value();
  batch.append(ToolReturned{turn, call, std::move(result)});
  if (!proposes) return;
  batch.append(
      ConfirmationRequested{turn, call, {world.make_id()}, world.now() + kConfirmationLifetime});
}

void append_outcome(Batch& batch, ActionOutcome outcome) {
  const auto* failed = std::get_if<ActionFailed>(&outcome);
  const bool unknown = failed && failed->failure == ActionFailure::unknown;
  std::visit([&](auto& fact) { batch.append(std::move(fact)); }, outcome);
  if (!unknown) return;
  // A request that is still to be sent tells of this too.
  const std::optional<Handoff>& known = batch.state().handoff;
  if (known && !known->told) return;
  batch.append(
      HandoffRequested{HandoffReason::unknown_outcome, known ? known->contact : std::string()});
}

Carried carry_out(Batch start, const CarryOut& how, std::optional<Decision> decided) {
  Carried carried{std::move(start), std::nullopt};
  Batch& batch = carried.batch;
  TurnWork work(batch, how);
  if (decided) work.take(*std::move(decided));
  for (;;) {
    if (auto answer = work.take_answer()) {
      if (how.paced && !answer->answer.text.empty()) {
        carried.answer = std::move(answer);
        break;
      }
      batch.append(*std::move(answer));
    }
    if (batch.effects().empty() || work.ended() || work.undecided()) break;
    const Effect effect = std::move(batch.effects().front());
    batch.effects().pop_front();
    std::visit(work, effect);
  }
  carried.tells_team = work.tells_team();
  carried.undecided = work.undecided();
  carried.asks = work.take_asks();
  return carried;
}

}  // namespace aisle
