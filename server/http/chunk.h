// The chunked transfer coding (RFC 9112 section 7.1).
#pragma once

#include <charconv>
#include <string>
#include <string_view>

namespace aisle {

/// `bytes` must not be empty: that is how a body ends.
inline void append_chunk(std::string& out, std::string_view bytes) {
  char size[16];
  const auto end = std::to_chars(size, size + sizeof size, bytes.size(), 16).ptr;
  out.append(size, end).append("\r\n").append(bytes).append("\r\n");
}

inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace aisle
