#include "server/model_turns/shown.h"

#include <algorithm>

#include "shared/base/text.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

template <class Value>
void add_once(std::vector<Value>& values, const Value& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

// In the order in which the prose names them.
void show_named(Answer& answer, const Handles& handles) {
  const std::string prose = fold(answer.text);
  std::vector<std::pair<std::size_t, const Product*>> named;
  for (const Product* product : handles.products()) {
    const std::size_t at = prose.find(fold(product->title));
    if (at != prose.npos && !product->title.empty()) named.emplace_back(at, product);
  }
  std::stable_sort(named.begin(), named.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [at, product] : named) add_once(answer.products, product->id);
}

template <class Arguments>
const ToolResult* result_of(const Turn& turn) {
  for (auto use = turn.tools.rbegin(); use != turn.tools.rend(); ++use) {
    if (use->result && std::holds_alternative<Arguments>(use->call.arguments)) return &*use->result;
  }
  return nullptr;
}

bool has_status(const Turn& turn, ToolStatus status) {
  return std::any_of(turn.tools.begin(), turn.tools.end(), [&](const ToolUse& use) {
    return use.result && use.result->status == status;
  });
}

void show_orders(Answer& answer, const Turn& turn) {
  constexpr std::size_t kOrdersShown = 5;
  for (const ToolUse& use : turn.tools) {
    if (!use.result) continue;
    for (const OrderFacts& order : use.result->orders) add_once(answer.orders, order.id);
  }
  // Those that the prose speaks of, or else all.
  std::vector<OrderId> named;
  for (const OrderId& id : answer.orders) {
    if (answer.text.find(id.value) != answer.text.npos) named.push_back(id);
  }
  if (!named.empty()) answer.orders = std::move(named);
  if (answer.orders.size() > kOrdersShown) answer.orders.resize(kOrdersShown);
}

Layout layout_of(const Answer& answer, const Turn& turn) {
  if (asks_about_change(turn)) return Layout::none;
  if (has_status(turn, ToolStatus::unproven)) return Layout::identify;
  if (const ToolResult* handoff = result_of<RequestHandoff>(turn);
      handoff && handoff->status == ToolStatus::ok) {
    return Layout::handoff_form;
  }
  if (!answer.orders.empty()) return Layout::orders;
  if (answer.products.size() == 1) return Layout::detail;
  if (answer.products.size() > 1) return Layout::cards;
  if (const ToolResult* cart = result_of<GetCart>(turn); cart && cart->cart) return Layout::cart;
  return Layout::none;
}

}  // namespace

bool asks_about_change(const Turn& turn) {
  return std::any_of(turn.tools.begin(), turn.tools.end(), [](const ToolUse& use) {
    return use.result && (use.result->proposal || use.result->cart_proposal);
  });
}

Answer make_answer(std::string prose, const std::vector<std::string>& marks, const Turn& turn) {
  const Handles handles(turn);
  Answer answer;
  answer.text = std::move(prose);
  answer.intent = "model";
  for (const std::string& mark : marks) {
    if (const Product* product = handles.product(mark)) add_once(answer.products, product->id);
    if (const Receipt* passage = handles.passage(mark)) add_once(answer.citations, passage->id);
  }
  if (answer.products.empty()) show_named(answer, handles);
  if (answer.products.size() > kCardsMax) answer.products.resize(kCardsMax);
  show_orders(answer, turn);
  answer.layout = layout_of(answer, turn);
  if (answer.layout != Layout::orders) answer.orders.clear();
  return answer;
}

}  // namespace aisle
