#include "shared/assistant/scene.h"

namespace aisle {

const ToolResult* Scene::result(const ToolArguments& arguments) const {
  for (const ToolUse& use : turn.tools) {
    if (use.result && use.call.arguments == arguments) return &*use.result;
  }
  return nullptr;
}

std::string Scene::list(const std::vector<std::string>& names, std::string_view last) const {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0)
      text += i + 1 == names.size() ? " " + say(last) + " " : say("list_comma") + " ";
    text += names[i];
  }
  return text;
}

void add_sentence(std::string& text, std::string_view sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += ' ';
  text += sentence;
}

}  // namespace aisle
