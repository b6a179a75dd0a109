// The cart on the shop's page: what is in it, and what shall be. Only the shopper's click changes it.
#include <algorithm>

#include "shared/assistant/cart_wish.h"
#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/format.h"
#include "shared/assistant/order_wish.h"
#include "shared/assistant/references.h"
#include "shared/assistant/scene.h"

namespace aisle {
namespace {

constexpr std::size_t kLinesNamed = 8;  ///< In one sentence; the list below shows all.

std::string piece_name(const Product& product, const Variant& variant) {
  const std::string options = variant_name(variant);
  return options.empty() ? product.title : product.title + " (" + options + ")";
}

std::string counted(const Scene& scene, std::int64_t count, const std::string& name) {
  return scene.say("cart_item", {{"count", std::to_string(count)}, {"item", name}});
}

Answer without_cart(const Scene& scene) {
  Answer answer = scene.answer(scene.say("cart_unknown"));
  answer.suggestions = opening_chips(scene);
  return answer;
}

Answer ask_back(const Scene& scene, std::string text, const char* asking,
                std::vector<std::string> replies) {
  std::erase_if(replies, [](const std::string& reply) { return reply.size() > kChipBytesMax; });
  if (replies.size() > kChipsMax) replies.resize(kChipsMax);
  Answer answer = scene.answer(std::move(text));
  answer.asking = asking;
  answer.suggestions = std::move(replies);
  return answer;
}

// Products that the shopper wants in the cart.
class Adding {
 public:
  explicit Adding(const Scene& scene) : scene_(scene) {}

  Decision decide() const {
    std::vector<ProductId> wanted = several();
    if (wanted.empty()) {
      MeantProduct meant = meant_product(scene_);
      if (auto* decision = std::get_if<Decision>(&meant)) return std::move(*decision);
      wanted = {std::get<ProductId>(meant)};
    }
    const GetProduct about{wanted};
    const ToolResult* found = scene_.result(about);
    if (!found) return ask(about);
    if (found->products.empty()) return scene_.answer(scene_.say("which_product"));
    UpdateCart update;
    std::vector<std::string> names;
    const std::int64_t count = wanted_count(scene_).value_or(1);
    for (const Product& product : found->products) {
      std::vector<const Variant*> fitting = fitting_variants(scene_, product);
      const auto left = std::partition(fitting.begin(), fitting.end(),
                                       [](const Variant* each) { return can_be_bought(*each); });
      if (left == fitting.begin()) return sold_out(product, *fitting.front());
      fitting.erase(left, fitting.end());
      keep_told(scene_, product, fitting);
      if (fitting.size() > 1) return ask_variant(product, fitting);
      update.steps.push_back({CartStepKind::add, fitting.front()->id, product.id, count});
      names.push_back(counted(scene_, count, piece_name(product, *fitting.front())));
    }
    return propose(std::move(update), names, *found);
  }

 private:
  // "Both", "the first and the third".
  std::vector<ProductId> several() const {
    const Pointing& pointing = scene_.understood.entities.pointing;
    std::vector<ProductId> ids;
    if (pointing.ordinals.size() > 1) {
      Pointed pointed = resolve(scene_);
      if (!pointed.missed) ids = std::move(pointed.products);
    } else if (pointing.these && scene_.context.focus.empty()) {
      for (const Product& product : scene_.context.listed) ids.push_back(product.id);
    }
    if (ids.size() < 2 || ids.size() > kGetProductMax) ids.clear();
    return ids;
  }

  Answer about(const Product& product, std::string_view key) const {
    Answer answer = scene_.answer(scene_.say(key, {{"title", product.title}}));
    answer.layout = Layout::detail;
    answer.products = {product.id};
    return answer;
  }

  Answer ask_variant(const Product& product, const std::vector<const Variant*>& fitting) const {
    std::vector<std::string> replies;
    for (const Variant* each : fitting) replies.push_back(variant_name(*each));
    Answer answer = ask_back(scene_, scene_.say("ask_cart_variant", {{"title", product.title}}),
                             "variant", std::move(replies));
    answer.layout = Layout::detail;
    answer.products = {product.id};
    return answer;
  }

  Answer sold_out(const Product& product, const Variant& variant) const {
    Answer answer = about(product, "cart_sold_out");
    answer.text = scene_.say("cart_sold_out", {{"title", piece_name(product, variant)}});
    return answer;
  }

  Decision propose(UpdateCart update, const std::vector<std::string>& names,
                   const ToolResult& found) const {
    const ToolResult* result = scene_.result(update);
    if (!result) return ask(std::move(update));
    const Product& first = found.products.front();
    if (result->status == ToolStatus::unsupported) return about(first, "cart_not_here");
    if (result->status == ToolStatus::refused && !result->products.empty()) {
      return not_enough(result->products.front());
    }
    if (!result->cart_proposal) return about(first, "cart_failed");
    Answer answer = scene_.answer(scene_.say("propose_cart_add", {{"items", scene_.list(names)}}));
    for (const CartStep& step : update.steps) answer.products.push_back(step.product);
    answer.suggestions = {scene_.say("chip_cart")};
    return answer;
  }

  // The tool gives the one variant that there are too few of.
  Answer not_enough(const Product& product) const {
    const Variant& variant = product.variants.front();
    if (!can_be_bought(variant) || variant.stock.value_or(0) <= 0) return sold_out(product, variant);
    Answer answer = about(product, "cart_failed");
    answer.text = scene_.say("cart_not_enough", {{"title", piece_name(product, variant)},
                                                 {"count", std::to_string(*variant.stock)}});
    return answer;
  }

  const Scene& scene_;
};

Decision show_cart(const Scene& scene, const Cart& cart) {
  std::vector<std::string> names;
  for (const CartLine& line : cart.lines) {
    if (names.size() < kLinesNamed) names.push_back(counted(scene, line.quantity, line_name(line)));
  }
  Answer answer = scene.answer(scene.say("cart_holds", {{"items", scene.list(names)}}));
  if (const auto sum = total(cart)) {
    add_sentence(answer.text, scene.say("cart_total", {{"total", format_money(*sum, scene.state.language)}}));
  }
  answer.layout = Layout::cart;
  return answer;
}

// More or fewer of what is in the cart.
class CartChanging {
 public:
  CartChanging(const Scene& scene, const Cart& cart)
      : scene_(scene), cart_(cart), removes_(scene.understood.intent == Intent::remove_from_cart) {}

  Decision decide() const {
    const MeantLines meant = meant_lines(scene_, cart_);
    if (meant.lines.empty() && meant.named) return not_in_cart();
    const bool one = meant.lines.size() == 1;
    if (meant.lines.empty() || (!one && !(removes_ && meant.named))) return ask_line(meant);
    const auto count = wanted_count(scene_);
    if (!removes_ && !count) return ask_quantity(*meant.lines.front());
    UpdateCart update;
    std::vector<std::string> names;
    for (const CartLine* line : meant.lines) {
      const std::int64_t after = removes_ ? std::max<std::int64_t>(0, line->quantity - count.value_or(line->quantity))
                                          : *count;
      update.steps.push_back({CartStepKind::set, line->variant, line->product, after});
      names.push_back(after == 0 ? line_name(*line) : counted(scene_, after, line_name(*line)));
      if (update.steps.size() == kCartStepsMax) break;
    }
    return propose(std::move(update), names);
  }

 private:
  Answer not_in_cart() const {
    Answer answer = scene_.answer(scene_.say("cart_line_unknown"));
    answer.layout = Layout::cart;
    return answer;
  }

  Answer ask_line(const MeantLines& meant) const {
    std::vector<std::string> replies;
    for (const CartLine& line : cart_.lines) {
      const bool possible = meant.lines.empty() ||
                            std::find(meant.lines.begin(), meant.lines.end(), &line) != meant.lines.end();
      if (possible) replies.push_back(line_name(line));
    }
    return ask_back(scene_, scene_.say("ask_cart_line"), "line", std::move(replies));
  }

  Answer ask_quantity(const CartLine& line) const {
    return ask_back(scene_, scene_.say("ask_cart_quantity", {{"title", line_name(line)}}), "quantity",
                    {"1", "2", "3"});
  }

  Decision propose(UpdateCart update, const std::vector<std::string>& names) const {
    const ToolResult* result = scene_.result(update);
    if (!result) return ask(std::move(update));
    if (result->status == ToolStatus::refused && !result->products.empty()) {
      const Variant& variant = result->products.front().variants.front();
      return scene_.answer(scene_.say(
          "cart_not_enough", {{"title", piece_name(result->products.front(), variant)},
                              {"count", std::to_string(variant.stock.value_or(0))}}));
    }
    if (!result->cart_proposal) return without_cart(scene_);
    const bool empties = update.steps.front().quantity == 0;
    return scene_.answer(scene_.say(empties ? "propose_cart_remove" : "propose_cart_set",
                                    {{"items", scene_.list(names)}}));
  }

  const Scene& scene_;
  const Cart& cart_;
  const bool removes_;
};

}  // namespace

Decision decide_cart(const Scene& scene) {
  if (scene.understood.intent == Intent::add_to_cart) return Adding(scene).decide();
  const ToolResult* result = scene.result(GetCart{});
  if (!result) return ask(GetCart{});
  if (!result->cart) return without_cart(scene);
  if (result->cart->lines.empty()) {
    Answer answer = scene.answer(scene.say("cart_empty"));
    answer.suggestions = opening_chips(scene);
    return answer;
  }
  if (scene.understood.intent == Intent::show_cart) return show_cart(scene, *result->cart);
  return CartChanging(scene, *result->cart).decide();
}

}  // namespace aisle
