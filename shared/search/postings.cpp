#include "shared/search/postings.h"

#include <algorithm>
#include <cassert>

namespace aisle {
namespace {

std::uint32_t document_of(std::uint32_t posting) { return posting >> 8; }
std::uint8_t impact_of(std::uint32_t posting) { return static_cast<std::uint8_t>(posting & 0xFF); }

void add(std::int16_t& score, int weight, std::uint8_t impact) {
  score = static_cast<std::int16_t>(score + weight * impact);
}

}  // namespace

void PostingLists::Builder::add(std::uint32_t document, std::uint32_t term, std::uint8_t impact) {
  assert(document < kDocumentsMax && impact > 0);
  postings_.push_back(document << 8 | impact);
  terms_.push_back(term);
}

// A counting sort by term, which keeps the documents in order.
PostingLists PostingLists::Builder::build(std::size_t documents, std::size_t terms) && {
  PostingLists lists;
  lists.documents_ = documents;
  lists.terms_.resize(terms);
  for (const std::uint32_t term : terms_) ++lists.terms_[term].count;
  std::vector<std::size_t> end(terms);
  std::size_t total = 0;
  for (std::size_t term = 0; term < terms; ++term) {
    end[term] = total;
    total += lists.terms_[term].count;
  }
  std::vector<std::uint32_t> sorted(total);
  for (std::size_t i = 0; i < postings_.size(); ++i) sorted[end[terms_[i]]++] = postings_[i];
  postings_ = {};
  terms_ = {};
  for (std::size_t term = 0; term < terms; ++term) {
    Term& entry = lists.terms_[term];
    const std::span postings(sorted.data() + end[term] - entry.count, entry.count);
    if (entry.count * 2 >= lists.blocks() && entry.count > kBlockDocuments / 8) {
      entry.common = static_cast<std::int32_t>(lists.common_.size());
      lists.common_.push_back(lists.make_common(postings));
    } else {
      entry.begin = static_cast<std::uint32_t>(lists.rare_.size());
      lists.rare_.insert(lists.rare_.end(), postings.begin(), postings.end());
    }
  }
  lists.rare_.shrink_to_fit();
  lists.common_.shrink_to_fit();
  return lists;
}

PostingLists::Common PostingLists::make_common(std::span<const std::uint32_t> postings) const {
  Common common;
  common.block_best.resize(blocks());
  for (const std::uint32_t posting : postings) {
    std::uint8_t& best = common.block_best[document_of(posting) / kBlockDocuments];
    best = std::max(best, impact_of(posting));
  }
  if (worth_bits(postings.size(), documents_)) {
    common.bits = Bitmap(documents_);
    for (const std::uint32_t posting : postings) common.bits.set(document_of(posting));
  }
  // From one document in eight on, adding a whole block at once is faster than one by one.
  if (postings.size() >= documents_ / 8) {
    common.every.resize(blocks() * kBlockDocuments);
    for (const std::uint32_t posting : postings) {
      common.every[document_of(posting)] = impact_of(posting);
    }
    return common;
  }
  common.block_begin.resize(blocks() + 1);
  common.postings.reserve(postings.size());
  for (const std::uint32_t posting : postings) {
    ++common.block_begin[document_of(posting) / kBlockDocuments + 1];
    common.postings.push_back(static_cast<std::uint16_t>(posting & 0xFFFF));
  }
  for (std::size_t i = 1; i < common.block_begin.size(); ++i) {
    common.block_begin[i] += common.block_begin[i - 1];
  }
  return common;
}

std::span<const std::uint32_t> PostingLists::rare(const Term& term) const {
  return {rare_.data() + term.begin, term.count};
}

void PostingLists::add_to(Bitmap& bits, std::uint32_t term) const {
  const Term& entry = terms_[term];
  if (entry.common < 0) {
    for (const std::uint32_t posting : rare(entry)) bits.set(document_of(posting));
    return;
  }
  const Common& common = common_[static_cast<std::size_t>(entry.common)];
  if (common.bits.size() > 0) {
    bits.unite(common.bits);
    return;
  }
  for (std::uint32_t block = 0; block < blocks(); ++block) {
    for (std::uint32_t i = common.block_begin[block]; i < common.block_begin[block + 1]; ++i) {
      bits.set(block * kBlockDocuments + (common.postings[i] >> 8));
    }
  }
}

void PostingLists::keep_in(Bitmap& bits, std::uint32_t term) const {
  const Term& entry = terms_[term];
  if (entry.common >= 0 && common_[static_cast<std::size_t>(entry.common)].bits.size() > 0) {
    bits.intersect(common_[static_cast<std::size_t>(entry.common)].bits);
    return;
  }
  Bitmap having(documents_);
  add_to(having, term);
  bits.intersect(having);
}

int PostingLists::impact(std::uint32_t term, std::uint32_t document) const {
  BlockScores scores{};
  add_scores(term, 1, document / kBlockDocuments, scores);
  return scores[document % kBlockDocuments];
}

void PostingLists::add_bounds(std::uint32_t term, int weight,
                              std::span<std::int32_t> bounds) const {
  const Term& entry = terms_[term];
  if (entry.common >= 0) {
    const Common& common = common_[static_cast<std::size_t>(entry.common)];
    for (std::size_t i = 0; i < bounds.size(); ++i) bounds[i] += weight * common.block_best[i];
    return;
  }
  const auto postings = rare(entry);
  for (std::size_t i = 0; i < postings.size();) {
    const std::uint32_t block = document_of(postings[i]) / kBlockDocuments;
    int best = 0;
    for (; i < postings.size() && document_of(postings[i]) / kBlockDocuments == block; ++i) {
      best = std::max<int>(best, impact_of(postings[i]));
    }
    bounds[block] += weight * best;
  }
}

void PostingLists::add_scores(std::uint32_t term, int weight, std::uint32_t block,
                              BlockScores& scores) const {
  const Term& entry = terms_[term];
  if (entry.common < 0) {
    const auto postings = rare(entry);
    auto posting = std::lower_bound(postings.begin(), postings.end(), block * kBlockDocuments << 8);
    for (; posting != postings.end() && document_of(*posting) / kBlockDocuments == block;
         ++posting) {
      add(scores[document_of(*posting) % kBlockDocuments], weight, impact_of(*posting));
    }
    return;
  }
  const Common& common = common_[static_cast<std::size_t>(entry.common)];
  if (!common.every.empty()) {
    const std::uint8_t* impacts = common.every.data() + std::size_t{block} * kBlockDocuments;
    for (std::size_t i = 0; i < kBlockDocuments; ++i) add(scores[i], weight, impacts[i]);
    return;
  }
  const std::uint16_t* posting = common.postings.data() + common.block_begin[block];
  const std::uint16_t* end = common.postings.data() + common.block_begin[block + 1];
  for (; posting != end; ++posting) add(scores[*posting >> 8], weight, impact_of(*posting));
}

}  // namespace aisle
