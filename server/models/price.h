// What tokens cost, in whole millionths of the currency's unit: 0.15 EUR is 150'000.
//
// Pure, and without floating point. Which currency it is, the config says once for all.
#pragma once

#include <cstdint>

#include "server/models/provider.h"

namespace aisle {

inline constexpr int kCostPlaces = 6;  ///< Digits behind the point of the currency's unit.

/// What an answer, or a turn, or a day has cost; in millionths of the unit.
using Cost = std::int64_t;

inline constexpr Cost kModelPriceMax = 1'000'000'000'000;  ///< A million units.
inline constexpr std::int64_t kUsageTokensMax =
    1'000'000'000;  ///< Of one answer; more is no count.

/// Of a million tokens each.
struct ModelPrice {
  Cost input = 0;
  Cost cached_input = 0;
  Cost output = 0;

  bool operator==(const ModelPrice&) const = default;
};

/// What this took, rounded up to a whole millionth at the end. Counts that can't be (negative, more
/// cached than read, over kUsageTokensMax) are brought into their bounds.
Cost cost_of(const ModelUsage& usage, const ModelPrice& price);

/// Each price of the dearer one: what an answer may cost whoever gives it.
ModelPrice dearer(const ModelPrice& a, const ModelPrice& b);

/// All tokens of it, in the same bounds.
std::int64_t tokens_of(const ModelUsage& usage);

ModelUsage sum(const ModelUsage& a, const ModelUsage& b);

/// What a request will take at most, before anybody has counted: a token for each three bytes (text
/// in English has about four, tables and numbers fewer), kImageTokens for each picture, and all of
/// `tokens_max`.
ModelUsage estimated_usage(const ModelRequest& request);

inline constexpr std::int64_t kImageTokens = 1'600;

/// What a failed answer took: what the provider told; else the whole estimate where it may have
/// worked (it was late, broke off or never ended, or something was `said`); else nothing.
ModelUsage usage_of(const ModelFailed& failed, bool said, const ModelUsage& estimate);

}  // namespace aisle
