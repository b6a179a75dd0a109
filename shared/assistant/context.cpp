#include "shared/assistant/context.h"

#include <algorithm>

namespace aisle {
namespace {

bool is_list(const Answer& answer) {
  return answer.layout == Layout::cards || answer.layout == Layout::comparison;
}

// Whether a search has all that another one has, and a subject that this one lacks.
bool adds_subject(const SearchCatalog& search, const SearchCatalog& to) {
  if (to.category.empty() && !search.category.empty()) return true;
  if (to.brand.empty() && !search.brand.empty()) return true;
  return search.text.size() > to.text.size() && search.text.ends_with(to.text) &&
         search.options == to.options;
}

// Of the searches of one turn, the first is the wish itself and later ones are wider, unless one
// adds it to what was searched before. The one that was shown is the one that returned the first
// product of the answer.
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
  if (context.shown && adds_subject(*context.shown, *context.wanted)) {
    context.wanted = context.shown;
  }
}

void read_list(const Turn& turn, const Answer& answer, std::vector<Product>& list) {
  for (const ProductId& id : answer.products) {
    if (const Product* product = find_product(turn, id)) list.push_back(*product);
  }
}

// The facet that an answer asked about; empty when it asked for something else.
std::string read_narrowing(const Turn& turn) {
  const auto* answered = std::get_if<Answered>(&turn.progress);
  if (!answered || !answered->answer.asking.starts_with(kNarrowing)) return {};
  return answered->answer.asking.substr(kNarrowing.size());
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
  for (const Turn& past : state.turns) {
    if (past.message == turn.message) break;
    if (std::string facet = read_narrowing(past); !facet.empty()) {
      context.narrowed.push_back(std::move(facet));
    }
  }
  for (auto past = state.turns.rbegin(); past != state.turns.rend(); ++past) {
    if (!before) {
      before = past->message == turn.message;
      continue;
    }
    if (++seen > kTurnsRemembered) break;
    const auto* answered = std::get_if<Answered>(&past->progress);
    if (!answered) continue;
    const Answer& answer = answered->answer;
    if (seen == 1) context.intent = answer.intent;
    if (seen == 1 && !answer.asking.empty()) {
      const auto place = static_cast<std::size_t>(state.turns.rend() - past) - 1;
      context.question = read_question(state.turns, place);
    }
    if (context.order.empty() && answer.orders.size() == 1) context.order = answer.orders.front();
    if (seen == 1) context.policy_query = read_policy_query(*past, answer);
    if (!context.wanted) {
      read_searches(*past, answer, context);
    } else if (Context earlier; read_searches(*past, answer, earlier), earlier.wanted) {
      context.earlier.push_back(*std::move(earlier.wanted));
    }
    if (answer.products.empty()) continue;
    if (!met_products && answer.products.size() == 1) {
      alone = answer.products.front();
      alone_page = past->page.product;
    }
    if (answer.products == std::vector{alone}) context.about_focus.push_back(past->text);
    met_products = true;
    if (context.listed.empty() && is_list(answer)) read_list(*past, answer, context.listed);
    if (context.cards.empty() && answer.layout == Layout::cards) {
      read_list(*past, answer, context.cards);
    }
  }
  // Who went to another product's page since means that one.
  const bool moved_on = !turn.page.product.empty() && turn.page.product != alone_page;
  context.focus = alone.empty() || moved_on ? turn.page.product : alone;
  if (context.focus != alone) context.about_focus.clear();
  return context;
}

Context continued(Context context, const Turn& turn, const Answer& answer) {
  context.intent = answer.intent;
  context.policy_query = read_policy_query(turn, answer);
  if (answer.orders.size() == 1) context.order = answer.orders.front();
  if (answer.products.empty()) return context;
  for (const ToolUse& use : turn.tools) {
    const auto* search = std::get_if<SearchCatalog>(&use.call.arguments);
    const bool shows = search && use.result && !use.result->products.empty() &&
                       use.result->products.front().id == answer.products.front();
    if (!shows) continue;
    context.wanted = context.shown = *search;
    context.total = use.result->total;
    break;
  }
  if (is_list(answer)) {
    context.listed.clear();
    read_list(turn, answer, context.listed);
    if (answer.layout == Layout::cards) context.cards = context.listed;
  }
  const ProductId before = context.focus;
  context.focus = answer.products.size() == 1 ? answer.products.front() : ProductId{};
  if (context.focus != before) context.about_focus.clear();
  return context;
}

}  // namespace aisle
