// Cuts an answer into the pieces in which it is streamed.
#pragma once

#include <cstddef>
#include <string_view>

namespace aisle {

inline constexpr std::size_t kPieceBytesMax = 512;

/// The length in bytes of the next piece of `rest`: `words_max` words with the space behind them,
/// at most kPieceBytesMax, and never a part of a character. 0 only for an empty text.
std::size_t next_piece(std::string_view rest, int words_max);

}  // namespace aisle
