#include "server/model_turns/changes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace aisle {
namespace {

struct Asked {
  std::string_view tool;
  std::array<std::string_view, 3> intents;  // Of the assistant's, that ask for it.
};

constexpr auto kAsked = std::to_array<Asked>({
    {"cancel_order", {"cancel_order"}},
    {"change_order_address", {"change_address"}},
    {"change_order_items", {"change_items", "exchange_items"}},
    {"change_order_payment", {"change_payment"}},
    {"return_items", {"return_items", "exchange_items"}},
    {"exchange_items", {"exchange_items", "return_items", "change_items"}},
    {"update_cart", {"add_to_cart", "change_cart", "remove_from_cart"}},
});

// What the shopper asked for in this turn and the ones right before.
std::vector<std::string_view> asked_intents(const SiteAssistant& site, const State& state,
                                            const Turn& turn) {
  std::vector<std::string_view> intents;
  for (auto one = state.turns.rbegin(); one != state.turns.rend(); ++one) {
    if (one->asked_at > turn.asked_at) continue;
    if (intents.size() == kAskedTurns) break;
    intents.push_back(site.assistant->intent(state, *one, site.names));
  }
  return intents;
}

bool was_asked(const Tool& tool, const std::vector<std::string_view>& intents) {
  const auto asked = std::find_if(kAsked.begin(), kAsked.end(),
                                  [&](const Asked& one) { return one.tool == tool.name(); });
  if (asked == kAsked.end()) return false;
  return std::any_of(asked->intents.begin(), asked->intents.end(), [&](std::string_view intent) {
    return !intent.empty() && std::find(intents.begin(), intents.end(), intent) != intents.end();
  });
}

}  // namespace

std::vector<const Tool*> barred_tools(const SiteKnowledge& knowledge, const State& state,
                                      const Turn& turn) {
  std::vector<const Tool*> barred;
  if (!has_outside_text(turn)) return barred;
  const SiteAssistant* site = assistant_for(knowledge, state.language);
  std::vector<std::string_view> intents;
  if (site) intents = asked_intents(*site, state, turn);
  for (const Tool* tool : all_tools()) {
    if (tool->access() == ToolAccess::proposal && !was_asked(*tool, intents)) {
      barred.push_back(tool);
    }
  }
  return barred;
}

}  // namespace aisle
