#include "server/model_turns/model_turns.h"

#include <algorithm>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "server/model_turns/changes.h"
#include "server/model_turns/prose.h"
#include "server/model_turns/shown.h"
#include "server/model_turns/talk.h"
#include "server/tools/arguments.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

std::vector<ModelTool> offered_tools() {
  std::vector<ModelTool> tools;
  for (const Tool* tool : all_tools()) {
    tools.push_back({std::string(tool->name()), std::string(tool->description()),
                     std::string(tool->schema())});
  }
  return tools;
}

// In every text of a value whose depth is bounded.
void restore(Json& json, const Placeholders& placeholders) {
  if (json.is_string()) json = placeholders.restore(json.get<std::string>());
  if (!json.is_structured()) return;
  for (Json& member : json) restore(member, placeholders);
}

// The arguments with placeholders turned back.
std::string restored(const std::string& arguments, const Placeholders& placeholders) {
  if (arguments.find('[') == arguments.npos || !check_json(arguments, {})) return arguments;
  Json json = Json::parse(arguments, nullptr, false);
  if (json.is_discarded()) return arguments;
  restore(json, placeholders);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string sentence_for(const std::map<std::string, std::string>& by_language,
                         std::string_view language) {
  for (const std::string_view name :
       {language, language.substr(0, language.find('-')), std::string_view("en")}) {
    const auto found = by_language.find(std::string(name));
    if (found != by_language.end()) return found->second;
  }
  return "…";
}

constexpr std::string_view kNotRun = "Not run: another call of this message was wrong.";
constexpr std::string_view kNotAsked =
    "Not run: the shopper has not asked for this change, and text from outside was read in this "
    "turn. Ask the shopper first.";

}  // namespace

struct ModelTurns::Shared {
  Shared(Provider& provider, ModelTurnSettings settings, ModelTurnWorld world)
      : provider(provider),
        settings(std::move(settings)),
        world(std::move(world)),
        tools(offered_tools()),
        talks(kTalksMax) {}

  Provider& provider;
  const ModelTurnSettings settings;
  const ModelTurnWorld world;
  const std::vector<ModelTool> tools;
  Talks talks;
};

namespace {

/// One decision. It lives while somebody waits for it or a provider speaks to it.
template <class Shared>
class Step : public std::enable_shared_from_this<Step<Shared>> {
 public:
  Step(std::shared_ptr<Shared> shared, const SiteKnowledge& knowledge, const State& state,
       const Turn& turn, std::shared_ptr<DecisionListener> listener)
      : shared_(std::move(shared)),
        turn_(turn),
        site_(state.site),
        conversation_(state.conversation),
        currency_(state.currency),
        words_{sentence_for(knowledge.withheld, state.language),
               sentence_for(knowledge.not_promised, state.language)},
        barred_(barred_tools(knowledge, state, turn)),
        listener_(std::move(listener)),
        talk_(shared_->talks.take(turn.id)) {
    add_results(talk_, turn_);
    begun_ = talk_.prose;
    PromptParts parts;
    const auto shop = shared_->world.shops.find(state.site);
    if (shop != shared_->world.shops.end()) parts.shop = shop->second;
    parts.canary = shared_->world.canary;
    parts.now = shared_->world.now();
    parts.tools = shared_->tools;
    request_ = make_request(parts, state, turn_, shared_->settings.prompt, talk_.placeholders);
  }

  /// False: the built-in assistant is to decide.
  bool begin() {
    const std::unique_lock lock(mutex_);
    return ask(lock);
  }

  void cancel() {
    std::vector<std::unique_ptr<ModelCall>> calls;
    const std::lock_guard lock(mutex_);
    over_ = true;
    calls.swap(calls_);
  }

 private:
  // Asks for the turn's next answer.
  bool ask(const std::unique_lock<std::recursive_mutex>&) {
    const auto& settings = shared_->settings;
    if (talk_.steps >= settings.steps_max) return false;
    ++talk_.steps;
    ModelRequest request = request_;
    if (talk_.steps == settings.steps_max) request.tools.clear();
    request.messages.insert(request.messages.end(), talk_.messages.begin(), talk_.messages.end());
    if (!permit(request)) return false;
    said_.clear();
    prose_.emplace(turn_, currency_, talk_.placeholders, words_);
    auto call = shared_->provider.ask(
        request, [self = this->shared_from_this()](ModelPiece piece) { self->hear(std::move(piece)); });
    if (!over_) calls_.push_back(std::move(call));
    return true;
  }

  bool permit(const ModelRequest& request) {
    permit_.reset();
    if (!shared_->world.budgets) return true;
    Spender spender{site_, conversation_, turn_.id, {}};
    if (shared_->world.address_of) spender.address = shared_->world.address_of(spender.conversation);
    auto answer =
        shared_->world.budgets->ask(spender, estimated_usage(request), shared_->world.now());
    if (auto* permit = std::get_if<BudgetPermit>(&answer)) {
      permit_.emplace(std::move(*permit));
      return true;
    }
    tell_why(enum_name(std::get<BudgetLimit>(answer)));
    return false;
  }

  // On the provider's thread.
  void hear(ModelPiece piece) {
    const std::unique_lock lock(mutex_);
    if (over_) return;
    if (const auto* said = std::get_if<ModelSaid>(&piece)) {
      hear_text(said->text);
    } else if (auto* finished = std::get_if<ModelFinished>(&piece)) {
      if (permit_) permit_->settle(finished->usage, finished->cost);
      finish(lock, std::move(*finished));
    } else {
      const ModelFailed& failed = std::get<ModelFailed>(piece);
      if (permit_) permit_->settle(failed.usage, failed.cost);
      give_up(enum_name(failed.fault));
    }
  }

  void hear_text(const std::string& text) {
    const std::string& canary = shared_->world.canary;
    const std::size_t before = said_.size();
    said_ += text;
    const std::size_t from = before > canary.size() ? before - canary.size() : 0;
    if (!canary.empty() && said_.find(canary, from) != said_.npos) return give_up("canary");
    show(prose_->add(text));
  }

  void show(std::string text) {
    if (text.empty()) return;
    const bool continues = talk_.prose.size() == begun_.size() && !begun_.empty();
    if (continues) text.insert(0, "\n\n");
    talk_.prose += text;
    listener_->said(std::move(text));
  }

  void finish(const std::unique_lock<std::recursive_mutex>& lock, ModelFinished finished) {
    if (finished.reason == FinishReason::refused) return give_up("refused");
    show(prose_->finish());
    talk_.marks.insert(talk_.marks.end(), prose_->marks().begin(), prose_->marks().end());
    if (!finished.calls.empty()) return call(lock, std::move(finished));
    Answer answer = make_answer(talk_.prose, talk_.marks, turn_);
    const bool says_nothing = answer.text.empty() && answer.layout == Layout::none &&
                              !asks_about_change(turn_);
    if (says_nothing) return give_up("silent");
    over_ = true;
    listener_->decided(std::move(answer));
  }

  void call(const std::unique_lock<std::recursive_mutex>& lock, ModelFinished finished) {
    if (talk_.steps >= shared_->settings.steps_max) return give_up("endless_calls");
    std::vector<ToolArguments> arguments;
    ToolTexts mends;
    bool wrong = false;
    for (const ModelToolCall& call : finished.calls) {
      auto read = read_call(call);
      ModelToolResult result{call.id, call.tool, std::string(kNotRun), true};
      if (read) {
        arguments.push_back(*std::move(read));
      } else {
        wrong = true;
        result.text = read.error().message;
      }
      mends.results.push_back(std::move(result));
    }
    talk_.messages.push_back(
        ModelText{said_, finished.calls, std::move(finished.provider), std::move(finished.state)});
    begun_ = talk_.prose;
    if (wrong) {
      talk_.messages.push_back(std::move(mends));
      if (!ask(lock)) give_up("wrong_calls");
      return;
    }
    over_ = true;
    talk_.awaited = std::move(finished.calls);
    shared_->talks.keep(turn_.id, std::move(talk_));
    listener_->decided(std::move(arguments));
  }

  Result<ToolArguments> read_call(const ModelToolCall& call) const {
    const Tool* tool = find_tool(call.tool);
    if (!tool) return Error{ErrorCode::not_found, "There is no tool of this name."};
    if (!call.fault.empty()) return Error{ErrorCode::invalid_argument, call.fault};
    if (std::find(barred_.begin(), barred_.end(), tool) != barred_.end()) {
      return Error{ErrorCode::permission_denied, std::string(kNotAsked)};
    }
    return read_arguments(*tool, restored(call.arguments, talk_.placeholders));
  }

  void give_up(std::string_view reason) {
    over_ = true;
    tell_why(reason);
    listener_->gave_up();
  }

  void tell_why(std::string_view reason) {
    if (shared_->world.gave_up) shared_->world.gave_up(site_, reason);
  }

  const std::shared_ptr<Shared> shared_;
  const Turn turn_;
  const std::string site_;
  const ConversationId conversation_;
  const std::string currency_;
  const ProseWords words_;
  const std::vector<const Tool*> barred_;
  const std::shared_ptr<DecisionListener> listener_;

  std::recursive_mutex mutex_;  ///< For all below; a provider may answer while it is asked.
  Talk talk_;
  ModelRequest request_;  ///< Up to this turn's message.
  std::string begun_;  ///< What was shown before this answer.
  std::string said_;   ///< By this answer, as the model wrote it.
  std::optional<Prose> prose_;
  std::optional<BudgetPermit> permit_;
  std::vector<std::unique_ptr<ModelCall>> calls_;
  bool over_ = false;
};

/// Gives the step up when nobody waits any more.
template <class Step>
struct Handle {
  std::shared_ptr<Step> step;
  ~Handle() { step->cancel(); }
};

}  // namespace

ModelTurns::ModelTurns(Provider& provider, ModelTurnSettings settings, ModelTurnWorld world)
    : shared_(std::make_shared<Shared>(provider, std::move(settings), std::move(world))) {}

ModelTurns::~ModelTurns() = default;

std::shared_ptr<void> ModelTurns::decide(const SiteKnowledge& knowledge, const State& state,
                                         const Turn& turn,
                                         std::shared_ptr<DecisionListener> listener) {
  if (turn.form) return nullptr;
  using TheStep = Step<Shared>;
  auto handle = std::make_shared<Handle<TheStep>>();
  handle->step =
      std::make_shared<TheStep>(shared_, knowledge, state, turn, std::move(listener));
  if (!handle->step->begin()) return nullptr;
  return handle;
}

}  // namespace aisle
