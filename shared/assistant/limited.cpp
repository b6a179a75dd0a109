// "Tents below 2 kg", "a bag for -10": no search knows such limits, so each product is looked at,
// where they are few enough.
#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/limited.h"
#include "shared/assistant/looking_up.h"
#include "shared/assistant/measure.h"
#include "shared/assistant/product_facts.h"

namespace aisle {
namespace {

struct Measured {
  const Product* product = nullptr;
  const Attribute* attribute = nullptr;
  std::int64_t missing = 0;  ///< To what is wanted; 0 when it is met.
};

// What the product has of such a kind: by the first aspect that is counted so.
std::optional<Measured> measure(const Scene& scene, const Product& product, const Limit& limit) {
  for (const Aspect& aspect : scene.lexicon.aspects) {
    const Attribute* attribute = find_attribute(product, aspect, scene.lexicon.forms);
    const auto own = attribute ? read_measure(attribute->value, scene.lexicon) : std::nullopt;
    if (!own || own->kind != limit.kind) continue;
    const std::int64_t missing = (limit.thousandths - own->thousandths) * limit.direction;
    return Measured{&product, attribute, std::max<std::int64_t>(missing, 0)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Decision> decide_limited(const Scene& scene, const SearchCatalog& asked) {
  const auto& limits = scene.understood.entities.limits;
  if (limits.size() != 1 || limits.front().kind.empty()) return std::nullopt;
  const Limit& limit = limits.front();
  SearchCatalog query = asked;
  query.limit = kSearchLimitMax;
  const ToolResult* found = scene.result(query);
  if (!found) return ask(query);
  if (found->products.empty() || found->total > kSearchLimitMax) return std::nullopt;
  auto looked_up = look_up(scene, found->products);
  if (auto* calls = std::get_if<std::vector<ToolArguments>>(&looked_up)) return std::move(*calls);
  const ToolResult& all = std::get<ToolResult>(looked_up);

  std::vector<Measured> measured;
  for (const Product& product : all.products) {
    if (const auto one = measure(scene, product, limit)) measured.push_back(*one);
  }
  if (measured.empty()) return std::nullopt;
  std::stable_sort(measured.begin(), measured.end(),
                   [](const Measured& a, const Measured& b) { return a.missing < b.missing; });
  const auto met = std::find_if(measured.begin(), measured.end(),
                                [](const Measured& one) { return one.missing > 0; }) -
                   measured.begin();
  const auto shown = static_cast<std::size_t>(std::min<std::int64_t>(
      met > 0 ? met : static_cast<std::int64_t>(measured.size()), scene.shown_max));
  measured.resize(shown);

  const Placeholders values = {{"what", describe(scene, query)},
                               {"limit", limit.text},
                               {"total", std::to_string(found->total)}};
  Answer answer = scene.answer(scene.say(met > 0 ? "limited" : "limited_none", values) + "\n");
  answer.layout = Layout::cards;
  ToolResult listed = *found;
  listed.products.clear();
  listed.total = met > 0 ? met : listed.total;
  for (const Measured& one : measured) {
    listed.products.push_back(*one.product);
    answer.products.push_back(one.product->id);
    answer.text += "\n- " + scene.say("compare_each", {{"title", one.product->title},
                                                       {"value", one.attribute->value}});
    cite(answer, all, one.product->id.value, FactKind::attribute, one.attribute->name);
  }
  answer.suggestions = list_chips(scene, query, listed);
  return answer;
}

}  // namespace aisle
