// Finding products: the search, the nearest alternative when nothing fits, and going on in a list.
#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/limited.h"
#include "shared/assistant/narrowing.h"
#include "shared/assistant/query.h"
#include "shared/assistant/relaxing.h"

namespace aisle {
namespace {

constexpr std::size_t kNamedCategories = 4;

std::string order_sentence(const Scene& scene, Sort sort) {
  switch (sort) {
    case Sort::price_up: return scene.say("ordered_price_up");
    case Sort::price_down: return scene.say("ordered_price_down");
    case Sort::rating: return scene.say("ordered_rating");
    case Sort::newest: return scene.say("ordered_newest");
    case Sort::relevance: break;
  }
  return {};
}

Answer show_products(const Scene& scene, const SearchCatalog& query, const ToolResult& result,
                     std::string text) {
  Answer answer = scene.answer(std::move(text));
  answer.layout = Layout::cards;
  for (const Product& product : result.products) answer.products.push_back(product.id);
  answer.suggestions = list_chips(scene, query, result);
  return answer;
}

// Whether the product is called so, by its title or a category: a description names much else.
bool is_called(const Scene& scene, const Product& product, std::string_view text) {
  std::string names = product.title + ' ' + product.brand;
  for (const std::string& category : product.category) names += ' ' + category;
  return count_held(names, content_words(text, scene.lexicon), scene.lexicon) > 0;
}

bool any_called(const Scene& scene, const ToolResult& result, std::string_view text) {
  return text.empty() ||
         std::any_of(result.products.begin(), result.products.end(),
                     [&](const Product& each) { return is_called(scene, each, text); });
}

void add_notes(const Scene& scene, const SearchCatalog& query, const ToolResult& result,
               std::string& text) {
  if (result.products.size() > 1) add_sentence(text, order_sentence(scene, query.sort));
  const auto& excluded = scene.understood.entities.excluded;
  if (!excluded.empty()) {
    add_sentence(text, scene.say("no_exclusion", {{"word", scene.list(excluded)}}));
  }
  std::vector<std::string> limits;
  for (const Limit& limit : scene.understood.entities.limits) limits.push_back(limit.text);
  if (!limits.empty()) {
    add_sentence(text, scene.say("no_limit", {{"limit", scene.list(limits)}}));
  }
}

Answer show_found(const Scene& scene, const SearchCatalog& query, const ToolResult& result) {
  SearchCatalog said = query;
  std::string text;
  if (result.match == Match::corrected && !result.corrected_text.empty()) {
    text = scene.say("corrected", {{"text", result.corrected_text}});
    said.text = result.corrected_text;
  }
  const Placeholders what = {{"what", describe(scene, said)}};
  const Placeholders counted = {{"what", describe(scene, said)},
                                {"count", std::to_string(result.total)}};
  const auto shown = static_cast<std::int64_t>(result.products.size());
  if (result.match == Match::any_word)
    add_sentence(text, scene.say("found_partly", what));
  else if (!any_called(scene, result, said.text) && said.category.empty() && said.options.empty())
    add_sentence(text, scene.say("found_mentioned", what));
  else if (result.total == 1)
    add_sentence(text, scene.say("found_one", what));
  else if (result.total <= shown)
    add_sentence(text, scene.say("found_all", counted));
  else
    add_sentence(text, scene.say("found_some", counted));
  if (query.sort == Sort::relevance && result.total > shown && shown > 1 &&
      result.match != Match::any_word) {
    add_sentence(text, scene.say("ordered_fit", {{"count", std::to_string(shown)}}));
  }
  add_notes(scene, query, result, text);
  Answer answer = show_products(scene, query, result, std::move(text));
  add_question(scene, query, result, answer);
  return answer;
}

Decision ask_what(const Scene& scene) {
  std::vector<std::string> names;
  for (const NamedCount& category : scene.vocabulary.categories) {
    if (names.size() == kNamedCategories) break;
    names.push_back(inside_sentence(scene, category.name));
  }
  Answer answer = scene.answer(scene.say("ask_what", {{"categories", scene.list(names)}}));
  answer.suggestions = opening_chips(scene);
  return answer;
}

// Shows the first alternative that has products that are called what is wanted, or with `mentioned`
// only mention it. Asks for those of which the result is not there yet.
std::optional<Decision> nearest(const Scene& scene, const SearchCatalog& query,
                                const std::vector<Alternative>& alternatives, bool mentioned) {
  std::vector<ToolArguments> missing;
  for (const Alternative& alternative : alternatives) {
    if (!scene.result(alternative.query)) missing.emplace_back(alternative.query);
  }
  if (!missing.empty()) return Decision{std::move(missing)};
  // Products that have all the words come before those that have some.
  for (const bool strict : {true, false}) {
    for (const Alternative& alternative : alternatives) {
      ToolResult result = *scene.result(alternative.query);
      if (result.products.empty() || (strict && result.match == Match::any_word)) continue;
      const std::string& wanted = alternative.query.text;
      if (!mentioned && !any_called(scene, result, wanted)) continue;
      if (!mentioned && !wanted.empty()) {
        const auto others = std::erase_if(
            result.products, [&](const Product& each) { return !is_called(scene, each, wanted); });
        if (others > 0) result.total = static_cast<std::int64_t>(result.products.size());
      }
      std::string text = scene.say(
          "none_nearest", {{"what", describe(scene, query)},
                           {"left_out", scene.say(alternative.reply, alternative.placeholders)}});
      add_notes(scene, alternative.query, result, text);
      return Decision{show_products(scene, alternative.query, result, std::move(text))};
    }
  }
  return std::nullopt;
}

Decision find_or_nearest(const Scene& scene, const SearchCatalog& query) {
  const ToolResult* result = scene.result(query);
  if (!result) return ask(query);
  if (!result->products.empty()) return show_found(scene, query, *result);
  if (scene.understood.entities.cheaper && scene.context.shown &&
      scene.context.shown->sort == Sort::price_up && scene.context.shown->offset == 0) {
    Answer answer = scene.answer(scene.say("already_cheapest"));
    answer.suggestions = opening_chips(scene);
    return answer;
  }
  for (const bool mentioned : {false, true}) {
    for (const auto& wider : {alternatives(scene, query), last_alternatives(query)}) {
      if (auto decision = nearest(scene, query, wider, mentioned)) return *std::move(decision);
    }
  }
  Answer answer = scene.answer(scene.say("none", {{"what", describe(scene, query)}}));
  answer.suggestions = opening_chips(scene);
  return answer;
}

bool has_all_words(const ToolResult& result) {
  return !result.products.empty() && result.match != Match::any_word;
}

bool is_indifferent(const Scene& scene) {
  return Utterance(scene.text, scene.lexicon).has(scene.lexicon.list("indifferent"));
}

}  // namespace

Decision decide_search(const Scene& scene) {
  const bool refines = scene.understood.intent == Intent::refine_search;
  SearchCatalog query = refines
                            ? refined_query(scene.context, scene.understood.entities, scene.lexicon)
                            : new_query(scene.understood.entities);
  query.limit = scene.shown_max;
  // "Mouse" below a list of keyboards is no kind of keyboard.
  if (refines && !scene.understood.entities.text.empty()) {
    SearchCatalog anew = new_query(scene.understood.entities);
    anew.limit = scene.shown_max;
    const ToolResult* refined = scene.result(query);
    const ToolResult* found = scene.result(anew);
    if (!refined || !found) return std::vector<ToolArguments>{anew, query};
    if (!has_all_words(*refined) && has_all_words(*found)) query = anew;
  }
  if (scene.context.is_narrowing() && is_indifferent(scene)) query.sort = Sort::rating;
  if (!has_wishes(query) && query.sort == Sort::relevance) return ask_what(scene);
  if (auto decision = decide_limited(scene, query)) return *std::move(decision);
  return find_or_nearest(scene, query);
}

Decision decide_more(const Scene& scene) {
  if (!scene.context.wanted) {
    Answer answer = scene.answer(scene.say("nothing_to_continue"));
    answer.suggestions = opening_chips(scene);
    return answer;
  }
  const SearchCatalog query = continued_query(scene.context);
  const ToolResult* result = scene.result(query);
  if (!result) return ask(query);
  const Placeholders what = {{"what", describe(scene, query)}};
  if (!result->products.empty())
    return show_products(scene, query, *result, scene.say("more", what));
  Answer answer = scene.answer(scene.say("no_more", what));
  answer.suggestions = opening_chips(scene);
  return answer;
}

}  // namespace aisle
