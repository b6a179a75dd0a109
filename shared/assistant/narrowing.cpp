#include "shared/assistant/narrowing.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/assistant/chips.h"
#include "shared/assistant/describing.h"
#include "shared/assistant/format.h"
#include "shared/search/affirmation.h"

namespace aisle {
namespace {

constexpr std::int64_t kAskedFrom = 4;    ///< Products; fewer are looked through at once.
constexpr std::int64_t kLongList = 24;    ///< From here on it is asked unasked.
constexpr std::size_t kToldMax = 3;       ///< Who has told more has decided.
constexpr std::size_t kQuestionsMax = 4;  ///< In a conversation.
constexpr std::size_t kRepliesMax = 4;    ///< The other chips have room too.
constexpr std::int64_t kPartsMin = 800;   ///< Thousandths that may remain, at most.

/// A question that could be asked; the lower the cost, the better.
struct Candidate {
  std::string facet;
  std::vector<std::string> values;
  std::int64_t cost = 0;
};

class Narrowing {
 public:
  Narrowing(const Scene& scene, const SearchCatalog& query, const ToolResult& result)
      : scene_(scene), query_(query), result_(result) {}

  std::optional<NarrowingQuestion> question() const {
    if (!is_wanted()) return std::nullopt;
    std::vector<Candidate> candidates = facets();
    if (const auto price = by_price()) candidates.push_back(*price);
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    for (const Candidate& candidate : candidates) {
      NarrowingQuestion question{std::string(kNarrowing) + candidate.facet, {}, {}};
      std::vector<std::string> named;
      for (const std::string& value : candidate.values) {
        if (question.chips.size() == kRepliesMax) break;
        const auto chip = chip_for(candidate.facet, value);
        if (!chip) continue;
        question.chips.push_back(*chip);
        named.push_back(inside_sentence(scene_, value));
      }
      if (question.chips.size() < 2) continue;
      question.text = text_for(candidate.facet, named);
      return question;
    }
    return std::nullopt;
  }

 private:
  bool has(std::string_view list) const {
    return Utterance(scene_.text, scene_.lexicon).has(scene_.lexicon.list(list));
  }

  // A part of a message is not asked back, and neither is who does not mind.
  bool is_wanted() const {
    if (scene_.shown_max < SearchCatalog{}.limit || query_.offset > 0) return false;
    if (result_.total < kAskedFrom || result_.match == Match::any_word) return false;
    if (scene_.context.narrowed.size() >= kQuestionsMax || has("indifferent")) return false;
    const std::size_t told = query_.options.size() + (query_.brand.empty() ? 0u : 1u) +
                             (query_.price_min || query_.price_max ? 1u : 0u) +
                             (query_.text.empty() ? 0u : 1u) + query_.without.size();
    if (told >= kToldMax) return false;
    return result_.total >= kLongList || scene_.context.is_narrowing() || has("undecided") ||
           has("gift") || scene_.understood.intent == Intent::recommend;
  }

  bool was_asked(std::string_view facet) const {
    const auto& asked = scene_.context.narrowed;
    return std::find(asked.begin(), asked.end(), facet) != asked.end();
  }

  bool is_told(const std::string& facet) const {
    const auto is_it = [&](const Attribute& told) { return told.name == facet; };
    return (facet == kBrandFacet && !query_.brand.empty()) ||
           std::any_of(query_.options.begin(), query_.options.end(), is_it) ||
           std::any_of(query_.without.begin(), query_.without.end(), is_it);
  }

  std::vector<Candidate> facets() const {
    const Affirmation affirmation(scene_.lexicon.search);
    struct Counted {
      Candidate candidate;
      std::int64_t sum = 0, squares = 0, most = 0;
    };
    std::map<std::string, Counted> by_name;
    const std::set<std::string> kinds = sister_categories();
    for (const FacetValue& facet : result_.facets) {
      // What all of them have parts nothing; a bare yes is no name for a reply.
      if (facet.count >= result_.total || affirmation.is_bare(facet.value)) continue;
      if (was_asked(facet.facet) || is_told(facet.facet)) continue;
      if (facet.facet == kCategoryFacet && !kinds.contains(facet.value)) continue;
      Counted& counted = by_name[facet.facet];
      counted.candidate.facet = facet.facet;
      counted.candidate.values.push_back(facet.value);
      counted.sum += facet.count;
      counted.squares += facet.count * facet.count;
      counted.most = std::max(counted.most, facet.count);
    }
    std::vector<Candidate> found;
    for (auto& [name, counted] : by_name) {
      const std::string_view kind = scene_.lexicon.option_kind(name);
      // Sizes of several kinds of things are no choice.
      if (kind == "size" && query_.category.empty()) continue;
      const bool common = name == kCategoryFacet || name == kBrandFacet || !kind.empty();
      if (counted.candidate.values.size() < 2 || (counted.most < 2 && !common)) continue;
      const std::int64_t left = 1000 * counted.squares / (counted.sum * result_.total);
      const std::int64_t covered = std::min(counted.sum, result_.total);
      const std::int64_t silent = 1000 * (result_.total - covered) / result_.total;
      if (left + silent / 2 > kPartsMin) continue;
      counted.candidate.cost = left + silent / 2 + reluctance(name, kind);
      found.push_back(std::move(counted.candidate));
    }
    return found;
  }

  // The first level of categories on which the products differ.
  std::set<std::string> sister_categories() const {
    for (std::size_t level = 0;; ++level) {
      std::set<std::string> names;
      for (const Product& product : result_.products) {
        if (level < product.category.size()) names.insert(product.category[level]);
      }
      if (names.size() != 1) return names;
    }
  }

  // What a kind is, people know; which brand, few.
  static std::int64_t reluctance(std::string_view facet, std::string_view kind) {
    if (facet == kCategoryFacet) return -200;
    if (facet == kBrandFacet) return 200;
    if (kind == "colour") return 100;
    return kind.empty() ? 150 : -100;
  }

  // Limits of a series that has round numbers, between the prices that are shown.
  std::optional<Candidate> by_price() const {
    if (was_asked(kPriceFacet) || query_.price_min || query_.price_max) return std::nullopt;
    std::int64_t low = kMoneyAmountMax, high = 0;
    for (const Product& product : result_.products) {
      const std::int64_t amount = lowest_price(product).amount;
      low = std::min(low, amount);
      high = std::max(high, amount);
    }
    Candidate candidate{std::string(kPriceFacet), {}, has("gift") ? -1000 : 500};
    std::int64_t unit = 1;
    for (int i = currency_exponent(scene_.state.currency); i > 0; --i) unit *= 10;
    for (; unit < high; unit *= 10) {
      for (const std::int64_t step : {1, 2, 5}) {
        const std::int64_t limit = step * unit;
        if (limit <= low || limit >= high) continue;
        candidate.values.push_back(
            format_limit({limit, scene_.state.currency}, scene_.state.language));
      }
    }
    if (candidate.values.size() < 2) return std::nullopt;
    return candidate;
  }

  // A reply that is understood as this value; none when there is no such.
  std::optional<std::string> chip_for(const std::string& facet, const std::string& value) const {
    const std::string said = inside_sentence(scene_, value);
    const std::string chip = facet == kPriceFacet ? scene_.say("chip_below", {{"price", value}})
                             : facet == kCategoryFacet
                                 ? scene_.say("chip_category", {{"category", said}})
                             : facet == kBrandFacet ? scene_.say("chip_brand", {{"brand", value}})
                                                    : scene_.say("chip_option", {{"value", said}});
    for (const std::string& text : {chip, value}) {
      if (text.size() <= kChipBytesMax && means(text, facet, value)) return text;
    }
    return std::nullopt;
  }

  bool means(const std::string& text, const std::string& facet, const std::string& value) const {
    const Entities read = read_entities(text, scene_.lexicon, scene_.names, scene_.state.currency);
    if (facet == kPriceFacet) return read.price_max.has_value();
    if (facet == kCategoryFacet) return read.category == value;
    if (facet == kBrandFacet) return read.brand == value;
    return read.category.empty() &&
           std::any_of(read.options.begin(), read.options.end(), [&](const Attribute& option) {
             return option.name == facet && option.value == value;
           });
  }

  std::string text_for(const std::string& facet, const std::vector<std::string>& named) const {
    const std::string values = scene_.list(named, "list_or");
    if (facet == kPriceFacet) return scene_.say("narrow_price");
    if (facet == kCategoryFacet) return scene_.say("narrow_category", {{"values", values}});
    if (facet == kBrandFacet) return scene_.say("narrow_brand", {{"values", values}});
    return scene_.say("narrow_option",
                      {{"name", inside_sentence(scene_, facet)}, {"values", values}});
  }

  const Scene& scene_;
  const SearchCatalog& query_;
  const ToolResult& result_;
};

}  // namespace

std::optional<NarrowingQuestion> narrowing_question(const Scene& scene, const SearchCatalog& query,
                                                    const ToolResult& result) {
  return Narrowing(scene, query, result).question();
}

void add_question(const Scene& scene, const SearchCatalog& query, const ToolResult& result,
                  Answer& answer) {
  auto question = narrowing_question(scene, query, result);
  if (!question) return;
  answer.text += "\n\n" + question->text;
  answer.asking = std::move(question->asking);
  std::vector<std::string> chips = std::move(question->chips);
  for (std::string& chip : answer.suggestions) {
    const bool known = std::find(chips.begin(), chips.end(), chip) != chips.end();
    if (!known && chips.size() < kChipsMax) chips.push_back(std::move(chip));
  }
  answer.suggestions = std::move(chips);
}

}  // namespace aisle
