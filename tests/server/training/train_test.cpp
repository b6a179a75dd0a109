#include "server/training/train.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "server/training/split.h"
#include "shared/nlu/intent.h"

namespace aisle {
namespace {

// What the written examples reach, less a margin: 780 were measured.
constexpr std::int64_t kAccuracyFloor = 760;

std::string examples_file() {
  std::ifstream file(std::string(AISLE_SOURCE_DIR) +
                     "/shared/assistant/languages/en/examples.tsv");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::string kSmall =
    "@color\tred, blue, green\n"
    "greeting\thello\ngreeting\thi there\ngreeting\tgood morning\ngreeting\they\ngreeting\tyo\n"
    "want\ta {color} tent\nwant\tsome boots\nwant\tI need a lamp\nwant\tbuy socks\nwant\ta hat\n";

std::string mistake(const std::string& file) {
  const Result<TrainReport> report = train_intents(file);
  return report ? "none" : report.error().message;
}

TEST(Train, TheSameExamplesGiveTheSameModel) {
  const Result<TrainReport> first = train_intents(kSmall);
  const Result<TrainReport> second = train_intents(kSmall);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->model, second->model);
  TrainOptions other;
  other.seed = 2;
  EXPECT_NE(train_intents(kSmall, other)->model, first->model);
}

TEST(Train, TheModelKnowsWhatItLearned) {
  const Result<TrainReport> report = train_intents(kSmall);
  ASSERT_TRUE(report);
  const Result<IntentModel> model = IntentModel::parse(report->model);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->predict("good morning").intent, "greeting");
  EXPECT_EQ(model->predict("a blue tent").intent, "want");
}

TEST(Train, MistakesNameTheirLine) {
  EXPECT_EQ(mistake("greeting hello\n"), "line 1: expected one tab: intent, tab, text");
  EXPECT_EQ(mistake("greeting\thello\nGreeting\thi\n"),
            "line 2: the name of an intent is lower-case letters and _");
  EXPECT_EQ(mistake("greeting\thello\nthanks\tHELLO\n"), "line 2: this text was there before");
  EXPECT_EQ(mistake("# note\ngreeting\t{who} hello\n"),
            "line 2: unknown slot {who}; slots stand above the examples, as @who");
  EXPECT_EQ(mistake("greeting\t\n"), "line 1: no text");
  EXPECT_EQ(mistake("greeting\thello\n"), "examples: 2 to 64 intents are needed");
}

// A text and what differs from it by little stand on the same side.
TEST(Split, NoWordingIsLearntAndKeptAside) {
  std::string file;
  for (int i = 0; i < 60; ++i) {
    const std::string number(1, static_cast<char>('a' + i % 26));
    const std::string text = number + number + std::to_string(i) + " where did my parcel go now";
    for (const char* end : {"", "!!", " pls"}) file += "order\t" + text + end + "\n";
    file += "other\t" + std::to_string(i) + number + " something else " + number + "\n";
  }
  const Result<Split> split = split_examples(file, {});
  ASSERT_TRUE(split) << split.error().message;
  EXPECT_GT(split->near_duplicates, 0);
  EXPECT_FALSE(split->kept_aside.empty());
  for (const LabelledText& kept : split->kept_aside) {
    for (const LabelledText& learned : split->learned) {
      EXPECT_LT(shared_percent(kept.text, learned.text), kNearPercent)
          << kept.text << " and " << learned.text;
    }
  }
}

TEST(Split, NearTextsShareMostOfTheirLetters) {
  EXPECT_EQ(shared_percent("where is it", "Where is it?"), 100);
  EXPECT_GE(shared_percent("where is my order", "wheres my order"), 60);
  EXPECT_LT(shared_percent("can i return this", "can i exchange this"), kNearPercent);
}

TEST(Train, TheWrittenExamplesReachTheFloorOnTextsKeptAside) {
  const Result<TrainReport> report = train_intents(examples_file());
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_GE(report->kept_aside, 1000);
  EXPECT_GE(report->accuracy_per_mille, kAccuracyFloor) << format_report(*report);
  EXPECT_LE(report->model.size(), 300u * 1024);
}

}  // namespace
}  // namespace aisle
