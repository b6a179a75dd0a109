// What the intent model sees of a message: hashed pieces of words, the same on every target.
//
// Pure and without words of any language. Source: feature hashing (Weinberger et al. 2009) over word
// 1-2-grams, pairs of words with one between them, and, inside each word, character 1-4-grams as in
// fastText (Bojanowski et al. 2017), which is what lets a typo keep most of a word; and how many
// words there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

inline constexpr std::size_t kIntentBytesMax = 1000;     ///< Of a message; what follows is not read.
inline constexpr std::size_t kIntentWordsMax = 100;      ///< Of a message; the first ones count.
inline constexpr std::size_t kIntentWordCharsMax = 24;   ///< Of a word; the start counts.
inline constexpr int kBucketBitsMax = 18;

/// The tokens of a message, in order: folded words with every number as a class ("0", long ones as
/// "00", those beside a currency sign as "0$"), and "?", "!", "@", "#" where they stand.
std::vector<std::string> intent_tokens(std::string_view text);

/// The buckets of all features, ascending, each once; all below 2^bucket_bits.
/// Cost: linear in the text; at most about 10,000 buckets.
std::vector<std::uint32_t> intent_features(std::string_view text, int bucket_bits);

}  // namespace aisle
