// One product: showing it, and finding out which one is asked about.
#include <algorithm>

#include "shared/assistant/cart_wish.h"
#include "shared/assistant/chips.h"
#include "shared/assistant/product_facts.h"
#include "shared/assistant/references.h"
#include "shared/assistant/scene.h"

namespace aisle {
namespace {

// Whether a word only says in which colour or size: "blue", "L".
bool names_choice(const Scene& scene, const std::string& word) {
  const auto& options = scene.understood.entities.options;
  return std::any_of(options.begin(), options.end(), [&](const Attribute& option) {
    return holds_words(option.value, word, scene.lexicon.forms);
  });
}

// The words that name a product in a question about it: "how heavy is the Fjord 2 tent?"
std::string named_in(const Scene& scene) {
  Utterance words(scene.text, scene.lexicon);
  if (scene.understood.aspect) words.take_all(scene.understood.aspect->asks);
  if (scene.understood.intent == Intent::add_to_cart) take_cart_words(words, scene.lexicon);
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words.is_free(i) || scene.lexicon.is_common(words.word(i))) continue;
    // "Two" alone is how many, and "Fjord 2" a name.
    if (text.empty() && words.word(i).find_first_not_of("0123456789") == std::string::npos) continue;
    if (names_choice(scene, words.word(i))) continue;
    if (!text.empty()) text += ' ';
    text += words.word(i);
  }
  return text;
}

// Whether the words are of the title of the product pointed at, as far as that is known.
bool is_of(const Scene& scene, const std::string& name, const std::vector<ProductId>& pointed) {
  const Product* product = pointed.empty() ? nullptr : scene.context.find(pointed.front());
  return product && holds_words(product->title, name, scene.lexicon.forms);
}

// Whether the one product is of this category.
bool is_a(const std::vector<Product>& products, const std::string& category) {
  if (products.empty()) return false;
  const std::vector<std::string>& path = products.front().category;
  return std::find(path.begin(), path.end(), category) != path.end();
}

bool is_definite(const Scene& scene) {
  return Utterance(scene.text, scene.lexicon).has(scene.lexicon.list("definite"));
}

Answer not_found(const Scene& scene, std::string_view key) {
  Answer answer = scene.answer(scene.say(key));
  answer.understood = false;
  answer.suggestions = opening_chips(scene);
  return answer;
}

// Asks back for the product, with those shown to choose from.
Answer ask_which(const Scene& scene) {
  const std::vector<Product>& listed = scene.context.listed;
  Answer answer = scene.answer(scene.say(listed.size() > 1 ? "which_of_shown" : "which_product"));
  answer.understood = false;
  answer.asking = kAskingProduct;
  for (const Product& product : listed) {
    if (product.title.size() > kChipBytesMax || answer.suggestions.size() == kChipsMax) continue;
    answer.suggestions.push_back(product.title);
  }
  return answer;
}

// Whether it is asked of all that was shown: "how many litres?", but not "how heavy is it?".
bool asks_of_all(const Scene& scene) {
  const Aspect* aspect = scene.understood.aspect;
  const Pointing& pointing = scene.understood.entities.pointing;
  return aspect && !aspect->attributes.empty() && scene.context.listed.size() > 1 &&
         !pointing.it && !pointing.one && aspect->name != "size" && aspect->name != "colour";
}

Answer show_product(const Scene& scene, const Product& product, const ToolResult& result) {
  Answer answer;
  if (scene.understood.intent == Intent::product_question) {
    answer = answer_about(scene, product, result);
  } else {
    answer = scene.answer(scene.say("picked", {{"title", product.title}}));
  }
  answer.layout = Layout::detail;
  answer.products = {product.id};
  answer.suggestions = product_chips(scene, product);
  return answer;
}

Decision show_by_id(const Scene& scene, const ProductId& id) {
  const GetProduct arguments{{id}};
  const ToolResult* result = scene.result(arguments);
  if (!result) return ask(arguments);
  if (result->products.empty()) return not_found(scene, "which_product");
  Answer answer = show_product(scene, result->products.front(), *result);
  if (!answer.understood) {
    // "Does it come gift wrapped?" is answered by no product's data.
    if (auto decision = decide_by_policy(scene)) return *std::move(decision);
  }
  return answer;
}

}  // namespace

MeantProduct meant_product(const Scene& scene) {
  if (!scene.product.empty()) return scene.product;
  const Pointing& pointing = scene.understood.entities.pointing;
  const Pointed pointed = resolve(scene);
  if (pointed.missed) {
    return Decision{not_found(scene, pointing.ordinals.empty() ? "none_of_shown" : "no_such_position")};
  }
  // A title in the message counts more than the product that is in sight.
  const std::string name = named_in(scene);
  const bool in_sight = !pointed.products.empty();
  // "Is the tent waterproof?" on a tent's page names no other one.
  const Entities& entities = scene.understood.entities;
  if (in_sight && !pointing.any() && !entities.category.empty() && entities.text.empty()) {
    const GetProduct arguments{{pointed.products.front()}};
    const ToolResult* seen = scene.result(arguments);
    if (!seen) return ask(arguments);
    if (is_a(seen->products, entities.category)) return arguments.ids.front();
  }
  if (!name.empty() && !pointing.any() && !is_of(scene, name, pointed.products)) {
    const SearchCatalog query{.text = name, .limit = 3};
    const ToolResult* found = scene.result(query);
    if (!found) return ask(query);
    // "Do I need gas?" of the stove in sight does not mean the gas stove.
    const bool may_mean_other = !in_sight || name.find(' ') != name.npos || is_definite(scene);
    for (const Product& product : found->products) {
      if (may_mean_other && is_named(product, name, scene.lexicon.forms))
        return product.id;
    }
    const bool sure = found->match == Match::all_words || found->match == Match::corrected;
    if (!in_sight && sure && !found->products.empty()) {
      return found->products.front().id;
    }
  }
  if (in_sight) return pointed.products.front();
  const bool alone = scene.context.listed.empty() && !pointing.any() && !scene.understood.aspect;
  if (alone && !name.empty()) return decide_unsure(scene);
  if (asks_of_all(scene)) return decide_compare(scene);
  if (auto decision = decide_by_policy(scene)) return *std::move(decision);
  return Decision{ask_which(scene)};
}

Decision decide_product(const Scene& scene) {
  MeantProduct meant = meant_product(scene);
  if (auto* decision = std::get_if<Decision>(&meant)) return std::move(*decision);
  return show_by_id(scene, std::get<ProductId>(meant));
}

}  // namespace aisle
