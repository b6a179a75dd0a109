// Questions about what the merchant promises: the passage that answers, quoted and cited.
#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/order_wish.h"
#include "shared/assistant/policy_query.h"
#include "shared/assistant/query.h"
#include "shared/assistant/scene.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// Of a question's weight a passage holds so much, in thousandths, before it is taken for an answer;
// a fixed query of many words that mean the same needs less.
constexpr std::int64_t kPassageScoreMin = 500;
constexpr std::int64_t kFixedScoreMin = 120;
constexpr std::int64_t kSpecialScoreMin = 600;
constexpr std::size_t kQuoteBytesMax = 480;

const PassageHit* best_passage(const ToolResult* result, std::int64_t score_min) {
  if (!result || result->passages.empty()) return nullptr;
  const PassageHit& best = result->passages.front();
  return best.score >= score_min ? &best : nullptr;
}

Answer quote(const Scene& scene, std::string_view key, const PassageHit& hit,
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

SearchPolicies about(std::string text) { return {.text = std::move(text), .limit = 3}; }

SearchPolicies about_question(const Scene& scene) {
  return about(policy_query(scene.text, scene.lexicon));
}

SearchPolicies about_continued(const Scene& scene) {
  return about(continued_policy_query(scene.context.policy_query, scene.text, scene.lexicon));
}

// As `decide_policy`, without saying that nothing is known: null when no passage answers.
std::optional<Decision> quote_policy(const Scene& scene, const SearchPolicies& query,
                                     std::int64_t score_min) {
  const ToolResult* result = scene.result(query);
  if (!result) return ask(query);
  const PassageHit* hit = best_passage(result, score_min);
  if (!hit) return std::nullopt;
  return quote(scene, "policy_answer", *hit, *result);
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
  if (!hit || 2 * count_held(hit->passage.heading + ' ' + hit->passage.text, wanted, scene.lexicon) <= wanted.size()) {
    return std::nullopt;
  }
  return quote(scene, "policy_answer", *hit, *result);
}

Decision decide_policy(const Scene& scene) {
  const SearchPolicies continued = about_continued(scene);
  if (!continued.text.empty()) {
    if (auto decision = quote_policy(scene, continued, kPassageScoreMin)) {
      return *std::move(decision);
    }
  }
  if (auto decision = quote_policy(scene, about_question(scene), kPassageScoreMin)) {
    return *std::move(decision);
  }
  Answer answer = scene.answer(scene.say("policy_unknown"));
  answer.understood = false;
  answer.suggestions = opening_chips(scene);
  return answer;
}

namespace {

// The order that a complaint is about, or which ones there are.
ToolArguments orders_asked(const Scene& scene) {
  const OrderId order = meant_order(scene);
  if (order.empty()) return ListOrders{};
  return FindOrder{order};
}

bool was_asked_for_order(const Scene& scene) {
  return std::any_of(scene.state.turns.begin(), scene.state.turns.end(), [](const Turn& turn) {
    const auto* answered = std::get_if<Answered>(&turn.progress);
    return answered && answered->answer.intent == enum_name(Intent::complaint) &&
           !answered->answer.asking.empty();
  });
}

// Shows the order that a complaint is about with what can be done, or asks for it once.
void add_order(const Scene& scene, const ToolResult& result, Answer& answer) {
  if (result.status == ToolStatus::unsupported) return;
  const bool named = !meant_order(scene).empty();
  if (named && result.status == ToolStatus::unproven) {
    answer.text += "\n\n" + scene.say("ask_identity");
    answer.layout = Layout::identify;
    answer.asking = "identity";
    return;
  }
  const bool known = named && !result.orders.empty();
  if (!known) {
    if (was_asked_for_order(scene)) return;
    answer.text += "\n\n" + scene.say("complaint_order");
    answer.asking = "order";
    answer.suggestions.clear();
    for (const OrderFacts& order : result.orders) {
      if (answer.suggestions.size() < kChipsMax) {
        answer.suggestions.push_back(scene.say("order_chip", {{"order", order.id.value}}));
      }
    }
    return;
  }
  const OrderFacts& order = result.orders.front();
  answer.layout = Layout::orders;
  answer.orders = {order.id};
  cite(answer, result, order.id.value, FactKind::order);
  answer.suggestions.clear();
  const Placeholders values = {{"order", order.id.value}};
  if (order.allows(OrderAction::return_items)) {
    answer.suggestions.push_back(scene.say("return_chip", values));
  }
  if (order.allows(OrderAction::exchange_items)) {
    answer.suggestions.push_back(scene.say("exchange_chip", values));
  }
  answer.suggestions.push_back(scene.say("chip_person"));
}

}  // namespace

namespace {

// The team takes over, where the shop has one: null where it has not.
std::optional<Decision> decide_handoff(const Scene& scene) {
  const RequestHandoff arguments;
  const ToolResult* result = scene.result(arguments);
  if (!result) return ask(arguments);
  if (result->status != ToolStatus::ok) return std::nullopt;
  const bool waits = scene.state.handoff.has_value();
  Answer answer = scene.answer(scene.say(waits ? "handoff_waiting" : "handoff_form"));
  if (!result->message.empty()) {
    add_sentence(answer.text, scene.say("handoff_hours", {{"hours", result->message}}));
  }
  if (!waits) answer.layout = Layout::handoff_form;
  return answer;
}

}  // namespace

Decision decide_contact(const Scene& scene) {
  if (scene.understood.intent == Intent::talk_to_person) {
    if (auto decision = decide_handoff(scene)) return *std::move(decision);
  }
  const Intent intent = scene.understood.intent;
  const bool person = intent == Intent::talk_to_person;
  const bool complaint = intent == Intent::complaint;
  const SearchPolicies topic = about(scene.say(person      ? "ask_contact"
                                               : complaint ? "ask_complaint"
                                                           : "ask_order"));
  const SearchPolicies contact = about(scene.say("ask_contact"));
  const SearchPolicies question = about_question(scene);
  std::vector<ToolArguments> missing;
  if (!scene.result(question)) missing.emplace_back(question);
  if (!(topic == question) && !scene.result(topic)) missing.emplace_back(topic);
  if (!(contact == topic) && !(contact == question) && !scene.result(contact)) {
    missing.emplace_back(contact);
  }
  const ToolArguments orders = complaint ? orders_asked(scene) : ToolArguments{};
  if (complaint && !scene.result(orders)) missing.push_back(orders);
  if (!missing.empty()) return missing;

  const std::string key = person ? "person" : complaint ? "complaint" : "order_status";
  // What the shopper asks in particular counts more than what such questions are about.
  const bool special = !person && has_policy_topic(question.text) &&
                       best_passage(scene.result(question), kSpecialScoreMin);
  const ToolResult& result = *scene.result(special ? question : topic);
  const PassageHit* hit = best_passage(&result, kFixedScoreMin);
  Answer answer = hit ? quote(scene, key, *hit, result) : scene.answer(scene.say(key + "_bare"));
  const ToolResult& contacts = *scene.result(contact);
  const PassageHit* reach = person ? nullptr : best_passage(&contacts, kFixedScoreMin);
  if (reach && !(hit && hit->passage == reach->passage)) {
    const Answer more = quote(scene, "order_contact", *reach, contacts);
    answer.text += "\n\n" + more.text;
    answer.citations.insert(answer.citations.end(), more.citations.begin(), more.citations.end());
  }
  answer.suggestions = opening_chips(scene);
  if (complaint) add_order(scene, *scene.result(orders), answer);
  return answer;
}

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
    if (const PassageHit* hit = best_passage(passages, kPassageScoreMin)) {
      return quote(scene, "policy_answer", *hit, *passages);
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
