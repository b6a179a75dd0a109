#include "shared/assistant/describing.h"

#include "shared/assistant/format.h"
#include "shared/search/affirmation.h"

namespace aisle {
namespace {

constexpr std::size_t kTextWordsMax = 4;  ///< Of a wish, repeated to the shopper.

std::string limit(const Scene& scene, std::int64_t amount) {
  return format_limit({amount, scene.state.currency}, scene.state.language);
}

std::string describe_price(const Scene& scene, const SearchCatalog& query) {
  if (query.price_min && query.price_max) {
    return scene.say("piece_between", {{"low", limit(scene, *query.price_min)},
                                       {"high", limit(scene, *query.price_max)}});
  }
  if (query.price_max) return scene.say("piece_below", {{"price", limit(scene, *query.price_max)}});
  if (query.price_min) return scene.say("piece_above", {{"price", limit(scene, *query.price_min)}});
  return {};
}

// "Backpack" of the category "Backpacks & bags" is said once, and a long story not again.
std::string described_text(const Scene& scene, const SearchCatalog& query) {
  const Utterance words(query.text, scene.lexicon);
  const Utterance category(query.category, scene.lexicon);
  const auto in_category = [&](const std::string& singular) {
    for (std::size_t i = 0; i < category.size(); ++i) {
      if (category.singular(i) == singular) return true;
    }
    return false;
  };
  std::string text;
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (in_category(words.singular(i))) continue;
    add_sentence(text, std::string(words.raw(i)));
    ++count;
  }
  if (count <= kTextWordsMax) return text;
  return query.category.empty() && query.brand.empty() && query.options.empty()
             ? scene.say("piece_described")
             : std::string();
}

}  // namespace

std::string inside_sentence(const Scene& scene, std::string_view name) {
  std::string text(name);
  if (!scene.lexicon.lowercase_names) return text;
  const bool acronym = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  if (!acronym && !text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

std::string describe(const Scene& scene, const SearchCatalog& query) {
  const Affirmation affirmation(scene.lexicon.search);
  std::string options;
  std::string size;
  std::string others;
  for (const Attribute& option : query.options) {
    const std::string name = inside_sentence(scene, option.name);
    const bool number = option.value.find_first_not_of("0123456789.") == option.value.npos;
    if (scene.lexicon.option_kind(option.name) == "size") {
      add_sentence(size, scene.say("piece_size", {{"value", option.value}}));
    } else if (affirmation.is_bare(option.value) && affirmation.of(option.value) == Says::yes) {
      add_sentence(options, name);
    } else if (affirmation.is_bare(option.value) || number) {
      add_sentence(others, scene.say("piece_detail", {{"name", name}, {"value", option.value}}));
    } else {
      add_sentence(options, inside_sentence(scene, option.value));
    }
  }
  if (query.rating_min_hundredths > 0) {
    add_sentence(
        others,
        scene.say("piece_rating",
                  {{"stars", format_rating(query.rating_min_hundredths, scene.state.language)}}));
  }
  if (query.available_only) add_sentence(others, scene.say("piece_in_stock"));
  if (query.reduced_only) add_sentence(others, scene.say("piece_reduced"));
  std::vector<std::string> unwanted;
  for (const Attribute& each : query.without) {
    unwanted.push_back(each.name == kBrandFacet ? each.value : inside_sentence(scene, each.value));
  }
  if (!unwanted.empty()) {
    add_sentence(others, scene.say("piece_without", {{"values", scene.list(unwanted, "list_or")}}));
  }
  std::string category = inside_sentence(scene, query.category);
  if (query.category.empty() && query.text.empty()) category = scene.say("any_product");
  std::string brand;
  if (!query.brand.empty()) brand = scene.say("piece_brand", {{"brand", query.brand}});
  return scene.say("what", {{"options", options},
                            {"text", described_text(scene, query)},
                            {"category", category},
                            {"brand", brand},
                            {"size", size},
                            {"price", describe_price(scene, query)},
                            {"others", others}});
}

}  // namespace aisle
