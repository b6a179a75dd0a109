#include "shared/search/ranking.h"

#include <algorithm>
#include <bit>
#include <cassert>

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
  std::vector<std::int32_t> bounds(postings.blocks());
  for (const WeightedTerm& term : terms) postings.add_bounds(term.term, term.weight, bounds);

  // The most promising block first: the threshold rises at once, and the first block below it is
  // the end.
  std::vector<std::uint64_t> queue;
  for (std::uint32_t block = 0; block < bounds.size(); ++block) {
    if (!any_in_block(matches, block)) continue;
    queue.push_back(static_cast<std::uint64_t>(bounds[block]) << 32 | block);
  }
  std::make_heap(queue.begin(), queue.end());

  Best best(count);
  for (; !queue.empty(); queue.pop_back()) {
    std::pop_heap(queue.begin(), queue.end());
    const auto block = static_cast<std::uint32_t>(queue.back());
    if (static_cast<std::int32_t>(queue.back() >> 32) < best.threshold()) break;
    BlockScores scores{};
    for (const WeightedTerm& term : terms) {
      postings.add_scores(term.term, term.weight, block, scores);
    }
    if (*std::max_element(scores.begin(), scores.end()) < best.threshold()) continue;
    const std::uint32_t first = block * kBlockDocuments;
    const auto end =
        static_cast<std::uint32_t>(std::min<std::size_t>(first + kBlockDocuments, matches.size()));
    for (std::uint32_t i = first / 64; i * 64 < end; ++i) {
      for (std::uint64_t bits = matches.word(i); bits != 0; bits &= bits - 1) {
        const std::uint32_t document = i * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
        const std::int16_t score = scores[document - first];
        if (score >= best.threshold()) best.offer({key_of(score, tie_rank[document]), document});
      }
    }
  }
  return best.take();
}

}  // namespace aisle
