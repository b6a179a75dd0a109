#include "shared/assistant/passage.h"

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/policy_query.h"

namespace aisle {
namespace {

constexpr std::size_t kQuoteBytesMax = 480;

}  // namespace

SearchPolicies policies_about(std::string text) { return {.text = std::move(text), .limit = 3}; }

SearchPolicies about_question(const Scene& scene) {
  return policies_about(policy_query(scene.text, scene.lexicon));
}

const PassageHit* best_passage(const ToolResult* result, std::int64_t score_min) {
  if (!result || result->passages.empty()) return nullptr;
  const PassageHit& best = result->passages.front();
  return best.score >= score_min ? &best : nullptr;
}

Answer quote_passage(const Scene& scene, std::string_view key, const PassageHit& hit,
                     const ToolResult& result) {
  const std::vector<std::string> wanted = content_words(scene.text, scene.lexicon);
  const std::string_view part =
      relevant_part(hit.passage.text, wanted, scene.lexicon, kQuoteBytesMax);
  Placeholders values = {{"quote", quoted(part)}, {"heading", hit.passage.heading}};
  Answer answer = scene.answer(scene.say(key, values));
  const std::string subject = hit.policy.value + "#" + hit.passage.id;
  cite(answer, result, subject, FactKind::policy);
  if (answer.citations.empty()) cite(answer, result, hit.policy.value, FactKind::policy);
  answer.suggestions = opening_chips(scene);
  return answer;
}

}  // namespace aisle
