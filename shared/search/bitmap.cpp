#include "shared/search/bitmap.h"

#include <algorithm>
#include <cassert>

namespace aisle {
namespace {

// How many bits are set in words [0, count), which `word` gives. The bits of each byte are added up
// side by side, which compilers do for several words at once; a byte counts to 255, that is 30
// words. Source: population count, Warren, Hacker's Delight, section 5-1.
template <class Word>
std::size_t count_bits(std::size_t count, Word word) {
  constexpr std::size_t kWords = 30;
  const auto in_bytes = [&](std::size_t i) {
    std::uint64_t bits = word(i);
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    return (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
  };
  const auto sum_of_bytes = [](std::uint64_t bytes) {
    const std::uint64_t pairs = (bytes & 0x00FF00FF00FF00FF) + (bytes >> 8 & 0x00FF00FF00FF00FF);
    return static_cast<std::size_t>(pairs * 0x0001000100010001 >> 48);
  };
  std::size_t total = 0, begin = 0;
  for (; begin + kWords <= count; begin += kWords) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < kWords; ++i) bytes += in_bytes(begin + i);
    total += sum_of_bytes(bytes);
  }
  for (; begin < count; ++begin) total += sum_of_bytes(in_bytes(begin));
  return total;
}

}  // namespace

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
  return count_bits(words_.size(), [&](std::size_t i) { return words_[i]; });
}

std::size_t Bitmap::count_common(const Bitmap& other) const {
  assert(size_ == other.size_);
  return count_bits(words_.size(), [&](std::size_t i) { return words_[i] & other.words_[i]; });
}

bool Bitmap::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
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
