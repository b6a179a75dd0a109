#include "server/conversation/batch.h"

#include <utility>

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
    const Tool* tool = find_tool(tool_name(effect.call.arguments));
    ToolResult result{.status = ToolStatus::not_found, .message = "there is no such tool"};
    if (tool) result = tool->run(effect.call, context());
    if (world_.now() > end_) return fail(effect.turn, FailureReason::deadline);
    const bool proposes = result.proposal.has_value();
    batch_.append(ToolReturned{effect.turn, effect.call.id, std::move(result)});
    if (!proposes) return;
    batch_.append(ConfirmationRequested{
        effect.turn, effect.call.id, {world_.make_id()}, world_.now() + kConfirmationLifetime});
  }

  void operator()(const CompleteTurn& effect) {
    batch_.append(TurnCompleted{effect.turn});
    ended_ = true;
  }

  // Who is asked is a person when the shop does not say what came of it.
  void operator()(const PerformAction& effect) {
    ActionOutcome outcome = perform(effect.confirmation);
    const auto* failed = std::get_if<ActionFailed>(&outcome);
    const bool unknown = failed && failed->failure == ActionFailure::unknown;
    std::visit([&](auto& fact) { batch_.append(std::move(fact)); }, outcome);
    if (unknown) ask_team();
  }

  // A site without a team owes it until it has one.
  void operator()(const TellTeam&) { tells_team_ = knowledge_ && knowledge_->has_team; }

  bool ended() const { return ended_; }
  bool tells_team() const { return tells_team_; }
  bool undecided() const { return undecided_; }
  std::optional<AssistantAnswered> take_answer() { return std::exchange(answer_, std::nullopt); }

 private:
  // A request that is still to be sent tells of this too.
  void ask_team() {
    const std::optional<Handoff>& known = batch_.state().handoff;
    if (known && !known->told) return;
    batch_.append(
        HandoffRequested{HandoffReason::unknown_outcome, known ? known->contact : std::string()});
  }

  // In the conversation's language; may be empty.
  std::string_view team_hours() const {
    const auto& hours = knowledge_->team_hours;
    const auto found = hours.find(batch_.state().language);
    return found != hours.end() ? found->second : std::string_view();
  }

  ToolContext context() const {
    const State& state = batch_.state();
    return {*knowledge_->index,
            knowledge_->connector,
            knowledge_->fetched_at,
            world_.now(),
            knowledge_->currency,
            state.identity,
            knowledge_->orders.get(),
            state.cart ? &*state.cart : nullptr,
            knowledge_->has_team,
            team_hours(),
            current_turn(state)};
  }

  ActionOutcome perform(const ConfirmationId& confirmation) const {
    const Turn* turn = find_confirmation(batch_.state(), confirmation);
    const ToolUse* use = turn ? find_proposal(*turn) : nullptr;
    const Tool* tool = use ? find_tool(tool_name(use->call.arguments)) : nullptr;
    if (!knowledge_ || !tool) return ActionFailed{confirmation, ActionFailure::unavailable, {}};
    return tool->perform(use->call, *use->result->proposal, confirmation, context());
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
    return {turn.id, hold_to_receipts(std::move(answer), turn, heard_in(batch_.state()),
                                      sentence_in(knowledge_->withheld, batch_.state().language))};
  }

  Batch& batch_;
  const RunnerWorld& world_;
  const SiteKnowledge* knowledge_;
  const bool later_;
  Time end_;
  bool ended_ = false;
  bool tells_team_ = false;
  bool undecided_ = false;
  std::optional<AssistantAnswered> answer_;
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
  return carried;
}

}  // namespace aisle
