// Finds the passages of the merchant's policies that answer a question.
//
// A passage is scored by how much of the question it holds: the rarity of the question's words that
// are in its heading, its text or its policy's title, as a share of all of the question's words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "shared/commerce/policy.h"
#include "shared/conversation/tool_call.h"
#include "shared/search/analyzer.h"
#include "shared/search/word_list.h"

namespace aisle {

/// Passages that hold less of the question's weight are left out (of 1000).
inline constexpr std::int64_t kPassageScoreMin = 300;
inline constexpr std::size_t kPassageHitsMax = 10;

/// What follows it in a question are words that policies might use for it: those that none of them
/// has count for nothing, while an unknown word of the question itself counts against an answer.
/// A second mark leads to words for the kind of answer ("long", "costs"): they tell apart passages
/// whose headings are about the matter, and say nothing by themselves.
inline constexpr char kHintMark = '|';

class PassageIndex {
 public:
  PassageIndex(std::vector<Policy> policies, const Analyzer& analyzer);

  /// Best first. What a heading says counts twice; of equals the one whose heading speaks of less
  /// else, then the shorter one, then the earlier one. Cost: grows with the passages that share a
  /// word with the question.
  std::vector<PassageHit> find(const SearchPolicies& query, const Analyzer& analyzer) const;

 private:
  struct Place {
    std::uint32_t policy = 0;
    std::uint32_t passage = 0;
  };
  struct Posting {
    std::uint32_t place = 0;
    bool in_heading = false;
  };

  std::vector<std::string> taken_apart(const std::string& word, const std::string& term,
                                       const Analyzer& analyzer) const;
  std::vector<std::string> question_terms(std::string_view text, const Analyzer& analyzer,
                                          bool with_slips) const;

  std::vector<Policy> policies_;
  std::vector<Place> places_;
  std::map<std::string, std::vector<Posting>, std::less<>> postings_;  // by term
  WordList spellings_;
  std::vector<std::int64_t> heading_weights_;  // by place: of all terms of its heading
};

}  // namespace aisle
