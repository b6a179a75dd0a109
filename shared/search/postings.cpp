#include "shared/search/postings.h"

#include <algorithm>
#include <cassert>

namespace aisle {
namespace {

std::uint32_t document_of(std::uint32_t posting) { return posting >> 8; }
std::uint8_t impact_of(std::uint32_t posting) { return static_cast<std::uint8_t>(posting & 0xFF); }

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
    common.part_best.resize(blocks() * kBlockParts);
    for (const std::uint32_t posting : postings) {
      common.every[document_of(posting)] = impact_of(posting);
      std::uint8_t& best = common.part_best[document_of(posting) / kPartDocuments];
      best = std::max(best, impact_of(posting));
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

PostingLists::Form PostingLists::form(std::uint32_t term) const {
  if (terms_[term].common < 0) return Form::list;
  return common(term).every.empty() ? Form::blocks : Form::every_document;
}

const PostingLists::Common& PostingLists::common(std::uint32_t term) const {
  return common_[static_cast<std::size_t>(terms_[term].common)];
}

std::span<const std::uint32_t> PostingLists::list(std::uint32_t term) const {
  assert(terms_[term].common < 0);
  return {rare_.data() + terms_[term].begin, terms_[term].count};
}

void PostingLists::add_to(Bitmap& bits, std::uint32_t term) const {
  if (form(term) == Form::list) {
    for (const std::uint32_t posting : list(term)) bits.set(document_of(posting));
    return;
  }
  const Common& common = this->common(term);
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
  if (form(term) != Form::list && common(term).bits.size() > 0) {
    bits.intersect(common(term).bits);
    return;
  }
  Bitmap having(documents_);
  add_to(having, term);
  bits.intersect(having);
}

int PostingLists::impact(std::uint32_t term, std::uint32_t document) const {
  if (form(term) == Form::every_document) return impacts(term).of_document[document];
  const auto at = [&](const auto* begin, const auto* end, std::uint32_t key) {
    const auto* posting = std::lower_bound(begin, end, key << 8);
    return posting != end && document_of(*posting) == key ? impact_of(*posting) : 0;
  };
  if (form(term) == Form::list) {
    const auto postings = list(term);
    return at(postings.data(), postings.data() + postings.size(), document);
  }
  const Blocks lists = block_lists(term);
  const std::uint32_t block = document / kBlockDocuments;
  return at(lists.postings + lists.begin[block], lists.postings + lists.begin[block + 1],
            document % kBlockDocuments);
}

void PostingLists::add_bounds(std::uint32_t term, int weight,
                              std::span<std::int16_t> bounds) const {
  if (form(term) != Form::list) {
    add_products(bounds.data(), weight, common(term).block_best.data(), bounds.size());
    return;
  }
  const auto postings = list(term);
  for (std::size_t i = 0; i < postings.size();) {
    const std::uint32_t block = document_of(postings[i]) / kBlockDocuments;
    std::uint8_t best = 0;
    for (; i < postings.size() && document_of(postings[i]) / kBlockDocuments == block; ++i) {
      best = std::max(best, impact_of(postings[i]));
    }
    add_products(&bounds[block], weight, &best, 1);
  }
}

PostingLists::Blocks PostingLists::block_lists(std::uint32_t term) const {
  assert(form(term) == Form::blocks);
  return {common(term).block_begin.data(), common(term).postings.data()};
}

PostingLists::Impacts PostingLists::impacts(std::uint32_t term) const {
  assert(form(term) == Form::every_document);
  return {common(term).every.data(), common(term).part_best.data()};
}

}  // namespace aisle
