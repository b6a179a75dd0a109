// Lets a language model decide what comes next in a turn. What it may do is held by code, whatever it
// says: it calls the site's tools with arguments that fit their schemas, and its prose is shown as far
// as this turn's receipts bear it out.
//
// A model that fails, refuses, costs too much, tells what it was told, or calls without end has given
// up: the built-in assistant answers in the same turn.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "server/conversation/runner.h"
#include "server/model_turns/prompt.h"
#include "server/models/budgets.h"
#include "server/models/provider.h"

namespace aisle {

struct ModelTurnSettings {
  PromptSettings prompt;
  int steps_max = 6;  ///< Answers of the model in one turn; the last one gets no tools.

  bool operator==(const ModelTurnSettings&) const = default;
};

inline constexpr std::size_t kTalksMax = 10'000;  ///< Turns whose tools are at work, remembered.

struct ModelTurnWorld {
  std::function<Time()> now;
  std::string canary;  ///< New with each start, and not to be guessed.
  std::map<std::string, ShopVoice> shops;  ///< By site.
  Budgets* budgets = nullptr;              ///< Null: no bound.
  /// Under which name the conversation's shopper has their budget; empty: under none.
  std::function<std::string(const ConversationId&)> address_of;
  /// A model gave up, and why, without anything personal. Any thread.
  std::function<void(const std::string& site, std::string_view reason)> gave_up;
};

class ModelTurns {
 public:
  /// `provider` must outlive the handles that `decide` gives, and this.
  ModelTurns(Provider& provider, ModelTurnSettings settings, ModelTurnWorld world);
  ~ModelTurns();

  /// For RunnerWorld::decide_later. Null: the built-in assistant is to decide, as always about a form
  /// that was filled in.
  std::shared_ptr<void> decide(const SiteKnowledge& knowledge, const State& state,
                               const Turn& turn, std::shared_ptr<DecisionListener> listener);

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace aisle
