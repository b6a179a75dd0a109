// Sets of small numbers: a row of bits to calculate with, and a fixed set that is stored.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace aisle {

/// A set of ids below `size()`, one bit each.
class Bitmap {
 public:
  Bitmap() = default;
  explicit Bitmap(std::size_t size) : size_(size), words_((size + 63) / 64) {}

  static Bitmap full(std::size_t size);

  std::size_t size() const { return size_; }
  bool test(std::uint32_t id) const { return (words_[id / 64] >> (id % 64)) & 1; }
  void set(std::uint32_t id) { words_[id / 64] |= std::uint64_t{1} << (id % 64); }
  void clear(std::uint32_t id) { words_[id / 64] &= ~(std::uint64_t{1} << (id % 64)); }

  /// These need a set of the same size.
  void intersect(const Bitmap& other);
  void unite(const Bitmap& other);
  void subtract(const Bitmap& other);

  std::size_t count() const;
  bool empty() const;

  /// How many ids are in both; the other has the same size.
  std::size_t count_common(const Bitmap& other) const;

  /// 64 ids from `64 * index` on, the lowest in the lowest bit.
  std::uint64_t word(std::size_t index) const { return words_[index]; }
  std::size_t word_count() const { return words_.size(); }

  /// Calls `visit(id)` in rising order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t bits = words_[i]; bits != 0; bits &= bits - 1) {
        visit(
            static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
      }
    }
  }

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

/// A set that does not change any more: a list while it is small, bits once that takes less room
/// and time (from one id in 64 on).
class IdSet {
 public:
  IdSet() = default;

  /// `ids` rise strictly and lie below `universe`.
  IdSet(std::vector<std::uint32_t> ids, std::size_t universe);

  std::size_t size() const { return size_; }

  /// Adds all ids to a bitmap of the universe's size.
  void add_to(Bitmap& bits) const;

 private:
  std::size_t size_ = 0;
  std::vector<std::uint32_t> list_;
  Bitmap bits_;
};

/// Whether a set of `count` ids out of `universe` is kept as bits.
constexpr bool worth_bits(std::size_t count, std::size_t universe) {
  return count >= universe / 64;
}

}  // namespace aisle
