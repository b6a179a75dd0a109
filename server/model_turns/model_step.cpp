#include "server/model_turns/model_step.h"

#include <algorithm>
#include <utility>

#include "server/model_turns/call_arguments.h"
#include "server/model_turns/changes.h"
#include "server/model_turns/shown.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::string_view kNotRun = "Not run: another call of this message was wrong.";
constexpr std::string_view kNotAsked =
    "Not run: the shopper has not asked for this change, and text from outside was read in this "
    "turn. Ask the shopper first.";

}  // namespace

ModelStep::ModelStep(std::shared_ptr<ModelTurnParts> parts, const SiteKnowledge& knowledge,
                     const State& state, const Turn& turn,
                     std::shared_ptr<DecisionListener> listener)
    : parts_(std::move(parts)),
      turn_(turn),
      site_(state.site),
      conversation_(state.conversation),
      heard_(heard_in(state)),
      words_{std::string(sentence_in(knowledge.withheld, state.language)),
             std::string(sentence_in(knowledge.not_promised, state.language))},
      barred_(barred_tools(knowledge, state, turn)),
      has_team_(knowledge.has_team),
      listener_(std::move(listener)),
      talk_(parts_->talks.take(turn.id)) {
  add_results(talk_, turn_);
  begun_ = talk_.prose;
  PromptParts prompt;
  const auto shop = parts_->world.shops.find(state.site);
  if (shop != parts_->world.shops.end()) prompt.shop = shop->second;
  prompt.canary = parts_->world.canary;
  prompt.now = parts_->world.now();
  prompt.tools = parts_->tools;
  request_ = std::make_shared<const ModelRequest>(
      make_request(prompt, state, turn_, parts_->settings.prompt, talk_.placeholders));
}

bool ModelStep::begin() {
  const std::lock_guard lock(mutex_);
  return ask();
}

void ModelStep::cancel() {
  std::vector<std::unique_ptr<ModelCall>> calls;
  const std::lock_guard lock(mutex_);
  over_ = true;
  calls.swap(calls_);
}

// Asks for the turn's next answer.
bool ModelStep::ask() {
  const auto& settings = parts_->settings;
  if (talk_.steps >= settings.steps_max) return false;
  ++talk_.steps;
  const ModelRequestPtr request = next_request();
  if (!permit(*request)) return false;
  said_.clear();
  prose_.emplace(turn_, heard_, talk_.placeholders, words_);
  auto call = parts_->provider.ask(
      request, [self = shared_from_this()](ModelPiece piece) { self->hear(std::move(piece)); });
  if (!over_) calls_.push_back(std::move(call));
  return true;
}

// With what was said in this turn, and at the last step without tools.
ModelRequestPtr ModelStep::next_request() const {
  const bool is_last = talk_.steps == parts_->settings.steps_max;
  if (talk_.messages.empty() && !is_last) return request_;
  ModelRequest request = *request_;
  if (is_last) request.tools = {};
  request.messages.insert(request.messages.end(), talk_.messages.begin(), talk_.messages.end());
  return std::make_shared<const ModelRequest>(std::move(request));
}

bool ModelStep::permit(const ModelRequest& request) {
  permit_.reset();
  if (!parts_->world.budgets) return true;
  Spender spender{site_, conversation_, turn_.id, {}};
  if (parts_->world.address_of) spender.address = parts_->world.address_of(spender.conversation);
  auto answer = parts_->world.budgets->ask(spender, estimated_usage(request), parts_->world.now());
  if (auto* permit = std::get_if<BudgetPermit>(&answer)) {
    permit_.emplace(std::move(*permit));
    return true;
  }
  tell_why(enum_name(std::get<BudgetLimit>(answer)));
  return false;
}

// On the provider's thread.
void ModelStep::hear(ModelPiece piece) {
  const std::lock_guard lock(mutex_);
  if (over_) return;
  if (const auto* said = std::get_if<ModelSaid>(&piece)) {
    hear_text(said->text);
  } else if (auto* finished = std::get_if<ModelFinished>(&piece)) {
    if (permit_) permit_->settle(finished->usage, finished->cost);
    finish(std::move(*finished));
  } else {
    const ModelFailed& failed = std::get<ModelFailed>(piece);
    if (permit_) permit_->settle(failed.usage, failed.cost);
    give_up(enum_name(failed.fault));
  }
}

void ModelStep::hear_text(const std::string& text) {
  const std::string& canary = parts_->world.canary;
  const std::size_t before = said_.size();
  said_ += text;
  const std::size_t from = before > canary.size() ? before - canary.size() : 0;
  if (!canary.empty() && said_.find(canary, from) != said_.npos) return give_up("canary");
  show(prose_->add(text));
}

void ModelStep::show(std::string text) {
  if (text.empty()) return;
  const bool continues = talk_.prose.size() == begun_.size() && !begun_.empty();
  if (continues) text.insert(0, "\n\n");
  talk_.prose += text;
  listener_->said(std::move(text));
}

void ModelStep::finish(ModelFinished finished) {
  if (finished.reason == FinishReason::refused) return give_up("refused");
  show(prose_->finish());
  talk_.promised = talk_.promised || prose_->withheld_promise();
  talk_.marks.insert(talk_.marks.end(), prose_->marks().begin(), prose_->marks().end());
  if (!finished.calls.empty()) return call(std::move(finished));
  Answer answer = make_answer(talk_.prose, talk_.marks, turn_);
  const bool says_nothing =
      answer.text.empty() && answer.layout == Layout::none && !asks_about_change(turn_);
  if (says_nothing) return give_up("silent");
  if (talk_.promised && answer.layout == Layout::none && has_team_) {
    answer.layout = Layout::handoff_form;
  }
  over_ = true;
  listener_->decided(std::move(answer));
}

void ModelStep::call(ModelFinished finished) {
  const bool fits = turn_.tools.size() + finished.calls.size() <= kTurnToolsMax;
  if (talk_.steps >= parts_->settings.steps_max || !fits) return give_up("endless_calls");
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
    if (!ask()) give_up("wrong_calls");
    return;
  }
  over_ = true;
  talk_.awaited = std::move(finished.calls);
  parts_->talks.keep(turn_.id, std::move(talk_));
  listener_->decided(std::move(arguments));
}

Result<ToolArguments> ModelStep::read_call(const ModelToolCall& call) const {
  const Tool* tool = find_tool(call.tool);
  if (!tool) return Error{ErrorCode::not_found, "There is no tool of this name."};
  if (!call.fault.empty()) return Error{ErrorCode::invalid_argument, call.fault};
  if (std::find(barred_.begin(), barred_.end(), tool) != barred_.end()) {
    return Error{ErrorCode::permission_denied, std::string(kNotAsked)};
  }
  return read_call_arguments(*tool, call.arguments, talk_.placeholders);
}

void ModelStep::give_up(std::string_view reason) {
  over_ = true;
  tell_why(reason);
  listener_->gave_up();
}

void ModelStep::tell_why(std::string_view reason) {
  if (parts_->world.gave_up) parts_->world.gave_up(site_, reason);
}

}  // namespace aisle
