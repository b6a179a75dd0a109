// What a turn asks of the shop's systems, apart from the conversation: it may take seconds, and is
// done on a thread that may wait.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "server/conversation/runner.h"
#include "server/tools/tool.h"
#include "shared/conversation/effect.h"
#include "shared/conversation/state.h"

namespace aisle {

/// A call of a tool, or a confirmed change, with all that it needs.
struct ShopAsk {
  std::shared_ptr<const SiteKnowledge> knowledge;
  Effect effect;
  Identity identity;
  std::optional<Cart> cart;
  Turn turn;  ///< That the call or the confirmation is of.
  std::string language;
};

/// Whether this effect waits for the shop: a tool about orders, or any confirmed change.
bool asks_shop(const Effect& effect);

/// Nothing when the state has no such call or confirmation (any more).
std::optional<ShopAsk> make_shop_ask(std::shared_ptr<const SiteKnowledge> knowledge,
                                     const State& state, const Effect& effect);

/// What the shop says to it. Any thread; blocks as long as the shop takes.
using ShopWord = std::variant<ToolResult, ActionOutcome>;
ShopWord ask_shop(const ShopAsk& ask, Time now);

/// What a tool works with in this conversation. Borrows all of it.
ToolContext tool_context(const SiteKnowledge& knowledge, const Identity& identity, const Cart* cart,
                         const Turn* turn, const std::string& language, Time now);

/// Does what was confirmed in `turn`.
ActionOutcome perform_action(const Turn* turn, const ConfirmationId& confirmation,
                             const ToolContext& context);

/// Runs the call's tool.
ToolResult run_tool(const ToolCall& call, const ToolContext& context);

}  // namespace aisle
