#include "shared/assistant/cart_wish.h"

#include <algorithm>

#include "shared/assistant/citing.h"
#include "shared/assistant/order_wish.h"
#include "shared/nlu/entities.h"
#include "shared/nlu/quantity.h"

namespace aisle {
namespace {

// "3", as the answer to how many.
std::optional<std::int64_t> bare_number(std::string_view text, const Lexicon& lexicon) {
  const Utterance words(text, lexicon);
  const auto number = words.size() == 0 ? std::nullopt : read_number(words, lexicon, 0);
  if (!number || number->has_currency || number->span.end != words.size() ||
      number->thousandths % 1000 != 0 || number->thousandths > kCountMax * 1000) {
    return std::nullopt;
  }
  return number->thousandths / 1000;
}

// "Lake blue" counts in full where it is written so, and in part for "the blue one".
std::size_t count_named(const Variant& variant, std::string_view text, const Lexicon& lexicon) {
  std::size_t named = 0;
  for (const Attribute& option : variant.options) {
    if (holds_words(text, option.value, lexicon.forms)) {
      named += 2;
      continue;
    }
    const std::vector<Word> parts = words(option.value);
    named += std::any_of(parts.begin(), parts.end(), [&](const Word& part) {
      return part.folded.size() > 2 && holds_words(text, part.folded, lexicon.forms);
    });
  }
  return named;
}

bool asked_quantity(const Scene& scene) {
  const auto& question = scene.context.question;
  return question && question->asking == "quantity" && scene.answers;
}

// "Put two moss green in my cart": of the cart, a number behind "put" is how many, whatever follows.
std::optional<std::int64_t> leading_number(std::string_view text, const Lexicon& lexicon) {
  const Utterance words(text, lexicon);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!words.ending_at(i, lexicon.list("count_before")) || quantity_at(words, lexicon, i)) continue;
    const auto number = read_number(words, lexicon, i);
    if (!number || number->has_currency || number->thousandths % 1000 != 0) continue;
    const std::int64_t count = number->thousandths / 1000;
    if (count >= 1 && count <= kCountMax) return count;
  }
  return std::nullopt;
}

// "One of them", which other questions take for "one that".
bool says_one_of(const Utterance& words, const Lexicon& lexicon) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto one = words.at(i, lexicon.list("one"));
    if (one && words.at(one->end, lexicon.list("count_after"))) return true;
  }
  return false;
}

// "Medium" is "M" to the catalog, and "die blaue" its "Seeblau".
std::size_t count_meant(const Variant& variant, const std::vector<Attribute>& wanted,
                        const Scene& scene) {
  return static_cast<std::size_t>(
      std::count_if(wanted.begin(), wanted.end(), [&](const Attribute& want) {
        return std::any_of(variant.options.begin(), variant.options.end(),
                           [&](const Attribute& own) {
                             return own.name == want.name &&
                                    holds_words(own.value, want.value, scene.lexicon.forms);
                           });
      }));
}

// Keeps those that `count` gives the most, if it gives any something.
template <class Count>
void keep_best(std::vector<const Variant*>& variants, Count count) {
  std::size_t most = 0;
  for (const Variant* each : variants) most = std::max(most, count(*each));
  if (most == 0) return;
  std::erase_if(variants, [&](const Variant* each) { return count(*each) < most; });
}

// The words that name something, of a message about the cart.
std::vector<std::string> naming_words(const Scene& scene) {
  if (asked_quantity(scene)) return {};
  Utterance words(scene.text, scene.lexicon);
  take_cart_words(words, scene.lexicon);
  std::vector<std::string> named;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words.word(i);
    if (!words.is_free(i) || scene.lexicon.is_common(word) || scene.lexicon.stop_words.contains(word)) {
      continue;
    }
    named.push_back(words.singular(i));
  }
  return named;
}

}  // namespace

void take_cart_words(Utterance& words, const Lexicon& lexicon) {
  Entities ignored;
  read_count(words, lexicon, ignored);
  for (const char* list : {"show_cart", "remove_from_cart", "change_cart", "add_to_cart",
                           "cart_words", "cart_verbs", "cart_all", "thanks", "greeting"}) {
    words.take_all(lexicon.list(list));
  }
}

std::optional<std::int64_t> wanted_count(const Scene& scene) {
  if (scene.understood.entities.count) return scene.understood.entities.count;
  for (const std::string_view text : told(scene)) {
    Utterance words(text, scene.lexicon);
    Entities found;
    read_count(words, scene.lexicon, found);
    if (found.count) return found.count;
    const Utterance said(text, scene.lexicon);
    if (says_one_of(said, scene.lexicon) || said.has(scene.lexicon.list("cart_single"))) return 1;
    if (const auto number = leading_number(text, scene.lexicon)) return number;
    if (!asked_quantity(scene)) continue;
    if (const auto number = bare_number(text, scene.lexicon)) return number;
  }
  return std::nullopt;
}

std::vector<const Variant*> fitting_variants(const Scene& scene, const Product& product) {
  std::vector<const Variant*> variants;
  for (const Variant& variant : product.variants) variants.push_back(&variant);
  const auto keep_meant = [&](const std::vector<Attribute>& wanted) {
    keep_best(variants, [&](const Variant& each) { return count_meant(each, wanted, scene); });
  };
  keep_meant(scene.understood.entities.options);
  for (const std::string_view text : told(scene)) {
    keep_best(variants, [&](const Variant& each) { return count_named(each, text, scene.lexicon); });
    keep_meant(read_entities(text, scene.lexicon, scene.names, scene.state.currency).options);
  }
  return variants;
}

void keep_told(const Scene& scene, const Product& product, std::vector<const Variant*>& variants) {
  if (product.id != scene.context.focus) return;
  for (const std::string& text : scene.context.about_focus) {
    keep_best(variants, [&](const Variant& each) { return count_named(each, text, scene.lexicon); });
  }
}

MeantLines meant_lines(const Scene& scene, const Cart& cart) {
  MeantLines meant;
  const auto take = [&](const auto& is_meant) {
    for (const CartLine& line : cart.lines) {
      if (is_meant(line)) meant.lines.push_back(&line);
    }
  };
  const Pointing& pointing = scene.understood.entities.pointing;
  const auto count = static_cast<int>(cart.lines.size());
  const std::vector<int> none;
  for (const int ordinal : asked_quantity(scene) ? none : pointing.ordinals) {
    const int position = ordinal < 0 ? count + ordinal : ordinal - 1;
    meant.named = true;
    if (position < 0 || position >= count) continue;
    meant.lines.push_back(&cart.lines[static_cast<std::size_t>(position)]);
  }
  if (meant.named) return meant;
  const std::vector<std::string> words = naming_words(scene);
  std::size_t most = 0;
  for (const CartLine& line : cart.lines) {
    most = std::max(most, count_words(line_name(line), words, scene.lexicon));
  }
  meant.named = !words.empty();
  if (most > 0) {
    take([&](const CartLine& line) {
      return count_words(line_name(line), words, scene.lexicon) == most;
    });
    return meant;
  }
  if (meant.named) return meant;
  if (Utterance(scene.text, scene.lexicon).has(scene.lexicon.list("cart_all"))) {
    take([](const CartLine&) { return true; });
    meant.named = true;
    return meant;
  }
  if (!scene.context.focus.empty()) {
    take([&](const CartLine& line) { return line.product == scene.context.focus; });
  }
  if (meant.lines.empty() && cart.lines.size() == 1) meant.lines = {&cart.lines.front()};
  return meant;
}

std::string line_name(const CartLine& line) {
  return line.choice.empty() ? line.title : line.title + " (" + line.choice + ")";
}

}  // namespace aisle
