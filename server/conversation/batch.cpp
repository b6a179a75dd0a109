#include "server/conversation/batch.h"

#include <utility>

#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"
#include "shared/tools/hold_to_receipts.h"

namespace aisle {
namespace {

// The sentence in place of a fact that has no receipt; an ellipsis when a language has none.
std::string_view withheld_sentence(const SiteKnowledge& knowledge, std::string_view language) {
  for (const std::string_view name :
       {language, language.substr(0, language.find('-')), std::string_view("en")}) {
    const auto found = knowledge.withheld.find(std::string(name));
    if (found != knowledge.withheld.end()) return found->second;
  }
  return "…";
}

// Carries out the effects of one turn, one after another.
class TurnWork {
 public:
  TurnWork(Batch& batch, const RunnerWorld& world, const SiteKnowledge* knowledge,
           std::chrono::milliseconds timeout)
      : batch_(batch), world_(world), knowledge_(knowledge), end_(world.now() + timeout) {}

  void operator()(const StartTurn& effect) {
    batch_.append(TurnStarted{{world_.make_id()}, effect.message});
  }

  void operator()(const CallModel& effect) {
    if (!knowledge_) return fail(effect.turn, FailureReason::unavailable);
    const Turn& turn = *current_turn(batch_.state());
    Decision decision = world_.decide(*knowledge_, batch_.state(), turn);
    if (world_.now() > end_) return fail(effect.turn, FailureReason::deadline);
    if (auto* tools = std::get_if<std::vector<ToolArguments>>(&decision)) {
      call(effect.turn, turn.tools.size(), std::move(*tools));
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
    if (unknown && !waits(batch_.state().handoff)) {
      batch_.append(HandoffRequested{HandoffReason::unknown_outcome, {}});
    }
  }

  void operator()(const TellTeam&) { tells_team_ = true; }

  bool ended() const { return ended_; }
  bool tells_team() const { return tells_team_; }
  std::optional<AssistantAnswered> take_answer() { return std::exchange(answer_, std::nullopt); }

 private:
  static bool waits(const std::optional<Handoff>& handoff) { return handoff && !handoff->told; }

  // In the conversation's language, or in any that there is.
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
    return {turn.id, hold_to_receipts(std::move(answer), turn, batch_.state().currency,
                                      withheld_sentence(*knowledge_, batch_.state().language))};
  }

  Batch& batch_;
  const RunnerWorld& world_;
  const SiteKnowledge* knowledge_;
  Time end_;
  bool ended_ = false;
  bool tells_team_ = false;
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

Carried carry_out(Batch start, const RunnerWorld& world, const SiteKnowledge* knowledge,
                  std::chrono::milliseconds turn_timeout, bool paced) {
  Carried carried{std::move(start), std::nullopt};
  Batch& batch = carried.batch;
  TurnWork work(batch, world, knowledge, turn_timeout);
  while (!batch.effects().empty() && !work.ended()) {
    const Effect effect = std::move(batch.effects().front());
    batch.effects().pop_front();
    std::visit(work, effect);
    auto answer = work.take_answer();
    if (!answer) continue;
    if (paced && !answer->answer.text.empty()) {
      carried.answer = std::move(answer);
      break;
    }
    batch.append(*std::move(answer));
  }
  carried.tells_team = work.tells_team();
  return carried;
}

}  // namespace aisle
