#include <algorithm>
#include <string>

#include "server/training/train.h"

namespace aisle {
namespace {

constexpr std::size_t kMissesMax = 60;

// 934 is "93.4 %".
std::string percent(std::int64_t per_mille) {
  return std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10) + " %";
}

std::string share(std::int64_t part, std::int64_t all) {
  return all == 0 ? "-" : percent(1000 * part / all);
}

std::string left(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return text.size() >= width ? text : std::string(width - text.size(), ' ') + text;
}

std::string table_of_intents(const TrainReport& report) {
  std::string out = "\n" + left("intent", 20) + right("texts", 7) + right("precision", 11) +
                    right("recall", 9) + "\n";
  for (const IntentScore& intent : report.intents) {
    out += left(intent.intent, 20) + right(std::to_string(intent.kept_aside), 7) +
           right(share(intent.right, intent.predicted), 11) +
           right(share(intent.right, intent.kept_aside), 9) + "\n";
  }
  return out;
}

std::string table_of_confusion(const TrainReport& report) {
  std::string out = "\nConfusion: rows are what was meant, columns what was predicted.\n" +
                    std::string(23, ' ');
  for (std::size_t i = 0; i < report.intents.size(); ++i) out += right(std::to_string(i + 1), 4);
  out += "\n";
  for (std::size_t i = 0; i < report.intents.size(); ++i) {
    out += right(std::to_string(i + 1), 2) + " " + left(report.intents[i].intent, 20);
    for (const std::int64_t count : report.confusion[i]) {
      out += right(count == 0 ? "." : std::to_string(count), 4);
    }
    out += "\n";
  }
  return out;
}

}  // namespace

std::string format_report(const TrainReport& report) {
  std::string out = std::to_string(report.examples) + " examples, " +
                    std::to_string(report.kept_aside) + " texts kept aside (" +
                    std::to_string(report.near_duplicates) +
                    " lines more were too near to learnt ones), model of " +
                    std::to_string(report.model.size() / 1024) + " KiB\naccuracy " +
                    percent(report.accuracy_per_mille) + ", right one first or second " +
                    percent(report.top_two_per_mille) + "\n";
  for (const ConfidenceLevel& level : report.confidence) {
    out += "confidence at least " + right(std::to_string(level.at_least), 3) + ": " +
           share(level.count, report.kept_aside) + " of texts, " + share(level.right, level.count) +
           " right\n";
  }
  out += table_of_intents(report) + table_of_confusion(report);
  if (!report.misses.empty()) out += "\nMisses (meant, predicted, confidence, text):\n";
  for (std::size_t i = 0; i < std::min(report.misses.size(), kMissesMax); ++i) {
    const Miss& miss = report.misses[i];
    out += left(miss.expected, 18) + left(miss.predicted, 18) +
           right(std::to_string(miss.confidence), 5) + "  " + miss.text + "\n";
  }
  return out;
}

}  // namespace aisle
