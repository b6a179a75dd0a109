#include "shared/search/ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace aisle {
namespace {

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<std::uint32_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

TEST(Rarity, IsTheBinaryLogarithm) {
  EXPECT_EQ(rarity(0, 127), 8 * 256);  // log2(256 / 1)
  EXPECT_GT(rarity(1, 1000), rarity(2, 1000));
  EXPECT_GT(rarity(1000, 1000), -1);
  EXPECT_LT(rarity(1000, 1000), 10);
  EXPECT_GT(rarity(0, kDocumentsMax), rarity(1, kDocumentsMax));
}

TEST(Weigh, RareTermsWeighMoreAndTheSumIsBounded) {
  PostingLists::Builder builder;
  for (std::uint32_t document = 0; document < 100; ++document) {
    for (std::uint32_t term = 0; term < 32; ++term) {
      if (document % (term + 1) == 0) builder.add(document, term, 1);
    }
  }
  const PostingLists postings = std::move(builder).build(100, 32);
  std::vector<std::uint32_t> terms(32);
  std::iota(terms.begin(), terms.end(), 0u);
  const auto weighted = weigh(postings, terms);
  int sum = 0;
  for (std::size_t i = 0; i < weighted.size(); ++i) {
    sum += weighted[i].weight;
    EXPECT_GE(weighted[i].weight, i == 0 ? 1 : weighted[i - 1].weight);
  }
  EXPECT_LE(sum, kWeightsMax);
}

// Random catalogs over many blocks, with terms of every frequency; each checked against scoring
// all.
TEST(BestDocuments, PassingOverBlocksChangesNothing) {
  Random random(7);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t documents = 1 + random.below(round % 10 == 9 ? 30'000 : 6'000);
    const std::uint32_t kTerms = 24;
    std::vector<std::vector<int>> impacts(kTerms, std::vector<int>(documents));
    PostingLists::Builder builder;
    for (std::uint32_t document = 0; document < documents; ++document) {
      for (std::uint32_t term = 0; term < kTerms; ++term) {
        // Term 0 is in nearly all documents, the last ones in hardly any; some cluster.
        const bool clusters = term % 3 == 1 && document / 700 % 3 != 0;
        if (clusters || random.below(1 + term * term * term / 4) != 0) continue;
        impacts[term][document] = 1 + static_cast<int>(random.below(round % 2 == 0 ? 255 : 3));
        builder.add(document, term, static_cast<std::uint8_t>(impacts[term][document]));
      }
    }
    const PostingLists postings = std::move(builder).build(documents, kTerms);
    std::vector<std::uint32_t> tie_rank(documents);
    std::iota(tie_rank.begin(), tie_rank.end(), 0u);
    for (std::uint32_t i = documents; i > 1; --i)
      std::swap(tie_rank[i - 1], tie_rank[random.below(i)]);
    Bitmap matches(documents);
    const std::uint32_t sparse = 1 + random.below(30);
    for (std::uint32_t i = 0; i < documents; ++i) {
      if (random.below(sparse) == 0) matches.set(i);
    }
    std::vector<std::uint32_t> terms;
    for (std::uint32_t term = 0; term < kTerms; ++term) {
      if (random.below(3) == 0) terms.push_back(term);
    }
    const auto weighted = weigh(postings, terms);

    std::vector<std::pair<int, std::uint32_t>> all;  // score and document
    for (std::uint32_t i = 0; i < documents; ++i) {
      if (!matches.test(i)) continue;
      int score = 0;
      for (const WeightedTerm& term : weighted) score += term.weight * impacts[term.term][i];
      all.emplace_back(score, i);
      for (std::uint32_t term = 0; term < kTerms; term += 7) {
        ASSERT_EQ(postings.impact(term, i), impacts[term][i]);
      }
    }
    std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : tie_rank[a.second] < tie_rank[b.second];
    });
    const std::size_t count = std::min<std::size_t>(all.size(), random.below(40));
    std::vector<std::uint32_t> expected;
    for (std::size_t i = 0; i < count; ++i) expected.push_back(all[i].second);
    ASSERT_EQ(best_documents(postings, weighted, matches, tie_rank, count), expected) << round;
  }
}

}  // namespace
}  // namespace aisle
