#include "server/model_turns/mark_reader.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

std::string read(std::string_view text, std::size_t piece_bytes) {
  MarkReader reader([](std::string_view mark) -> std::optional<std::string> {
    if (mark == "[[P1]]") return "";
    if (mark == "[EMAIL_1]") return "ann@shop.example";
    return std::nullopt;
  });
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += piece_bytes) {
    out += reader.add(text.substr(at, piece_bytes));
  }
  return out + reader.finish();
}

struct Case {
  const char* text;
  const char* read;
};

class Marks : public testing::TestWithParam<Case> {};

TEST_P(Marks, AreReadHoweverTheTextIsCut) {
  const std::string_view text = GetParam().text;
  for (std::size_t bytes = 1; bytes <= text.size(); ++bytes) {
    EXPECT_EQ(read(text, bytes), GetParam().read) << bytes;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Marks,
    testing::Values(Case{"no mark", "no mark"}, Case{"see [[P1]] here", "see  here"},
                    Case{"[[P1]][[P1]]", ""}, Case{"[[P1]", "[[P1]"}, Case{"[", "["},
                    Case{"[[[P1]]", "["}, Case{"a [link](x) b", "a [link](x) b"},
                    Case{"to [EMAIL_1].", "to ann@shop.example."}, Case{"[EMAIL_2]", "[EMAIL_2]"},
                    Case{"[[[[[[[[", "[[[[[[[["}, Case{"[a\n[[P1]]", "[a\n"},
                    Case{"[0123456789012345678901234567890123456789]",
                         "[0123456789012345678901234567890123456789]"}));

TEST(Marks, HoldBackNoMoreThanAMark) {
  MarkReader reader([](std::string_view) { return std::nullopt; });
  std::string out = reader.add("[");
  for (int i = 0; i < 100; ++i) out += reader.add("x");
  EXPECT_GE(out.size() + kMarkBytesMax, 101u);
}

}  // namespace
}  // namespace aisle
