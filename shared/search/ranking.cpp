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

// Simple loops over a fixed count: compilers make them work on many numbers at once.
std::int16_t highest(const std::int16_t* scores, std::size_t count) {
  std::int16_t best = 0;
  for (std::size_t i = 0; i < count; ++i) best = std::max(best, scores[i]);
  return best;
}

// The scores of a block are looked through in groups of half a bitmap's word.
constexpr std::uint32_t kGroup = 32;

template <class Visit>
void for_each_in_group(const Bitmap& matches, std::uint32_t first, Visit visit) {
  if (first >= matches.size()) return;
  const auto bits = static_cast<std::uint32_t>(matches.word(first / 64) >> (first % 64));
  for (std::uint32_t rest = bits; rest != 0; rest &= rest - 1) {
    visit(first + static_cast<std::uint32_t>(std::countr_zero(rest)));
  }
}

// What the terms can give at most in each block. The lighter ones are added up apart as well: often
// the heavier ones alone show that a block has nothing, and half of the work is saved.
struct Bounds {
  std::vector<std::int32_t> lighter, all;
};

Bounds bounds_of(const PostingLists& postings, std::span<const WeightedTerm> heavier,
                 std::span<const WeightedTerm> lighter) {
  Bounds bounds;
  bounds.lighter.resize(postings.blocks());
  for (const WeightedTerm& term : lighter) {
    postings.add_bounds(term.term, term.weight, bounds.lighter);
  }
  bounds.all = bounds.lighter;
  for (const WeightedTerm& term : heavier) {
    postings.add_bounds(term.term, term.weight, bounds.all);
  }
  return bounds;
}

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
  std::vector<WeightedTerm> by_weight = terms;
  std::stable_sort(by_weight.begin(), by_weight.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  const auto heavier = std::span<const WeightedTerm>(by_weight).first((terms.size() + 1) / 2);
  const auto lighter = std::span<const WeightedTerm>(by_weight).subspan(heavier.size());
  const Bounds bounds = bounds_of(postings, heavier, lighter);

  // The most promising block first: the threshold rises at once, and the first block below it is
  // the end.
  std::vector<std::uint64_t> queue;
  for (std::uint32_t block = 0; block < bounds.all.size(); ++block) {
    if (!any_in_block(matches, block)) continue;
    queue.push_back(static_cast<std::uint64_t>(bounds.all[block]) << 32 | block);
  }
  std::make_heap(queue.begin(), queue.end());

  Best best(count);
  for (; !queue.empty(); queue.pop_back()) {
    std::pop_heap(queue.begin(), queue.end());
    const auto block = static_cast<std::uint32_t>(queue.back());
    if (static_cast<std::int32_t>(queue.back() >> 32) < best.threshold()) break;
    BlockScores scores{};
    for (const WeightedTerm& term : heavier) {
      postings.add_scores(term.term, term.weight, block, scores);
    }
    if (highest(scores.data(), scores.size()) + bounds.lighter[block] < best.threshold()) continue;
    for (const WeightedTerm& term : lighter) {
      postings.add_scores(term.term, term.weight, block, scores);
    }
    std::array<std::int16_t, kBlockDocuments / kGroup> group_best;
    for (std::size_t i = 0; i < group_best.size(); ++i) {
      group_best[i] = highest(scores.data() + i * kGroup, kGroup);
    }
    const std::uint32_t first = block * kBlockDocuments;
    for (std::uint32_t group = 0; group < group_best.size(); ++group) {
      if (group_best[group] < best.threshold()) continue;
      for_each_in_group(matches, first + group * kGroup, [&](std::uint32_t document) {
        const std::int16_t score = scores[document - first];
        if (score >= best.threshold()) best.offer({key_of(score, tie_rank[document]), document});
      });
    }
  }
  return best.take();
}

}  // namespace aisle
