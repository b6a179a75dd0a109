// What a turn waits for that the shop's systems have to say: no thread of the conversation does.
#include <algorithm>

#include "server/conversation/live_conversation.h"

namespace aisle {
namespace {

// Whether the turn still waits for this call.
bool awaits(const State& state, const CallTool& asked) {
  const Turn* turn = current_turn(state);
  if (!turn || turn->id != asked.turn || !std::holds_alternative<Running>(turn->progress)) {
    return false;
  }
  return std::any_of(turn->tools.begin(), turn->tools.end(), [&](const ToolUse& use) {
    return use.call.id == asked.call.id && !use.result;
  });
}

bool contains(const auto& all, const auto& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

void LiveConversation::ask(std::vector<Effect> effects) {
  const auto knowledge = parts_->knowledge(state_.site);
  for (Effect& effect : effects) {
    if (contains(asked_, effect)) continue;
    auto ask = knowledge ? make_shop_ask(knowledge, state_, effect) : std::nullopt;
    if (!ask) continue;
    asked_.push_back(effect);
    parts_->streams.begin();
    if (std::holds_alternative<CallTool>(effect)) {
      later(parts_->settings.turn_timeout, [this, effect] { hear_late(effect); });
    }
    parts_->shop_workers.run(state_.site,
                             [self = self(), ask = *std::move(ask), effect = std::move(effect)] {
                               std::optional<ShopWord> word;
                               if (!self->parts_->given_up)
                                 word = ask_shop(ask, self->parts_->world.now());
                               self->post([self, effect, word = std::move(word)]() mutable {
                                 self->hear(effect, std::move(word));
                               });
                             });
  }
}

// Without a word nobody was asked: the next start does.
void LiveConversation::hear(const Effect& asked, std::optional<ShopWord> word) {
  std::erase(asked_, asked);
  parts_->streams.end();
  if (!word) return;
  if (!load()) return carry_on_later();
  Batch one = batch();
  if (const auto* call = std::get_if<CallTool>(&asked)) {
    if (awaits(one.state(), *call)) {
      append_result(one, parts_->world, call->turn, call->call.id,
                    std::get<ToolResult>(*std::move(word)));
    }
  } else if (contains(one.state().performing, std::get<PerformAction>(asked).confirmation)) {
    append_outcome(one, std::get<ActionOutcome>(*std::move(word)));
  }
  carry(std::move(one));
}

void LiveConversation::hear_late(const Effect& asked) {
  const auto& call = std::get<CallTool>(asked);
  if (!contains(asked_, asked) || parts_->given_up || !load() || !awaits(state_, call)) return;
  Batch one = batch();
  one.append(TurnFailed{call.turn, FailureReason::deadline});
  carry(std::move(one));
}

}  // namespace aisle
