// What the reducer asks the world to do. The server's runner carries it out; a replay ignores it.
#pragma once

#include <variant>
#include <vector>

#include "shared/conversation/event.h"

namespace aisle {

/// Begin work on this message: make a turn id and append TurnStarted.
struct StartTurn {
  MessageId message;
  bool operator==(const StartTurn&) const = default;
};
/// Ask the model, or the built-in assistant, what comes next; the answer is a ModelCalledTool or an
/// AssistantAnswered.
struct CallModel {
  TurnId turn;
  bool operator==(const CallModel&) const = default;
};
struct CallTool {
  TurnId turn;
  ToolCall call;
  bool operator==(const CallTool&) const = default;
};
/// Append TurnCompleted.
struct CompleteTurn {
  TurnId turn;
  bool operator==(const CompleteTurn&) const = default;
};

/// Do what was confirmed, with the confirmation's id as the key that makes it happen once. The answer
/// is an ActionPerformed or an ActionFailed.
struct PerformAction {
  ConfirmationId confirmation;
  bool operator==(const PerformAction&) const = default;
};

/// Send the team the shopper's request, and append TeamTold when it is on its way.
struct TellTeam {
  bool operator==(const TellTeam&) const = default;
};

using Effect =
    std::variant<StartTurn, CallModel, CallTool, CompleteTurn, PerformAction, TellTeam>;

}  // namespace aisle
