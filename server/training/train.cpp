#include "server/training/train.h"

#include <algorithm>
#include <cmath>

#include "server/training/softmax.h"
#include "server/training/split.h"
#include "shared/nlu/features.h"
#include "shared/nlu/intent.h"

namespace aisle {
namespace {

constexpr double kPruneShare = 0.06;     // Of an intent's greatest weight: what is less becomes zero.
constexpr double kTemperatures[] = {0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.7, 2.0, 2.5};

// Weights in a few steps, a scale per intent, divided by `temperature`. Small weights are left out.
std::string quantise(const SoftmaxWeights& model, const std::vector<std::string>& names, int bits,
                     double temperature) {
  constexpr double kOne = 65536;
  IntentFile file{bits, {}};
  const std::size_t buckets = std::size_t{1} << bits;
  for (std::size_t i = 0; i < names.size(); ++i) {
    float top = 1e-6f;
    for (std::size_t b = 0; b < buckets; ++b) {
      top = std::max(top, std::abs(model.weights[b * model.intents + i]));
    }
    IntentWeights row{names[i], 0, 0, std::vector<std::int8_t>(buckets)};
    const float step = top / kIntentWeightMax;
    row.scale = std::max(1, static_cast<std::int32_t>(std::lround(step / temperature * kOne)));
    row.bias = static_cast<std::int32_t>(std::lround(model.biases[i] / temperature * kOne));
    for (std::size_t b = 0; b < buckets; ++b) {
      const float weight = model.weights[b * model.intents + i];
      if (std::abs(weight) < top * kPruneShare) continue;
      row.weights[b] = static_cast<std::int8_t>(std::lround(weight / step));
    }
    file.intents.push_back(std::move(row));
  }
  return write_intent_file(file);
}

SoftmaxWeights fit(const std::vector<LabelledText>& texts, std::size_t intents,
                   const TrainOptions& options) {
  std::vector<Sample> samples;
  for (const LabelledText& text : texts) {
    samples.push_back({intent_features(text.text, options.bucket_bits), text.intent});
  }
  return fit_softmax(samples, intents, {options.seed, options.epochs, options.bucket_bits});
}

// How surprised the model is by the texts' intents, as far as first and second place tell.
double surprise(const IntentModel& model, const std::vector<LabelledText>& texts) {
  double sum = 0;
  for (const LabelledText& text : texts) {
    const Prediction found = model.predict(text.text);
    const std::string& name = model.intents()[text.intent];
    const std::int64_t sure = found.intent == name          ? found.confidence
                              : found.second == name        ? found.second_confidence
                                                            : 1;
    sum -= std::log(static_cast<double>(std::max<std::int64_t>(1, sure)) / 1000);
  }
  return sum;
}

Result<double> best_temperature(const SoftmaxWeights& model, const std::vector<std::string>& names,
                                const std::vector<LabelledText>& texts, int bits) {
  double best = 1, least = 0;
  for (const double temperature : kTemperatures) {
    Result<IntentModel> parsed = IntentModel::parse(quantise(model, names, bits, temperature));
    if (!parsed) return parsed.error();
    const double found = surprise(*parsed, texts);
    if (least == 0 || found < least) {
      least = found;
      best = temperature;
    }
  }
  return best;
}

void score(const IntentModel& model, const std::vector<LabelledText>& texts, TrainReport& report) {
  const std::vector<std::string>& names = model.intents();
  for (const std::string& name : names) report.intents.push_back({name});
  report.confusion.assign(names.size(), std::vector<std::int64_t>(names.size()));
  for (const std::int64_t level : {0, 300, 500, 700, 900}) report.confidence.push_back({level});
  std::int64_t right = 0, top_two = 0;
  for (const LabelledText& text : texts) {
    const Prediction found = model.predict(text.text);
    const auto at = static_cast<std::size_t>(
        std::find(names.begin(), names.end(), found.intent) - names.begin());
    const bool hit = at == text.intent;
    ++report.intents[text.intent].kept_aside;
    ++report.intents[at].predicted;
    ++report.confusion[text.intent][at];
    report.intents[at].right += hit;
    right += hit;
    top_two += hit || found.second == names[text.intent];
    for (ConfidenceLevel& level : report.confidence) {
      if (found.confidence < level.at_least) continue;
      ++level.count;
      level.right += hit;
    }
    if (!hit) {
      report.misses.push_back({text.text, names[text.intent], found.intent, found.confidence});
    }
  }
  report.kept_aside = static_cast<std::int64_t>(texts.size());
  const std::int64_t all = std::max<std::int64_t>(1, report.kept_aside);
  report.accuracy_per_mille = 1000 * right / all;
  report.top_two_per_mille = 1000 * top_two / all;
}

}  // namespace

Result<TrainReport> train_intents(std::string_view examples_tsv, const TrainOptions& options) {
  Result<Split> split = split_examples(examples_tsv, options);
  if (!split) return split.error();
  const std::vector<std::string>& names = split->intents;

  TrainReport report;
  report.examples = split->examples;
  report.near_duplicates = split->near_duplicates;
  const SoftmaxWeights trial = fit(split->learned, names.size(), options);
  Result<double> temperature =
      best_temperature(trial, names, split->kept_aside, options.bucket_bits);
  if (!temperature) return temperature.error();
  Result<IntentModel> scored =
      IntentModel::parse(quantise(trial, names, options.bucket_bits, *temperature));
  if (!scored) return scored.error();
  score(*scored, split->kept_aside, report);
  const SoftmaxWeights final_weights = fit(split->all, names.size(), options);
  report.model = quantise(final_weights, names, options.bucket_bits, *temperature);
  return report;
}

}  // namespace aisle
