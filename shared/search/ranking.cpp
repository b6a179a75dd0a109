#include "shared/search/ranking.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <span>

namespace aisle {
namespace {

// A score and a tie rank in one number: the higher, the better.
std::uint64_t key_of(std::int16_t score, std::uint32_t tie_rank) {
  return std::uint64_t{static_cast<std::uint16_t>(score)} << 32 | (0xFFFFFFFFu - tie_rank);
}

struct Candidate {
  std::uint64_t key;
  std::uint32_t document;
};
bool better(const Candidate& a, const Candidate& b) { return a.key > b.key; }

// The best so far, worst on top.
class Best {
 public:
  explicit Best(std::size_t count) : count_(count) { heap_.reserve(count); }

  // A score below this has no chance.
  std::int32_t threshold() const {
    return heap_.size() < count_ ? 0 : static_cast<std::int32_t>(heap_.front().key >> 32);
  }

  void offer(Candidate candidate) {
    if (heap_.size() < count_) {
      heap_.push_back(candidate);
      std::push_heap(heap_.begin(), heap_.end(), better);
    } else if (better(candidate, heap_.front())) {
      std::pop_heap(heap_.begin(), heap_.end(), better);
      heap_.back() = candidate;
      std::push_heap(heap_.begin(), heap_.end(), better);
    }
  }

  std::vector<std::uint32_t> take() {
    std::sort(heap_.begin(), heap_.end(), better);
    std::vector<std::uint32_t> documents;
    documents.reserve(heap_.size());
    for (const Candidate& candidate : heap_) documents.push_back(candidate.document);
    return documents;
  }

 private:
  std::size_t count_;
  std::vector<Candidate> heap_;
};

// log2(numerator / denominator) * 256, for numerator >= denominator. The digits of the fraction
// come from squaring.
int log2_256(std::uint64_t numerator, std::uint64_t denominator) {
  const int whole = static_cast<int>(std::bit_width(numerator / denominator)) - 1;
  std::uint64_t mantissa = (numerator << 20) / denominator >> whole;  // 1.0 is 1 << 20
  int result = whole;
  for (int digit = 0; digit < 8; ++digit) {
    mantissa = mantissa * mantissa >> 20;
    const bool two = mantissa >= 2u << 20;
    result = result * 2 + (two ? 1 : 0);
    if (two) mantissa >>= 1;
  }
  return result;
}

bool any_in_block(const Bitmap& matches, std::uint32_t block) {
  constexpr std::size_t kWords = kBlockDocuments / 64;
  const std::size_t end = std::min(matches.word_count(), (block + 1) * kWords);
  std::uint64_t any = 0;
  for (std::size_t i = block * kWords; i < end; ++i) any |= matches.word(i);
  return any != 0;
}

constexpr std::size_t kFirstBlocks = 32;  // by promise

// Simple loops over a fixed count: compilers make them work on many numbers at once.
std::int16_t highest(const std::int16_t* scores, std::size_t count) {
  std::int16_t best = 0;
  for (std::size_t i = 0; i < count; ++i) best = std::max(best, scores[i]);
  return best;
}

// A query's terms by how their postings are kept.
struct QueryTerms {
  QueryTerms(const PostingLists& postings, const std::vector<WeightedTerm>& terms) {
    for (const WeightedTerm& one : terms) {
      switch (postings.form(one.term)) {
        case PostingLists::Form::list: rare.push_back(one); break;
        case PostingLists::Form::blocks:
          common.push_back({postings.block_lists(one.term), one.weight});
          break;
        case PostingLists::Form::every_document:
          everywhere.push_back({postings.impacts(one.term), one.weight});
          break;
      }
    }
  }

  template <class Postings>
  struct Weighted {
    Postings postings;
    int weight;
  };
  std::vector<WeightedTerm> rare;
  std::vector<Weighted<PostingLists::Blocks>> common;
  std::vector<Weighted<PostingLists::Impacts>> everywhere;
};

void add(std::int16_t& score, int more) { score = static_cast<std::int16_t>(score + more); }

// What the terms can give at most in each block.
std::vector<std::int16_t> bounds_of(const PostingLists& postings,
                                    const std::vector<WeightedTerm>& terms) {
  std::vector<std::int16_t> bounds(postings.blocks());
  for (const WeightedTerm& one : terms) postings.add_bounds(one.term, one.weight, bounds);
  return bounds;
}

// What the rare terms give, brought into the order of blocks once for all of them: blocks are
// visited in any order, and each would search every list.
class RareScores {
 public:
  RareScores(const PostingLists& postings, const std::vector<WeightedTerm>& terms)
      : end_(terms.empty() ? 0 : postings.blocks() + 1) {
    std::size_t total = 0;
    for (const WeightedTerm& term : terms) {
      for (const std::uint32_t posting : postings.list(term.term)) {
        ++end_[(posting >> 8) / kBlockDocuments + 1];
        ++total;
      }
    }
    for (std::size_t i = 1; i < end_.size(); ++i) end_[i] += end_[i - 1];
    scores_.resize(total);
    for (const WeightedTerm& term : terms) {
      for (const std::uint32_t posting : postings.list(term.term)) {
        const std::uint32_t document = posting >> 8;
        scores_[end_[document / kBlockDocuments]++] = {
            static_cast<std::uint16_t>(document % kBlockDocuments),
            static_cast<std::int16_t>(term.weight * static_cast<int>(posting & 0xFF))};
      }
    }
  }

  void add_scores(std::uint32_t block, BlockScores& scores) const {
    if (scores_.empty()) return;
    for (std::size_t i = block == 0 ? 0 : end_[block - 1]; i < end_[block]; ++i) {
      add(scores[scores_[i].document], scores_[i].score);
    }
  }

 private:
  struct Score {
    std::uint16_t document;  // within its block
    std::int16_t score;
  };
  std::vector<std::uint32_t> end_;  // of each block's scores
  std::vector<Score> scores_;
};

// The documents of one part of a block that match, the first in the lowest bit.
std::uint32_t matches_in_part(const Bitmap& matches, std::uint32_t first) {
  if (first >= matches.size()) return 0;
  return static_cast<std::uint32_t>(matches.word(first / 64) >> (first % 64)) & 0xFFFF;
}
static_assert(kPartDocuments == 16);

// Offers the documents of single blocks. What is rare in a block is added up document by document;
// for the terms that are everywhere the best of a part shows first whether that part has a chance.
class BlockVisitor {
 public:
  BlockVisitor(const QueryTerms& terms, const RareScores& rare, const Bitmap& matches,
               const std::vector<std::uint32_t>& tie_rank, Best& best)
      : terms_(terms), rare_(rare), matches_(matches), tie_rank_(tie_rank), best_(best) {}

  void visit(std::uint32_t block) {
    BlockScores scores{};
    rare_.add_scores(block, scores);
    for (const auto& [lists, weight] : terms_.common) {
      const std::uint16_t* const end = lists.postings + lists.begin[block + 1];
      for (const std::uint16_t* at = lists.postings + lists.begin[block]; at != end; ++at) {
        add(scores[*at >> 8], weight * (*at & 0xFF));
      }
    }
    PartBounds bounds{};
    for (const auto& [impacts, weight] : terms_.everywhere) {
      const std::size_t first = std::size_t{block} * kBlockParts;
      add_products(bounds.data(), weight, impacts.best_of_part + first, kBlockParts);
    }
    for (std::uint32_t part = 0; part < kBlockParts; ++part) {
      std::int16_t* const of_part = scores.data() + part * kPartDocuments;
      if (highest(of_part, kPartDocuments) + bounds[part] < best_.threshold()) continue;
      visit_part(block * kBlockDocuments + part * kPartDocuments, of_part);
    }
  }

 private:
  void visit_part(std::uint32_t first, std::int16_t* scores) {
    const std::uint32_t matching = matches_in_part(matches_, first);
    if (matching == 0) return;
    for (const auto& [impacts, weight] : terms_.everywhere) {
      add_products(scores, weight, impacts.of_document + first, kPartDocuments);
    }
    for (std::uint32_t rest = matching; rest != 0; rest &= rest - 1) {
      const auto i = static_cast<std::uint32_t>(std::countr_zero(rest));
      if (scores[i] < best_.threshold()) continue;
      best_.offer({key_of(scores[i], tie_rank_[first + i]), first + i});
    }
  }

  const QueryTerms& terms_;
  const RareScores& rare_;
  const Bitmap& matches_;
  const std::vector<std::uint32_t>& tie_rank_;
  Best& best_;
};

}  // namespace

int rarity(std::size_t frequency, std::size_t total) {
  return log2_256(2 * std::uint64_t{total} + 2, 2 * std::uint64_t{frequency} + 1);
}

std::vector<WeightedTerm> weigh(const PostingLists& postings,
                                const std::vector<std::uint32_t>& terms) {
  assert(terms.size() <= kQueryTermsMax);
  std::int64_t sum = 0;
  for (const std::uint32_t term : terms) {
    sum += rarity(postings.frequency(term), postings.documents());
  }
  std::vector<WeightedTerm> weighted;
  for (const std::uint32_t term : terms) {
    const std::int64_t share = kWeightsMax - static_cast<std::int64_t>(terms.size());
    const int own = rarity(postings.frequency(term), postings.documents());
    weighted.push_back({term, 1 + static_cast<int>(own * share / std::max<std::int64_t>(sum, 1))});
  }
  return weighted;
}

std::vector<std::uint32_t> best_documents(const PostingLists& postings,
                                          const std::vector<WeightedTerm>& terms,
                                          const Bitmap& matches,
                                          const std::vector<std::uint32_t>& tie_rank,
                                          std::size_t count) {
  if (count == 0) return {};
  const QueryTerms by_form(postings, terms);
  const RareScores rare(postings, by_form.rare);
  std::vector<std::int16_t> bounds = bounds_of(postings, terms);
  Best best(count);
  BlockVisitor visitor(by_form, rare, matches, tie_rank, best);

  std::vector<std::uint32_t> blocks;
  for (std::uint32_t block = 0; block < bounds.size(); ++block) {
    if (any_in_block(matches, block)) blocks.push_back(block);
  }
  // The most promising blocks first, so that the threshold is high at once; then the others as they
  // lie in memory, which is faster than their order of promise.
  std::vector<std::uint32_t> promising(std::min(kFirstBlocks, blocks.size()));
  std::partial_sort_copy(blocks.begin(), blocks.end(), promising.begin(), promising.end(),
                         [&](std::uint32_t a, std::uint32_t b) {
                           return bounds[a] != bounds[b] ? bounds[a] > bounds[b] : a < b;
                         });
  const auto visit = [&](std::uint32_t block) {
    if (bounds[block] < best.threshold()) return;
    visitor.visit(block);
    bounds[block] = -1;  // Not again.
  };
  std::for_each(promising.begin(), promising.end(), visit);
  std::for_each(blocks.begin(), blocks.end(), visit);
  return best.take();
}

}  // namespace aisle
