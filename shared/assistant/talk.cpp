// What needs no tool: small talk, who this is, what it can do, what the shop has.
#include "shared/assistant/chips.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/scene.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::size_t kBrowsedCategories = 8;

Answer browse(const Scene& scene) {
  std::vector<std::string> names;
  for (const NamedCount& category : scene.vocabulary.categories) {
    if (names.size() == kBrowsedCategories) break;
    names.push_back(inside_sentence(scene, category.name));
  }
  return scene.answer(scene.say("browse", {{"categories", scene.list(names)}}));
}

}  // namespace

Decision decide_talk(const Scene& scene) {
  Answer answer;
  switch (scene.understood.intent) {
    case Intent::browse: answer = browse(scene); break;
    case Intent::affirm:
      answer = scene.answer(scene.say(scene.context.wanted ? "affirm" : "help"));
      break;
    default:
      // These have a text of their own name.
      answer = scene.answer(scene.say(enum_name(scene.understood.intent)));
  }
  answer.understood = scene.understood.intent != Intent::out_of_scope;
  if (scene.understood.intent != Intent::goodbye) answer.suggestions = opening_chips(scene);
  return answer;
}

}  // namespace aisle
