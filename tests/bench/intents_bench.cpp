// How well intents are told, beside fastText on the same examples: the same split, the same tokens.
//
//   intents_bench [LANGUAGE...]      without: every language that has examples
//
// fastText gets what our model sees of a text (folded words, numbers as classes), word n-grams up
// to 2, letter n-grams from 2 to 5, 100 dimensions, 50 epochs at a rate of 0.2, one thread: of the
// settings tried on English the best. Both are scored on texts whose wording neither has met.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "server/training/split.h"
#include "server/training/train.h"
#include "shared/nlu/features.h"
#include "tests/bench/table.h"
#include "tests/support/temporary_folder.h"

namespace aisle::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFastText =
    " -wordNgrams 2 -minn 2 -maxn 5 -dim 100 -epoch 50 -lr 0.2 -bucket 200000 -thread 1 -verbose 0";
const std::string kOutside = "out_of_scope";

/// What was meant and what was predicted, by text.
using Outcome = std::vector<std::pair<std::string, std::string>>;

struct Figures {
  double accuracy = 0, recall = 0, precision = 0;  ///< The last two of what is out of scope.
};

double percent(std::int64_t part, std::int64_t all) {
  return all == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
}

Figures figures_of(const TrainReport& report) {
  std::int64_t right = 0, all = 0;
  Figures figures;
  for (const IntentScore& intent : report.intents) {
    right += intent.right;
    all += intent.kept_aside;
    if (intent.intent != kOutside) continue;
    figures.recall = percent(intent.right, intent.kept_aside);
    figures.precision = percent(intent.right, intent.predicted);
  }
  figures.accuracy = percent(right, all);
  return figures;
}

Figures figures_of(const Outcome& outcome) {
  std::int64_t right = 0, outside = 0, taken = 0, both = 0;
  for (const auto& [meant, predicted] : outcome) {
    right += meant == predicted;
    outside += meant == kOutside;
    taken += predicted == kOutside;
    both += meant == kOutside && predicted == kOutside;
  }
  return {percent(right, static_cast<std::int64_t>(outcome.size())), percent(both, outside),
          percent(both, taken)};
}

std::string tokens_of(const std::string& text) {
  std::string line;
  for (const std::string& token : intent_tokens(text)) line += ' ' + token;
  return line;
}

bool run(const std::string& command) { return std::system(command.c_str()) == 0; }

// Nothing when fastText is missing or fails.
Outcome by_fast_text(const Split& split) {
  const TemporaryFolder folder;
  const std::string learn = folder.file("learn.txt"), ask = folder.file("ask.txt");
  const std::string model = folder.file("model"), answers = folder.file("answers.txt");
  std::ofstream learned(learn), asked(ask);
  for (const LabelledText& text : split.learned) {
    learned << "__label__" << split.intents[text.intent] << tokens_of(text.text) << '\n';
  }
  for (const LabelledText& text : split.kept_aside) asked << tokens_of(text.text) << '\n';
  learned.close();
  asked.close();
  const bool done =
      run("fasttext supervised -input " + learn + " -output " + model + kFastText +
          " >/dev/null 2>&1") &&
      run("fasttext predict " + model + ".bin " + ask + " > " + answers + " 2>/dev/null");
  if (!done) return {};
  Outcome outcome;
  std::ifstream read(answers);
  for (const LabelledText& text : split.kept_aside) {
    std::string label;
    if (!std::getline(read, label)) return {};
    const std::size_t mark = label.rfind("__");
    outcome.emplace_back(split.intents[text.intent],
                         mark == label.npos ? label : label.substr(mark + 2));
  }
  return outcome;
}

void compare(const std::string& what, double ours, double peer) {
  row(what, "above fastText", number(ours, 1, "%"), number(peer, 1, "%"), verdict(ours > peer));
}

bool measure(const std::string& language, const fs::path& examples) {
  std::ifstream file(examples);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Split> split = split_examples(text, {});
  const Result<TrainReport> report = train_intents(text);
  if (!split || !report) {
    std::fprintf(stderr, "%s: %s\n", examples.c_str(),
                 (!split ? split.error() : report.error()).message.c_str());
    return false;
  }
  const Outcome outcome = by_fast_text(*split);
  if (outcome.empty()) {
    std::fprintf(stderr, "fasttext did not run. Is its package installed?\n");
    return false;
  }
  const Figures ours = figures_of(*report), peer = figures_of(outcome);
  std::printf("%s: %zu intents, %zu texts learnt, %zu kept aside\n", language.c_str(),
              split->intents.size(), split->learned.size(), split->kept_aside.size());
  compare(language + ": accuracy", ours.accuracy, peer.accuracy);
  compare(language + ": out of scope, recall", ours.recall, peer.recall);
  compare(language + ": out of scope, precision", ours.precision, peer.precision);
  return true;
}

}  // namespace
}  // namespace aisle::bench

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::map<std::string, fs::path> languages;
  for (const auto& entry :
       fs::directory_iterator(std::string(AISLE_SOURCE_DIR) + "/shared/assistant/languages")) {
    const fs::path examples = entry.path() / "examples.tsv";
    const std::string name = entry.path().filename().string();
    const bool wanted = argc < 2 || std::find(argv + 1, argv + argc, name) != argv + argc;
    if (wanted && fs::exists(examples)) languages.emplace(name, examples);
  }
  aisle::bench::row("what", "target", "aisle", "fastText", "");
  bool good = !languages.empty();
  for (const auto& [name, examples] : languages) {
    good = aisle::bench::measure(name, examples) && good;
  }
  return good ? 0 : 1;
}
