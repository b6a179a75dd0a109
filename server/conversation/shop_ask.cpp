#include "server/conversation/shop_ask.h"

#include "shared/protocol/codec.h"

namespace aisle {
namespace {

const Turn* turn_of(const State& state, const Effect& effect) {
  if (const auto* action = std::get_if<PerformAction>(&effect)) {
    return find_confirmation(state, action->confirmation);
  }
  const auto* call = std::get_if<CallTool>(&effect);
  const Turn* turn = call ? current_turn(state) : nullptr;
  return turn && turn->id == call->turn ? turn : nullptr;
}

}  // namespace

bool asks_shop(const Effect& effect) {
  if (std::holds_alternative<PerformAction>(effect)) return true;
  const auto* call = std::get_if<CallTool>(&effect);
  const Tool* tool = call ? find_tool(tool_name(call->call.arguments)) : nullptr;
  return tool && tool->asks_shop();
}

std::optional<ShopAsk> make_shop_ask(std::shared_ptr<const SiteKnowledge> knowledge,
                                     const State& state, const Effect& effect) {
  const Turn* turn = turn_of(state, effect);
  if (!turn) return std::nullopt;
  return ShopAsk{std::move(knowledge), effect, state.identity, state.cart, *turn, state.language};
}

ShopWord ask_shop(const ShopAsk& ask, Time now) {
  const ToolContext context = tool_context(
      *ask.knowledge, ask.identity, ask.cart ? &*ask.cart : nullptr, &ask.turn, ask.language, now);
  if (const auto* action = std::get_if<PerformAction>(&ask.effect)) {
    return perform_action(&ask.turn, action->confirmation, context);
  }
  return run_tool(std::get<CallTool>(ask.effect).call, context);
}

ToolContext tool_context(const SiteKnowledge& knowledge, const Identity& identity, const Cart* cart,
                         const Turn* turn, const std::string& language, Time now) {
  const auto hours = knowledge.team_hours.find(language);
  return {
      *knowledge.index,
      knowledge.connector,
      knowledge.fetched_at,
      now,
      knowledge.currency,
      identity,
      knowledge.orders.get(),
      cart,
      knowledge.has_team,
      hours != knowledge.team_hours.end() ? std::string_view(hours->second) : std::string_view(),
      turn};
}

ActionOutcome perform_action(const Turn* turn, const ConfirmationId& confirmation,
                             const ToolContext& context) {
  const ToolUse* use = turn ? find_proposal(*turn) : nullptr;
  const Tool* tool = use ? find_tool(tool_name(use->call.arguments)) : nullptr;
  if (!tool) return ActionFailed{confirmation, ActionFailure::unavailable, {}};
  return tool->perform(use->call, *use->result->proposal, confirmation, context);
}

ToolResult run_tool(const ToolCall& call, const ToolContext& context) {
  const Tool* tool = find_tool(tool_name(call.arguments));
  if (!tool) return {.status = ToolStatus::not_found, .message = "there is no such tool"};
  return tool->run(call, context);
}

}  // namespace aisle
