// Questions about what the merchant promises: the passage that answers, quoted and cited.
#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/passage.h"
#include "shared/assistant/policy_query.h"

namespace aisle {
namespace {

SearchPolicies about_continued(const Scene& scene) {
  return policies_about(
      continued_policy_query(scene.context.policy_query, scene.text, scene.lexicon));
}

// As `decide_policy`, without saying that nothing is known: null when no passage answers.
std::optional<Decision> quote_policy(const Scene& scene, const SearchPolicies& query,
                                     std::int64_t score_min) {
  const ToolResult* result = scene.result(query);
  if (!result) return ask(query);
  const PassageHit* hit = best_passage(result, score_min);
  if (!hit) return std::nullopt;
  return quote_passage(scene, "policy_answer", *hit, *result);
}

}  // namespace

std::optional<Decision> decide_by_policy(const Scene& scene) {
  const SearchPolicies query = about_question(scene);
  if (!has_policy_topic(query.text)) return std::nullopt;
  const ToolResult* result = scene.result(query);
  if (!result) return ask(query);
  // "Has it got a rain cover?" is not about what is covered.
  const PassageHit* hit = best_passage(result, kSpecialScoreMin);
  const std::vector<std::string> wanted = content_words(scene.text, scene.lexicon);
  if (!hit ||
      2 * count_held(hit->passage.heading + ' ' + hit->passage.text, wanted, scene.lexicon) <=
          wanted.size()) {
    return std::nullopt;
  }
  return quote_passage(scene, "policy_answer", *hit, *result);
}

Decision decide_policy(const Scene& scene) {
  const SearchPolicies continued = about_continued(scene);
  if (!continued.text.empty()) {
    if (auto decision = quote_policy(scene, continued, kQuotedScoreMin)) {
      return *std::move(decision);
    }
  }
  if (auto decision = quote_policy(scene, about_question(scene), kQuotedScoreMin)) {
    return *std::move(decision);
  }
  Answer answer = scene.answer(scene.say("policy_unknown"));
  answer.understood = false;
  answer.suggestions = opening_chips(scene);
  return answer;
}

}  // namespace aisle
