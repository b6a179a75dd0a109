// What a model, or the built-in assistant, may call.
#pragma once

#include <span>
#include <string_view>

#include "server/connectors/connector.h"
#include "shared/conversation/state.h"
#include "shared/search/index.h"
#include "shared/tools/catalog_context.h"

namespace aisle {

/// What a tool works with: one site's catalog as it is now, whose it is, and who asks.
struct ToolContext {
  const SearchIndex& index;
  std::string_view connector;  ///< The source that receipts name: "feed".
  Time fetched_at;             ///< When the catalog was read.
  Time now;
  std::string_view currency;  ///< The site's.
  Identity identity{};
  Orders* orders = nullptr;  ///< Null: the site's connectors have none.
  const Cart* cart = nullptr;  ///< Null: the shop's page has not told of one.
  bool has_team = false;       ///< That a request for a person can be sent to.
  std::string_view team_hours{};  ///< When it answers, in words; may be empty.
  const Turn* turn = nullptr;     ///< That has told what to calculate with; may be null.

  CatalogContext catalog() const { return {index, connector, fetched_at, now, currency}; }
};

/// What a tool needs before it can answer, and so to whom it may be offered.
enum class ToolAccess {
  shop,          ///< Reads what the shop tells everybody; needs no conversation and no proof.
  conversation,  ///< Works with what the shopper's page or conversation told.
  shopper,       ///< Reads what is one shopper's alone.
  proposal,      ///< Asks for a change, which the shopper's click performs.
};

/// What became of a confirmed change.
using ActionOutcome = std::variant<ActionPerformed, ActionFailed>;

class Tool {
 public:
  virtual ~Tool() = default;

  virtual std::string_view name() const = 0;

  /// One sentence for a model: what it does and when to use it.
  virtual std::string_view description() const = 0;

  /// The JSON Schema (2020-12) of its arguments.
  virtual std::string_view schema() const = 0;

  virtual ToolAccess access() const = 0;

  /// Whether it waits for the shop's own systems, and so may take seconds.
  virtual bool asks_shop() const { return false; }

  /// Runs on any thread. A failure is a result with a status other than ok. Receipt ids begin with
  /// the call's id, so they are unique in the turn: "c2.1".
  virtual ToolResult run(const ToolCall& call, const ToolContext& context) const = 0;

  /// Does what `run` proposed and the shopper confirmed; once, however often it is called with the
  /// same confirmation. Not for a tool that proposes nothing: it answers a refusal.
  virtual ActionOutcome perform(const ToolCall& call, const Proposal& proposal,
                                const ConfirmationId& confirmation,
                                const ToolContext& context) const;
};

/// The tools by name; made from tools.def. Null when there is none of that name.
const Tool* find_tool(std::string_view name);

/// Every tool, in the order of tools.def.
std::span<const Tool* const> all_tools();

}  // namespace aisle
