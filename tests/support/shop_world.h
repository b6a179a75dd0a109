// A conversation in a small shop, in one line: reducer, built-in assistant and tools.
//
// The tools here are a thin adapter over the search index, so that the same stories run natively
// and in Wasm; the server's own tools have their own tests.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "shared/assistant/assistant.h"
#include "shared/assistant/format.h"
#include "shared/conversation/reducer.h"
#include "shared/nlu/lexicon.h"
#include "shared/search/index.h"
#include "shared/tools/update_cart.h"
#include "tests/support/order_desk.h"
#include "tests/support/shop_catalog.h"
#include "tests/support/shop_catalog_de.h"
#include "tests/support/shop_catalog_es.h"
#include "tests/support/shop_catalog_fr.h"

namespace aisle::test {

inline std::string read_text(const std::string& path) {
  std::ifstream file(std::string(AISLE_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The files of a language of the repository; without a model when asked so.
inline LanguageFiles language_files(const std::string& language, bool with_model = true) {
  const std::string folder = "shared/assistant/languages/" + language + "/";
  return {language, read_text(folder + "replies.json"), read_text(folder + "lexicon.json"),
          with_model ? read_text(folder + "intents.model") : std::string()};
}

class TestReceipts {
 public:
  TestReceipts(const ToolCall& call, ToolResult& result) : call_(call), result_(result) {}

  void add(FactKind kind, const std::string& subject, const std::string& title, std::string value) {
    result_.receipts.push_back(
        {.id = {call_.id.value + "." + std::to_string(result_.receipts.size() + 1)},
         .kind = kind,
         .subject = subject,
         .title = title,
         .value = std::move(value),
         .source = "test"});
  }
  void add_prices(const Product& product) {
    for (const Variant& v : product.variants) {
      add(FactKind::price, product.id.value, product.title, format_money(v.price, "en"));
      if (v.list_price) {
        add(FactKind::price, product.id.value, product.title, format_money(*v.list_price, "en"));
      }
    }
    add(FactKind::stock, product.id.value, product.title, is_available(product) ? "yes" : "no");
    add(FactKind::rating, product.id.value, product.title,
        format_rating(product.rating_hundredths, "en"));
  }

 private:
  const ToolCall& call_;
  ToolResult& result_;
};

inline ToolResult run_tool(const ToolCall& call, const SearchCatalog& query,
                           const SearchIndex& index) {
  ToolResult result;
  CatalogHits hits = index.search(query);
  for (const std::uint32_t position : hits.positions) {
    Product product = index.products()[position];
    product.attributes.clear();
    TestReceipts(call, result).add_prices(product);
    result.products.push_back(std::move(product));
  }
  result.total = hits.total;
  result.match = hits.match;
  result.corrected_text = hits.corrected_text;
  result.facets = hits.facets;
  return result;
}

inline ToolResult run_tool(const ToolCall& call, const GetProduct& query,
                           const SearchIndex& index) {
  ToolResult result;
  TestReceipts receipts(call, result);
  for (const ProductId& id : query.ids) {
    const Product* product = index.find(id);
    if (!product) continue;
    receipts.add_prices(*product);
    for (const Attribute& attribute : product->attributes) {
      receipts.add(FactKind::attribute, id.value, attribute.name, attribute.value);
    }
    receipts.add(FactKind::attribute, id.value, product->title, product->description);
    result.products.push_back(*product);
  }
  if (result.products.empty()) result.status = ToolStatus::not_found;
  return result;
}

inline ToolResult run_tool(const ToolCall& call, const SearchPolicies& query,
                           const SearchIndex& index) {
  ToolResult result;
  result.passages = index.search(query);
  TestReceipts receipts(call, result);
  for (const PassageHit& hit : result.passages) {
    receipts.add(FactKind::policy, hit.policy.value + "#" + hit.passage.id, hit.passage.heading,
                 hit.passage.text);
  }
  return result;
}

inline void add_receipts(TestReceipts& receipts, const Cart& cart) {
  for (const CartLine& line : cart.lines) {
    receipts.add(FactKind::price, line.variant.value, line.title, format_money(line.price, "en"));
  }
  if (const auto sum = total(cart)) {
    receipts.add(FactKind::price, "cart", "", format_money(*sum, "en"));
  }
}

/// The built-in assistant calls none of the others.
inline ToolResult run_tool(const ToolCall&, const OtherTool&, const SearchIndex&) {
  return {.status = ToolStatus::unsupported};
}

inline ToolResult run_tool(const ToolCall& call, const GetCart&, const std::optional<Cart>& cart) {
  ToolResult result;
  result.cart = cart;
  TestReceipts receipts(call, result);
  if (cart) add_receipts(receipts, *cart);
  else result.status = ToolStatus::unsupported;
  return result;
}

/// What a tool of the shop answers, with receipts like the server's. Without a desk it has no orders.
inline ToolResult run_tool(const ToolCall& call, const SearchIndex& index,
                           const OrderDesk* desk = nullptr, const Identity& identity = {},
                           const std::optional<Cart>& cart = {}, bool has_team = false) {
  return std::visit(
      [&](const auto& query) -> ToolResult {
        if constexpr (std::is_same_v<std::decay_t<decltype(query)>, RequestHandoff>) {
          ToolResult result;
          if (!has_team) result.status = ToolStatus::unsupported;
          else result.message = "9-17";
          return result;
        } else if constexpr (std::is_same_v<std::decay_t<decltype(query)>, UpdateCart>) {
          return update_cart(query.steps, cart ? &*cart : nullptr, index);
        } else if constexpr (requires { run_tool(call, query, cart); }) {
          return run_tool(call, query, cart);
        } else if constexpr (requires { run_tool(call, query, index); }) {
          return run_tool(call, query, index);
        } else {
          if (desk) return desk->run(query, identity);
          ToolResult none;
          none.status = ToolStatus::unsupported;
          return none;
        }
      },
      call.arguments);
}

/// A shop with these products and the policies of the small one, read in English.
inline SearchIndex english_index(std::vector<Product> products) {
  const auto lexicon = Lexicon::parse(language_files("en").lexicon);
  return SearchIndex::build(std::move(products), shop_policies(),
                            lexicon ? lexicon->search : SearchLanguage{});
}

/// The shop in a language of the repository: its products are the same, in other words.
inline SearchIndex shop_index(const std::string& language = "en") {
  const auto lexicon = Lexicon::parse(language_files(language).lexicon);
  const SearchLanguage search = lexicon ? lexicon->search : SearchLanguage{};
  if (language == "de") return SearchIndex::build(german_products(), german_policies(), search);
  if (language == "es") return SearchIndex::build(spanish_products(), spanish_policies(), search);
  if (language == "fr") return SearchIndex::build(french_products(), french_policies(), search);
  return SearchIndex::build(shop_products(), shop_policies(), search);
}

/// One conversation. Each message runs its turn to the end.
class ShopConversation {
 public:
  ShopConversation(const Assistant& assistant, const SearchIndex& index,
                   const std::string& language = "en")
      : assistant_(assistant),
        index_(index),
        names_(std::make_shared<const NameIndex>(assistant.index_names(index.vocabulary()))),
        desk_(index.products()) {
    append(ConversationStarted{{"c1"}, "demo", language, "EUR"});
  }

  /// Sends a message from a product's page or (empty) elsewhere, and answers its finished turn.
  const Turn& say(const std::string& text, const std::string& page_product = "",
                  const std::optional<FilledForm>& form = {}) {
    const std::string number = std::to_string(state_.turns.size() + 1);
    const TurnId turn{"t" + number};
    rounds_ = 0;
    append(ShopperSentMessage{{"m" + number}, text, {.product = {page_product}, .cart = page_}, form});
    append(TurnStarted{turn, {"m" + number}});
    for (int calls = 0;;) {
      Decision decision = assistant_.decide(state_, state_.turns.back(), *names_);
      if (const auto* answer = std::get_if<Answer>(&decision)) {
        append(AssistantAnswered{turn, *answer});
        append(TurnCompleted{turn});
        return state_.turns.back();
      }
      if (++rounds_ > kRoundsMax) return state_.turns.back();
      std::vector<ToolCall> asked;
      for (const ToolArguments& arguments : std::get<std::vector<ToolArguments>>(decision)) {
        asked.push_back({{"k" + std::to_string(++calls)}, arguments});
        append(ModelCalledTool{turn, asked.back()});
      }
      for (const ToolCall& call : asked) {
        ToolResult result = run_tool(call, index_, has_orders_ ? &desk_ : nullptr, state_.identity,
                                     state_.cart, has_team_);
        const bool proposes = result.proposal.has_value();
        append(ToolReturned{turn, call.id, std::move(result)});
        if (!proposes) continue;
        append(ConfirmationRequested{turn, call.id, {"q" + number}, Time{std::chrono::hours(1)}});
      }
    }
  }

  /// The shop has orders from now on.
  void open_desk() { has_orders_ = true; }

  /// The shop has a team that can take over from now on.
  void open_team() { has_team_ = true; }

  /// The shopper fills in the form by which it is asked to.
  void ask_team() { append(HandoffRequested{HandoffReason::asked, "ada@example.org"}); }

  /// The shop's page has an empty cart from now on.
  void open_cart() { page_.emplace(); }

  /// The shopper takes what the latest turn that offers something offers. False when none does.
  bool take_offer() {
    const auto turn = std::find_if(state_.turns.rbegin(), state_.turns.rend(),
                                   [](const Turn& each) { return find_cart_proposal(each); });
    if (turn == state_.turns.rend()) return false;
    const CartProposal offer = *find_cart_proposal(*turn);
    for (std::size_t i = 0; i < offer.steps.size(); ++i) take(offer.steps[i], offer.lines[i]);
    append(CartChanged{turn->id, offer.steps, CartOutcome::performed, page_});
    return true;
  }

  /// From now on Kim has proven to be Kim: for one order, or with a signed token for all.
  void prove(IdentityLevel level, const std::string& order = "") {
    append(IdentityProven{level, {"kim"}, {order}});
  }

  /// The shopper clicks, and a yes is done at once. False when nothing is asked.
  bool click(bool yes) {
    const ConfirmationId id = state_.asked;
    const Turn* turn = find_confirmation(state_, id);
    const ToolUse* use = turn ? find_proposal(*turn) : nullptr;
    if (!use) return false;
    if (!yes) {
      append(ShopperDeclined{id});
      return true;
    }
    EventBody outcome = std::visit(
        [&](const auto& wanted) { return desk_.perform(wanted, *use->result->proposal, id); },
        use->call.arguments);
    append(ShopperConfirmed{id});
    append(std::move(outcome));
    return true;
  }

  const OrderDesk& desk() const { return desk_; }
  const State& state() const { return state_; }
  int rounds() const { return rounds_; }  ///< Of tools, in the last turn.

 private:
  // As a shop's page does it.
  void take(const CartStep& step, CartLine line) {
    auto& lines = page_->lines;
    const auto held = std::find_if(lines.begin(), lines.end(),
                                   [&](const CartLine& each) { return each.variant == step.variant; });
    const std::int64_t before = held == lines.end() ? 0 : held->quantity;
    line.quantity = step.kind == CartStepKind::add ? before + step.quantity : step.quantity;
    if (held == lines.end()) lines.push_back(std::move(line));
    else if (line.quantity == 0) lines.erase(held);
    else *held = std::move(line);
  }

  void append(EventBody body) {
    ++seq_;
    state_ =
        reduce(std::move(state_), {seq_, Time{std::chrono::seconds(1000 + seq_)}, std::move(body)})
            .state;
  }

  const Assistant& assistant_;
  const SearchIndex& index_;
  std::shared_ptr<const NameIndex> names_;
  OrderDesk desk_;
  bool has_orders_ = false;
  bool has_team_ = false;
  std::optional<Cart> page_;  ///< The cart of the shop's page.
  State state_;
  std::int64_t seq_ = 0;
  int rounds_ = 0;
};

}  // namespace aisle::test
