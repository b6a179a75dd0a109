// Recommendations and gifts: what the shop's own data speaks for, within the budget and over
// several categories, with the reasons.
#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/format.h"
#include "shared/assistant/narrowing.h"
#include "shared/assistant/query.h"
#include "shared/assistant/scene.h"
#include "shared/search/recommending.h"

namespace aisle {
namespace {

constexpr std::size_t kShownMax = 4;

class Recommendation {
 public:
  Recommendation(const Scene& scene, const ToolResult& result, std::vector<const Product*> chosen)
      : scene_(scene), result_(result), chosen_(std::move(chosen)) {}

  Answer answer(std::string intro) && {
    answer_ = scene_.answer(std::move(intro) + "\n");
    answer_.layout = Layout::cards;
    for (const Product* product : chosen_) {
      answer_.products.push_back(product->id);
      const std::string price = format_money(lowest_price(*product), scene_.state.language);
      answer_.text += "\n- " + scene_.say("recommended", {{"title", product->title},
                                                          {"price", price},
                                                          {"reasons", reasons(*product)}});
      cite(answer_, result_, product->id.value, FactKind::price,
           format_decimal(lowest_price(*product)));
    }
    return std::move(answer_);
  }

 private:
  // Each from a field of the data; none is made up where there is none.
  std::string reasons(const Product& product) {
    std::vector<std::string> found;
    if (product.rating_count > 0) {
      const std::string stars = format_rating(product.rating_hundredths, scene_.state.language);
      found.push_back(scene_.say("why_rated", {{"stars", stars}}));
      cite(answer_, result_, product.id.value, FactKind::rating);
    }
    if (&product == most_rated()) found.push_back(scene_.say("why_popular"));
    if (const Money* before = price_before(product)) {
      found.push_back(
          scene_.say("why_reduced", {{"before", format_money(*before, scene_.state.language)}}));
    }
    if (is_available(product)) found.push_back(scene_.say("why_in_stock"));
    return scene_.list(found);
  }

  const Product* most_rated() const {
    const auto most = std::max_element(
        chosen_.begin(), chosen_.end(),
        [](const Product* a, const Product* b) { return a->rating_count < b->rating_count; });
    return chosen_.size() > 1 && (*most)->rating_count > 0 ? *most : nullptr;
  }

  const Scene& scene_;
  const ToolResult& result_;
  std::vector<const Product*> chosen_;
  Answer answer_;
};

}  // namespace

Decision decide_recommend(const Scene& scene) {
  const Entities& entities = scene.understood.entities;
  SearchCatalog wanted = scene.context.is_narrowing() && scene.context.wanted
                             ? refined_query(scene.context, entities, scene.lexicon)
                             : new_query(entities);
  if (entities.price_named) {  // Who names a budget is glad to spend less.
    wanted.price_min.reset();
    wanted.price_max = entities.price_named;
  }
  const SearchCatalog query = as_recommended(wanted);
  // Who it is for ("a hiker") may say nothing to the catalog, which is then said.
  SearchCatalog wider = wanted;
  wider.text.clear();
  wider = as_recommended(wider);
  std::vector<ToolArguments> missing;
  if (!scene.result(query)) missing.emplace_back(query);
  if (!(wider == query) && !scene.result(wider)) missing.emplace_back(wider);
  if (!missing.empty()) return missing;

  const ToolResult* result = scene.result(query);
  const bool met = !result->products.empty() && result->match != Match::any_word;
  if (!met) result = scene.result(wider);
  if (result->products.empty()) return decide_search(scene);
  const SearchCatalog& used = met ? query : wider;
  SearchCatalog said = used;
  said.available_only = false;
  std::string intro = scene.say("recommend", {{"what", describe(scene, said)}});
  if (!met) {
    intro = scene.say("recommend_unknown", {{"text", wanted.text}}) + " " + intro;
  }
  const auto count = std::min(kShownMax, static_cast<std::size_t>(scene.shown_max));
  std::vector<const Product*> found;
  for (const Product& product : result->products) found.push_back(&product);
  const std::vector<const Product*> chosen = choose(found, count);
  ToolResult shown = *result;
  shown.products.clear();
  for (const Product* product : chosen) shown.products.push_back(*product);
  Answer answer = Recommendation(scene, *result, chosen).answer(std::move(intro));
  answer.suggestions = list_chips(scene, used, shown);
  add_question(scene, used, *result, answer);
  return answer;
}

}  // namespace aisle
