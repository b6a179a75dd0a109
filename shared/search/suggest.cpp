#include "shared/search/suggest.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "shared/base/text.h"
#include "shared/search/product_names.h"
#include "shared/search/text_query.h"

namespace aisle {
namespace {

constexpr std::size_t kContinuationsMax = 64;

// The terms of the most frequent words that start so.
std::vector<std::uint32_t> continuations(std::string_view start, const CatalogText& catalog,
                                         const Analyzer& analyzer) {
  auto [first, last] = catalog.spellings.range(start);
  if (first == last) std::tie(first, last) = catalog.spellings.range(analyzer.spelled(start));
  std::vector<std::size_t> found;
  for (std::size_t i = first; i < last; ++i) {
    if (catalog.naming.frequency(catalog.term_of_spelling[i]) > 0) found.push_back(i);
  }
  const auto more_frequent = [&](std::size_t a, std::size_t b) {
    const std::uint32_t count_a = catalog.spellings.number(a);
    const std::uint32_t count_b = catalog.spellings.number(b);
    return count_a != count_b ? count_a > count_b : a < b;
  };
  const std::size_t kept = std::min(found.size(), kContinuationsMax);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    more_frequent);
  std::vector<std::uint32_t> terms;
  for (std::size_t i = 0; i < kept; ++i) terms.push_back(catalog.term_of_spelling[found[i]]);
  keep_each_once(terms);
  return terms;
}

}  // namespace

std::vector<std::uint32_t> complete(std::string_view typed, std::size_t limit,
                                    const CatalogText& catalog, const Analyzer& analyzer,
                                    const OrderedColumn& ratings) {
  typed = cut_utf8(typed, kQueryBytesMax);
  const std::vector<Word> found = analyzer.words(typed);
  if (found.empty()) return {};
  std::optional<Bitmap> matches;
  const auto narrow = [&](const std::vector<std::uint32_t>& terms) {
    Bitmap having(catalog.naming.documents());
    for (const std::uint32_t term : terms) catalog.naming.add_to(having, term);
    if (matches)
      matches->intersect(having);
    else
      matches = std::move(having);
  };
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool being_typed = i + 1 == found.size() && found[i].end == typed.size();
    if (being_typed) {
      narrow(continuations(found[i].folded, catalog, analyzer));
    } else if (!analyzer.is_stop_word(found[i].folded)) {
      const auto term = catalog.terms.find(analyzer.term(found[i].folded));
      narrow(term ? std::vector{*term} : std::vector<std::uint32_t>{});
    }
  }
  if (!matches) return {};
  return ratings.first(*matches, limit, true);
}

}  // namespace aisle
