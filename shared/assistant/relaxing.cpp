#include "shared/assistant/relaxing.h"

#include "shared/assistant/describing.h"
#include "shared/assistant/query.h"
#include "shared/search/affirmation.h"

namespace aisle {
namespace {

// Collects the wider searches of one.
class Relaxing {
 public:
  Relaxing(const Scene& scene, const SearchCatalog& query) : scene_(scene), query_(query) {}

  std::vector<Alternative> take() && {
    if (query_.rating_min_hundredths > 0) wider("left_rating").rating_min_hundredths = 0;
    if (query_.reduced_only) wider("left_reduced").reduced_only = false;
    leave_options(false);
    leave_price();
    if (query_.available_only) wider("left_stock").available_only = false;
    if (!query_.brand.empty() && has_subject_without_brand()) wider("left_brand").brand.clear();
    if (!query_.without.empty()) wider("left_without").without.clear();
    leave_text();
    leave_options(true);
    if (found_.size() > kAlternativesMax) found_.resize(kAlternativesMax);
    return std::move(found_);
  }

 private:
  SearchCatalog& wider(std::string reply, Placeholders placeholders = {}) {
    found_.push_back({query_, std::move(reply), std::move(placeholders)});
    return found_.back().query;
  }

  // Without its limit, a price is wanted as near as it gets.
  void leave_price() {
    if (!query_.price_min && !query_.price_max) return;
    SearchCatalog& query = wider("left_price");
    if (query.sort == Sort::relevance) {
      query.sort = query.price_max ? Sort::price_up : Sort::price_down;
    }
    query.price_min = query.price_max = std::nullopt;
  }

  void leave_options(bool sizes) {
    for (std::size_t i = 0; i < query_.options.size(); ++i) {
      const std::string& name = query_.options[i].name;
      if ((scene_.lexicon.option_kind(name) == "size") != sizes) continue;
      if (Affirmation(scene_.lexicon.search).is_bare(query_.options[i].value)) {
        leave_feature(i);
        continue;
      }
      const std::string_view kind = scene_.lexicon.option_kind(name);
      SearchCatalog& query =
          wider(kind == "colour" || kind == "size" ? "left_option" : "left_detail",
                {{"name", inside_sentence(scene_, name)}});
      query.options.erase(query.options.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  // What is only written about a product comes before what is not said of it at all.
  void leave_feature(std::size_t i) {
    const Attribute& feature = query_.options[i];
    const std::string name = inside_sentence(scene_, feature.name);
    const bool wished = Affirmation(scene_.lexicon.search).of(feature.value) == Says::yes;
    for (const bool as_text : {true, false}) {
      if (as_text && !wished) continue;
      SearchCatalog& query = wider("left_feature", {{"name", name}});
      query.options.erase(query.options.begin() + static_cast<std::ptrdiff_t>(i));
      if (as_text) query.text += (query.text.empty() ? "" : " ") + name;
    }
  }

  bool has_subject_without_brand() const {
    return !query_.category.empty() || !query_.text.empty() || !query_.options.empty();
  }

  void leave_text() {
    if (query_.text.empty()) return;
    if (query_.category.empty() && query_.brand.empty()) return;
    wider("left_text", {{"text", query_.text}}).text.clear();
    if (!query_.category.empty()) wider("left_category").category.clear();
  }

  const Scene& scene_;
  const SearchCatalog& query_;
  std::vector<Alternative> found_;
};

}  // namespace

std::vector<Alternative> alternatives(const Scene& scene, const SearchCatalog& query) {
  return Relaxing(scene, query).take();
}

std::vector<Alternative> last_alternatives(const SearchCatalog& query) {
  std::vector<Alternative> found;
  const auto consider = [&](SearchCatalog wider) {
    wider.sort = query.sort;
    if (has_wishes(wider) && !(wider == query)) found.push_back({wider, "left_several", {}});
  };
  consider({.text = query.text, .category = query.category});
  if (!query.category.empty()) consider({.category = query.category});
  if (!query.brand.empty()) consider({.brand = query.brand});
  return found;
}

}  // namespace aisle
