#include "shared/assistant/context.h"

#include <algorithm>

namespace aisle {
namespace {

bool is_list(const Answer& answer) {
  return answer.layout == Layout::cards || answer.layout == Layout::comparison;
}

// Of the searches of one turn, the first is the wish itself and later ones are wider. The one that
// was shown is the one that returned the first product of the answer.
void read_searches(const Turn& turn, const Answer& answer, Context& context) {
  for (const ToolUse& use : turn.tools) {
    const auto* search = std::get_if<SearchCatalog>(&use.call.arguments);
    if (!search) continue;
    if (!context.wanted) context.wanted = *search;
    const bool shows = use.result && !use.result->products.empty() && !answer.products.empty() &&
                       use.result->products.front().id == answer.products.front();
    if (!context.shown && shows) {
      context.shown = *search;
      context.total = use.result->total;
    }
  }
}

void read_list(const Turn& turn, const Answer& answer, std::vector<Product>& list) {
  for (const ProductId& id : answer.products) {
    if (const Product* product = find_product(turn, id)) list.push_back(*product);
  }
}

// An answer without products that cites a policy; of several queries the first is the question.
std::string read_policy_query(const Turn& turn, const Answer& answer) {
  if (!answer.understood || answer.citations.empty() || !answer.products.empty()) return {};
  for (const ToolUse& use : turn.tools) {
    if (const auto* asked = std::get_if<SearchPolicies>(&use.call.arguments)) return asked->text;
  }
  return {};
}

// `asked` is the turn whose answer asked; turns of the same wish stand right before it.
OpenQuestion read_question(const std::vector<Turn>& turns, std::size_t asked) {
  const auto answer_of = [&](std::size_t i) -> const Answer* {
    const auto* answered = std::get_if<Answered>(&turns[i].progress);
    return answered ? &answered->answer : nullptr;
  };
  const Answer& answer = *answer_of(asked);
  OpenQuestion question{answer.intent, answer.asking, answer.orders, answer.suggestions, {}};
  for (std::size_t i = asked + 1; i-- > 0 && asked - i < kTurnsRemembered;) {
    const Answer* before = answer_of(i);
    if (!before || before->intent != answer.intent || before->asking.empty()) break;
    question.told.insert(question.told.begin(), turns[i].text);
  }
  return question;
}

}  // namespace

const Product* Context::find(const ProductId& id) const {
  const auto found = std::find_if(listed.begin(), listed.end(),
                                  [&](const Product& product) { return product.id == id; });
  return found == listed.end() ? nullptr : &*found;
}

Context read_context(const State& state, const Turn& turn) {
  Context context;
  ProductId alone;  // Of the latest answer with products, when it has just one.
  ProductId alone_page;
  bool met_products = false;
  std::size_t seen = 0;
  bool before = false;
  for (auto past = state.turns.rbegin(); past != state.turns.rend(); ++past) {
    if (!before) {
      before = past->message == turn.message;
      continue;
    }
    if (++seen > kTurnsRemembered) break;
    const auto* answered = std::get_if<Answered>(&past->progress);
    if (!answered) continue;
    const Answer& answer = answered->answer;
    if (seen == 1 && !answer.asking.empty()) {
      const auto place = static_cast<std::size_t>(state.turns.rend() - past) - 1;
      context.question = read_question(state.turns, place);
    }
    if (context.order.empty() && answer.orders.size() == 1) context.order = answer.orders.front();
    if (seen == 1) context.policy_query = read_policy_query(*past, answer);
    if (!context.wanted) read_searches(*past, answer, context);
    if (answer.products.empty()) continue;
    if (!met_products && answer.products.size() == 1) {
      alone = answer.products.front();
      alone_page = past->page.product;
    }
    met_products = true;
    if (context.listed.empty() && is_list(answer)) read_list(*past, answer, context.listed);
    if (context.cards.empty() && answer.layout == Layout::cards) {
      read_list(*past, answer, context.cards);
    }
  }
  // Who went to another product's page since means that one.
  const bool moved_on = !turn.page.product.empty() && turn.page.product != alone_page;
  context.focus = alone.empty() || moved_on ? turn.page.product : alone;
  return context;
}

}  // namespace aisle
