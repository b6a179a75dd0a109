// The intent model's file: versioned text, small, checked to the last byte.
//
//     aisle-intents 2
//     buckets 16 intents 20 checksum 9f...
//     find_product <scale> <bias> <weights>      one line per intent
//
// `weights` is pairs of how many buckets to go on since the last weight, and the weight, never zero;
// most weights are zero and left out. Every character is six bits, by their place in the alphabet of
// base64 (RFC 4648): digits of the number to the base 32, the lowest first, 32 more when another
// follows; then the weight and 32. Text that stays aligned is what compresses well.
// The checksum is FNV-1a over what stands before it in its line, and everything behind that line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kIntentFileBytesMax = 2 << 20;
inline constexpr std::size_t kIntentsMax = 64;
inline constexpr std::size_t kIntentNameBytesMax = 40;
inline constexpr int kIntentWeightMax = 31;  ///< And the least is -31.

/// One intent's line: its score for a message with n features is
/// bias + scale * (sum of the features' weights) / sqrt(n), in units of 1/65536 logit.
struct IntentWeights {
  std::string intent;  ///< Lower-case ASCII letters and underscores.
  std::int32_t scale = 0;  ///< More than zero.
  std::int32_t bias = 0;
  std::vector<std::int8_t> weights;  ///< 2^bucket_bits of them, up to kIntentWeightMax.

  bool operator==(const IntentWeights&) const = default;
};

struct IntentFile {
  int bucket_bits = 0;
  std::vector<IntentWeights> intents;

  bool operator==(const IntentFile&) const = default;
};

std::string write_intent_file(const IntentFile& file);

/// Errors: invalid_argument (the message names the line), too_large.
Result<IntentFile> read_intent_file(std::string_view text);

}  // namespace aisle
