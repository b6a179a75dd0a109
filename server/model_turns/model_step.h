// One step of a turn: a model is asked, its words are shown, and its tools or its answer are
// decided.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/model_turns/model_turns.h"
#include "server/model_turns/prose.h"
#include "server/model_turns/talk.h"
#include "server/tools/tool.h"

namespace aisle {

/// What all steps share.
struct ModelTurnParts {
  Provider& provider;
  const ModelTurnSettings settings;
  const ModelTurnWorld world;
  const ModelTools tools;
  Talks talks{kTalksMax};
};

/// Lives while somebody waits for it or a provider speaks to it.
class ModelStep : public std::enable_shared_from_this<ModelStep> {
 public:
  ModelStep(std::shared_ptr<ModelTurnParts> parts, const SiteKnowledge& knowledge,
            const State& state, const Turn& turn, std::shared_ptr<DecisionListener> listener);

  /// False: the built-in assistant is to decide.
  bool begin();

  /// Nobody waits any more. Whatever still comes is passed over.
  void cancel();

 private:
  // All with the lock held.
  bool ask();
  bool permit(const ModelRequest& request);
  ModelRequestPtr next_request() const;
  void hear_text(const std::string& text);
  void show(std::string text);
  void finish(ModelFinished finished);
  void call(ModelFinished finished);
  void give_up(std::string_view reason);

  void hear(ModelPiece piece);
  Result<ToolArguments> read_call(const ModelToolCall& call) const;
  void tell_why(std::string_view reason);

  const std::shared_ptr<ModelTurnParts> parts_;
  const Turn turn_;
  const std::string site_;
  const ConversationId conversation_;
  const Heard heard_;
  const ProseWords words_;
  const std::vector<const Tool*> barred_;
  const bool has_team_;
  const std::shared_ptr<DecisionListener> listener_;

  std::recursive_mutex mutex_;  ///< For all below; a provider may answer while it is asked.
  Talk talk_;
  ModelRequestPtr request_;  ///< Up to this turn's message.
  std::string begun_;        ///< What was shown before this answer.
  std::string said_;         ///< By this answer, as the model wrote it.
  std::optional<Prose> prose_;
  std::optional<BudgetPermit> permit_;
  std::vector<std::unique_ptr<ModelCall>> calls_;
  bool over_ = false;
};

}  // namespace aisle
