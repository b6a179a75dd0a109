#include "shared/search/bitmap.h"

#include <algorithm>
#include <cassert>

namespace aisle {

Bitmap Bitmap::full(std::size_t size) {
  Bitmap bits(size);
  for (std::uint64_t& word : bits.words_) word = ~std::uint64_t{0};
  if (size % 64 != 0) bits.words_.back() >>= 64 - size % 64;
  return bits;
}

void Bitmap::intersect(const Bitmap& other) {
  assert(size_ == other.size_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void Bitmap::unite(const Bitmap& other) {
  assert(size_ == other.size_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void Bitmap::subtract(const Bitmap& other) {
  assert(size_ == other.size_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
}

std::size_t Bitmap::count() const {
  std::size_t total = 0;
  for (const std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
  return total;
}

bool Bitmap::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

std::uint32_t Bitmap::next(std::uint32_t from) const {
  std::size_t index = from / 64;
  if (index >= words_.size()) return static_cast<std::uint32_t>(size_);
  std::uint64_t bits = words_[index] & (~std::uint64_t{0} << (from % 64));
  while (bits == 0) {
    if (++index == words_.size()) return static_cast<std::uint32_t>(size_);
    bits = words_[index];
  }
  return static_cast<std::uint32_t>(index * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

IdSet::IdSet(std::vector<std::uint32_t> ids, std::size_t universe) : size_(ids.size()) {
  if (!worth_bits(ids.size(), universe)) {
    list_ = std::move(ids);
    list_.shrink_to_fit();
    return;
  }
  bits_ = Bitmap(universe);
  for (const std::uint32_t id : ids) bits_.set(id);
}

void IdSet::add_to(Bitmap& bits) const {
  if (bits_.size() > 0) bits.unite(bits_);
  for (const std::uint32_t id : list_) bits.set(id);
}

}  // namespace aisle
