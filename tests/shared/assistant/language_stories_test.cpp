// Runs the stories of the languages beside English: tests/data/stories/<language>.
#include <gtest/gtest.h>

#include <map>

#include "tests/support/story.h"

namespace aisle {
namespace {

using test::Score;
using test::ShopConversation;
using test::Story;

struct StoryFile {
  std::string language, file;
};

std::vector<StoryFile> all_files() {
  std::vector<StoryFile> files;
  for (const std::string language : {"de", "fr", "es"}) {
    for (const std::string file :
         {"searching", "following_up", "products", "comparing", "policies", "talking", "orders", "cart"}) {
      files.push_back({language, file});
    }
  }
  return files;
}

struct LanguageShop {
  explicit LanguageShop(const std::string& language)
      : index(test::shop_index(language)),
        assistant(Assistant::load(test::language_files(language))),
        without_model(Assistant::load(test::language_files(language, false))) {}

  SearchIndex index;
  Result<Assistant> assistant, without_model;
};

const LanguageShop& language_shop(const std::string& language) {
  static std::map<std::string, LanguageShop> shops;
  return shops.try_emplace(language, language).first->second;
}

std::vector<Story> language_stories(const StoryFile& file) {
  return test::read_stories("tests/data/stories/" + file.language + "/" + file.file + ".story");
}

// Runs the stories of one file; `report` gets each line that is broken.
template <class Report>
Score run_language_file(const StoryFile& file, const Assistant& assistant, Report report) {
  const ShopConversation fresh(assistant, language_shop(file.language).index, file.language);
  return test::run_stories(language_stories(file), fresh, report);
}

class LanguageStories : public testing::TestWithParam<StoryFile> {};

TEST_P(LanguageStories, GoAsWritten) {
  const LanguageShop& own = language_shop(GetParam().language);
  ASSERT_TRUE(own.assistant) << own.assistant.error().message;
  const Score score = run_language_file(
      GetParam(), *own.assistant, [](const auto& story, const auto& line, const auto& broken) {
        ADD_FAILURE() << story.file << ":" << line.line << ": " << story.name << "\n  > "
                      << line.text << broken;
      });
  EXPECT_GT(score.lines, 0);
}

// A suggestion is a message that the shopper may send by one click: it must lead somewhere.
TEST_P(LanguageStories, SuggestionsWorkWhenSent) {
  const LanguageShop& own = language_shop(GetParam().language);
  ASSERT_TRUE(own.assistant) << own.assistant.error().message;
  for (const Story& story : language_stories(GetParam())) {
    ShopConversation conversation(*own.assistant, own.index, GetParam().language);
    for (const test::StoryLine& line : story.lines) {
      test::prove(conversation, line.who);
      const Turn turn = conversation.say(line.text, line.page);
      for (const std::string& chip : std::get<Answered>(turn.progress).answer.suggestions) {
        ShopConversation branch = conversation;
        const Answer next = std::get<Answered>(branch.say(chip, line.page).progress).answer;
        EXPECT_TRUE(next.understood)
            << story.file << ":" << line.line << ": [" << chip << "] gives " << next.text;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(, LanguageStories, testing::ValuesIn(all_files()), [](const auto& info) {
  return info.param.language + "_" + info.param.file;
});

// Words and names alone carry most of it: a model that is weak or missing must not.
TEST(LanguageStoriesWithoutAModel, GoAsWrittenInNineOfTenLines) {
  std::map<std::string, Score> scores;
  for (const StoryFile& file : all_files()) {
    const LanguageShop& own = language_shop(file.language);
    ASSERT_TRUE(own.without_model) << own.without_model.error().message;
    const Score score = run_language_file(file, *own.without_model, [](const auto&...) {});
    scores[file.language].lines += score.lines;
    scores[file.language].passed += score.passed;
  }
  for (const auto& [language, score] : scores) {
    EXPECT_GE(score.passed * 10, score.lines * 9)
        << language << ": " << score.passed << " of " << score.lines;
  }
}

// Lines that were written after the assistant and not tuned for. The number is what was measured
// when they were written: it may rise, and must not fall.
struct HeldBack {
  std::string language, file;
  int passed_min;
};
class LanguageStoriesHeldBack : public testing::TestWithParam<HeldBack> {};

TEST_P(LanguageStoriesHeldBack, GoAsWrittenAsOftenAsWhenTheyWereWritten) {
  const auto& [language, file, passed_min] = GetParam();
  const Score score = run_language_file({language, file}, *language_shop(language).assistant,
                                        [](const auto&...) {});
  RecordProperty("lines", score.lines);
  RecordProperty("passed", score.passed);
  EXPECT_GE(score.passed, passed_min) << score.passed << " of " << score.lines;
}

INSTANTIATE_TEST_SUITE_P(, LanguageStoriesHeldBack,
                         testing::Values(HeldBack{"de", "held_back", 18},
                                         HeldBack{"fr", "held_back", 17},
                                         HeldBack{"es", "held_back", 19},
                                         HeldBack{"de", "held_back_two", 16},
                                         HeldBack{"fr", "held_back_two", 15},
                                         HeldBack{"es", "held_back_two", 15}),
                         [](const auto& info) {
                           return info.param.language + "_" + info.param.file;
                         });

}  // namespace
}  // namespace aisle
