#include "server/training/softmax.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace aisle {
namespace {

constexpr double kRateStart = 3.0;   // Of the learning; it falls to nothing over the epochs.
constexpr double kDecay = 2e-4;      // L2, per step in which the feature occurs.
constexpr double kBiasRate = 0.05;   // Against the weights' rate: a bias is in every text.
constexpr double kEvening = 0.25;    // 0: all texts weigh the same; 1: all intents do.
constexpr std::uint64_t kDropPercent = 25;  // Of a text's features, at each step: none is relied on.

// std::shuffle may differ between libraries; this does not.
void shuffle(std::vector<std::size_t>& order, std::mt19937_64& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

std::vector<double> importance(const std::vector<Sample>& samples, std::size_t intents) {
  std::vector<double> counts(intents);
  for (const Sample& sample : samples) counts[sample.intent] += 1;
  const double even = static_cast<double>(samples.size()) / static_cast<double>(intents);
  for (double& count : counts) count = std::pow(even / std::max(1.0, count), kEvening);
  return counts;
}

// The features of one step; one at least.
void drop_some(const std::vector<std::uint32_t>& features, std::mt19937_64& random,
               std::vector<std::uint32_t>& kept) {
  kept.clear();
  for (const std::uint32_t bucket : features) {
    if (random() % 100 >= kDropPercent) kept.push_back(bucket);
  }
  if (kept.empty()) kept = features;
}

void to_probabilities(std::vector<double>& scores) {
  const double top = *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (double& score : scores) sum += score = std::exp(score - top);
  for (double& score : scores) score /= sum;
}

}  // namespace

SoftmaxWeights fit_softmax(const std::vector<Sample>& samples, std::size_t intents,
                           const SoftmaxOptions& options) {
  SoftmaxWeights model;
  model.intents = intents;
  model.weights.resize(intents << options.bucket_bits);
  model.biases.resize(intents);
  const std::vector<double> weight_of = importance(samples, intents);
  std::vector<std::size_t> order(samples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(options.seed);
  std::vector<double> scores(intents);
  std::vector<std::uint32_t> features;
  const double steps = static_cast<double>(samples.size()) * options.epochs;
  double step = 0;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    shuffle(order, random);
    for (const std::size_t at : order) {
      const Sample& sample = samples[at];
      drop_some(sample.features, random, features);
      const double value = 1 / std::sqrt(std::max(1.0, static_cast<double>(features.size())));
      scores = model.biases;
      for (const std::uint32_t bucket : features) {
        const float* weights = &model.weights[bucket * intents];
        for (std::size_t i = 0; i < intents; ++i) scores[i] += weights[i] * value;
      }
      to_probabilities(scores);
      scores[sample.intent] -= 1;
      const double rate = kRateStart * (1 - step++ / steps);
      const double pull = rate * weight_of[sample.intent];
      for (std::size_t i = 0; i < intents; ++i) model.biases[i] -= kBiasRate * pull * scores[i];
      const float keep = static_cast<float>(1 - rate * kDecay);
      for (std::size_t i = 0; i < intents; ++i) scores[i] *= pull * value;
      for (const std::uint32_t bucket : features) {
        float* weights = &model.weights[bucket * intents];
        for (std::size_t i = 0; i < intents; ++i) {
          weights[i] = weights[i] * keep - static_cast<float>(scores[i]);
        }
      }
    }
  }
  return model;
}

}  // namespace aisle
