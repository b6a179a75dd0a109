#include "shared/privacy/redaction.h"

#include <gtest/gtest.h>

#include <fstream>

namespace aisle {
namespace {

struct Example {
  std::string text, left;
};

std::vector<Example> examples() {
  std::ifstream file(AISLE_SOURCE_DIR "/tests/data/redaction_spec.txt");
  std::vector<Example> found;
  std::string before;
  for (std::string line; std::getline(file, line); before = line) {
    if (line.rfind("= ", 0) == 0) found.push_back({before, line.substr(2)});
  }
  return found;
}

TEST(Redaction, LeavesWhatTheSpecSays) {
  const std::vector<Example> all = examples();
  EXPECT_GE(all.size(), 110u);
  for (const Example& example : all) EXPECT_EQ(redact(example.text), example.left) << example.text;
}

TEST(Redaction, DoneTwiceChangesNothing) {
  std::string together;
  for (const Example& example : examples()) {
    EXPECT_EQ(redact(example.left), example.left);
    together += example.text + "\n";
  }
  EXPECT_EQ(redact(redact(together)), redact(together));
}

TEST(Redaction, FindingsAreInOrderAndApart) {
  std::string together;
  for (const Example& example : examples()) together += example.text + " ; ";
  std::size_t end = 0;
  for (const Finding& finding : find_personal_data(together)) {
    EXPECT_GE(finding.begin, end);
    EXPECT_GT(finding.end, finding.begin);
    end = finding.end;
  }
  EXPECT_LE(end, together.size());
}

TEST(Redaction, FindingsArePlacesInBytes) {
  EXPECT_EQ(find_personal_data("für jane@example.com"),
            (std::vector<Finding>{{PersonalData::email, 5, 21}}));
}

TEST(Redaction, EveryScriptOfDigitsCounts) {
  // The first digit of some scripts; what follows is the same card in each.
  for (const char32_t zero : {0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x1D7CE}) {
    std::string card;
    for (const char c : std::string("4111111111111111")) {
      const char32_t digit = zero + static_cast<char32_t>(c - '0');
      for (int shift = digit < 0x80      ? 0
                       : digit < 0x800   ? 6
                       : digit < 0x10000 ? 12
                                         : 18,
               first = 1;
           shift >= 0; shift -= 6, first = 0) {
        const char32_t lead = digit < 0x80      ? 0
                              : digit < 0x800   ? 0xC0
                              : digit < 0x10000 ? 0xE0
                                                : 0xF0;
        card +=
            static_cast<char>(first ? lead | (digit >> shift) : 0x80 | ((digit >> shift) & 0x3F));
      }
    }
    EXPECT_EQ(redact(card), "[card]") << card;
  }
}

TEST(Redaction, HostileTextsEndInTime) {
  for (const std::string part : {"4", "4 ", "4111 ", "@", "a@", "a.", "a@b.", "DE89", "+4", "(0",
                                 "0 ", "[card]", "[card", "cvv ", "\xFF", "12/"}) {
    std::string text;
    while (text.size() < 20'000) text += part;
    const std::string once = redact(text);
    EXPECT_EQ(redact(once), once) << part;
  }
}

}  // namespace
}  // namespace aisle
