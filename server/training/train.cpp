#include "server/training/train.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "server/training/examples.h"
#include "server/training/softmax.h"
#include "shared/base/hash.h"
#include "shared/nlu/features.h"
#include "shared/nlu/intent.h"

namespace aisle {
namespace {

constexpr std::size_t kExamplesPerIntentMin = 5;
constexpr double kPruneShare = 0.06;     // Of an intent's greatest weight: what is less becomes zero.
constexpr int kTriesMax = 50;            // To draw a value of the wanted part; then any will do.
constexpr double kTemperatures[] = {0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.7, 2.0, 2.5};

struct Text {
  std::string text;
  std::size_t intent = 0;
};

struct Parts {
  std::vector<Text> learned, kept_aside;
};

// Whether a text or a slot's value belongs to the part that is kept aside.
bool is_kept_aside(std::string_view text, const TrainOptions& options) {
  const std::uint64_t hash = fnv1a(text, kFnvStart ^ options.seed);
  return (hash >> 20) % 100 < static_cast<std::uint64_t>(options.kept_aside_percent);
}

// Which values of slots a text may be filled with: a text that is kept aside gets values kept aside.
enum class Values { all, learned, kept_aside };

bool allows(Values values, const std::string& value, const TrainOptions& options) {
  return values == Values::all ||
         is_kept_aside(value, options) == (values == Values::kept_aside);
}

void fill(const Example& example, const Examples& examples, const TrainOptions& options,
          Values allowed, std::size_t intent, std::vector<Text>& out) {
  const bool has_slots = example.text.find('{') != example.text.npos;
  std::set<std::string> seen;
  std::uint64_t draw = fnv1a(example.text);
  for (int i = 0; i < (has_slots ? options.fillings : 1); ++i) {
    const auto pick = [&](const std::string&, const std::vector<std::string>& values) {
      for (int tries = 0;; ++tries) {
        draw = (draw ^ (draw >> 29)) * 0xbf58476d1ce4e5b9ull + 0x9e3779b97f4a7c15ull;
        const std::string& value = values[(draw >> 33) % values.size()];
        if (tries == kTriesMax || allows(allowed, value, options)) return value;
      }
    };
    std::string text = fill_slots(example.text, examples, pick);
    if (seen.insert(text).second) out.push_back({std::move(text), intent});
  }
}

// Weights in bytes, a scale per intent, divided by `temperature`. Small weights are left out.
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
    row.scale = std::max(1, static_cast<std::int32_t>(std::lround(top / 127 / temperature * kOne)));
    row.bias = static_cast<std::int32_t>(std::lround(model.biases[i] / temperature * kOne));
    for (std::size_t b = 0; b < buckets; ++b) {
      const float weight = model.weights[b * model.intents + i];
      if (std::abs(weight) < top * kPruneShare) continue;
      row.weights[b] = static_cast<std::int8_t>(std::lround(weight / top * 127));
    }
    file.intents.push_back(std::move(row));
  }
  return write_intent_file(file);
}

SoftmaxWeights fit(const std::vector<Text>& texts, std::size_t intents,
                   const TrainOptions& options) {
  std::vector<Sample> samples;
  for (const Text& text : texts) {
    samples.push_back({intent_features(text.text, options.bucket_bits), text.intent});
  }
  return fit_softmax(samples, intents, {options.seed, options.epochs, options.bucket_bits});
}

// How surprised the model is by the texts' intents, as far as first and second place tell.
double surprise(const IntentModel& model, const std::vector<Text>& texts) {
  double sum = 0;
  for (const Text& text : texts) {
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
                                const std::vector<Text>& texts, int bits) {
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

void score(const IntentModel& model, const std::vector<Text>& texts, TrainReport& report) {
  const std::vector<std::string>& names = model.intents();
  for (const std::string& name : names) report.intents.push_back({name});
  report.confusion.assign(names.size(), std::vector<std::int64_t>(names.size()));
  for (const std::int64_t level : {0, 300, 500, 700, 900}) report.confidence.push_back({level});
  std::int64_t right = 0, top_two = 0;
  for (const Text& text : texts) {
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

Result<std::vector<std::string>> names_of(const Examples& examples) {
  std::map<std::string, std::size_t> counts;
  for (const Example& example : examples.examples) ++counts[example.intent];
  if (counts.size() < 2 || counts.size() > kIntentsMax) {
    return Error{ErrorCode::invalid_argument,
                 "examples: 2 to " + std::to_string(kIntentsMax) + " intents are needed"};
  }
  std::vector<std::string> names;
  for (const auto& [name, count] : counts) {
    if (count < kExamplesPerIntentMin) {
      return Error{ErrorCode::invalid_argument, "examples: " + name + " has fewer than " +
                                                    std::to_string(kExamplesPerIntentMin)};
    }
    names.push_back(name);
  }
  return names;
}

}  // namespace

Result<TrainReport> train_intents(std::string_view examples_tsv, const TrainOptions& options) {
  Result<Examples> examples = parse_examples(examples_tsv);
  if (!examples) return examples.error();
  Result<std::vector<std::string>> names = names_of(*examples);
  if (!names) return names.error();

  Parts parts;
  std::vector<Text> all;
  for (const Example& example : examples->examples) {
    const auto intent = static_cast<std::size_t>(
        std::lower_bound(names->begin(), names->end(), example.intent) - names->begin());
    const bool aside = is_kept_aside(example.text, options);
    fill(example, *examples, options, aside ? Values::kept_aside : Values::learned, intent,
         aside ? parts.kept_aside : parts.learned);
    fill(example, *examples, options, Values::all, intent, all);
  }
  TrainReport report;
  report.examples = static_cast<std::int64_t>(examples->examples.size());
  const SoftmaxWeights trial = fit(parts.learned, names->size(), options);
  Result<double> temperature =
      best_temperature(trial, *names, parts.kept_aside, options.bucket_bits);
  if (!temperature) return temperature.error();
  Result<IntentModel> scored =
      IntentModel::parse(quantise(trial, *names, options.bucket_bits, *temperature));
  if (!scored) return scored.error();
  score(*scored, parts.kept_aside, report);
  const SoftmaxWeights final_weights = fit(all, names->size(), options);
  report.model = quantise(final_weights, *names, options.bucket_bits, *temperature);
  return report;
}

}  // namespace aisle
