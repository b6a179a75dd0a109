// Markdown in pieces: the cost of a piece does not grow with the text before it.
//
// Finished top-level blocks are sealed: they never change again, and the page never draws them
// again. Only the last, open block is parsed anew with each piece, and its length is bounded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/markdown/document.h"

namespace aisle::markdown {

inline constexpr int kDepthMax = 16;                      ///< Of blocks in blocks, and of inlines.
inline constexpr std::size_t kOpenBlockBytesMax = 64 << 10;  ///< Then it is sealed as it stands.

class Parser {
 public:
  /// Adds the next piece; pieces may end anywhere, also inside a code point.
  void append(std::string_view piece);

  /// Seals everything; nothing may be appended after it.
  void finish();

  /// The sealed blocks so far; a block once here stays as it is.
  const std::vector<Block>& sealed() const { return sealed_; }

  /// What the open rest looks like now: mostly one block, none when nothing is open. An emphasis
  /// or link that has not ended yet is shown as text.
  std::vector<Block> open() const;

 private:
  std::string rest_;
  std::vector<Block> sealed_;
};

/// A whole text at once.
std::vector<Block> parse(std::string_view text);

}  // namespace aisle::markdown
