#include "server/conversation/runner.h"

namespace aisle {

const Assistant* assistant_for(const SiteKnowledge& knowledge, std::string_view language) {
  const auto find = [&](std::string_view name) -> const Assistant* {
    const auto found = knowledge.assistants.find(std::string(name));
    return found == knowledge.assistants.end() ? nullptr : found->second.get();
  };
  if (const Assistant* exact = find(language)) return exact;
  if (const Assistant* general = find(language.substr(0, language.find('-')))) return general;
  return find("en");
}

Decision decide_with_assistant(const SiteKnowledge& knowledge, const State& state,
                               const Turn& turn) {
  const Assistant* assistant = assistant_for(knowledge, state.language);
  if (!assistant) return Answer{.understood = false};
  return assistant->decide(state, turn, knowledge.index->vocabulary());
}

}  // namespace aisle
