// A catalog of any size for the search benchmark: made up, but shaped like a real one.
//
// Words by Zipf's law, 200 categories with words of their own, 2,000 brands, one to eight variants
// with colour, size, price and stock. Always the same.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/commerce/product.h"

namespace aisle::bench {

inline constexpr std::size_t kWords = 60'000;
inline constexpr std::uint32_t kCategories = 200;
inline constexpr std::uint32_t kBrands = 2'000;
inline constexpr std::array kColours = {
    "Black",  "White", "Red",  "Blue",  "Green", "Grey", "Navy",     "Yellow", "Orange",
    "Purple", "Brown", "Pink", "Olive", "Teal",  "Sand", "Dark red", "Moss",   "Sky blue"};
inline constexpr std::array kSizes = {"XS", "S", "M", "L", "XL", "XXL"};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<std::uint32_t>((state_ >> 32) * bound >> 32);
  }

 private:
  std::uint64_t state_;
};

// Ranks from 0 on, each as frequent as one part in its number of the first.
class Zipf {
 public:
  explicit Zipf(std::size_t ranks) {
    double sum = 0;
    for (std::size_t i = 0; i < ranks; ++i)
      sums_.push_back(sum += 1.0 / static_cast<double>(i + 1));
  }
  std::size_t draw(Random& random) const {
    const double at = sums_.back() * random.below(1u << 31) / (1u << 31);
    const auto rank = std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin();
    return std::min(static_cast<std::size_t>(rank), sums_.size() - 1);
  }

 private:
  std::vector<double> sums_;
};

// "bo", "kanu", "terila": short for low numbers, and no two alike.
inline std::string make_word(std::size_t number) {
  static constexpr std::string_view kConsonants = "bdfgklmnprtvz", kVowels = "aeiou";
  std::string word;
  for (number += 65; number > 0; number /= 65) {
    word += kConsonants[number % 65 / 5];
    word += kVowels[number % 5];
  }
  return word;
}

inline const Zipf kWordRanks(kWords), kBrandRanks(kBrands), kCategoryRanks(kCategories);

inline std::string draw_words(Random& random, std::size_t count, std::uint32_t category) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    // Every other word is one of the category's own 40.
    const std::size_t number =
        random.below(2) == 0 ? 300 + category * 40 + random.below(40) : kWordRanks.draw(random);
    if (i > 0) text += ' ';
    text += make_word(number);
  }
  return text;
}

inline std::string category_name(std::uint32_t category) {
  return "Category " + make_word(100'000 + category);
}

inline Product make_product(std::size_t number, Random& random) {
  const auto category = static_cast<std::uint32_t>(kCategoryRanks.draw(random));
  Product product;
  product.id = {"p" + std::to_string(number)};
  product.title = draw_words(random, 4 + random.below(5), category);
  product.brand = "Brand " + make_word(200'000 + kBrandRanks.draw(random));
  product.category = {"Department " + make_word(300'000 + category / 10), category_name(category)};
  product.description = draw_words(random, 20 + random.below(30), category);
  product.attributes = {{"Material", make_word(400'000 + random.below(30))}};
  product.rating_hundredths = random.below(3) == 0 ? 0 : 300 + random.below(200);
  product.rating_count = product.rating_hundredths == 0 ? 0 : 1 + random.below(500);
  const std::int64_t price = 500 + random.below(200) * random.below(200);
  const std::uint32_t colour = random.below(kColours.size());
  for (std::uint32_t i = 0, count = 1 + random.below(8); i < count; ++i) {
    Variant variant;
    variant.id = {product.id.value + '-' + std::to_string(i)};
    variant.options = {{"Colour", kColours[(colour + i / 4) % kColours.size()]},
                       {"Size", kSizes[i % kSizes.size()]}};
    variant.price = {price + random.below(3) * 500, "EUR"};
    if (random.below(5) == 0) variant.list_price = Money{variant.price.amount * 5 / 4, "EUR"};
    if (random.below(6) == 0) variant.availability = Availability::out_of_stock;
    product.variants.push_back(std::move(variant));
  }
  return product;
}

}  // namespace aisle::bench
