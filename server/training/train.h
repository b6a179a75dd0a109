// Fits the intent model to written examples, and says how good it is on examples it has not seen.
//
// The same examples and options give the same model. A fifth of the examples is kept aside (split.h);
// the figures are from the finished, quantised form of a model that never saw them. Then
// the model that is written learns from all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

struct TrainOptions {
  std::uint64_t seed = 1;
  int epochs = 30;
  int bucket_bits = 16;
  int kept_aside_percent = 20;
  int fillings = 4;  ///< Texts made of each example with slots.
};

struct IntentScore {
  std::string intent;
  std::int64_t kept_aside = 0;  ///< Texts of this intent that were scored.
  std::int64_t predicted = 0;   ///< Texts of any intent that were taken for it.
  std::int64_t right = 0;       ///< Both.
};

/// A text that was taken for something else.
struct Miss {
  std::string text, expected, predicted;
  std::int64_t confidence = 0;
};

/// Of the texts predicted with at least this confidence: how many there are, how many were right.
struct ConfidenceLevel {
  std::int64_t at_least = 0, count = 0, right = 0;
};

struct TrainReport {
  std::int64_t examples = 0;    ///< Lines in the file.
  std::int64_t kept_aside = 0;  ///< Texts that were scored.
  std::int64_t near_duplicates = 0;  ///< Lines not kept aside for being near a learnt one.
  std::int64_t accuracy_per_mille = 0;
  std::int64_t top_two_per_mille = 0;  ///< The right one was first or second.
  std::vector<IntentScore> intents;    ///< By name.
  std::vector<std::vector<std::int64_t>> confusion;  ///< [expected][predicted], as `intents` is.
  std::vector<ConfidenceLevel> confidence;
  std::vector<Miss> misses;
  std::string model;  ///< The file for `IntentModel::parse`, trained on all examples.
};

/// Errors: invalid_argument (with the line; or fewer than two intents, or one with under 5 examples),
/// too_large.
Result<TrainReport> train_intents(std::string_view examples_tsv, const TrainOptions& options = {});

/// Figures, a table per intent, the confusion table and the misses, for people.
std::string format_report(const TrainReport& report);

}  // namespace aisle
