#include "shared/search/text_query.h"

#include <algorithm>
#include <span>

#include "shared/search/product_names.h"
#include "shared/search/ranking.h"
#include "shared/search/spelling.h"

namespace aisle {
namespace {

constexpr std::size_t kPartLettersMin = 3;  // of a word that is written apart

std::optional<std::uint32_t> known_term(const std::string& term, const CatalogText& catalog) {
  const auto number = catalog.terms.find(term);
  return number && catalog.postings.frequency(*number) > 0 ? number : std::nullopt;
}

// "rain coat" for "raincoat": of all places to part it the one where the rarer part is most
// frequent.
std::optional<std::string> apart(const std::string& word, const CatalogText& catalog) {
  std::optional<std::string> best;
  std::uint32_t best_count = 0;
  for (std::size_t i = kPartLettersMin; i + kPartLettersMin <= word.size(); ++i) {
    const auto left = catalog.spellings.find(std::string_view(word).substr(0, i));
    const auto right = catalog.spellings.find(std::string_view(word).substr(i));
    if (!left || !right || std::min(*left, *right) <= best_count) continue;
    best_count = std::min(*left, *right);
    best = word.substr(0, i) + ' ' + word.substr(i);
  }
  return best;
}

// "regen jacke" for "regenjacke", where the language writes such words together.
std::optional<std::string> taken_apart(const std::string& word, const CatalogText& catalog,
                                       const Analyzer& analyzer) {
  const std::string spelled = analyzer.spelled(word);
  const auto split = analyzer.compounds().split(spelled, [&](const std::string& stem) {
    return known_term(analyzer.term_of_stem(stem), catalog).has_value();
  });
  if (!split || !split->lead_known) return std::nullopt;
  return std::string(split->lead) + ' ' + std::string(split->last);
}

// Replaces pieces of a text from left to right.
class Rewriting {
 public:
  explicit Rewriting(std::string_view text) : text_(text) {}

  void replace(std::size_t begin, std::size_t end, std::string_view by) {
    result_ += text_.substr(done_, begin - done_);
    result_ += by;
    done_ = end;
  }
  bool changed() const { return done_ > 0; }
  std::string finish() { return result_ + std::string(text_.substr(done_)); }

 private:
  std::string_view text_;
  std::string result_;
  std::size_t done_ = 0;
};

}  // namespace

bool TextQuery::all_known() const {
  return std::all_of(words.begin(), words.end(), [](const QueryWord& word) { return word.term; });
}

std::vector<std::uint32_t> TextQuery::terms() const {
  std::vector<std::uint32_t> known;
  for (const QueryWord& word : words) {
    if (word.term) known.push_back(*word.term);
  }
  keep_each_once(known);
  return known;
}

TextQuery read_query(std::string_view text, const CatalogText& catalog, const Analyzer& analyzer) {
  TextQuery query;
  query.text = cut_utf8(text, kQueryBytesMax);
  const std::vector<Word> found = analyzer.words(query.text);
  for (std::size_t i = 0; i < found.size() && query.words.size() < kQueryTermsMax;) {
    const std::span rest = std::span(found).subspan(i);
    if (const auto phrase = analyzer.phrase(rest)) {
      if (const auto term = known_term(phrase->term, catalog)) {
        query.words.push_back(
            {{rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(phrase->length)}, term});
        i += phrase->length;
        continue;
      }
    }
    if (!analyzer.is_stop_word(found[i].folded)) {
      query.words.push_back({{found[i]}, known_term(analyzer.term(found[i].folded), catalog)});
    }
    ++i;
  }
  return query;
}

std::optional<TextQuery> correct(const TextQuery& query, const CatalogText& catalog,
                                 const Analyzer& analyzer) {
  Rewriting rewriting(query.text);
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    const QueryWord& word = query.words[i];
    if (i + 1 < query.words.size() && word.words.size() == 1) {
      const Word& left = word.words.front();
      const Word& right = query.words[i + 1].words.front();
      const std::string joined = left.folded + right.folded;
      if (known_term(analyzer.term(joined), catalog)) {
        rewriting.replace(left.begin, query.words[i + 1].words.back().end, joined);
        ++i;
        continue;
      }
    }
    if (word.term) continue;
    const Word& unknown = word.words.front();
    auto better = apart(unknown.folded, catalog);
    if (!better) better = taken_apart(unknown.folded, catalog, analyzer);
    if (!better) better = nearest_word(catalog.spellings, unknown.folded);
    if (better) rewriting.replace(unknown.begin, unknown.end, *better);
  }
  if (!rewriting.changed()) return std::nullopt;
  return read_query(rewriting.finish(), catalog, analyzer);
}

}  // namespace aisle
