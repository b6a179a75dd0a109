#include "shared/search/passages.h"

#include <algorithm>
#include <set>
#include <span>

#include "shared/base/text.h"
#include "shared/search/ranking.h"
#include "shared/search/spelling.h"
#include "shared/search/text_query.h"

namespace aisle {
namespace {

constexpr std::size_t kPassageWordsMax = 5'000;
constexpr std::size_t kCorrectedBytesMin = 5;  // Shorter words are one slip from too many others.

// Calls `visit(term)` for each word that counts and each phrase.
template <class Visit>
void for_each_term(std::string_view text, const Analyzer& analyzer, Visit visit) {
  const std::vector<Word> found = analyzer.words(text, kPassageWordsMax);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!analyzer.is_stop_word(found[i].folded)) visit(analyzer.term(found[i].folded));
    if (const auto phrase = analyzer.phrase(std::span(found).subspan(i))) visit(phrase->term);
  }
}

// The stems of all words, by which words that are written together are taken apart.
std::set<std::string> stems_of_passages(const std::vector<Policy>& policies,
                                        const Analyzer& analyzer) {
  std::set<std::string> stems;
  if (!analyzer.compounds().any()) return stems;
  for (const Policy& policy : policies) {
    for (const Passage& passage : policy.passages) {
      for (const std::string& text : {passage.heading, passage.text, policy.title}) {
        for (const Word& word : analyzer.words(text, kPassageWordsMax)) {
          if (!analyzer.is_stop_word(word.folded)) stems.insert(analyzer.stem(word.folded));
        }
      }
    }
  }
  return stems;
}

}  // namespace

PassageIndex::PassageIndex(std::vector<Policy> policies, const Analyzer& analyzer)
    : policies_(std::move(policies)) {
  const std::set<std::string> stems = stems_of_passages(policies_, analyzer);
  const auto known = [&](const std::string& stem) { return stems.contains(stem); };
  std::map<std::string, std::uint32_t> spellings;
  for (std::uint32_t policy = 0; policy < policies_.size(); ++policy) {
    for (std::uint32_t passage = 0; passage < policies_[policy].passages.size(); ++passage) {
      const auto place = static_cast<std::uint32_t>(places_.size());
      places_.push_back({policy, passage});
      const Passage& content = policies_[policy].passages[passage];
      const auto add = [&](std::string_view text, bool in_heading) {
        const auto post = [&](const std::string& term) {
          auto& postings = postings_[term];
          if (postings.empty() || postings.back().place != place)
            postings.push_back({place, false});
          if (in_heading) postings.back().in_heading = true;
        };
        for_each_term(text, analyzer, post);
        for (const Word& word : analyzer.words(text, kPassageWordsMax)) {
          if (analyzer.is_stop_word(word.folded)) continue;
          ++spellings[word.folded];
          if (stems.empty()) continue;
          for (const std::string& part : analyzer.part_terms(word.folded, known)) post(part);
        }
      };
      add(content.heading, true);
      add(content.text, false);
      add(policies_[policy].title, false);
    }
  }
  spellings_ = WordList({spellings.begin(), spellings.end()});
  heading_weights_.resize(places_.size());
  for (const auto& [term, postings] : postings_) {
    for (const Posting& posting : postings) {
      if (!posting.in_heading) continue;
      heading_weights_[posting.place] += rarity(postings.size(), places_.size());
    }
  }
}

// The two terms of an unknown word that is written together, if both are known.
std::vector<std::string> PassageIndex::taken_apart(const std::string& word, const std::string& term,
                                                   const Analyzer& analyzer) const {
  if (!analyzer.compounds().any() || postings_.contains(term)) return {};
  const std::string spelled = analyzer.spelled(word);
  const auto split = analyzer.compounds().split(spelled, [&](const std::string& stem) {
    return postings_.contains(analyzer.term_of_stem(stem));
  });
  if (!split || !split->lead_known) return {};
  return {analyzer.term(split->lead), analyzer.term(split->last)};
}

std::vector<std::string> PassageIndex::question_terms(std::string_view text,
                                                      const Analyzer& analyzer,
                                                      bool with_slips) const {
  std::vector<std::string> terms;
  const std::vector<Word> found = analyzer.words(text, kQueryTermsMax * 2);
  for (std::size_t i = 0; i < found.size();) {
    const auto phrase = analyzer.phrase(std::span(found).subspan(i));
    if (phrase && postings_.contains(phrase->term)) {
      terms.push_back(phrase->term);
      i += phrase->length;
      continue;
    }
    const std::string& word = found[i++].folded;
    if (analyzer.is_stop_word(word)) continue;
    std::string term = analyzer.term(word);
    if (const auto apart = taken_apart(word, term, analyzer); !apart.empty()) {
      terms.insert(terms.end(), apart.begin(), apart.end());
      continue;
    }
    if (with_slips && !postings_.contains(term) && word.size() >= kCorrectedBytesMin) {
      const auto meant = nearest_word(spellings_, word);
      if (meant && meant->front() == word.front()) term = analyzer.term(*meant);
    }
    terms.push_back(std::move(term));
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::vector<PassageHit> PassageIndex::find(const SearchPolicies& query,
                                           const Analyzer& analyzer) const {
  struct Found {
    std::int64_t held = 0;
    std::int64_t held_in_heading = 0;
  };
  std::map<std::uint32_t, Found> found;
  const std::string_view text = cut_utf8(query.text, kQueryBytesMax);
  const std::size_t mark = std::min(text.find(kHintMark), text.size());
  const std::vector<std::string> own = question_terms(text.substr(0, mark), analyzer, true);
  const bool names_topic = mark + 1 < text.size() && text[mark + 1] != kHintMark;
  // The weight of the term, once all passages that have it know that they do.
  const auto meet = [&](const std::string& term) {
    const auto postings = postings_.find(term);
    // "A jacket from your store" in a question about returns: no policy tells these apart.
    if (postings == postings_.end()) {
      return names_topic ? std::int64_t{0} : std::int64_t{rarity(0, places_.size())};
    }
    const std::int64_t weight = rarity(postings->second.size(), places_.size());
    for (const Posting& posting : postings->second) {
      found[posting.place].held += weight;
      if (posting.in_heading) found[posting.place].held_in_heading += weight;
    }
    return weight;
  };
  std::int64_t asked = 0;
  for (const std::string& term : own) asked += meet(term);
  // One hint has to be met; the others only tell passages apart.
  std::int64_t hinted = 0;
  const std::size_t kinds = std::min(text.find(kHintMark, mark + 1), text.size());
  for (const std::string& term : question_terms(text.substr(mark, kinds - mark), analyzer, false)) {
    const bool is_own = std::binary_search(own.begin(), own.end(), term);
    if (!is_own && postings_.contains(term)) hinted = std::max(hinted, meet(term));
  }
  asked += hinted;
  const bool has_topic = !found.empty();
  const std::map<std::uint32_t, Found> by_topic = found;
  for (const std::string& term : question_terms(text.substr(kinds), analyzer, false)) {
    const auto postings = postings_.find(term);
    if (postings == postings_.end()) continue;
    const std::int64_t weight = rarity(postings->second.size(), places_.size());
    if (asked == 0) asked = weight;
    for (const Posting& posting : postings->second) {
      const auto topic = by_topic.find(posting.place);
      const bool about = topic != by_topic.end() && topic->second.held_in_heading > 0;
      if (has_topic && !about) continue;
      found[posting.place].held += weight;
      if (posting.in_heading) found[posting.place].held_in_heading += weight;
    }
  }
  std::vector<std::pair<std::uint32_t, Found>> ranked;
  for (const auto& [place, what] : found) {
    if (what.held * 1000 >= asked * kPassageScoreMin) ranked.emplace_back(place, what);
  }
  const auto passage_at = [&](std::uint32_t place) -> const Passage& {
    return policies_[places_[place].policy].passages[places_[place].passage];
  };
  // A heading says what its passage answers: its words count twice, and of two that hold as much
  // the one is meant whose heading speaks of less else.
  const auto rank = [](const Found& one) { return one.held + one.held_in_heading; };
  const auto beside = [&](const auto& one) {
    return heading_weights_[one.first] - one.second.held_in_heading;
  };
  std::sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
    if (rank(a.second) != rank(b.second)) return rank(a.second) > rank(b.second);
    if (beside(a) != beside(b)) return beside(a) < beside(b);
    const std::size_t length_a = passage_at(a.first).text.size();
    const std::size_t length_b = passage_at(b.first).text.size();
    return length_a != length_b ? length_a < length_b : a.first < b.first;
  });
  const std::int64_t limit = std::clamp<std::int64_t>(query.limit, 1, kPassageHitsMax);
  std::vector<PassageHit> hits;
  for (const auto& [place, what] : ranked) {
    if (static_cast<std::int64_t>(hits.size()) == limit) break;
    const Policy& policy = policies_[places_[place].policy];
    hits.push_back({policy.id, policy.title, policy.url, passage_at(place),
                    std::min<std::int64_t>(what.held * 1000 / asked, 1000)});
  }
  return hits;
}

}  // namespace aisle
