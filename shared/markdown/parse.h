// Markdown in pieces: the cost of a piece does not grow with the text before it.
//
// Finished top-level blocks are sealed: they never change again, and the page never draws them
// again. Each whole line is looked at once; only the last one, which may still grow, is read anew by
// `open`. However a text is cut into pieces, the blocks are the same as those of `parse`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/markdown/blocks.h"
#include "shared/markdown/document.h"

namespace aisle::markdown {

inline constexpr std::size_t kOpenBlockBytesMax = 64 << 10;  ///< Then it is sealed as it stands.
inline constexpr std::size_t kLineBytesMax = 16 << 10;       ///< A longer line is cut there.

class Parser {
 public:
  /// Adds the next piece; pieces may end anywhere, also inside a code point.
  void append(std::string_view piece);

  /// Seals everything; nothing may be appended after it.
  void finish();

  /// The sealed blocks so far; a block once here stays as it is.
  const std::vector<Block>& sealed() const { return sealed_; }

  /// What the open rest looks like now: mostly one block, none when nothing is open. An emphasis
  /// or link that has not ended yet is shown as text, and a last line of nothing but marks ("-",
  /// "**") is held back until more is known. Cost: linear in the open block, which is bounded.
  std::vector<Block> open() const;

  /// Source bytes of the open block, at most kOpenBlockBytesMax: what `open` has to look at.
  std::size_t open_bytes() const { return blocks_.open_bytes() + rest_.size(); }

 private:
  void end_line(std::size_t bytes);

  Blocks blocks_;
  std::string rest_;  // The last line, as far as it is there.
  bool after_cr_ = false;
  std::vector<Block> sealed_;
};

/// A whole text at once.
std::vector<Block> parse(std::string_view text);

}  // namespace aisle::markdown
