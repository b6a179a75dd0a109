// Which documents have a term, and how much each says about it (its impact).
//
// Three forms, chosen by how many documents have the term: a list for the rare, lists by block of
// 256 documents with the best impact of each block, and one byte per document for the commonest.
// Blocks let a ranking pass over documents that can't be among the best.
// Source: block-max indexes (Ding, Suel 2011), here with blocks of a fixed range of documents
// (Mallia et al. 2021), so that the bounds of several terms are added block by block.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "shared/search/bitmap.h"

namespace aisle {

inline constexpr std::uint32_t kBlockDocuments = 256;
inline constexpr std::uint32_t kDocumentsMax = 1u
                                               << 24;  ///< A posting packs its document in 24 bits.

/// The sum of a block's impacts, one number per document of the block.
using BlockScores = std::array<std::int16_t, kBlockDocuments>;

class PostingLists {
 public:
  /// What `PostingLists` are made from: the terms of one document after the other.
  class Builder {
   public:
    /// Documents come in rising order; a term at most once in each. Impacts are 1 to 255.
    void add(std::uint32_t document, std::uint32_t term, std::uint8_t impact);

    /// `documents` and `terms` are one more than the highest of each that may occur.
    PostingLists build(std::size_t documents, std::size_t terms) &&;

   private:
    std::vector<std::uint32_t> postings_;  // document << 8 | impact
    std::vector<std::uint32_t> terms_;
  };

  std::size_t documents() const { return documents_; }
  std::size_t blocks() const { return (documents_ + kBlockDocuments - 1) / kBlockDocuments; }

  /// How many documents have the term.
  std::size_t frequency(std::uint32_t term) const { return terms_[term].count; }

  /// Adds those documents to a bitmap of `documents()`.
  void add_to(Bitmap& bits, std::uint32_t term) const;

  /// Takes all other documents out of a bitmap of `documents()`.
  void keep_in(Bitmap& bits, std::uint32_t term) const;

  /// 0 when the document does not have the term.
  int impact(std::uint32_t term, std::uint32_t document) const;

  /// Adds `weight` times the best impact of each block to `bounds`, which has one number per block.
  void add_bounds(std::uint32_t term, int weight, std::span<std::int32_t> bounds) const;

  /// Adds `weight` times the impacts in a block. The caller sees to it that the sums fit.
  void add_scores(std::uint32_t term, int weight, std::uint32_t block, BlockScores& scores) const;

 private:
  struct Term {
    std::uint32_t begin = 0;  // in rare_
    std::uint32_t count = 0;
    std::int32_t common = -1;  // in common_, or -1
  };
  struct Common {
    Bitmap bits;  // when worth it
    std::vector<std::uint8_t> block_best;
    std::vector<std::uint8_t> every;  // impact of each document, or empty and:
    std::vector<std::uint32_t> block_begin;
    std::vector<std::uint16_t> postings;  // document within its block << 8 | impact
  };

  std::span<const std::uint32_t> rare(const Term& term) const;
  Common make_common(std::span<const std::uint32_t> postings) const;

  std::size_t documents_ = 0;
  std::vector<Term> terms_;
  std::vector<std::uint32_t> rare_;  // document << 8 | impact
  std::vector<Common> common_;
};

}  // namespace aisle
