// Comparing products: side by side, and a sentence that says which one leads and by what.
#include <algorithm>

#include "shared/assistant/chips.h"
#include "shared/assistant/citing.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/format.h"
#include "shared/assistant/looking_up.h"
#include "shared/assistant/measure.h"
#include "shared/assistant/product_facts.h"
#include "shared/assistant/query.h"
#include "shared/assistant/references.h"
#include "shared/assistant/scene.h"
#include "shared/search/affirmation.h"

namespace aisle {
namespace {

constexpr std::size_t kReasonsMax = 2;

using Products = std::vector<Product>;

// Which one has the least or the most of a number; -1 when they are equal or one has none.
struct Lead {
  int index = -1;
  bool known = false;
};

template <class Number>
Lead lead(const Products& products, int direction, Number number) {
  std::vector<std::int64_t> values;
  for (const Product& product : products) {
    const std::optional<std::int64_t> value = number(product);
    if (!value) return {};
    values.push_back(*value * direction);
  }
  const auto best = std::max_element(values.begin(), values.end());
  if (std::count(values.begin(), values.end(), *best) > 1) return {-1, true};
  return {static_cast<int>(best - values.begin()), true};
}

class Comparison {
 public:
  Comparison(const Scene& scene, const Products& products, const ToolResult& result)
      : scene_(scene), products_(products), result_(result) {}

  Answer answer() {
    const Aspect* aspect = scene_.understood.aspect;
    const bool better =
        Utterance(scene_.text, scene_.lexicon).has(scene_.lexicon.list("which_better"));
    if (!aspect) {
      say(better ? "compare_better" : "compare_intro", {{"titles", titles()}});
      overview();
    } else if (aspect->name == "price") {
      price(scene_.understood.direction == 0 ? -1 : scene_.understood.direction);
    } else if (aspect->name == "rating") {
      if (!rating()) say("compare_not_rated");
    } else {
      attribute(*aspect);
    }
    answer_.layout = Layout::comparison;
    for (const Product& product : products_) answer_.products.push_back(product.id);
    answer_.suggestions = comparison_chips(scene_);
    return std::move(answer_);
  }

 private:
  void say(std::string_view key, const Placeholders& values = {}) {
    add_sentence(answer_.text, scene_.say(key, values));
  }

  std::string titles() const {
    std::vector<std::string> names;
    for (const Product& product : products_) names.push_back(product.title);
    return scene_.list(names);
  }

  const Product& at(const Lead& found) const {
    return products_[static_cast<std::size_t>(found.index)];
  }

  void line(std::string_view key, const Placeholders& values) {
    answer_.text += answer_.text.ends_with('\n') ? "" : "\n\n";
    answer_.text += "- " + scene_.say(key, values) + "\n";
  }

  // Where each leads, a line each: nothing where they are level.
  void overview() {
    if (const Lead found = lead_in_price(-1); found.index >= 0) {
      const Money& amount = lowest_price(at(found));
      line("overview_price",
           {{"title", at(found).title}, {"price", format_money(amount, scene_.state.language)}});
      cite(answer_, result_, at(found).id.value, FactKind::price, format_decimal(amount));
    }
    if (const Lead found = lead_in_rating(); found.index >= 0) {
      const std::string stars = format_rating(at(found).rating_hundredths, scene_.state.language);
      line("overview_rating", {{"title", at(found).title}, {"stars", stars}});
      cite(answer_, result_, at(found).id.value, FactKind::rating);
    }
    reasons();
    while (answer_.text.ends_with('\n')) answer_.text.pop_back();
  }

  Lead lead_in_price(int direction) const {
    return lead(products_, direction,
                [](const Product& product) { return std::optional(lowest_price(product).amount); });
  }

  Lead lead_in_rating() const {
    return lead(products_, 1, [](const Product& product) {
      return product.rating_count > 0 ? std::optional(product.rating_hundredths) : std::nullopt;
    });
  }

  void price(int direction) {
    const Lead found = lead_in_price(direction);
    if (found.index < 0) return say("compare_same_price");
    const Money& amount = lowest_price(at(found));
    say(direction < 0 ? "compare_lower_price" : "compare_higher_price",
        {{"title", at(found).title}, {"price", format_money(amount, scene_.state.language)}});
    cite(answer_, result_, at(found).id.value, FactKind::price, format_decimal(amount));
    for (const Product& product : products_) {
      if (&product == &at(found)) continue;
      const Money& other = lowest_price(product);
      line("compare_each",
           {{"title", product.title}, {"value", format_money(other, scene_.state.language)}});
      cite(answer_, result_, product.id.value, FactKind::price, format_decimal(other));
    }
    while (answer_.text.ends_with('\n')) answer_.text.pop_back();
  }

  bool rating() {
    const Lead found = lead_in_rating();
    if (!found.known) return false;
    if (found.index < 0) {
      say("compare_same_rating");
    } else {
      const std::string stars = format_rating(at(found).rating_hundredths, scene_.state.language);
      say("compare_rated", {{"title", at(found).title}, {"stars", stars}});
      cite(answer_, result_, at(found).id.value, FactKind::rating);
    }
    return true;
  }

  // Where one leads by a measure that all of them have; each figure is one of the shop's.
  void reasons() {
    std::size_t count = 0;
    for (const Aspect& aspect : scene_.lexicon.aspects) {
      if (aspect.attributes.empty() || count == kReasonsMax) continue;
      // The lighter one and the roomier one: what the language has a word for.
      const int direction = !aspect.lower.empty() && aspect.name == "weight" ? -1 : 1;
      if (direction > 0 && aspect.higher.empty()) continue;
      if (const auto found = measured(aspect, direction); found && found->index >= 0) {
        const Attribute& best = *find_attribute(at(*found), aspect, scene_.lexicon.forms);
        const bool counts = read_measure(best.value, scene_.lexicon)->kind.empty();
        line(direction < 0 ? "overview_lower"
             : counts      ? "overview_most"
                           : "overview_higher",
             {{"name", inside_sentence(scene_, best.name)},
              {"title", at(*found).title},
              {"value", best.value}});
        cite(answer_, result_, at(*found).id.value, FactKind::attribute, best.name);
        ++count;
      }
    }
  }

  // None when one of them lacks the attribute, or they are not measured alike.
  std::optional<Lead> measured(const Aspect& aspect, int direction) const {
    std::optional<std::string> kind;
    const Lead found = lead(products_, direction, [&](const Product& product) {
      const Attribute* attribute = find_attribute(product, aspect, scene_.lexicon.forms);
      const auto measure =
          attribute ? read_measure(attribute->value, scene_.lexicon) : std::optional<Measure>();
      if (!measure || (kind && *kind != measure->kind)) return std::optional<std::int64_t>();
      kind = measure->kind;
      return std::optional(measure->thousandths);
    });
    return found.known ? std::optional(found) : std::nullopt;
  }

  void tell(const Aspect& aspect, const Lead& found, int direction) {
    const Attribute& best = *find_attribute(at(found), aspect, scene_.lexicon.forms);
    say(direction < 0 ? "compare_lower" : "compare_higher",
        {{"name", inside_sentence(scene_, best.name)},
         {"title", at(found).title},
         {"value", best.value}});
    cite(answer_, result_, at(found).id.value, FactKind::attribute, best.name);
  }

  // What each has; nothing is said for one of which the data says nothing.
  void each_value(const Aspect& aspect, const Product* told) {
    for (const Product& product : products_) {
      if (&product == told) continue;
      const Attribute* attribute = find_attribute(product, aspect, scene_.lexicon.forms);
      if (!attribute) {
        line("compare_silent", {{"title", product.title}});
        continue;
      }
      line("compare_each", {{"title", product.title}, {"value", attribute->value}});
      cite(answer_, result_, product.id.value, FactKind::attribute, attribute->name);
    }
    while (answer_.text.ends_with('\n')) answer_.text.pop_back();
  }

  // The only one of which the data says yes.
  const Product* only_yes(const Aspect& aspect) const {
    const Affirmation affirmation(scene_.lexicon.search);
    const Product* found = nullptr;
    for (const Product& product : products_) {
      const Attribute* attribute = find_attribute(product, aspect, scene_.lexicon.forms);
      if (!attribute || affirmation.of(attribute->value) != Says::yes) continue;
      if (found) return nullptr;
      found = &product;
    }
    return found;
  }

  void attribute(const Aspect& aspect) {
    const auto value = [&](const Product& product) {
      return find_attribute(product, aspect, scene_.lexicon.forms);
    };
    const auto known = std::find_if(products_.begin(), products_.end(), value);
    if (known == products_.end()) return say("compare_unknown");
    const Attribute& named = *value(*known);
    const std::string name = inside_sentence(scene_, named.name);
    const bool same = std::all_of(products_.begin(), products_.end(), [&](const Product& product) {
      const Attribute* own = value(product);
      return own && own->value == named.value;
    });
    if (same) {
      cite(answer_, result_, products_.front().id.value, FactKind::attribute);
      return say("compare_same", {{"name", name}, {"value", named.value}});
    }
    // "How many litres?" asks for none of them in particular.
    if (scene_.understood.intent == Intent::product_question && scene_.understood.direction == 0) {
      say("compare_values", {{"name", name}});
      return each_value(aspect, nullptr);
    }
    // Without a word for it, the least counts where the language has one: the lightest.
    const int least = aspect.lower.empty() && !aspect.higher.empty() ? 1 : -1;
    const int direction = scene_.understood.direction == 0 ? least : scene_.understood.direction;
    const auto found = measured(aspect, direction);
    if (found && found->index >= 0) {
      tell(aspect, *found, direction);
      return each_value(aspect, &at(*found));
    }
    const Product* only = scene_.understood.direction == 0 ? only_yes(aspect) : nullptr;
    if (only) {
      say("compare_only", {{"title", only->title}, {"name", name}});
    } else {
      say("compare_unknown");
    }
    each_value(aspect, nullptr);
  }

  const Scene& scene_;
  const Products& products_;
  const ToolResult& result_;
  Answer answer_;
};

// The products that the message names, each looked up by its words. Null while some are still to
// be asked for, which are then in `missing`.
std::optional<std::vector<ProductId>> find_named(const Scene& scene,
                                                 std::vector<ToolArguments>& missing) {
  std::vector<ProductId> ids;
  for (const std::string& name : named_side_by_side(scene)) {
    const SearchCatalog query{.text = name, .limit = 3};
    const ToolResult* found = scene.result(query);
    if (!found) {
      missing.emplace_back(query);
      continue;
    }
    for (const Product& product : found->products) {
      const bool known = std::find(ids.begin(), ids.end(), product.id) != ids.end();
      if (known || !is_named(product, name, scene.lexicon.forms)) continue;
      ids.push_back(product.id);
      break;
    }
  }
  if (!missing.empty()) return std::nullopt;
  return ids;
}

// The list, so ordered that those that may lead by what is asked are among the first compared.
Products leading_first(const Scene& scene) {
  Products listed = scene.context.listed;
  const Aspect* aspect = scene.understood.aspect;
  if (!aspect || listed.size() <= kGetProductMax) return listed;
  const int direction = scene.understood.direction == 0 ? -1 : scene.understood.direction;
  std::stable_sort(listed.begin(), listed.end(), [&](const Product& a, const Product& b) {
    if (aspect->name == "rating") return a.rating_hundredths > b.rating_hundredths;
    if (aspect->name != "price") return false;
    return direction * lowest_price(a).amount > direction * lowest_price(b).amount;
  });
  return listed;
}

// "What is your lightest tent?": the first of a category by what is asked. Where there are too many
// to look at each, or they are not measured alike, it is a search.
Decision compare_category(const Scene& scene) {
  SearchCatalog query = new_query(scene.understood.entities);
  query.limit = kSearchLimitMax;
  const ToolResult* found = scene.result(query);
  if (!found) return ask(query);
  if (found->products.size() < 2 || found->total > kSearchLimitMax) return decide_search(scene);
  auto looked_up = look_up(scene, found->products);
  if (auto* calls = std::get_if<std::vector<ToolArguments>>(&looked_up)) return std::move(*calls);
  ToolResult& all = std::get<ToolResult>(looked_up);
  const Aspect& aspect = *scene.understood.aspect;
  std::string kind;
  const auto measure = [&](const Product& product) {
    const Attribute* attribute = find_attribute(product, aspect, scene.lexicon.forms);
    return attribute ? read_measure(attribute->value, scene.lexicon) : std::optional<Measure>();
  };
  for (const Product& product : all.products) {
    if (const auto own = measure(product); own && kind.empty()) kind = own->kind;
  }
  std::erase_if(all.products, [&](const Product& product) {
    const auto own = measure(product);
    return !own || own->kind != kind;
  });
  if (all.products.size() < 2) return decide_search(scene);
  const int direction = scene.understood.direction;
  std::stable_sort(all.products.begin(), all.products.end(), [&](const auto& a, const auto& b) {
    return direction * measure(a)->thousandths > direction * measure(b)->thousandths;
  });
  if (all.products.size() > kGetProductMax) all.products.resize(kGetProductMax);
  return Comparison(scene, all.products, all).answer();
}

}  // namespace

Decision decide_compare(const Scene& scene) {
  if (ranks_category(scene.understood)) return compare_category(scene);
  std::vector<ProductId> ids = resolve(scene).products;
  const Pointing& pointing = scene.understood.entities.pointing;
  if (ids.size() < 2 && !pointing.any()) {
    std::vector<ToolArguments> missing;
    auto named = find_named(scene, missing);
    if (!named) return missing;
    if (named->size() >= 2) ids = *std::move(named);
  }
  if (ids.size() < 2 && pointing.ordinals.empty()) {
    ids.clear();
    for (const Product& product : leading_first(scene)) ids.push_back(product.id);
  }
  if (ids.size() > kGetProductMax) ids.resize(kGetProductMax);
  const GetProduct arguments{ids};
  const ToolResult* result = ids.size() < 2 ? nullptr : scene.result(arguments);
  if (ids.size() >= 2 && !result) return ask(arguments);
  if (!result || result->products.size() < 2) {
    Answer answer = scene.answer(scene.say("compare_need_two"));
    answer.understood = false;
    answer.suggestions = opening_chips(scene);
    return answer;
  }
  return Comparison(scene, result->products, *result).answer();
}

}  // namespace aisle
