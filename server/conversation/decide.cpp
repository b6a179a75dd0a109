#include "server/conversation/runner.h"

namespace aisle {

namespace {

// Of the language, of its first part ("pt" of "pt-BR"), or of English; null when there is none.
template <class Value>
const Value* in_language(const std::map<std::string, Value>& by_language,
                         std::string_view language) {
  for (const std::string_view name :
       {language, language.substr(0, language.find('-')), std::string_view("en")}) {
    const auto found = by_language.find(std::string(name));
    if (found != by_language.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

const SiteAssistant* assistant_for(const SiteKnowledge& knowledge, std::string_view language) {
  const auto* assistant = in_language(knowledge.assistants, language);
  return assistant ? assistant->get() : nullptr;
}

std::string_view sentence_in(const std::map<std::string, std::string>& by_language,
                             std::string_view language) {
  const std::string* sentence = in_language(by_language, language);
  return sentence ? std::string_view(*sentence) : "…";
}

Decision decide_with_assistant(const SiteKnowledge& knowledge, const State& state,
                               const Turn& turn) {
  const SiteAssistant* site = assistant_for(knowledge, state.language);
  if (!site) return Answer{.understood = false};
  return site->assistant->decide(state, turn, site->names);
}

}  // namespace aisle
