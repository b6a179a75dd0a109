// Multinomial logistic regression over sparse binary features, by stochastic gradient descent.
#pragma once

#include <cstdint>
#include <vector>

namespace aisle {

/// One text: its buckets, ascending, and the position of its intent.
struct Sample {
  std::vector<std::uint32_t> features;
  std::size_t intent = 0;
};

/// A feature of a text with n of them has the value 1 / sqrt(n).
struct SoftmaxWeights {
  std::size_t intents = 0;
  std::vector<float> weights;  ///< [bucket * intents + intent]
  std::vector<double> biases;
};

struct SoftmaxOptions {
  std::uint64_t seed = 1;
  int epochs = 30;
  int bucket_bits = 14;
};

/// Deterministic for one build and machine. A text of an intent with few of them weighs a
/// little more.
SoftmaxWeights fit_softmax(const std::vector<Sample>& samples, std::size_t intents,
                           const SoftmaxOptions& options);

}  // namespace aisle
