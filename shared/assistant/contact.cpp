// A person instead of the assistant: the team or how the shop is reached, and what a complaint
// needs first.
#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/order_wish.h"
#include "shared/assistant/passage.h"
#include "shared/assistant/policy_query.h"
#include "shared/protocol/fields.h"

namespace aisle {
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

// The team takes over, where the shop has one: null where it has not.
std::optional<Decision> decide_handoff(const Scene& scene) {
  const RequestHandoff arguments;
  const ToolResult* result = scene.result(arguments);
  if (!result) return ask(arguments);
  if (result->status != ToolStatus::ok) return std::nullopt;
  const bool waits = awaited_handoff(scene.state, scene.turn.asked_at) != nullptr;
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
  const SearchPolicies topic = policies_about(scene.say(person      ? "ask_contact"
                                                        : complaint ? "ask_complaint"
                                                                    : "ask_order"));
  const SearchPolicies contact = policies_about(scene.say("ask_contact"));
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
  Answer answer =
      hit ? quote_passage(scene, key, *hit, result) : scene.answer(scene.say(key + "_bare"));
  const ToolResult& contacts = *scene.result(contact);
  const PassageHit* reach = person ? nullptr : best_passage(&contacts, kFixedScoreMin);
  if (reach && !(hit && hit->passage == reach->passage)) {
    const Answer more = quote_passage(scene, "order_contact", *reach, contacts);
    answer.text += "\n\n" + more.text;
    answer.citations.insert(answer.citations.end(), more.citations.begin(), more.citations.end());
  }
  answer.suggestions = opening_chips(scene);
  if (complaint) add_order(scene, *scene.result(orders), answer);
  return answer;
}

}  // namespace aisle
