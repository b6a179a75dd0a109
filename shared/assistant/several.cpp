#include "shared/assistant/several.h"

#include <algorithm>
#include <utility>

#include "shared/assistant/chips.h"
#include "shared/assistant/order_wish.h"
#include "shared/assistant/wishes.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::int64_t kShownOfEach = 3;  ///< Products of each list, where there are several.

template <class Value>
void add_once(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool searches(Intent intent) {
  return intent == Intent::find_product || intent == Intent::recommend;
}

// Whether the shopper would have to confirm it.
bool changes(Intent intent) {
  switch (intent) {
    case Intent::cancel_order:
    case Intent::change_address:
    case Intent::change_items:
    case Intent::change_payment:
    case Intent::return_items:
    case Intent::exchange_items:
    case Intent::add_to_cart:
    case Intent::change_cart:
    case Intent::remove_from_cart: return true;
    default: return false;
  }
}

// Whether it is about what a wish before it brings: "and is it waterproof?"
bool points_back(const Understanding& understood) {
  return understood.entities.pointing.any() || understood.intent == Intent::compare;
}

// How much room a layout takes beside another: orders are drawn with products, details alone.
int rank(Layout layout) {
  switch (layout) {
    case Layout::none: return 0;
    case Layout::detail: return 1;
    case Layout::comparison: return 2;
    case Layout::cards: return 3;
    default: return 4;
  }
}

class Joined {
 public:
  explicit Joined(const Scene& scene) : scene_(scene) {}

  void add(const Answer& answer) {
    if (is_said(answer)) return;
    // Two details, or a detail beside a comparison, are cards.
    const bool other_products =
        !all_.products.empty() && !answer.products.empty() && all_.products != answer.products;
    add_paragraphs(answer.text);
    if (rank(answer.layout) > rank(all_.layout)) all_.layout = answer.layout;
    if (other_products && rank(all_.layout) < rank(Layout::cards)) all_.layout = Layout::cards;
    for (const ProductId& id : answer.products) add_once(all_.products, id);
    for (const OrderId& id : answer.orders) add_once(all_.orders, id);
    for (const ReceiptId& id : answer.citations) add_once(all_.citations, id);
    all_.understood = all_.understood && answer.understood;
    // What is asked back decides how the next message is read; then what has products.
    const bool asks = !answer.asking.empty() && all_.asking.empty();
    if (all_.intent.empty() || asks) all_.intent = answer.intent;
    if (asks) all_.asking = answer.asking;
    const bool shows_first = !answer.products.empty() && !shows_;
    if (asks || all_.suggestions.empty() || (all_.asking.empty() && shows_first)) {
      all_.suggestions = answer.suggestions;
    }
    shows_ = shows_ || shows_first;
  }

  // What is left for later, with a reply for each.
  Answer with_rest(const std::vector<std::string_view>& rest) && {
    if (rest.empty()) return std::move(all_);
    std::vector<std::string> quoted;
    std::vector<std::string> chips;
    for (const std::string_view wish : rest) {
      quoted.push_back(scene_.say("rest_item", {{"wish", std::string(wish)}}));
      if (wish.size() <= kChipBytesMax) chips.emplace_back(wish);
    }
    all_.text += "\n\n" + scene_.say("rest", {{"rest", scene_.list(quoted)}});
    for (const std::string& chip : all_.suggestions) add_once(chips, chip);
    if (chips.size() > kChipsMax) chips.resize(kChipsMax);
    if (all_.asking.empty()) all_.suggestions = std::move(chips);
    return std::move(all_);
  }

 private:
  // None twice: how to reach the shop is said below one wish.
  void add_paragraphs(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", begin), text.size());
      const std::string_view paragraph = text.substr(begin, end - begin);
      begin = std::min(end + 2, text.size());
      if (all_.text.find(paragraph) != std::string::npos) continue;
      all_.text += all_.text.empty() ? "" : "\n\n";
      all_.text += paragraph;
    }
  }

  // The same passage answers two questions, and two wishes may need the same proof.
  bool is_said(const Answer& answer) const {
    if (all_.text.find(answer.text) != std::string::npos) return true;
    if (answer.citations.empty() || !answer.products.empty()) return false;
    return std::all_of(answer.citations.begin(), answer.citations.end(), [&](const ReceiptId& id) {
      return std::find(all_.citations.begin(), all_.citations.end(), id) != all_.citations.end();
    });
  }

  const Scene& scene_;
  Answer all_;
  bool shows_ = false;
};

// "Do you ship to Norway? How much?"
bool asks_on(const Understanding& before, const Understanding& next) {
  return before.intent == Intent::policy_question && !next.entities.names_catalog() &&
         next.entities.text.empty();
}

}  // namespace

Decision decide_several(const Scene& scene, const std::vector<std::string_view>& wishes,
                        const UnderstandIn& understand, const DecideOne& decide) {
  const std::size_t count = std::min(wishes.size(), kWishesMax);
  std::vector<Understanding> alone;
  for (std::size_t i = 0; i < count; ++i) alone.push_back(understand(wishes[i], scene.context));
  const auto lists = std::count_if(alone.begin(), alone.end(),
                                   [](const Understanding& each) { return searches(each.intent); });

  Joined joined(scene);
  Context context = scene.context;
  context.question.reset();
  std::vector<ToolArguments> missing;
  std::vector<std::string_view> rest;
  bool changed = false;
  for (std::size_t i = 0; i < count; ++i) {
    const bool waits = i > 0 && (points_back(alone[i]) || asks_on(alone[i - 1], alone[i]));
    if (waits && !missing.empty()) break;
    if (changes(alone[i].intent) && std::exchange(changed, true)) {
      rest.push_back(wishes[i]);
      continue;
    }
    if (alone[i].intent == Intent::thanks) {
      // Said once, in front of what was asked for.
      if (i == 0) joined.add(scene.answer(scene.say("welcome")));
      continue;
    }
    Scene own{scene.state,
              scene.turn,
              scene.names,
              scene.vocabulary,
              scene.lexicon,
              scene.replies,
              wishes[i],
              waits ? context : scene.context,
              waits ? understand(wishes[i], context) : alone[i],
              lists > 1 ? kShownOfEach : scene.shown_max};
    own.context.question.reset();
    Decision decision = decide(own);
    if (const auto* tools = std::get_if<std::vector<ToolArguments>>(&decision)) {
      for (const ToolArguments& arguments : *tools) add_once(missing, arguments);
      continue;
    }
    const Answer& answer = std::get<Answer>(decision);
    context = continued(std::move(context), scene.turn, answer);
    joined.add(answer);
  }
  if (!missing.empty()) return missing;
  rest.insert(rest.end(), wishes.begin() + static_cast<std::ptrdiff_t>(count), wishes.end());
  return std::move(joined).with_rest(rest);
}

}  // namespace aisle
