// The best documents by the sum of their terms' impacts.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/search/postings.h"

namespace aisle {

struct WeightedTerm {
  std::uint32_t term = 0;
  int weight = 1;  ///< 1 or more.
};

/// All weights of a query together: 128 times the highest impact still fits BlockScores.
inline constexpr int kWeightsMax = 128;
inline constexpr std::size_t kQueryTermsMax = 32;

/// Shares kWeightsMax among the terms by how rare each is: the rarer, the more a match says.
/// At most kQueryTermsMax terms; each gets at least 1.
std::vector<WeightedTerm> weigh(const PostingLists& postings,
                                const std::vector<std::uint32_t>& terms);

/// The `count` documents of `matches` with the highest score, best first; equal scores by
/// `tie_rank`, lowest first. Exactly what scoring every document gives, but blocks and parts of
/// them whose bound does not reach the worst of the best so far are passed over.
std::vector<std::uint32_t> best_documents(const PostingLists& postings,
                                          const std::vector<WeightedTerm>& terms,
                                          const Bitmap& matches,
                                          const std::vector<std::uint32_t>& tie_rank,
                                          std::size_t count);

/// How rare something is that `frequency` of `total` have: log2(1 + (total - f + 1/2) / (f + 1/2)),
/// times 256. Integers only, so that both targets agree. Source: the idf of BM25.
int rarity(std::size_t frequency, std::size_t total);

}  // namespace aisle
