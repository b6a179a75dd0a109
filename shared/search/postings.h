// Which documents have a term, and how much each says about it (its impact).
//
// Three forms, chosen by how many documents have the term: a list for the rare, lists by block of
// 256 documents with the best impact of each block, and one byte per document for the commonest,
// with the best of every 16 too. Bounds let a ranking pass over what can't be among the best.
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

/// A block has parts, for closer bounds of terms that are everywhere.
inline constexpr std::uint32_t kPartDocuments = 16;
inline constexpr std::uint32_t kBlockParts = kBlockDocuments / kPartDocuments;
using PartBounds = std::array<std::int16_t, kBlockParts>;

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

  /// How a term is kept.
  enum class Form { list, blocks, every_document };
  Form form(std::uint32_t term) const;

  /// Adds `weight` times the best impact of each block to `bounds`, which has one number per block.
  /// The caller sees to it that the sums fit.
  void add_bounds(std::uint32_t term, int weight, std::span<std::int16_t> bounds) const;

  /// For Form::list: all of it, document << 8 | impact, rising.
  std::span<const std::uint32_t> list(std::uint32_t term) const;

  /// For Form::blocks, to go through many blocks.
  struct Blocks {
    const std::uint32_t* begin;     ///< Of each block, and one more.
    const std::uint16_t* postings;  ///< Document within its block << 8 | impact.
  };
  Blocks block_lists(std::uint32_t term) const;

  /// For Form::every_document; as long as all blocks together, 0 where there is no document.
  struct Impacts {
    const std::uint8_t* of_document;
    const std::uint8_t* best_of_part;
  };
  Impacts impacts(std::uint32_t term) const;

 private:
  struct Term {
    std::uint32_t begin = 0;  // in rare_
    std::uint32_t count = 0;
    std::int32_t common = -1;  // in common_, or -1
  };
  struct Common {
    Bitmap bits;  // when worth it
    std::vector<std::uint8_t> block_best;
    std::vector<std::uint8_t> every;      // impact of each document, and
    std::vector<std::uint8_t> part_best;  // the best of each part; or both empty and:
    std::vector<std::uint32_t> block_begin;
    std::vector<std::uint16_t> postings;  // document within its block << 8 | impact
  };

  const Common& common(std::uint32_t term) const;
  Common make_common(std::span<const std::uint32_t> postings) const;

  std::size_t documents_ = 0;
  std::vector<Term> terms_;
  std::vector<std::uint32_t> rare_;  // document << 8 | impact
  std::vector<Common> common_;
};

/// Adds `weight` times each impact. Simple enough for compilers to do many at once.
inline void add_products(std::int16_t* sums, int weight, const std::uint8_t* impacts,
                         std::size_t count) {
  const auto factor = static_cast<std::int16_t>(weight);
  for (std::size_t i = 0; i < count; ++i) {
    sums[i] = static_cast<std::int16_t>(sums[i] + factor * impacts[i]);
  }
}

}  // namespace aisle
