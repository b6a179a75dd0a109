// Events that belong together and are stored in one commit, and the state that they lead to.
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "server/conversation/runner.h"
#include "shared/conversation/effect.h"
#include "shared/conversation/state.h"

namespace aisle {

class Batch {
 public:
  Batch(State state, Time now, std::vector<Effect> effects = {})
      : state_(std::move(state)), now_(now), effects_(effects.begin(), effects.end()) {}

  /// Appends one event with the next number. What it asks for joins `effects`.
  /// A result too large to be read back is replaced by one that says so.
  void append(EventBody body);

  const State& state() const { return state_; }
  const std::vector<Event>& events() const { return events_; }
  std::deque<Effect>& effects() { return effects_; }

  State take_state() { return std::move(state_); }
  std::vector<Event> take_events() { return std::move(events_); }
  std::vector<Effect> take_effects() { return {effects_.begin(), effects_.end()}; }

 private:
  State state_;
  Time now_;
  std::vector<Event> events_;
  std::deque<Effect> effects_;
};

/// What the work on one turn has come to.
struct Carried {
  Batch batch;  ///< Its effects are those still to be carried out after the commit.
  std::optional<AssistantAnswered> answer;  ///< To be streamed first, and appended then.
  bool tells_team = false;                  ///< The team is to be told once this is stored.
  std::vector<Effect> asks;                 ///< Of the shop, once this is stored.
  /// What comes next is to be asked for, and its answer given to `carry_out`.
  bool undecided = false;
};

/// How a turn is worked on.
struct CarryOut {
  const RunnerWorld& world;
  const SiteKnowledge* knowledge = nullptr;  ///< Null: the turn fails.
  std::chrono::milliseconds turn_timeout;
  bool paced = false;           ///< An answer is left for the caller to stream.
  bool later = false;           ///< So is every decision.
  bool apart = false;           ///< So is what waits for the shop.
  std::string_view shown = {};  ///< A text that was held to receipts while it was shown.
};

/// What came of a call or of a confirmed change. A proposal becomes a question to the shopper; when
/// the shop does not say what came of a change, a person is asked.
void append_result(Batch& batch, const RunnerWorld& world, const TurnId& turn, const CallId& call,
                   ToolResult result);
void append_outcome(Batch& batch, ActionOutcome outcome);

/// Carries out the batch's effects until the turn ends, or the caller is to do something. `decided`
/// is what came of the decision that was left for it. Tools run on this thread.
Carried carry_out(Batch batch, const CarryOut& how, std::optional<Decision> decided = std::nullopt);

}  // namespace aisle
