#include "shared/markdown/parse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/shared/markdown/tree.h"

namespace aisle::markdown {
namespace {

struct Example {
  std::string title, text, expected;
};

std::string with_signs(const std::string& line) {
  static const std::pair<std::string_view, char> kSigns[] = {
      {"·", ' '}, {"→", '\t'}, {"␍", '\r'}, {"␋", '\v'}, {"␀", '\0'}};
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const auto* sign = std::find_if(std::begin(kSigns), std::end(kSigns), [&](const auto& s) {
      return line.compare(i, s.first.size(), s.first) == 0;
    });
    if (sign == std::end(kSigns)) {
      out += line[i++];
    } else {
      out += sign->second;
      i += sign->first.size();
    }
  }
  return out;
}

std::vector<Example> examples() {
  std::ifstream file(AISLE_SOURCE_DIR "/tests/data/markdown_spec.txt");
  std::vector<Example> found;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("== ", 0) != 0) continue;
    Example& example = found.emplace_back();
    example.title = line.substr(3);
    while (std::getline(file, line) && line != ".") example.text += with_signs(line) + "\n";
    while (std::getline(file, line) && !line.empty()) example.expected += line + "\n";
  }
  return found;
}

std::vector<Block> streamed(std::string_view text, std::size_t piece) {
  Parser parser;
  for (std::size_t i = 0; i < text.size(); i += piece) parser.append(text.substr(i, piece));
  parser.finish();
  return parser.sealed();
}

int depth(const std::vector<Inline>& inlines) {
  int deepest = 0;
  for (const Inline& i : inlines) deepest = std::max(deepest, 1 + depth(i.children));
  return deepest;
}

// Of blocks and, apart from that, of inlines.
std::pair<int, int> depth(const std::vector<Block>& blocks) {
  std::pair<int, int> deepest;
  for (const Block& b : blocks) {
    const auto inner = depth(b.children);
    deepest.first = std::max(deepest.first, 1 + inner.first);
    deepest.second = std::max({deepest.second, inner.second, depth(b.inlines)});
  }
  return deepest;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Markdown, MeansWhatTheSpecSays) {
  const std::vector<Example> all = examples();
  EXPECT_GE(all.size(), 230u);
  for (const Example& example : all) {
    EXPECT_EQ(tree(parse(example.text)), example.expected) << example.title << "\n" << example.text;
  }
}

TEST(Markdown, PiecesCutAnywhereMeanTheSame) {
  std::string everything;
  for (const Example& example : examples()) {
    everything += example.text + "\n";
    const std::vector<Block> whole = parse(example.text);
    for (std::size_t cut = 0; cut <= example.text.size(); ++cut) {
      Parser parser;
      parser.append(std::string_view(example.text).substr(0, cut));
      parser.append(std::string_view(example.text).substr(cut));
      parser.finish();
      ASSERT_EQ(parser.sealed(), whole) << example.title << " cut at " << cut;
    }
    ASSERT_EQ(streamed(example.text, 1), whole) << example.title;
  }
  EXPECT_EQ(streamed(everything, 7), parse(everything));
}

TEST(Markdown, WhatIsSealedNeverChanges) {
  std::string text;
  for (const Example& example : examples()) text += example.text + "\n";
  const std::vector<Block> whole = parse(text);
  Parser parser;
  for (std::size_t i = 0; i < text.size(); i += 5) {
    const std::size_t before = parser.sealed().size();
    parser.append(std::string_view(text).substr(i, 5));
    ASSERT_GE(parser.sealed().size(), before);
    // Only what is new has to be looked at: what was sealed before was compared before.
    for (std::size_t k = before; k < parser.sealed().size(); ++k) {
      ASSERT_EQ(parser.sealed()[k], whole[k]) << "sealed before byte " << i;
    }
  }
}

TEST(Markdown, APieceCostsTheSameHoweverMuchCameBefore) {
  Parser parser;
  for (int i = 0; i < 20'000; ++i) {
    parser.append("Our *jackets* are warm.\n\n- one\n- two\n\n");
    ASSERT_LE(parser.open_bytes(), 100u) << "only the open block is looked at again";
  }
  EXPECT_GE(parser.sealed().size(), 39'999u);
}

TEST(Markdown, TheOpenBlockIsBounded) {
  for (const char* piece :
       {"word ", "word\n", "- a\n", "> a\n", "```\ncode\n", "[", "|a|\n|-|\n|b|\n"}) {
    Parser parser;
    for (int i = 0; i < 60'000; ++i) {
      parser.append(piece);
      ASSERT_LE(parser.open_bytes(), kOpenBlockBytesMax) << piece;
    }
    EXPECT_FALSE(parser.sealed().empty()) << piece;
  }
}

TEST(Markdown, OpenShowsWhatIsThereSoFar) {
  Parser parser;
  parser.append("Done.\n\nHello **wor");
  EXPECT_EQ(tree(parser.sealed()), "p \"Done.\"\n");
  EXPECT_EQ(tree(parser.open()), "p \"Hello **wor\"\n") << "not ended, so it is text";
  parser.append("ld**");
  EXPECT_EQ(tree(parser.open()), "p \"Hello \" (strong \"world\")\n");
  parser.append(" \xE2\x82");
  EXPECT_EQ(tree(parser.open()), "p \"Hello \" (strong \"world\")\n") << "half a euro sign waits";
  parser.finish();
  EXPECT_TRUE(parser.open().empty());
}

TEST(Markdown, ALineOfMarksWaitsUntilItMeansSomething) {
  Parser parser;
  parser.append("Colours:\n-");
  EXPECT_EQ(tree(parser.open()), "p \"Colours:\"\n") << "no heading for a moment";
  parser.append(" red");
  EXPECT_EQ(tree(parser.open()), "p \"Colours:\"\nul\n  li\n    p \"red\"\n");
}

// Each of these took quadratic time or deep recursion in some parser.
TEST(Markdown, HostileTextsEndInTimeAndStayShallow) {
  const int n = 20'000;
  const std::string texts[] = {repeat("[", n),
                               repeat("![", n),
                               repeat("[a](", n),
                               repeat("[a](<b", n),
                               repeat("[]()", n),
                               repeat("]", n),
                               repeat("*", n),
                               repeat("*a ", n),
                               repeat("*a", n),
                               repeat("a*", n),
                               repeat("*a_ ", n),
                               repeat("**a *b ", n),
                               repeat("*a", n) + repeat("a*", n),
                               repeat("~a~", n),
                               repeat("a~~", n),
                               repeat("_(", n),
                               repeat("> ", n),
                               repeat(">", n) + "a",
                               repeat("- ", n) + "a",
                               repeat("1. ", n) + "a",
                               repeat("`", n),
                               repeat("``a`", n),
                               repeat("<", n),
                               repeat("<a:", n),
                               repeat("a@", n),
                               repeat("a.", n),
                               repeat("www.a.", n),
                               repeat("http://", n),
                               repeat("&", n),
                               repeat("&amp", n),
                               repeat("\\", n),
                               repeat("|", n),
                               repeat("|a", n) + "\n|-",
                               repeat("a|", 40) + "\n" + repeat("-|", 40) + "\n" + repeat("|\n", n),
                               repeat("#", n),
                               repeat("# a\n", n),
                               repeat("a\n-\n", n),
                               repeat("- a\n\n", n),
                               repeat("```\n", n),
                               repeat("\t", n),
                               repeat("(", n) + repeat(")", n),
                               "[a](" + repeat("(", n),
                               "https://a.b/" + repeat(")", n),
                               "https://a.b/" + repeat("&a;", n),
                               repeat("[a](/b) *c* ", n),
                               repeat("**[a](/b", n),
                               repeat("\xFF", n),
                               repeat("\xE2\x82", n),
                               repeat("  \n", n),
                               repeat(std::string_view("\0", 1), n)};
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 12));
    const std::vector<Block> blocks = parse(text);
    const auto [of_blocks, of_inlines] = depth(blocks);
    EXPECT_LE(of_blocks, kDepthMax);
    EXPECT_LE(of_inlines, kDepthMax);
    EXPECT_EQ(streamed(text, 997), blocks);
  }
}

TEST(Markdown, NestingEndsAtTheBoundAndTheTextStays) {
  const std::string quotes = tree(parse(repeat("> ", 40) + "deep"));
  EXPECT_EQ(std::count(quotes.begin(), quotes.end(), 'q'), kDepthMax - 3);
  EXPECT_NE(quotes.find("deep\""), quotes.npos);
  const std::string strong = tree(parse(repeat("**a ", 40) + "deep" + repeat(" b**", 40)));
  EXPECT_NE(strong.find("deep"), strong.npos);
}

}  // namespace
}  // namespace aisle::markdown
