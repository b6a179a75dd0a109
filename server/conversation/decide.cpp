#include "server/conversation/runner.h"

namespace aisle {

const SiteAssistant* assistant_for(const SiteKnowledge& knowledge, std::string_view language) {
  const auto find = [&](std::string_view name) -> const SiteAssistant* {
    const auto found = knowledge.assistants.find(std::string(name));
    return found == knowledge.assistants.end() ? nullptr : found->second.get();
  };
  if (const SiteAssistant* exact = find(language)) return exact;
  if (const SiteAssistant* general = find(language.substr(0, language.find('-')))) return general;
  return find("en");
}

Decision decide_with_assistant(const SiteKnowledge& knowledge, const State& state,
                               const Turn& turn) {
  const SiteAssistant* site = assistant_for(knowledge, state.language);
  if (!site) return Answer{.understood = false};
  return site->assistant->decide(state, turn, site->names);
}

}  // namespace aisle
