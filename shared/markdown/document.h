// A markdown document as a tree of blocks and inlines; never HTML text.
//
// Source: CommonMark 0.31 and GitHub Flavored Markdown (tables, strikethrough, autolinks). Raw HTML
// is text, images are shown as their alternative text, a link to another scheme than the allowed ones
// leaves its text, and link references with their definitions are text as well.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aisle::markdown {

inline constexpr int kDepthMax = 16;                      ///< Of blocks in blocks, and of inlines.

enum class InlineKind { text, emphasis, strong, strikethrough, code, link, line_break };

struct Inline {
  InlineKind kind = InlineKind::text;
  std::string text;              ///< Of `text` and `code`.
  std::string url;               ///< Of `link`: http, https, mailto, tel, or a path ("/returns").
  std::vector<Inline> children;  ///< Of emphasis, strong, strikethrough and link.

  bool operator==(const Inline&) const = default;
};

enum class BlockKind {
  paragraph,
  heading,
  quote,         ///< Holds blocks.
  bullet_list,   ///< Holds items.
  ordered_list,  ///< Holds items; `level` is the first number.
  item,          ///< Holds blocks.
  code,          ///< `text` is the code, `info` the language.
  table,         ///< Holds rows; the first is the head.
  row,           ///< Holds cells.
  cell,          ///< `level` is 0 default, 1 left, 2 centre, 3 right.
  rule
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;                 ///< Of a heading 1 to 6; see also ordered_list and cell.
  bool tight = true;             ///< Of lists: no blank lines between items.
  std::string text;              ///< Of code.
  std::string info;              ///< Of code.
  std::vector<Inline> inlines;   ///< Of paragraph, heading and cell.
  std::vector<Block> children;

  bool operator==(const Block&) const = default;
};

}  // namespace aisle::markdown
