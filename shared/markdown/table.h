// The lines of a table, cut into cells.
//
// Source: GFM section 4.10.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aisle::markdown {

inline constexpr std::size_t kColumnsMax = 32;

/// Splits at each "|" that has no backslash before it; space around cells and the outer "|" are
/// left out, and "\|" becomes "|".
std::vector<std::string> split_cells(std::string_view line);

/// The alignment of each column as in Block::level, from a line like "|:--|:-:|--:|". Empty when it
/// is no such line, or has more than kColumnsMax columns.
std::vector<int> parse_alignments(std::string_view line);

}  // namespace aisle::markdown
