// What was not understood: looked for everywhere before it is given up.
#include "shared/assistant/chips.h"
#include "shared/assistant/passage.h"
#include "shared/assistant/query.h"

namespace aisle {

Decision decide_unsure(const Scene& scene) {
  SearchCatalog products = new_query(scene.understood.entities);
  const SearchPolicies policies = about_question(scene);
  const bool searchable = !products.text.empty() || !products.category.empty();
  std::vector<ToolArguments> missing;
  if (searchable && !scene.result(products)) missing.emplace_back(products);
  if (searchable && !scene.result(policies)) missing.emplace_back(policies);
  if (!missing.empty()) return missing;
  if (searchable) {
    const ToolResult* passages = scene.result(policies);
    if (const PassageHit* hit = best_passage(passages, kQuotedScoreMin)) {
      return quote_passage(scene, "policy_answer", *hit, *passages);
    }
    const ToolResult& found = *scene.result(products);
    const bool strict = found.match == Match::all_words || found.match == Match::corrected;
    if (strict && !found.products.empty()) return decide_search(scene);
  }
  Answer answer = scene.answer(scene.say("not_understood"));
  answer.understood = false;
  answer.suggestions = opening_chips(scene);
  return answer;
}

}  // namespace aisle
