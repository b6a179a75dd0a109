#include "shared/nlu/intent.h"

#include <algorithm>

#include "shared/nlu/features.h"

namespace aisle {
namespace {

constexpr std::int64_t kOne = 65536;        // 1.0 in the units of scores.
constexpr std::int64_t kLog2OfE = 94548;    // log2(e) in the same units.
constexpr std::int64_t kLogitMax = 1 << 24;  // 256 logits: beyond any model, and far from overflow.

// Whole square root, rounded down, by bits.
std::int64_t square_root(std::int64_t value) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit >>= 1) {
    if ((root + bit) * (root + bit) <= value) root += bit;
  }
  return root;
}

// e^x for x <= 0, both in units of 1/65536: 2^whole by shifting, 2^rest by a polynomial that is exact at
// both ends, so that it never turns back, and within 0.02 % between them.
std::int64_t exponential(std::int64_t x) {
  const std::int64_t y = -x * kLog2OfE / kOne;
  const std::int64_t whole = y / kOne + 1;
  if (whole > 30) return 0;
  const std::int64_t rest = kOne - y % kOne;
  std::int64_t sum = 14824 + 5145 * rest / kOne;
  sum = 45567 + sum * rest / kOne;
  sum = kOne + sum * rest / kOne;
  return sum >> whole;
}

}  // namespace

Result<IntentModel> IntentModel::parse(std::string_view text) {
  Result<IntentFile> file = read_intent_file(text);
  if (!file) return file.error();
  IntentModel model;
  model.bucket_bits_ = file->bucket_bits;
  const std::size_t count = file->intents.size();
  model.weights_.resize(count << file->bucket_bits);
  for (std::size_t i = 0; i < count; ++i) {
    const IntentWeights& intent = file->intents[i];
    model.intents_.push_back(intent.intent);
    model.scales_.push_back(intent.scale);
    model.biases_.push_back(intent.bias);
    for (std::size_t bucket = 0; bucket < intent.weights.size(); ++bucket) {
      model.weights_[bucket * count + i] = intent.weights[bucket];
    }
  }
  return model;
}

Prediction IntentModel::predict(std::string_view text) const {
  const std::size_t count = intents_.size();
  const std::vector<std::uint32_t> features = intent_features(text, bucket_bits_);
  std::vector<std::int64_t> scores(count);
  for (const std::uint32_t bucket : features) {
    for (std::size_t i = 0; i < count; ++i) scores[i] += weights_[bucket * count + i];
  }
  const auto size = static_cast<std::int64_t>(features.size());
  const std::int64_t root = std::max<std::int64_t>(1, square_root(size * kOne));  // 256 sqrt(n)
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t score = biases_[i] + scores[i] * scales_[i] * 256 / root;
    scores[i] = std::clamp(score, -kLogitMax, kLogitMax);
  }
  const auto best =
      static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  std::size_t second = best == 0 ? 1 : 0;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != best && scores[i] > scores[second]) second = i;
    sum += exponential(scores[i] - scores[best]);
  }
  return {intents_[best], 1000 * kOne / sum, intents_[second],
          1000 * exponential(scores[second] - scores[best]) / sum};
}

}  // namespace aisle
