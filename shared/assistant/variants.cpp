#include "shared/assistant/variants.h"

#include <algorithm>

#include "shared/assistant/citing.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/format.h"

namespace aisle {
namespace {

using Chosen = std::vector<const Variant*>;

bool is_there(const Variant* variant) { return can_be_bought(*variant); }

class Variants {
 public:
  Variants(const Scene& scene, const Product& product, const ToolResult& result)
      : scene_(scene), product_(product), result_(result) {
    for (const Attribute& option : scene.understood.entities.options) {
      const bool varies = std::any_of(
          product.variants.begin(), product.variants.end(), [&](const Variant& variant) {
            return std::any_of(variant.options.begin(), variant.options.end(),
                               [&](const auto& own) { return same_kind(own.name, option.name); });
          });
      const std::string_view kind = scene.lexicon.option_kind(option.name);
      if (varies || kind == "size" || kind == "colour") wanted_.push_back(option);
    }
    for (const Variant& variant : product.variants) {
      if (fits(variant)) chosen_.push_back(&variant);
    }
  }

  std::optional<Answer> answer() {
    const std::string_view aspect =
        scene_.understood.aspect ? scene_.understood.aspect->name : std::string_view();
    if (aspect == "rating") return rating();
    if (aspect == "brand") return brand();
    if (!wanted_.empty() && chosen_.empty()) {
      Answer answer = said("variant_unknown", {{"values", wanted_values()}});
      cite(answer, result_, product_.id.value, FactKind::stock);
      return answer;
    }
    if (aspect == "price") return price();
    if (aspect == "stock" || !wanted_.empty()) return stock();
    if (scene_.lexicon.option_kinds.contains(aspect)) return values(aspect);
    return std::nullopt;
  }

 private:
  Answer said(std::string_view key, Placeholders values = {}) const {
    values.emplace_back("title", product_.title);
    return scene_.answer(scene_.say(key, values));
  }

  bool same_kind(const std::string& a, const std::string& b) const {
    if (a == b) return true;
    const std::string_view kind = scene_.lexicon.option_kind(a);
    return !kind.empty() && kind == scene_.lexicon.option_kind(b);
  }

  bool fits(const Variant& variant) const {
    return std::all_of(wanted_.begin(), wanted_.end(), [&](const Attribute& wanted) {
      return std::any_of(variant.options.begin(), variant.options.end(), [&](const auto& own) {
        return same_kind(own.name, wanted.name) &&
               holds_words(own.value, wanted.value, scene_.lexicon.forms);
      });
    });
  }

  std::string wanted_values() const {
    std::vector<std::string> values;
    for (const Attribute& option : wanted_) {
      const bool size = scene_.lexicon.option_kind(option.name) == "size";
      values.push_back(size ? option.value : inside_sentence(scene_, option.value));
    }
    return scene_.list(values);
  }

  std::string money(const Money& amount) const {
    return format_money(amount, scene_.state.language);
  }

  Answer price() const {
    Chosen priced = chosen_;
    std::stable_partition(priced.begin(), priced.end(), is_there);
    const auto sold_out = std::find_if_not(priced.begin(), priced.end(), is_there);
    if (sold_out != priced.begin()) priced.erase(sold_out, priced.end());
    const auto [low, high] = std::minmax_element(
        priced.begin(), priced.end(),
        [](const auto* a, const auto* b) { return a->price.amount < b->price.amount; });
    const Placeholders from = {{"price", money((*low)->price)}, {"high", money((*high)->price)}};
    Answer answer;
    if ((*low)->price != (*high)->price) {
      answer = said("price_range", from);
    } else if ((*low)->list_price) {
      answer = said("price_reduced",
                    {{"price", money((*low)->price)}, {"before", money(*(*low)->list_price)}});
    } else {
      answer = said("price", {{"price", money((*low)->price)}});
    }
    cite(answer, result_, product_.id.value, FactKind::price, format_decimal((*low)->price));
    if ((*low)->price != (*high)->price) {
      cite(answer, result_, product_.id.value, FactKind::price, format_decimal((*high)->price));
    }
    return answer;
  }

  Answer stock() const {
    const bool now = std::any_of(chosen_.begin(), chosen_.end(), [](const Variant* variant) {
      return variant->availability == Availability::in_stock;
    });
    const bool later = std::any_of(chosen_.begin(), chosen_.end(), is_there);
    Answer answer;
    if (wanted_.empty()) {
      answer = said(now ? "in_stock" : later ? "preorder" : "out_of_stock");
    } else {
      answer = said(now     ? "variant_in_stock"
                    : later ? "variant_preorder"
                            : "variant_out",
                    {{"values", wanted_values()}});
    }
    const bool asks_when =
        Utterance(scene_.text, scene_.lexicon).has(scene_.lexicon.list("restock"));
    if (asks_when && !now) add_sentence(answer.text, scene_.say("restock_unknown"));
    cite(answer, result_, product_.id.value, FactKind::stock);
    return answer;
  }

  Answer rating() const {
    if (product_.rating_count == 0) return said("not_rated");
    Answer answer = said(
        "rating", {{"stars", format_rating(product_.rating_hundredths, scene_.state.language)}});
    cite(answer, result_, product_.id.value, FactKind::rating);
    return answer;
  }

  std::optional<Answer> brand() const {
    if (product_.brand.empty()) return std::nullopt;
    Answer answer = said("brand", {{"brand", product_.brand}});
    cite(answer, result_, product_.id.value, FactKind::attribute, product_.brand);
    return answer;
  }

  // "Which sizes?": the choices that can be bought, then those that are sold out.
  std::optional<Answer> values(std::string_view kind) const {
    std::vector<std::string> there, sold_out;
    std::string name;
    const auto add = [](std::vector<std::string>& list, const std::string& value) {
      if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    };
    for (const bool buyable : {true, false}) {
      for (const Variant& variant : product_.variants) {
        if (can_be_bought(variant) != buyable) continue;
        for (const Attribute& option : variant.options) {
          if (scene_.lexicon.option_kind(option.name) != kind) continue;
          name = option.name;
          const bool known = std::find(there.begin(), there.end(), option.value) != there.end();
          if (!known) add(buyable ? there : sold_out, option.value);
        }
      }
    }
    if (name.empty()) {
      if (find_own_attribute(kind)) return std::nullopt;
      return kind == "size" || kind == "colour"
                 ? std::optional(said("values_none", {{"name", kind_name(kind)}}))
                 : std::nullopt;
    }
    Answer answer;
    if (!there.empty()) {
      answer =
          said("values", {{"name", inside_sentence(scene_, name)}, {"values", scene_.list(there)}});
    } else {
      answer = said("out_of_stock");
    }
    if (!sold_out.empty()) {
      add_sentence(answer.text, scene_.say("values_sold_out", {{"values", scene_.list(sold_out)}}));
    }
    cite(answer, result_, product_.id.value, FactKind::stock);
    return answer;
  }

  bool find_own_attribute(std::string_view kind) const {
    return std::any_of(product_.attributes.begin(), product_.attributes.end(),
                       [&](const Attribute& attribute) {
                         return scene_.lexicon.option_kind(attribute.name) == kind;
                       });
  }

  std::string kind_name(std::string_view kind) const {
    const auto found = scene_.lexicon.option_kinds.find(kind);
    return scene_.lexicon.as_written(found->second.empty() ? kind : found->second.front());
  }

  const Scene& scene_;
  const Product& product_;
  const ToolResult& result_;
  std::vector<Attribute> wanted_;
  Chosen chosen_;
};

}  // namespace

std::optional<Answer> answer_about_variants(const Scene& scene, const Product& product,
                                            const ToolResult& result) {
  return Variants(scene, product, result).answer();
}

}  // namespace aisle
