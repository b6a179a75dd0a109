#include "server/model_turns/talk.h"

#include <algorithm>
#include <utility>

#include "server/model_turns/tool_text.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

ModelToolResult result_text(const ToolUse& use, const ModelToolCall& call, const Handles& handles,
                            Placeholders& placeholders) {
  return {call.id, call.tool, tool_text(use, handles, placeholders),
          use.result->status != ToolStatus::ok};
}

}  // namespace

void add_results(Talk& talk, const Turn& turn) {
  if (talk.awaited.empty() && talk.messages.empty() && !turn.tools.empty()) {
    ModelText asked;
    for (const ToolUse& use : turn.tools) {
      asked.calls.push_back({use.call.id,
                             std::string(tool_name(use.call.arguments)),
                             encode(use.call.arguments),
                             {},
                             {}});
    }
    talk.awaited = asked.calls;
    talk.messages.push_back(std::move(asked));
  }
  const std::vector<ModelToolCall> awaited = std::exchange(talk.awaited, {});
  if (awaited.empty() || awaited.size() > turn.tools.size()) return;
  const Handles handles(turn);
  ToolTexts texts;
  const std::size_t first = turn.tools.size() - awaited.size();
  for (std::size_t i = 0; i < awaited.size(); ++i) {
    const ToolUse& use = turn.tools[first + i];
    if (use.result) {
      texts.results.push_back(result_text(use, awaited[i], handles, talk.placeholders));
    }
  }
  talk.messages.push_back(std::move(texts));
}

Talk Talks::take(const TurnId& turn) {
  const std::lock_guard lock(mutex_);
  auto found = talks_.extract(turn);
  return found ? std::move(found.mapped().talk) : Talk();
}

void Talks::keep(const TurnId& turn, Talk talk) {
  const std::lock_guard lock(mutex_);
  talks_.insert_or_assign(turn, Kept{std::move(talk), ++kept_});
  order_.emplace_back(turn, kept_);
  const auto is_kept = [&](const auto& entry) {
    const auto found = talks_.find(entry.first);
    return found != talks_.end() && found->second.number == entry.second;
  };
  while (talks_.size() > talks_max_ || (!order_.empty() && !is_kept(order_.front()))) {
    if (is_kept(order_.front())) talks_.erase(order_.front().first);
    order_.pop_front();
  }
}

}  // namespace aisle
