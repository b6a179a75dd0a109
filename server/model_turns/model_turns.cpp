#include "server/model_turns/model_turns.h"

#include <utility>

#include "server/model_turns/model_step.h"

namespace aisle {
namespace {

std::vector<ModelTool> offered_tools() {
  std::vector<ModelTool> tools;
  for (const Tool* tool : all_tools()) {
    tools.push_back(
        {std::string(tool->name()), std::string(tool->description()), std::string(tool->schema())});
  }
  return tools;
}

/// Gives the step up when nobody waits any more.
struct Waiter {
  explicit Waiter(std::shared_ptr<ModelStep> asked) : step(std::move(asked)) {}
  ~Waiter() { step->cancel(); }

  std::shared_ptr<ModelStep> step;
};

}  // namespace

ModelTurns::ModelTurns(Provider& provider, ModelTurnSettings settings, ModelTurnWorld world)
    : parts_(new ModelTurnParts{provider, std::move(settings), std::move(world), offered_tools()}) {
}

ModelTurns::~ModelTurns() = default;

std::shared_ptr<void> ModelTurns::decide(const SiteKnowledge& knowledge, const State& state,
                                         const Turn& turn,
                                         std::shared_ptr<DecisionListener> listener) {
  if (turn.form) return nullptr;
  auto step = std::make_shared<ModelStep>(parts_, knowledge, state, turn, std::move(listener));
  if (!step->begin()) return nullptr;
  return std::make_shared<Waiter>(std::move(step));
}

}  // namespace aisle
