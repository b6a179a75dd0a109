#include "shared/assistant/references.h"

#include <algorithm>

namespace aisle {
namespace {

void add_product_once(std::vector<ProductId>& ids, const ProductId& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

Pointed by_position(const Scene& scene) {
  const std::vector<int>& ordinals = scene.understood.entities.pointing.ordinals;
  const int highest = *std::max_element(ordinals.begin(), ordinals.end());
  const bool compared = highest <= static_cast<int>(scene.context.listed.size());
  const std::vector<Product>& listed = compared ? scene.context.listed : scene.context.cards;
  const int count = static_cast<int>(listed.size());
  Pointed pointed;
  for (const int ordinal : ordinals) {
    const int position = ordinal < 0 ? count + ordinal : ordinal - 1;
    if (position < 0 || position >= count)
      pointed.missed = true;
    else
      add_product_once(pointed.products, listed[static_cast<std::size_t>(position)].id);
  }
  return pointed;
}

// Products whose title the message holds: two words of it at least, or all of a shorter one.
Pointed by_title(const Scene& scene) {
  const Utterance words(scene.text, scene.lexicon);
  std::size_t best = 0;
  Pointed pointed;
  for (const Product& product : scene.context.listed) {
    const Utterance title(product.title, scene.lexicon);
    std::size_t said = 0;
    for (std::size_t i = 0; i < title.size(); ++i) {
      said += words.has({{title.word(i)}}) ? 1 : 0;
    }
    if (said < std::min<std::size_t>(2, title.size()) || said < best) continue;
    if (said > best) pointed.products.clear();
    best = said;
    add_product_once(pointed.products, product.id);
  }
  // Several equally well named ones are the words of a category, not a title.
  if (pointed.products.size() > 1) pointed.products.clear();
  return pointed;
}

bool has_option(const Product& product, const Attribute& wanted, const WordForms& forms) {
  const auto fits = [&](const Attribute& option) {
    return option.name == wanted.name && holds_words(option.value, wanted.value, forms);
  };
  return std::any_of(product.attributes.begin(), product.attributes.end(), fits) ||
         std::any_of(product.variants.begin(), product.variants.end(), [&](const Variant& variant) {
           return std::any_of(variant.options.begin(), variant.options.end(), fits);
         });
}

bool is_described(const Product& product, const Entities& entities, const WordForms& forms) {
  return std::all_of(entities.options.begin(), entities.options.end(),
                     [&](const Attribute& option) { return has_option(product, option, forms); }) &&
         (entities.brand.empty() || product.brand == entities.brand) &&
         (entities.text.empty() || holds_words(product.title, entities.text, forms));
}

// "The blue one", "the cheaper one": of those that fit, the first by what is asked for.
Pointed by_description(const Scene& scene) {
  const Entities& entities = scene.understood.entities;
  std::vector<const Product*> fitting;
  for (const Product& product : scene.context.listed) {
    if (is_described(product, entities, scene.lexicon.forms)) fitting.push_back(&product);
  }
  if (fitting.empty()) return {{}, true};
  const auto price = [](const Product* p) { return lowest_price(*p).amount; };
  const auto by = [&](auto before) {
    return *std::min_element(fitting.begin(), fitting.end(), before);
  };
  const Product* chosen = fitting.front();
  if (entities.cheaper || entities.order == WantedOrder::price_up) {
    chosen = by([&](auto* a, auto* b) { return price(a) < price(b); });
  } else if (entities.dearer || entities.order == WantedOrder::price_down) {
    chosen = by([&](auto* a, auto* b) { return price(a) > price(b); });
  } else if (entities.order == WantedOrder::rating) {
    chosen = by([](auto* a, auto* b) { return a->rating_hundredths > b->rating_hundredths; });
  }
  return {{chosen->id}, false};
}

// Of two, the one that is not being looked at; of more it is not known which.
Pointed the_other(const Context& context) {
  std::vector<ProductId> others;
  for (const Product& product : context.listed) {
    if (product.id != context.focus) others.push_back(product.id);
  }
  if (others.size() == 1) return {others, false};
  return {};
}

}  // namespace

bool is_named(const Product& product, std::string_view name, const WordForms& forms) {
  const std::vector<Word> title = words(product.title);
  const auto said = std::count_if(title.begin(), title.end(), [&](const Word& word) {
    return holds_words(name, word.folded, forms);
  });
  return said >= 2 || holds_words(product.title, name, forms);
}

std::vector<std::string> named_side_by_side(const Scene& scene) {
  Utterance words(scene.text, scene.lexicon);
  words.take_all(scene.lexicon.list("compare"));
  words.take_all(scene.lexicon.list("which_of"));
  if (const Aspect* aspect = scene.understood.aspect) {
    for (const auto* phrases : {&aspect->asks, &aspect->lower, &aspect->higher}) {
      words.take_all(*phrases);
    }
  }
  std::vector<std::string> names(1);
  for (std::size_t i = 0; i < words.size();) {
    // "And", "or", "with" part two names; the compared word itself ("vs") does too.
    const auto parts = words.at(i, scene.lexicon.list("either"));
    if (parts || !words.is_free(i)) {
      if (!names.back().empty()) names.emplace_back();
      i = parts ? parts->end : i + 1;
      continue;
    }
    if (!scene.lexicon.is_common(words.word(i))) {
      std::string& name = names.back();
      if (!name.empty()) name += ' ';
      name += words.word(i);
    }
    ++i;
  }
  if (names.back().empty()) names.pop_back();
  if (names.size() < 2 || names.size() > kGetProductMax) names.clear();
  return names;
}

Pointed resolve(const Scene& scene) {
  const Context& context = scene.context;
  const Entities& entities = scene.understood.entities;
  if (!entities.pointing.ordinals.empty()) return by_position(scene);
  if (entities.pointing.other) return the_other(context);
  if (Pointed titled = by_title(scene); !titled.products.empty()) return titled;
  if (entities.pointing.one && !context.listed.empty()) {
    const bool describes = entities.narrows() || !entities.text.empty();
    if (describes) return by_description(scene);
  }
  if (!context.focus.empty()) return {{context.focus}, false};
  if (context.listed.size() == 1) return {{context.listed.front().id}, false};
  return {};
}

}  // namespace aisle
