// The intent model's file: versioned text, small, checked to the last byte.
//
//     aisle-intents 1
//     buckets 14 intents 20 checksum 9f...
//     find_product <scale> <bias> <weights>      one line per intent
//
// `weights` is base64 (RFC 4648, padded) of pairs: how many buckets to go on since the last weight, as
// a LEB128 number, and the weight as one signed byte, never zero. Most weights are zero and left out.
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

/// One intent's line: its score for a message with n features is
/// bias + scale * (sum of the features' weights) / sqrt(n), in units of 1/65536 logit.
struct IntentWeights {
  std::string intent;  ///< Lower-case ASCII letters and underscores.
  std::int32_t scale = 0;  ///< More than zero.
  std::int32_t bias = 0;
  std::vector<std::int8_t> weights;  ///< 2^bucket_bits of them.

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
