#include "shared/search/bitmap.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

// Sizes around a word, around the words that are counted together, and beyond.
TEST(Bitmap, CountsAreThoseOfCountingOneByOne) {
  std::uint32_t seed = 3;
  const auto below = [&](std::uint32_t bound) {
    return (seed = seed * 1664525 + 1013904223) / 65536 % bound;
  };
  for (const std::size_t size : {0, 1, 63, 64, 65, 1919, 1920, 1921, 6000}) {
    for (const std::uint32_t share : {1u, 2u, 50u}) {
      Bitmap one(size), other(size);
      std::size_t in_one = 0, in_both = 0;
      for (std::uint32_t id = 0; id < size; ++id) {
        const bool a = below(share) == 0, b = below(share) == 0;
        if (a) one.set(id);
        if (b) other.set(id);
        in_one += a;
        in_both += a && b;
      }
      EXPECT_EQ(one.count(), in_one);
      EXPECT_EQ(one.count_common(other), in_both);
    }
    EXPECT_EQ(Bitmap::full(size).count(), size);
  }
}

}  // namespace
}  // namespace aisle
